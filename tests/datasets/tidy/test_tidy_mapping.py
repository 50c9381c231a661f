from pathlib import Path
from typing import Any

import pytest

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.errors import InvalidManifest
from datasets.tidy.extract import Task, read_extract
from datasets.tidy.mapping import read_mapping

GOOD = "files: {a.csv: {table: observation, person: {ma_bn: MaBN}, columns: {name: Ten, value: KetQua}}}"


def mapping_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_short_form_of_a_column(tmp_path: Path) -> None:
    mapped = read_mapping(mapping_of(tmp_path, GOOD)).files["a.csv"]
    assert mapped.columns["name"].column == "Ten"
    assert mapped.used == ("MaBN", "Ten", "KetQua")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("observation", "lab", "table: Input should be"),
        ("{ma_bn: MaBN}", "{}", "expected one column at least of national_id"),
        ("{ma_bn: MaBN}", "{passport: P}", "Input should be 'national_id'"),
        ("value: KetQua", "val: KetQua", "columns.val: expected one of code, name, value"),
        ("value: KetQua", 'value: {column: K, date: "%Y"}', "a date format is for moments alone"),
        ("value: KetQua", "value: {column: K, constant: '1'}", "expected either column or constant"),
        ("value: KetQua", "value: {}", "expected either column or constant"),
        ("value: KetQua", "unit: {constant: furlong}", "columns.unit: constant: expected a UCUM unit, such as mmol/L"),
        ("value: KetQua", "taken_at: {constant: hôm qua}", "columns.taken_at: constant: expected a moment"),
        (
            "value: KetQua",
            "comparator: {column: D, values: {a: nho}}",
            "columns.comparator: values: expected one of <,",
        ),
        ("value: KetQua", "value: {constant: '=1+1'}", "columns.value: constant: expected a text that no spreadsheet"),
        ("value: KetQua", "code: {column: K, system: ICD9}", "Input should be"),
        ("name: Ten, ", "", "expected columns.code in a file of table observation"),
        ("columns:", "delimiter: '||', columns:", "a delimiter of one character"),
        ("columns:", "encoding: latin-9, columns:", "Input should be 'utf-8'"),
        ("columns:", "colums: 1, columns:", "Extra inputs are not permitted"),
        ("files:", "file:", "files: Field required"),
        ("files: {", "files: [", "expected a mapping file in YAML"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidManifest, match=told.replace("|", r"\|")):
        read_mapping(mapping_of(tmp_path, GOOD.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("table", "field", "expected"),
    [
        ("encounter", "class: {constant: noi_tru}", "one of ambulatory, emergency, inpatient, other, got 'noi_tru'"),
        ("encounter", "class: {column: L, values: {NT: noi_tru}}", "values: expected one of ambulatory"),
        ("person", "sex: {constant: nam}", "columns.sex: constant: expected one of female, male, got 'nam'"),
        ("person", "commune_code: {constant: Ben Nghe}", "an administrative code of at most five digits"),
        ("note", "kind: {constant: dien bien}", "columns.kind: constant: expected one of reason"),
        ("medication", "code: C, dose: {constant: một}", "columns.dose: constant: expected a number"),
    ],
)
def test_a_constant_that_its_field_does_not_take_is_named(
    table: str, field: str, expected: str, tmp_path: Path
) -> None:
    text = f"files: {{a.csv: {{table: {table}, person: {{ma_bn: MaBN}}, columns: {{{field}}}}}}}"
    with pytest.raises(InvalidManifest, match=expected):
        read_mapping(mapping_of(tmp_path, text))


def test_constants_that_fit_are_taken(tmp_path: Path) -> None:
    fields = 'unit: {constant: µmol/L}, taken_at: {constant: "31/01/2024", date: "%d/%m/%Y"}, value: {constant: "-1.5"}'
    mapped = read_mapping(mapping_of(tmp_path, GOOD.replace("value: KetQua", fields)))
    assert mapped.files["a.csv"].columns["unit"].constant == "µmol/L"


def test_no_file_and_too_long_a_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidManifest, match="expected a mapping file in YAML, got FileNotFoundError"):
        read_mapping(tmp_path / "none.yaml")
    with pytest.raises(InvalidManifest, match="got more"):
        read_mapping(mapping_of(tmp_path, GOOD + " " * 2_000_000))


