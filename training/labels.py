"""The label sets of every head, in the order of the network's outputs."""

from __future__ import annotations

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
NAME_TYPES = ("PERSON", "ORGANIZATION", "PLACE", "NATIONALITY", "OTHER")
NAMES = ("O", *(f"{edge}-{kind}" for kind in NAME_TYPES for edge in "BI"))
MODALITY = ("actual", "planned", "ready", "called_for", "possible", "conditional", "asked")
EVENTS = tuple(
    "NONE AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)

WORD_LAYERS: dict[str, tuple[str, ...]] = {
    "upos": UPOS,
    "names": NAMES,
    "predicate": ("NO", "YES"),
    "cue": ("NO", "YES"),
    "record": ("NO", "YES"),
    "modality": MODALITY,
    "polarity": ("+", "-"),
    "certainty": ("certain", "probable", "possible"),
    "tense": ("past", "present", "future"),
    "attributed": ("NO", "YES"),
    "event": EVENTS,
}
"""Heads that give one label to each word."""

VOICE = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
"""What a word is to a reporting cue."""

PARTIES = ("ACTOR", "RECIPIENT", "VOICE", "SELF", "TIME", "PLACE")
PARTY = ("O", *(f"{edge}-{kind}" for kind in PARTIES for edge in "BI"))
"""What a word is to a record: who acts, to whom, on whose word (the innermost voice), who acts on its own word (`SELF`,
voice and actor in one), when and where."""

ROLE_NAMES = tuple(
    "ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-TMP ARGM-ADV ARGM-MOD ARGM-MNR ARGM-LOC ARGM-NEG ARGM-DIS ARGM-PRP ARGM-ADJ "
    "ARGM-CAU ARGM-DIR ARGM-PRD ARGM-EXT ARGM-GOL ARGM-LVB R-ARG0 R-ARG1 C-ARG1".split()
)
ROLES = ("O", *(f"{edge}-{role}" for role in ROLE_NAMES for edge in "BI"))
"""What a word is to a predicate; rarer PropBank roles are trained as O."""


def still_read(sets: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the label sets without the word layers that a run was trained with and that nothing reads any more.

    A head that is left out takes nothing from the others: each is a matrix of its own on the same vectors.
    """
    return {k: v for k, v in sets.items() if k in WORD_LAYERS or k in ("rel", "roles", "voice", "party")}
