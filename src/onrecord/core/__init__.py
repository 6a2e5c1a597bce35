"""The nouns: frozen data types and checked vocabulary, standard library only."""
