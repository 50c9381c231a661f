"""Splits by patient: seeded, stratified by label, stored."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from datasets.errors import InvalidManifest
from datasets.groups import linked
from datasets.versions.table import LabelledRow

PARTS = ("train", "tune", "test")


@dataclass(frozen=True, slots=True)
class Splits:
    """Which image is in which part; images are named by their path, sorted.

    Attributes:
        seed: what the draw started from.
        excluded: images in no part, because a copy or the same patient stands in a fixed test.
    """

    seed: int
    train: tuple[str, ...] = field(repr=False)
    tune: tuple[str, ...] = field(repr=False)
    test: tuple[str, ...] = field(repr=False)
    excluded: tuple[str, ...] = field(default=(), repr=False)

    @property
    def part_of(self) -> dict[str, str]:
        """Image to `train`, `tune` or `test`."""
        return {image: part for part in PARTS for image in getattr(self, part)}


def split_by_patient(
    rows: Sequence[LabelledRow],
    *,
    seed: int,
    fractions: tuple[float, float, float],
    fixed_test: Iterable[str] = (),
    together: Iterable[tuple[str, str]] = (),
    is_even: bool = False,
) -> Splits:
    """Split so that no patient and no copy of a picture stands in two parts.

    Args:
        rows: the images; their order does not matter.
        seed: the same seed and rows give the same splits.
        fractions: shares of train, tune and test among the images that are not fixed; at least 0, sum 1.
        fixed_test: images that an official split put into the test; whatever hangs together with them is excluded.
        together: pairs of images that must not part, such as near-duplicates.
        is_even: each part gets its share of large and of small patients alike; otherwise the largest go to the largest
            part, which is no fair test where the number of rows of a patient says something about the outcome.

    Raises:
        InvalidManifest: the fractions are not shares, or an image is not among the rows.
    """
    if min(fractions) < 0 or abs(sum(fractions) - 1) > 1e-9:
        raise InvalidManifest(f"expected three shares that sum to 1, got {fractions}")
    fixed = frozenset(fixed_test)
    parts: dict[str, list[str]] = {part: [] for part in (*PARTS, "excluded")}
    strata: dict[str, list[list[LabelledRow]]] = defaultdict(list)
    for group in _groups(rows, together):
        if any(row.image in fixed for row in group):
            for row in group:
                parts["test" if row.image in fixed else "excluded"].append(row.image)
        else:
            strata[_stratum(group)].append(group)
    for stratum, groups in sorted(strata.items()):
        chance = random.Random(f"{seed} {stratum}")  # noqa: S311  # a split must be repeatable, not secret
        _deal(groups, chance, fractions, parts, is_even=is_even)
    return Splits(seed, **{part: tuple(sorted(images)) for part, images in parts.items()})


def _stratum(group: Sequence[LabelledRow]) -> str:
    counts = Counter(row.label for row in group)
    return max(sorted(counts), key=lambda label: counts[label])


def _deal(
    groups: list[list[LabelledRow]],
    chance: random.Random,
    fractions: tuple[float, float, float],
    parts: Mapping[str, list[str]],
    *,
    is_even: bool,
) -> None:
    """Give each group of one stratum to the part that lacks most (if even, of its own share), large groups first."""
    chance.shuffle(groups)
    groups.sort(key=len, reverse=True)
    total = sum(map(len, groups))
    lacking = {part: share * total for part, share in zip(PARTS, fractions, strict=True) if share > 0}
    measure = {part: lack if is_even else 1.0 for part, lack in lacking.items()}
    for group in groups:
        part = max(lacking, key=lambda name: lacking[name] / measure[name])
        lacking[part] -= len(group)
        parts[part].extend(row.image for row in group)


def _groups(rows: Sequence[LabelledRow], together: Iterable[tuple[str, str]]) -> list[list[LabelledRow]]:
    """Rows joined by patient, by dup_group and by the pairs; sorted, so that row order does not matter."""
    pairs_of: dict[str, list[int]] = {row.image: [] for row in rows}
    for number, pair in enumerate(together):
        for image in pair:
            if image not in pairs_of:
                raise InvalidManifest("expected only images of the table to be held together")
            pairs_of[image].append(number)

    def keys(row: LabelledRow) -> Iterator[tuple[str, str | int]]:
        yield from (("image", row.image), ("patient", row.patient_id))
        if row.dup_group:
            yield "copy", row.dup_group
        yield from (("pair", number) for number in pairs_of[row.image])

    return linked(sorted(rows, key=lambda row: row.image), keys)


def write_splits(splits: Splits, path: Path) -> None:
    """Write as JSON."""
    path.write_text(json.dumps(asdict(splits), indent=0), encoding="utf-8")


def read_splits(path: Path) -> Splits:
    """Read what `write_splits` wrote.

    Raises:
        InvalidManifest: not such a file.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        images = {name: tuple(content[name]) for name in (*PARTS, "excluded")}
        return Splits(seed=int(content["seed"]), **images)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidManifest(f"expected stored splits, got {path.name}: {type(error).__name__}") from error