def read(tmp_path: Path, project: Project, mapping: str | None, body: bytes) -> list[dict[str, Any]]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_bytes(body)
    path = None if mapping is None else mapping_of(tmp_path, mapping)
    rows: list[dict[str, Any]] = (
        read_extract(Task("table", tmp_path / "in", project, Identities(project), mapping=path))
        .tables["observation"]
        .to_pylist()
    )
    return rows


def test_a_table_needs_its_mapping(tmp_path: Path, project: Project) -> None:
    with pytest.raises(InvalidManifest, match="expected a mapping file for tables, got none"):
        read(tmp_path, project, None, b"a\n")


def test_a_file_or_column_that_is_not_there_is_named(tmp_path: Path, project: Project) -> None:
    with pytest.raises(InvalidManifest, match=r"files\.b\.csv: expected a file of that name, got none"):
        read(tmp_path, project, GOOD.replace("a.csv", "b.csv"), b"MaBN,Ten,KetQua\n")
    (tmp_path / "in" / "a.csv").unlink()
    (tmp_path / "in").rmdir()
    with pytest.raises(InvalidManifest, match="expected the column 'KetQua' in the file, got none"):
        read(tmp_path, project, GOOD, b"MaBN,Ten\n")


@pytest.mark.parametrize(("encoding", "codec"), [("utf-8", "utf-8-sig"), ("windows-1258", "cp1258")])
def test_old_files_of_vietnam_are_read(encoding: str, codec: str, tmp_path: Path, project: Project) -> None:
    body = "MaBN;Ten;KetQua\nBN000123;Glucose;5,4 mmol/L\n".encode(codec)
    mapping = GOOD.replace("columns:", f"encoding: {encoding}, columns:")
    (row,) = read(tmp_path, project, mapping, body)
    assert (row["test"], row["value"], row["unit"]) == ("glucose", 5.4, "mmol/L")


def test_bounds_words_and_unknown_tests_keep_what_is_known(tmp_path: Path, project: Project) -> None:
    lines = [
        "MaBN,Ten,KetQua",
        "BN000123,CRP,< 0.6 mg/dL",
        "BN000123,CRP,Âm tính",
        "BN000123,Creatinin,80",
        "BN000123,Creatinin,80 furlong",
        "BN000123,Creatinin,80 kg",
    ]
    rows = read(tmp_path, project, GOOD, "\n".join(lines).encode())
    names = ("comparator", "value_told", "unit_told", "value", "conversion", "value_text")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("<", 0.6, "mg/dL", 6.0, "converted", None),
        (None, None, None, None, "no-number", "Âm tính"),
        (None, 80.0, None, None, "unit-missing", None),
        (None, 80.0, None, None, "unit-not-understood", None),
        (None, 80.0, "kg", None, "unit-not-of-test", None),
    ]


def test_values_and_dates_that_are_not_listed_are_refused(tmp_path: Path, project: Project) -> None:
    columns = 'unit: {column: D, values: {mg: mg/dL}}, taken_at: {column: N, date: "%d/%m/%Y"}'
    mapping = GOOD.replace("value: KetQua", f"value: KetQua, {columns}")
    rows = ("mg,31/02/2024", "g,01/02/2024", "mg,01/02/2024")
    body = "\n".join(["MaBN,Ten,KetQua,D,N", *(f"BN000123,Creatinin,1,{row}" for row in rows)]).encode()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_bytes(body)
    extract = read_extract(
        Task("table", tmp_path / "in", project, Identities(project), mapping=mapping_of(tmp_path, mapping))
    )
    assert extract.refused_counts == {"bad-choice": 1, "bad-date": 1}
    assert extract.tables["observation"]["value"].to_pylist() == [88.4]
