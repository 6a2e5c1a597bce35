"""Runs the shipped network: sentences of words in, everything its heads say of them out.

One encoding of a sentence serves every head. Needs onnxruntime, tokenizers and numpy, loaded when a network is.

Known gaps: a stretch of more than `MOST_WORDS` words is read in parts that do not see each other; English only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import WeightsError
from onrecord.read.decode import best_labels, best_tree, softmax, spans_of
from onrecord.read.pieces import Cutter, Part, batches, feed, inside

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).resolve().parent.parent / "weights"
LAYERS = (
    "upos", "names", "predicate", "cue", "record", "modality", "polarity", "certainty", "tense", "attributed",
    "event",
)  # fmt: skip
"""The word layers that weights must have, in any order."""
OUTPUTS = ("words", "arcs", "rel", "role_rows", "roles", "voice_rows", "voice", "party_rows", "party")
"""The network's outputs, as training's export documents them."""
NAME_BAR = 0.55
"""Least mean probability of a name's words. Set on EWT dev, 28 November 2026: F1 .748 at 0, .767 here, .765 at .65; redo
with `python -m evaluation names`."""
SHOWN = 0.05
"""A word is listed among the predicates when its record or predicate probability reaches this."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest label, its probability, and every label's probability in the order of the label set."""

    label: str
    score: float
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled run of words `[first, end)`: a name with its type, an argument with its role."""

    label: str
    first: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class PredicateRead:
    """What the network says of one word as an event or state. Probabilities are 0 to 1.

    `record` that it carries news, `predicate` that PropBank would call it a predicate, `attributed` that somebody
    other than the publisher says it. `factuality` runs from -3 (certainly not) to 3 (certainly so). `arguments` are
    PropBank's; `parties` say who acts, to whom, on whose word, when and where, as the labelled reports have it.
    """

    index: int
    record: float
    predicate: float
    modality: Guess
    polarity: Guess
    certainty: Guess
    tense: Guess
    attributed: float
    event: Guess
    factuality: float
    arguments: tuple[Stretch, ...]
    parties: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class VoiceRead:
    """A reporting cue with the words of its source and of its content, each in one or more stretches."""

    cue: int
    score: float
    source: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """Everything read off one sentence. `heads` are word indices, -1 for the root."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[Stretch, ...]
    predicates: tuple[PredicateRead, ...]
    voices: tuple[VoiceRead, ...]


EMPTY = SentenceRead((), (), (), (), (), ())


