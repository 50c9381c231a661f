"""The table: what is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.errors import InvalidManifest
from datasets.versions.table import keep_rows, read_table


def _write(folder: Path, text: str) -> Path:
    path = folder / "labels.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_come_sorted_with_every_column(tmp_path: Path) -> None:
    rows = read_table(_write(tmp_path, "image,patient_id,label,dup_group,view\nb.png,2,well,,AP\na.png,1,ill,g1,PA\n"))
    assert [(row.image, row.patient_id, row.label, row.dup_group) for row in rows] == [
        ("a.png", "1", "ill", "g1"),
        ("b.png", "2", "well", ""),
    ]
    assert keep_rows(rows, view="AP") == rows[1:]


def test_a_row_without_patient_is_its_own_patient(tmp_path: Path) -> None:
    (row,) = read_table(_write(tmp_path, "image,patient_id\na.png,\n"))
    assert row.patient_id == "a.png"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file,label\na.png,x\n", "expected a column 'image'"),
        ("image\na.png\na.png\n", "line 3: expected each image once"),
        ("image\n../a.png\n", "line 2: expected a path below"),
        ("image\n/etc/a.png\n", "line 2: expected a path below"),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InvalidManifest, match=words):
        read_table(_write(tmp_path, text))


def test_a_table_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_bytes(b"image\n\xff\xfe.png\n")
    with pytest.raises(InvalidManifest, match="expected a CSV table in UTF-8"):
        read_table(path)
