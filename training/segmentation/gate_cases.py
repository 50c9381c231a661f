"""What the fitted network sees of every picture the gate is fitted and measured with, kept beside the checkpoints."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import nn

from training.corruptions import CORRUPTIONS, corrupt_all
from training.other_pictures import OtherKind
from training.recipe import Predict
from training.segmentation.films import normalised
from training.segmentation.good_films import GoodFilms
from training.segmentation.graph import LUNGS

Array = NDArray[np.float32]

HEADS = ("state", "picture")
PER_CORRUPTION = 48
TAUGHT_SHARE = 0.6
PARTS = ("taught", "held")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the frozen network makes of some pictures: features `(n, d)` and lungs `(n, 3)`."""

    features: Array = field(repr=False)
    lungs: Array = field(repr=False)

    def __getitem__(self, indices: NDArray[np.int64] | slice) -> Seen:
        return Seen(self.features[indices], self.lungs[indices])

    def __len__(self) -> int:
        return len(self.features)


@dataclass(frozen=True, slots=True)
class GateCases:
    """Everything the gate is fitted and measured with, as the network sees it.

    Attributes:
        films, good: the good films and what is seen of them.
        taught: head, then kind, to training cases.
        held: head, then kind, to cases that only measure.
    """

    films: GoodFilms
    good: Seen
    taught: Mapping[str, Mapping[str, Seen]]
    held: Mapping[str, Mapping[str, Seen]]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads there is anything to teach, in the order of the gate's columns."""
        return tuple(head for head in HEADS if self.taught[head])


def look(extract: Predict, pictures: Array, batch: int = 8) -> Seen:
    """Run pictures `(n, h, w)` in 0–1 through the network, compiled with `FEATURE_OUTPUTS`."""
    starts = range(0, len(pictures), batch)
    answers = [extract(normalised(pictures[start : start + batch])) for start in starts]
    features, lungs = (np.concatenate([answer[name] for answer in answers]) for name in ("features", LUNGS))
    return Seen(features, lungs)


def gather_cases(extract: Predict, films: GoodFilms, others: Mapping[str, OtherKind], seed: int) -> GateCases:
    """Corrupt training and test films, part each other kind in two, and look at all of it."""
    rng = np.random.default_rng(seed)
    taught: dict[str, dict[str, Seen]] = {head: {} for head in HEADS}
    held: dict[str, dict[str, Seen]] = {head: {} for head in HEADS}
    for number, kind in enumerate(CORRUPTIONS):
        for part, target in (("train", taught), ("test", held)):
            indices = films.where(part)
            chosen = rng.permutation(indices)[:PER_CORRUPTION]
            target["state"][kind] = look(extract, corrupt_all(films.pictures[chosen], kind, seed + number))
    for name, kind_of in others.items():
        seen = look(extract, kind_of.pictures)
        cut = round(len(seen) * TAUGHT_SHARE) if kind_of.may_ship else 0
        held["picture"][name] = seen[cut:]
        if cut:
            taught["picture"][name] = seen[:cut]
    return GateCases(films, look(extract, films.pictures), taught, held)


def recall_cases(path: Path, films: GoodFilms, key: str) -> GateCases | None:
    """What `keep_cases` kept for this key; None when there is nothing or it was kept for another."""
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as archive:
        if str(archive["key"]) != key:
            return None
        arrays = {name: archive[name] for name in archive.files}
    found: dict[str, dict[str, dict[str, Seen]]] = {part: {head: {} for head in HEADS} for part in PARTS}
    for name in arrays:
        words = name.split("/")
        if words[-1] == "features" and words[0] in PARTS:
            found[words[0]][words[1]][words[2]] = Seen(arrays[name], arrays[name.replace("features", "lungs")])
    good = Seen(arrays["good/features"], arrays["good/lungs"])
    return GateCases(films, good, found["taught"], found["held"])


def keep_cases(cases: GateCases, path: Path, key: str) -> None:
    """Write beside and rename."""
    arrays = {"good/features": cases.good.features, "good/lungs": cases.good.lungs}
    for part, heads in zip(PARTS, (cases.taught, cases.held), strict=True):
        for head, kinds in heads.items():
            for kind, seen in kinds.items():
                arrays |= {f"{part}/{head}/{kind}/features": seen.features, f"{part}/{head}/{kind}/lungs": seen.lungs}
    temporary = path.with_suffix(".partial.npz")
    np.savez(temporary, allow_pickle=False, key=np.asarray(key), **arrays)
    temporary.replace(path)


def cases_key(network: nn.Module, films: GoodFilms, others: Mapping[str, OtherKind], seed: int) -> str:
    """Changes with the weights, the pictures, or the seed."""
    digest = hashlib.sha256(repr((seed, PER_CORRUPTION, TAUGHT_SHARE, sorted(CORRUPTIONS))).encode())
    for tensor in network.state_dict().values():
        digest.update(tensor.cpu().numpy().tobytes())
    digest.update(films.pictures.tobytes())
    for name in sorted(others):
        digest.update(name.encode() + others[name].pictures.tobytes())
    return digest.hexdigest()
