"""Stories: what several reports tell of one thing. Its types come with a later piece of work.

The place is kept so that links, origins and stages across reports land here and nowhere else.
"""
