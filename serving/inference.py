"""In scope? → preprocess → run → gate → `Prediction`, or an `Abstention` that says why.

The one place that turns a card and a picture into an outcome. Pure but for reading the model files; the same image
gives the same outcome. NumPy, Pillow, SciPy and ONNX Runtime release the GIL in their loops: threads run side by side.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
import PIL.Image
import scipy.ndimage
from numpy.typing import NDArray

from datasets.image import Image
from models.card import Card, Conformal, Finding, Segment, Step
from models.errors import ModelError, ModelNotFound
from models.preprocess import run_steps
from models.registry import find_models
from models.runtime import Network, load_network
from models.scope import Reason, check_gate, check_header, reason
from serving.measure import measure_segments
from serving.prediction import Abstention, FindingResult, Outcome, Prediction, SegmentResult

Array = NDArray[np.float32]
Outputs = Mapping[str, Array]

ANATOMICAL_STRUCTURE = frozenset({"123037004", "91723000", "T-D0050"})
COLOUR_TOLERANCE = 0.02


class Engine:
    """All models below some roots, ready to look at images. Safe to share between threads."""

    def __init__(self, roots: Sequence[Path], threads: int = 0) -> None:
        """Read the cards; a network is loaded on its first use and kept.

        Raises:
            InvalidCard: a card is broken.
        """
        self._folders = find_models(roots)
        self._threads = threads
        self._networks: dict[str, Network] = {}
        self._lock = threading.Lock()
        self.cards: Mapping[str, Card] = MappingProxyType({n: folder.card for n, folder in self._folders.items()})

    @property
    def image_models(self) -> tuple[str, ...]:
        """The names of the models that take one picture, those that others need first."""
        names = [name for name, card in self.cards.items() if card.input.kind == "image"]
        return tuple(self._with_needs(names))

    def load(self, names: Sequence[str] | None = None) -> None:
        """Load networks now rather than on first use; all image models when no names are given.

        Raises:
            ModelTampered: a file is not its card's.
        """
        for name in self.image_models if names is None else names:
            self._network(name)

    def analyse(self, image: Image, names: Sequence[str]) -> tuple[Outcome, ...]:
        """What the named models, and before each the models it needs, say of the image.

        A model whose needed model abstained abstains with the same reason, unless its own header rules already refuse.

        Raises:
            ModelNotFound: a name, or a name that a card needs, has no folder.
            ModelTampered: a model file is not its card's.
            PreprocessingFailed: a step does not fit the picture.
        """
        prepared = _Prepared(image)
        outcomes: dict[str, Outcome] = {}
        for name in self._with_needs(names):
            outcomes[name] = self._analyse_one(self.cards[name], prepared, outcomes)
        return tuple(outcomes.values())

    def _analyse_one(self, card: Card, prepared: _Prepared, earlier: Mapping[str, Outcome]) -> Outcome:
        refused = check_header(card.scope, prepared.image.header) or _check_colour(card, prepared.image)
        refused = refused or _check_needs(card, earlier)
        if refused is not None:
            return Abstention(card, refused)
        outputs = self._network(card.name).run(prepared.batch(card.input.steps))
        refused = check_gate(card.gate, outputs)
        if refused is not None:
            return Abstention(card, refused)
        segments = tuple(_segment_of(segment, outputs, prepared.image) for segment in card.segments)
        refused = _check_structures(segments)
        if refused is not None:
            return Abstention(card, refused)
        findings = tuple(_findings_of(card.findings, outputs))
        return Prediction(card, findings, segments, measure_segments(prepared.image, segments))

    def _with_needs(self, names: Sequence[str], asking: tuple[str, ...] = ()) -> list[str]:
        ordered: list[str] = []
        for name in names:
            if name not in self.cards:
                raise ModelNotFound(f"expected one of {sorted(self.cards)}, got another name")
            if name in asking:
                raise ModelError(f"models need each other in a circle: {' → '.join((*asking, name))}")
            ordered += [*self._with_needs(self.cards[name].needs, (*asking, name)), name]
        return list(dict.fromkeys(ordered))

    def _network(self, name: str) -> Network:
        with self._lock:
            if name not in self._networks:
                folder = self._folders[name]
                self._networks[name] = load_network(folder.path, folder.card, self._threads)
            return self._networks[name]


class _Prepared:
    """One image with every preprocessing prefix already computed, so models that begin alike share the work."""

    def __init__(self, image: Image) -> None:
        self.image = image
        self._arrays: dict[tuple[str, ...], Array] = {(): image.pixels}

    def batch(self, steps: Sequence[Step]) -> Array:
        return self._after(tuple(steps))[np.newaxis]

    def _after(self, steps: tuple[Step, ...]) -> Array:
        key = tuple(step.model_dump_json() for step in steps)
        if key not in self._arrays:
            before = Image(self._after(steps[:-1]))
            self._arrays[key] = run_steps(steps[-1:], before)[0]
        return self._arrays[key]


def _check_colour(card: Card, image: Image) -> Reason | None:
    """A model that turns pictures grey was made for grey ones; equal channels are grey."""
    is_for_grey = any(step.name == "to_gray" for step in card.input.steps)
    if not is_for_grey or image.pixels.ndim == 2:
        return None
    stride = max(1, int(np.sqrt(image.height * image.width / 65536)))
    sample = image.pixels[::stride, ::stride]
    spread = float(np.mean(sample.max(axis=2) - sample.min(axis=2)))
    return reason("colour-not-supported") if spread > COLOUR_TOLERANCE else None


def _check_needs(card: Card, earlier: Mapping[str, Outcome]) -> Reason | None:
    for name in card.needs:
        outcome = earlier[name]
        if isinstance(outcome, Abstention):
            return outcome.reason
    return None


def _check_structures(segments: Sequence[SegmentResult]) -> Reason | None:
    """An anatomical structure with no pixel was not found; a lesion with no pixel is an answer."""
    for result in segments:
        if result.segment.property_category.value in ANATOMICAL_STRUCTURE and not result.mask.any():
            return reason("lungs-not-found" if "lung" in result.segment.name else "structure-not-found")
    return None


def _findings_of(findings: Sequence[Finding], outputs: Outputs) -> Iterator[FindingResult]:
    """Each finding in the card's order; a conditional one only after its parent was positive."""
    positive: set[str] = set()
    for finding in findings:
        if finding.given is not None and finding.given not in positive:
            continue
        result = _finding_of(finding, outputs)
        if result.is_positive:
            positive.add(finding.name)
        yield result


