"""The TRIPOD+AI sheet of every table model says what its card says."""

from __future__ import annotations

import pytest

from models.registry import ModelFolder, find_models
from models.tripod import NOT_SAID, render_tripod

TABLES = {name: folder for name, folder in find_models().items() if folder.card.input.kind == "table"}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_sheet_is_rendered_from_the_card(name: str) -> None:
    folder: ModelFolder = TABLES[name]
    assert (folder.path / "TRIPOD.md").read_text(encoding="utf-8") == render_tripod(folder.card)


def test_the_sheet_names_outcome_figures_and_limits() -> None:
    card = TABLES["heart_disease"].card
    sheet = render_tripod(card)
    assert NOT_SAID not in sheet
    assert "auroc uci_heart_4sites/test" in sheet
    assert "site cleveland: auroc_leave_one_site_out" in sheet
    assert all(text.en in sheet for text in card.limitations)
    assert card.sha256 in sheet
