"""Name labels that say no more than a corpus says: a type it never annotates stays open, not O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from training.example import Tags
from training.labels import NAME_TYPES, NAMES


def open_names(labels: Sequence[str], types: Mapping[str, str], *, covered: frozenset[str] = frozenset()) -> Tags:
    """Turn a corpus's BIO (or IO) labels into ours; `types` maps its types to ours.

    A word outside the mapped types may still be of any type that the corpus leaves out: those labels are joined by
    `|`. `covered` adds types that the corpus does annotate though no label of `types` leads to them.

    Example:
        >>> open_names(["B-PER", "O"], {"PER": "PERSON"}, covered=frozenset(("ORGANIZATION", "PLACE", "NATIONALITY")))
        ('B-PERSON', 'O|B-OTHER|I-OTHER')
    """
    known = covered | frozenset(types.values())
    unknown = [t for t in NAME_TYPES if t not in known]
    outside = "|".join(["O", *(n for n in NAMES if n[2:] in unknown)])
    out: list[str] = []
    before = "O"
    for label in labels:
        kind = types.get(label[2:].lower()) or types.get(label[2:])
        if label == "O" or label == "B-O" or kind is None:
            mapped = outside
        elif label.startswith("B") or before != label[2:]:
            mapped = f"B-{kind}"
        else:
            mapped = f"I-{kind}"
        before = label[2:] if kind is not None and label != "O" else "O"
        out.append(mapped)
    return tuple(out)
