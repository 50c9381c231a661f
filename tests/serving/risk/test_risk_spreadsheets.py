"""Tables as a spreadsheet of a Vietnamese computer saves them."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile

import pytest
from fastapi.testclient import TestClient

TEXT = "mã;age;sex;creatinine [mg/dL]\r\n001;50;male;1,1\r\nĐỗ;50;female;0,9\r\n"


def rows_of(text: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def post(client: TestClient, content: bytes, **headers: str) -> tuple[int, str]:
    answer = client.post(
        "/v1/risk/ckd_epi_2021/table", content=content, headers={"content-type": "text/csv", **headers}
    )
    return answer.status_code, answer.content.decode("utf-8")


@pytest.mark.parametrize(
    ("content", "delimiter", "has_mark"),
    [
        (TEXT.encode("utf-8"), ";", False),
        (TEXT.encode("utf-8-sig"), ";", True),
        (("sep=;\r\n" + TEXT).encode("utf-8-sig"), ";", True),
        (("sep=;\n" + TEXT).encode(), ";", False),
        (TEXT.replace(";", "\t").encode("utf-16"), "\t", True),
        (codecs.BOM_UTF16_BE + TEXT.replace(";", "\t").encode("utf-16-be"), "\t", True),
        (("sep=\t\r\n" + TEXT.replace(";", "\t")).encode("utf-16"), "\t", True),
    ],
)
def test_what_excel_saves_is_read_and_answered_so_that_excel_reads_it(
    client: TestClient, content: bytes, delimiter: str, has_mark: bool
) -> None:
    status, text = post(client, content)
    assert status == 200, text
    assert text.startswith("\ufeff") == has_mark
    first, second = rows_of(text.removeprefix("\ufeff"), delimiter)
    assert (first["mã"], second["mã"]) == ("001", "Đỗ")
    assert [round(float(row["tuetinh_score"].replace(",", "."))) for row in (first, second)] == [82, 78]


def workbook() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
    return sink.getvalue()


@pytest.mark.parametrize(
    ("content", "got", "said"),
    [
        (workbook(), "a workbook", "đã nhận tệp Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "a workbook", "đã nhận tệp Excel"),
        (TEXT.encode("cp1258", errors="replace"), "another encoding", "đã nhận bảng mã khác"),
        (
            b"age;sex;creatinine\n" + b"50;male;88\n" * 200_000 + b"50;n\xfd;88\n",
            "another encoding",
            "đã nhận bảng mã khác",
        ),
    ],
)
def test_what_cannot_be_read_says_how_to_save_it(client: TestClient, content: bytes, got: str, said: str) -> None:
    status, text = post(client, content)
    assert status == 422
    assert f"got {got}: in Excel choose Save As, CSV UTF-8" in text
    _, vietnamese = post(client, content, **{"accept-language": "vi"})
    assert said in vietnamese
    assert "Lưu thành" in vietnamese


def test_a_ragged_row_after_a_told_delimiter_is_named_as_a_reader_counts(client: TestClient) -> None:
    status, text = post(client, b"sep=;\nage;sex;creatinine\n50;male;88\n50;male\n")
    assert status == 422
    assert "3 cells in row 4" in text
