"""Notes whose letters were written by an older code, or as UTF-8 twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from datasets.emr.vni import encode_vni
from datasets.tidy.extract import Extract

Read = Callable[..., Extract]
NOTE = "người nhà Quách Thị Mười, sinh ngày 12 tháng 4 năm 1985, báo Nguyễn Thị Hoa"
MAPPING = """\
files:
  notes.csv:
    table: note
    encoding: {encoding}
    person: {{ma_bn: MaBN}}
    columns: {{kind: {{constant: comment}}, text: ND, written_at: Ngay}}
"""


def _read(read: Read, folder: Path, notes: list[bytes], encoding: str = "utf-8") -> Extract:
    (folder / "in").mkdir()
    rows = [b'BN%03d,"%b",2024-03-12T10:00:00' % (at, note) for at, note in enumerate(notes, 1)]
    (folder / "in" / "notes.csv").write_bytes(b"\n".join([b"MaBN,ND,Ngay", *rows, b""]))
    mapping = folder / "mapping.yaml"
    mapping.write_text(MAPPING.format(encoding=encoding), encoding="utf-8")
    return read("table", folder / "in", mapping)


@pytest.mark.parametrize("times", [1, 2])
def test_a_note_that_was_written_twice_is_read_as_meant_and_scrubbed(times: int, read: Read, tmp_path: Path) -> None:
    raw = NOTE.encode()
    for _ in range(times):
        raw = raw.decode("latin-1").encode()
    extract = _read(read, tmp_path, [raw])
    (said,) = extract.tables["note"]["text"].to_pylist()
    assert said.startswith("người nhà [TÊN], sinh ngày ")
    assert said.endswith("báo [TÊN]")
    assert "12 tháng 4 năm 1985" not in said


def test_a_row_whose_letters_lost_their_bytes_is_held_aside_with_its_reason(read: Read, tmp_path: Path) -> None:
    lost = NOTE.encode().decode("latin-1").encode().replace("\xa0".encode(), b" ").replace("\xbb".encode(), b"?")
    extract = _read(read, tmp_path, [NOTE.encode(), lost])
    assert [(one.reason, one.place.record) for one in extract.refused] == [("not-utf-8", 2)]
    assert extract.tables["note"].num_rows == 1


def test_a_file_in_vni_is_read(read: Read, tmp_path: Path) -> None:
    extract = _read(read, tmp_path, [encode_vni(NOTE)], "vni")
    (said,) = extract.tables["note"]["text"].to_pylist()
    assert said.startswith("người nhà [TÊN]")