def _finding_of(finding: Finding, outputs: Outputs) -> FindingResult:
    logit = float(np.reshape(outputs[finding.output], -1)[finding.index])
    score = finding.calibration.slope * logit + finding.calibration.intercept
    probability = float(0.5 * (1.0 + np.tanh(0.5 * score)))
    return FindingResult(
        finding=finding,
        probability=probability,
        is_positive=probability >= finding.threshold,
        conformal_set=_conformal_set(finding.conformal, probability),
        heat_map=_heat_map(finding, outputs),
    )


def _conformal_set(conformal: Conformal | None, probability: float) -> tuple[str, ...]:
    if conformal is None:
        return ()
    has_positive = 1.0 - probability <= conformal.positive_limit
    has_negative = probability <= conformal.negative_limit
    return ("positive",) * has_positive + ("negative",) * has_negative


def _heat_map(finding: Finding, outputs: Outputs) -> Array | None:
    if finding.heat_map_output is None:
        return None
    values = np.maximum(outputs[finding.heat_map_output][0, finding.heat_map_index], np.float32(0.0))
    return np.asarray(values / max(1.0, float(values.max())), dtype=np.float32)


def _segment_of(segment: Segment, outputs: Outputs, image: Image) -> SegmentResult:
    """The largest connected part over the threshold, at the size of the source image."""
    values = outputs[segment.output][0, segment.index]
    labels, count = scipy.ndimage.label(values >= segment.threshold)
    if count == 0:
        return SegmentResult(segment, np.zeros((image.height, image.width), dtype=np.bool_))
    sizes = np.bincount(labels.ravel())
    largest = 1 + int(np.argmax(sizes[1:]))
    kept = np.where((labels == largest) | (labels == 0), values, np.float32(0.0))
    # In 255 steps: a quarter of the time of floats, and the outline moves by less than a pixel of the network's grid.
    picture = PIL.Image.fromarray(np.rint(np.clip(kept, 0.0, 1.0) * 255.0).astype(np.uint8))
    full = picture.resize((image.width, image.height), PIL.Image.Resampling.BILINEAR)
    return SegmentResult(segment, np.asarray(full) >= round(segment.threshold * 255.0))
