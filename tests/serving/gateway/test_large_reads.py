"""What is read without copying is what pynetdicom reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pynetdicom.pdu import A_RELEASE_RQ, P_DATA_TF
from pynetdicom.pdu_primitives import P_DATA

from serving.gateway.large_reads import decode_data

values = st.lists(st.tuples(st.integers(1, 255), st.binary(min_size=1, max_size=300)), min_size=1, max_size=5)


def _encoded(items: list[tuple[int, bytes]]) -> bytearray:
    primitive = P_DATA()
    primitive.presentation_data_value_list.extend(items)
    pdu = P_DATA_TF()
    pdu.from_primitive(primitive)
    return bytearray(pdu.encode())


def _refuse(_received: bytearray) -> tuple[object, str]:
    raise AssertionError("expected data to be decoded here")


@given(items=values)
def test_the_values_are_those_that_were_sent(items: list[tuple[int, bytes]]) -> None:
    pdu, event = decode_data(_refuse, _encoded(items))
    read = [(context, bytes(value)) for context, value in pdu.to_primitive().presentation_data_value_list]
    assert (read, event) == (items, "Evt10")


@given(items=values, cut=st.integers(1, 4))
def test_an_item_that_does_not_fit_its_pdu_is_refused(items: list[tuple[int, bytes]], cut: int) -> None:
    whole = _encoded([*items, (1, b"four")])
    with pytest.raises(ValueError, match="expected items that fill the PDU"):
        decode_data(_refuse, whole[:-cut])


def test_what_is_no_data_goes_to_pynetdicom() -> None:
    assert decode_data(lambda _received: ("release", "Evt12"), bytearray(A_RELEASE_RQ().encode())) == (
        "release",
        "Evt12",
    )
