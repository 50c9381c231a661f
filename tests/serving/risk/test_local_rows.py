"""Outcomes as hospitals write them in the file that they validate a model on."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from models.instruments import find_instruments
from models.table import TableModel
from serving.errors import TableRejected
from serving.risk.local_rows import read_local_rows

HEAD = "age,systolic_bp,diabetes,sex,died\n"


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory, toy_table: ModuleType) -> TableModel:
    root = tmp_path_factory.mktemp("toy")
    toy_table.write_toy_table(root)
    model = find_instruments((root,))["toy_table"]
    assert isinstance(model, TableModel)
    return model


def test_yes_and_no_in_either_language_are_outcomes(toy: TableModel, tmp_path: Path) -> None:
    words = ["1", "0", "true", "false", "Yes", "no", "Có", "không", "co", "khong"]
    path = tmp_path / "rows.csv"
    path.write_text(HEAD + "".join(f"60,100,1,male,{word}\n" for word in words), encoding="utf-8")
    rows, counts = read_local_rows(toy, path, "died", None)
    assert rows.truth.tolist() == [True, False] * 5
    assert counts == {"answered": 10}


@pytest.mark.parametrize("before", [0, 3, 9_000])
def test_an_outcome_in_words_is_named_by_its_row_and_not_repeated(toy: TableModel, tmp_path: Path, before: int) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(HEAD + "60,100,1,male,1\n" * before + "60,100,1,male,đã mất\n", encoding="utf-8")
    with pytest.raises(TableRejected, match=rf"in the column 'died', got something else in row {before + 2}$") as told:
        read_local_rows(toy, path, "died", None)
    assert "mất" not in str(told.value)