class Network:
    """The shipped network, loaded from a folder of weights and checked.

    Raises:
        WeightsError: when a file is missing, its checksum is not the one in `meta.json`, or a label set is absent.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self.meta = _meta(folder)
        sums: dict[str, str] = {}
        # Checksums need no interpreter: taken beside the graph, which takes longer, they cost no time of their own.
        summing = Thread(target=_sum_up, args=(folder, tuple(self.meta["sha256"]), sums))
        summing.start()
        try:
            self._session = _session(folder, threads)
            tokenizer = _tokenizer(folder)
        finally:
            summing.join()
            _compare(folder, self.meta["sha256"], sums)
        self._cutter = Cutter(tokenizer)
        self.labels: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in self.meta["labels"].items()}
        self._places: dict[str, tuple[int, int]] = {k: (a, b) for k, (a, b) in self.meta["layout"].items()}
        self.record_bar = float(self.meta["constants"]["record_bar"]["value"])
        self.cue_bar = float(self.meta["constants"]["cue_bar"]["value"])
        self.denial_bar = float(self.meta["constants"]["denial_bar"]["value"])

    def read(
        self, sentences: Sequence[Sequence[str]], *, predicates: Sequence[Sequence[int]] | None = None
    ) -> list[SentenceRead]:
        """Read sentences, given as lists of words, and return what the heads say of each, in the same order.

        Words whose predicate or record probability reaches one half get their arguments, and so do those that
        `predicates` names for each sentence. Batches go by length; memory is bounded whatever the input.
        """
        parts = [part for number, words in enumerate(sentences) for part in self._cutter.parts(number, words)]
        order = sorted(range(len(parts)), key=lambda i: len(parts[i].words))
        found: dict[int, SentenceRead] = {}
        for batch in batches([parts[i] for i in order]):
            wanted = None if predicates is None else [inside(predicates[p.sentence], p) for p in batch]
            for part, read in zip(batch, self._run(batch, wanted), strict=True):
                found[id(part)] = read
        joined: list[list[tuple[int, SentenceRead]]] = [[] for _ in sentences]
        for part in parts:
            joined[part.sentence].append((part.start, found[id(part)]))
        return [_join(reads) for reads in joined]

    def count_pieces(self, words: Sequence[str]) -> int:
        """Return how many word pieces a sentence is read as."""
        return sum(len(self._cutter.pieces(word)) for word in words)

    def _run(self, batch: Sequence[Part], wanted: list[list[int]] | None) -> Iterator[SentenceRead]:
        """Run the network over one batch and read each part's arrays."""
        out = dict(zip(OUTPUTS, self._session.run(OUTPUTS, feed(batch, wanted)), strict=True))
        arcs, rels, sizes = out["arcs"], out["rel"], [len(part.words) for part in batch]
        scores = {k: out["words"][:, :, a:b] for k, (a, b) in self._places.items()}
        every = {k: softmax(v) for k, v in scores.items() if k != "factuality"}
        tags = best_labels(scores["names"], sizes)
        asked, said, taking = (
            self._stretches(k, out[k], out[f"{rows}_rows"], sizes)
            for k, rows in (("roles", "role"), ("voice", "voice"), ("party", "party"))
        )
        for row, part in enumerate(batch):
            n = len(part.words)
            heads = best_tree(arcs[row, :n, : n + 1])
            relation = rels[row, range(n), :, heads].argmax(-1)
            chances = {k: v[row, :n] for k, v in every.items()}
            shown = [i for i in range(n) if max(chances["record"][i, 1], chances["predicate"][i, 1]) >= SHOWN]
            shown = sorted({*shown, *wanted[row]}) if wanted else shown
            spoken = said.get(row, {})
            cues = [at for at in spoken if chances["cue"][at, 1] >= self.cue_bar]
            arguments, parties, values = asked.get(row, {}), taking.get(row, {}), scores["factuality"][row]
            names = spans_of(tags[row, :n], chances["names"], self.labels["names"])
            yield SentenceRead(
                upos=tuple(self.labels["upos"][i] for i in scores["upos"][row, :n].argmax(-1)),
                heads=tuple(h - 1 for h in heads),
                deprels=tuple(self.labels["rel"][i] for i in relation),
                names=tuple(Stretch(*s) for s in names if s[3] >= NAME_BAR),
                predicates=tuple(self._predicate(i, chances, values, arguments, parties) for i in shown),
                voices=tuple(_voice(i, float(chances["cue"][i, 1]), spoken[i]) for i in cues),
            )

    def _stretches(
        self, kind: str, scores: Floats, rows: NDArray[np.int64], sizes: Sequence[int]
    ) -> dict[int, dict[int, tuple[Stretch, ...]]]:
        """Return the labelled stretches of each governing word, by sentence of the batch and word.

        `rows` int64 [1 + N, 2] names sentence and word of each row of `scores`, float32 [1 + N, labels, n]; the first
        row is no answer.
        """
        import numpy as np

        governing: list[tuple[int, int]] = [(sentence, word) for sentence, word in rows[1:].tolist()]
        chances = softmax(scores[1:].transpose(0, 2, 1))
        best = best_labels(np.log(chances + 1e-9), [sizes[sentence] for sentence, _ in governing])
        out: dict[int, dict[int, tuple[Stretch, ...]]] = {}
        for number, (sentence, word) in enumerate(governing):
            spans = spans_of(best[number, : sizes[sentence]], chances[number], self.labels[kind])
            out.setdefault(sentence, {})[word] = tuple(Stretch(*span) for span in spans)
        return out

    def _predicate(
        self,
        at: int,
        chances: dict[str, Floats],
        factuality: Floats,
        arguments: dict[int, tuple[Stretch, ...]],
        parties: dict[int, tuple[Stretch, ...]],
    ) -> PredicateRead:
        """Return what the heads say of one word."""

        def guess(layer: str) -> Guess:
            row = chances[layer][at]
            best = int(row.argmax())
            if layer == "polarity":
                denied = self.labels[layer].index("-")
                best = denied if row[denied] >= self.denial_bar else 1 - denied
            return Guess(self.labels[layer][best], float(row[best]), tuple(row.tolist()))

        return PredicateRead(
            index=at,
            record=float(chances["record"][at, 1]),
            predicate=float(chances["predicate"][at, 1]),
            modality=guess("modality"),
            polarity=guess("polarity"),
            certainty=guess("certainty"),
            tense=guess("tense"),
            attributed=float(chances["attributed"][at, 1]),
            event=guess("event"),
            factuality=float(factuality[at, 0]),
            arguments=arguments.get(at, ()),
            parties=parties.get(at, ()),
        )


