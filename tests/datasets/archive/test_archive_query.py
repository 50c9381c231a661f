from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.archive.errors import InvalidQuery
from datasets.archive.query import parse_query


def test_a_query_is_split_into_its_levels() -> None:
    query = parse_query(
        "PatientID=P 1,StudyDate=20200101-20201231,ModalitiesInStudy=CT\\MR,Modality=CT,InstanceNumber=3"
    )
    assert query.at("STUDY") == {
        "PatientID": "P 1", "StudyDate": "20200101-20201231", "ModalitiesInStudy": "CT\\MR",
    }  # fmt: skip
    assert query.at("SERIES") == {"Modality": "CT"}
    assert query.at("IMAGE") == {"InstanceNumber": "3"}


def test_a_comma_may_stand_in_a_value() -> None:
    assert parse_query("StudyDescription=CT\\, head,Modality=CT").at("STUDY") == {"StudyDescription": "CT, head"}


def test_the_order_makes_no_other_query() -> None:
    assert parse_query("Modality=CT,PatientID=1").canonical == parse_query("PatientID=1,Modality=CT").canonical


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "keyword=value"),
        ("PatientID", "keyword=value"),
        ("PatientID=", "expected a value for PatientID"),
        ("PatientID=*", "not all wildcards"),
        ("PatienID=SECRET7", "did you mean PatientID"),
        ("SECRET7=x", "no DICOM keyword"),
        ("PixelData=x", "PixelData cannot be asked by"),
        ("PatientID=SECRET7,PatientID=SECRET7", "PatientID again"),
        ("StudyDate=SECRET7", "a date YYYYMMDD"),
        ("StudyDate=20201301", "a date YYYYMMDD"),
        ("StudyInstanceUID=1.2.SECRET7", "a UID"),
        ("Modality=ct", "a code of capital letters"),
        ("PatientID=SECRET7\\SECRET7", "at most 64 characters"),
        ("PatientID=" + "SECRET7" * 10, "at most 64 characters"),
    ],
)
def test_a_wrong_query_is_explained_without_its_values(text: str, said: str) -> None:
    with pytest.raises(InvalidQuery, match=said) as caught:
        parse_query(text)
    assert "SECRET7" not in str(caught.value)


@given(st.text())
def test_any_text_is_a_query_or_an_invalid_one(text: str) -> None:
    try:
        query = parse_query(text)
    except InvalidQuery:
        return
    assert query.filters
    assert sum(len(query.at(level)) for level in ("STUDY", "SERIES", "IMAGE")) == len(query.filters)


def test_an_archive_that_does_not_heed_a_filter_is_found_out() -> None:
    query = parse_query("PatientID=P1,StudyDate=20200101-20200131,ModalitiesInStudy=CT")
    fits = {"PatientID": "P1 ", "StudyDate": "20200131", "ModalitiesInStudy": "MR\\CT"}
    assert not query.contradicts("STUDY", fits)
    assert not query.contradicts("STUDY", {})
    for keyword, value in {"PatientID": "P2", "StudyDate": "20200201", "ModalitiesInStudy": "MR"}.items():
        assert query.contradicts("STUDY", fits | {keyword: value}), keyword
