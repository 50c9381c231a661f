"""What the gate is taught with: made the same by the same seed, in range, and unlike the films it was made from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.registry import get_model
from training.credits import BY_KIND
from training.pneumonia import gate_kinds
from training.pneumonia.drawings import DRAWINGS, draw_all
from training.pneumonia.fragments import FRAGMENTS, cut_all
from training.pneumonia.gate_kinds import read_kinds
from training.pneumonia.shift import Shift, shift_pictures


@pytest.fixture
def films() -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    """Two smooth pictures."""
    rows, columns = np.mgrid[0:64, 0:64]
    return np.stack([rows * 2 + columns, columns * 3 + rows // 2]).astype(np.uint8)


@pytest.mark.parametrize("kind", sorted(DRAWINGS))
def test_drawings_repeat_with_their_seed_and_are_not_blank(kind: str) -> None:
    first = draw_all(kind, 3, 64, seed=1)
    assert first.shape == (3, 64, 64)
    assert np.array_equal(first, draw_all(kind, 3, 64, seed=1))
    assert not np.array_equal(first, draw_all(kind, 3, 64, seed=2))
    assert first.std() > 5


@pytest.mark.parametrize("kind", sorted(FRAGMENTS))
def test_fragments_keep_the_size_and_change_the_film(
    kind: str, films: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
) -> None:
    cut = cut_all(films, kind, seed=1)
    assert cut.shape == films.shape
    assert np.array_equal(cut, cut_all(films, kind, seed=1))
    assert np.abs(cut.astype(float) - films).mean() > 5


def test_shifts_stay_in_range_and_repeat_with_their_seed() -> None:
    pictures = torch.linspace(0, 1, 64 * 64).reshape(1, 1, 64, 64).repeat(6, 1, 1, 1)
    always = Shift(coarse=0.5, sharp=1.0, compressed=1.0, light=1.0, corners=1.0)
    changed = shift_pictures(pictures, always, np.random.default_rng(3))
    assert 0 <= float(changed.min()) <= float(changed.max()) <= 1
    assert changed.equal(shift_pictures(pictures, always, np.random.default_rng(3)))
    assert not changed.equal(pictures)


def test_no_shift_changes_nothing() -> None:
    pictures = torch.rand(2, 1, 32, 32)
    never = Shift(coarse=0, sharp=0, compressed=0, light=0, corners=0)
    assert shift_pictures(pictures, never, np.random.default_rng(0)).equal(pictures)


def test_a_data_folder_without_other_pictures_gives_none(tmp_path: Path) -> None:
    assert read_kinds(tmp_path, 64, seed=0) == ()


def test_every_kind_that_the_gate_meets_has_its_holders_credit() -> None:
    assert set(BY_KIND) == {*gate_kinds._KINDS, "blood_cells"}
    assert all("SOURCE.txt" not in credit for credit in BY_KIND.values())
    for name in ("lung_fields", "paediatric_pneumonia"):
        sources = get_model(name).card.data
        assert all("SOURCE.txt" not in source.citation for source in sources)
    known = {source.dataset: source.citation for source in sources if source.role == "gate"}
    assert known.items() <= BY_KIND.items()
