"""BHYT files as they come: two wrappers, encodings, damage, and files that mean harm."""

from __future__ import annotations

import base64
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.bhyt.document import Case, read_document
from datasets.emr.bhyt.fields import TABLES, read_fields
from datasets.emr.bhyt.tree import Budget, parse_xml
from datasets.errors import UnreadableRecord
from datasets.synthetic.bhyt import Visit, Wrapper, write_bhyt

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><GIAMDINHHS>&c;</GIAMDINHHS>"""
OUTSIDE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><GIAMDINHHS>&f;</GIAMDINHHS>'


def wrap(content: str, name: str = "XML1") -> bytes:
    return (
        "<GIAMDINHHS><THONGTINHOSO><DANHSACHHOSO><HOSO><FILEHOSO>"
        f"<LOAIHOSO>{name}</LOAIHOSO><NOIDUNGFILE>{content}</NOIDUNGFILE>"
        "</FILEHOSO></HOSO></DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>"
    ).encode()


def only(data: bytes) -> Case:
    (case,) = read_document(data)
    return case


@pytest.mark.parametrize("wrapper", ["base64", "plain"])
def test_every_table_comes_back_field_by_field(wrapper: Wrapper) -> None:
    case = only(write_bhyt(7, wrapper=wrapper))
    assert set(case.tables) == set(TABLES)
    for table, fields in read_fields("4750").items():
        assert list(case.rows(table)[0].values) == list(fields)
    assert case.edition == "4750"
    assert len(case.rows("XML4")) == 10


def test_both_wrappers_say_the_same_and_a_seed_always_says_the_same() -> None:
    assert write_bhyt(7) == write_bhyt(7)
    assert write_bhyt(7) != write_bhyt(8)
    plain, packed = (only(write_bhyt(7, wrapper=wrapper)).tables for wrapper in ("plain", "base64"))
    assert plain == packed


def test_the_older_edition_is_known_by_its_names() -> None:
    case = only(write_bhyt(7, edition="4210"))
    assert case.edition == "4210"
    assert list(case.tables) == ["XML1", "XML2", "XML3", "XML4", "XML5"]


def test_several_visits_in_one_file() -> None:
    assert len(read_document(write_bhyt(7, [Visit(), Visit(tables=("XML0",))]))) == 2


def test_one_table_alone_and_a_check_in_are_read() -> None:
    assert only(b"<TONG_HOP><MA_LK>1</MA_LK></TONG_HOP>").rows("XML1")[0].get("MA_LK") == "1"
    assert only(wrap("<CHECKIN><MA_LK>1</MA_LK></CHECKIN>", "CHECKIN")).rows("XML0")[0].get("MA_LK") == "1"


def test_text_in_cdata_and_an_empty_list() -> None:
    case = only(wrap("<![CDATA[<TONG_HOP><MA_LK>5</MA_LK><HO_TEN>Lê &amp; Lý</HO_TEN></TONG_HOP>]]>"))
    assert case.rows("XML1")[0].get("HO_TEN") == "Lê & Lý"
    assert only(wrap("<A><DSACH_CHI_TIET_CLS/></A>", "XML4")).rows("XML4") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1258"])
def test_declared_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><TONG_HOP><MA_LK>1</MA_LK><HO_TEN>Lê Hoà</HO_TEN></TONG_HOP>'
    data = text.replace("utf-8-sig", "utf-8").encode(encoding)
    assert only(data).rows("XML1")[0].get("HO_TEN") == "Lê Hoà"


def test_tcvn3_is_read_where_it_is_declared() -> None:
    data = b'<?xml version="1.0" encoding="TCVN3"?><TONG_HOP><MA_LK>1</MA_LK><HO_TEN>L\xaa \xb8</HO_TEN></TONG_HOP>'
    assert only(data).rows("XML1")[0].get("HO_TEN") == "Lê á"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "DOCTYPE or an entity"),
        (OUTSIDE, "DOCTYPE or an entity"),
        (wrap(base64.b64encode(BOMB).decode()), None),
        (b"", "well-formed XML, got no element found"),
        (b"PK\x03\x04", "well-formed XML"),
        (b"<A><B></A>", "got mismatched tag at line 1"),
        (b"<GIAMDINHHS>&nbsp;</GIAMDINHHS>", "undefined entity"),
        (b"<html><body/></html>", "another root element"),
        ("<TONG_HOP><HO_TEN>Lê</HO_TEN></TONG_HOP>".encode("cp1258"), "expected text in utf-8, got other bytes"),
        (b'<?xml version="1.0" encoding="EBCDIC"?><A/>', "got another"),
        (b"\xff\xfe<", "UTF-16"),
        (b"<A>" * 40 + b"</A>" * 40, "at most 32 deep"),
        (b" " * (64 << 20) + b"<A/>", "at most 64 MiB"),
    ],
    ids=[
        "entity bomb",
        "external entity",
        "bomb in base64",
        "nothing",
        "zip",
        "mismatch",
        "html entity",
        "html",
        "wrong bytes",
        "unknown encoding",
        "half of utf-16",
        "deep",
        "64 MiB",
    ],
)
def test_what_is_refused_and_how_fast(data: bytes, reason: str | None) -> None:
    begun = time.monotonic()
    if reason is None:
        assert only(data).broken[0][0] == "XML1"
        assert "DOCTYPE" in only(data).broken[0][1]
    else:
        with pytest.raises(UnreadableRecord, match=reason):
            read_document(data)
    assert time.monotonic() - begun < 20


def test_elements_and_unpacked_bytes_are_counted_through_the_whole_file() -> None:
    with pytest.raises(UnreadableRecord, match="elements"):
        parse_xml(b"<A><B/><B/><B/></A>", Budget(elements=3))
    budget = Budget(byte_count=30)
    parse_xml(b"<A>0123456789</A>", budget)
    with pytest.raises(UnreadableRecord, match="packed in it"):
        parse_xml(b"<A>0123456789</A>", budget)


@pytest.mark.parametrize(
    ("data", "table", "reason"),
    [
        (wrap("%%%"), "XML1", "base64 or elements"),
        (wrap(base64.b64encode(b"<A>").decode()), "XML1", "well-formed"),
        (wrap("", "XML99"), "?", "unknown-table"),
        (b"<HOSO><FILEHOSO><LOAIHOSO>XML2</LOAIHOSO></FILEHOSO></HOSO>", "XML2", "got none"),
    ],
)
def test_a_broken_part_leaves_the_rest_readable(data: bytes, table: str, reason: str) -> None:
    ((name, told),) = only(data).broken
    assert name == table
    assert reason in told


@given(st.integers(0, 2**32), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=20))
def test_flipped_bytes_are_read_or_refused(seed: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(write_bhyt(seed, [Visit(tables=("XML1", "XML4"))], wrapper="plain"))
    for place, byte in flips:
        data[place % len(data)] = byte
    with suppress(UnreadableRecord):
        read_document(bytes(data))
