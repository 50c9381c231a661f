"""The file that is written around a received data set."""

from __future__ import annotations

import io
import json
import socket
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset, dcmread

from serving.gateway.large_reads import receive
from serving.gateway.part10 import Meta, as_file
from serving.gateway.plain_json import PlainJson, WorkflowFailed


@given(st.from_regex(r"\A1(\.[1-9][0-9]{0,8}){1,6}\Z"), st.from_regex(r"\A[A-Z0-9_]{1,16}\Z"))
def test_the_header_reads_back_as_it_was_meant(uid: str, title: str) -> None:
    meta = dcmread(io.BytesIO(as_file(Meta(uid, f"{uid}.1", "1.2.840.10008.1.2.1", title), b""))).file_meta
    assert (meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID) == (uid, f"{uid}.1")
    assert meta.SourceApplicationEntityTitle == title
    assert meta.FileMetaInformationVersion == b"\x00\x01"


def test_the_data_set_is_not_touched(film: Callable[..., Dataset], file_of: Callable[[Dataset], bytes]) -> None:
    sent = film()
    whole = file_of(sent)
    start = 132 + 12 + dcmread(io.BytesIO(whole)).file_meta.FileMetaInformationGroupLength
    written = as_file(Meta(sent.SOPClassUID, sent.SOPInstanceUID, "1.2.840.10008.1.2.1", "X"), whole[start:])
    assert dcmread(io.BytesIO(written)) == sent
    assert written.endswith(whole[start:])


@pytest.mark.parametrize("count", [0, 6, 4096, 3_000_000])
def test_large_reads_give_what_was_sent(count: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        content = bytes(range(256)) * (count // 256 + 1)
        sender = threading.Thread(target=theirs.sendall, args=(content[:count],))
        sender.start()
        assert receive(ours, count) == content[:count]
        sender.join()


def test_a_peer_that_goes_leaves_what_came() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        theirs.sendall(b"abc")
        theirs.close()
        assert receive(ours, 10) == b"abc"


def test_workflow_data_is_plain_json_and_errors_lose_their_text() -> None:
    serializer = PlainJson()
    text = serializer.serialize({"args": ("1.2", 1), "kwargs": {}})
    assert json.loads(text) == {"args": ["1.2", 1], "kwargs": {}}
    error = serializer.deserialize(serializer.serialize(ValueError("a patient's name")))
    assert isinstance(error, WorkflowFailed)
    assert str(error) == "ValueError"
    with pytest.raises(TypeError, match="expected JSON or an error"):
        serializer.serialize(object())