def _voice(cue: int, score: float, stretches: tuple[Stretch, ...]) -> VoiceRead:
    """Sort the stretches of a cue into source and content.

    Rule: a content of one word beside a longer one is a slip and is dropped (exact contents on PolNeAR dev: .356 to
    .366).
    """
    source = tuple(s for s in stretches if s.label == "SOURCE")
    content = tuple(s for s in stretches if s.label == "CONTENT")
    longest = max((s.end - s.first for s in content), default=0)
    return VoiceRead(cue, score, source, tuple(s for s in content if s.end - s.first > 1 or longest == 1))


def _join(reads: Sequence[tuple[int, SentenceRead]]) -> SentenceRead:
    """Join the parts of one sentence; the roots of later parts hang on the first part's root."""
    if len(reads) < 2:
        return reads[0][1] if reads else EMPTY
    root = reads[0][1].heads.index(-1)
    heads, rels = [], []
    for start, read in reads:
        for head, rel in zip(read.heads, read.deprels, strict=True):
            later = head < 0 and start > 0
            heads.append(root if later else head if head < 0 else head + start)
            rels.append("parataxis" if later else rel)
    return SentenceRead(
        upos=tuple(t for _, r in reads for t in r.upos),
        heads=tuple(heads),
        deprels=tuple(rels),
        names=tuple(s for start, r in reads for s in _moved(r.names, start)),
        predicates=tuple(_shifted(p, start) for start, r in reads for p in r.predicates),
        voices=tuple(
            VoiceRead(v.cue + start, v.score, _moved(v.source, start), _moved(v.content, start))
            for start, r in reads
            for v in r.voices
        ),
    )


def _moved(stretches: Sequence[Stretch], by: int) -> tuple[Stretch, ...]:
    """Return stretches counted from the start of the sentence."""
    return tuple(Stretch(s.label, s.first + by, s.end + by, s.score) for s in stretches)


def _shifted(predicate: PredicateRead, by: int) -> PredicateRead:
    """Return a predicate counted from the start of the sentence."""
    from dataclasses import replace

    return replace(
        predicate,
        index=predicate.index + by,
        arguments=_moved(predicate.arguments, by),
        parties=_moved(predicate.parties, by),
    )


def _session(folder: Path, threads: int) -> InferenceSession:
    """Return the graph, ready to run.

    Where the processor's quick int8 kernel clamps sums (x86 without VNNI), the slower one that does not is asked for
    (onnxruntime's setting `session.x64quantprecision`), so that every processor multiplies alike.
    """
    exact = {} if _sums_whole(_graph(folder / "probe.onnx", 1, {})) else {"session.x64quantprecision": "1"}
    return _graph(folder / "model.onnx", threads, exact)


def _sums_whole(probe: InferenceSession) -> bool:
    """Tell whether the largest products of int8 add up: in 16 bits, as some processors add pairs, they do not."""
    import numpy as np

    (out,) = probe.run(None, {"given": np.full((16, 64), 255, dtype=np.uint8)})
    return bool((out == 255 * 127 * 64).all())


def _graph(file: Path, threads: int, settings: Mapping[str, str]) -> InferenceSession:
    """Return a graph for so many threads, with these settings of onnxruntime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    for key, value in settings.items():
        options.add_session_config_entry(key, value)
    return onnxruntime.InferenceSession(str(file), sess_options=options, providers=["CPUExecutionProvider"])


def _tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer, which neither pads nor cuts off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


RETRY = "reinstall onrecord, or rebuild the weights as training/README.md says"


def _meta(folder: Path) -> dict[str, Any]:
    """Return `meta.json` once every layer has labels.

    Raises:
        WeightsError: when it cannot be read, or one has none.
    """
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise WeightsError("cannot load the weights", where=str(folder), found=str(fault), next_step=RETRY) from fault
    missing = [k for k in (*LAYERS, "rel", "roles", "voice", "party") if not meta["labels"].get(k)]
    if missing:
        raise WeightsError("the weights have no labels", where=str(folder), found=", ".join(missing), next_step=RETRY)
    return meta


def _sum_up(folder: Path, names: Sequence[str], sums: dict[str, str]) -> None:
    """Put the SHA-256 of each file into `sums`; a file that cannot be read has none."""
    for name in names:
        with suppress(OSError):
            sums[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()


def _compare(folder: Path, expected: dict[str, str], sums: dict[str, str]) -> None:
    """Compare the checksums of the files with those in `meta.json`.

    Raises:
        WeightsError: when a file is missing or another one.
    """
    for name, wanted in expected.items():
        if sums.get(name) != wanted:
            raise WeightsError(
                "a weights file is not the one it should be",
                where=str(folder / name),
                found=sums.get(name, "no file")[:12],
                expected=wanted[:12],
                next_step=RETRY,
            )
