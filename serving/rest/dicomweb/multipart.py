"""`multipart/related`: read part by part as it arrives, written part by part.

Source: RFC 2387, RFC 2046 5.1; DICOM PS3.18 8.6.1.2.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterable, Iterator
from email.message import Message

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser

from serving.rest.problems import MALFORMED, NOT_TAKEN, Problem


async def read_parts(request: Request) -> AsyncIterator[bytes]:
    """The bodies of the parts of a multipart/related request; only one is held in memory at a time.

    Raises:
        Problem: another media type or a damaged body. `UploadRejected`: over the cap.
    """
    collected, ready = bytearray(), list[bytes]()

    def add(data: bytes, start: int, end: int) -> None:
        collected.extend(data[start:end])

    def end_part() -> None:
        ready.append(bytes(collected))
        collected.clear()

    boundary = _boundary(request.headers.get("content-type", ""))
    parser = MultipartParser(boundary, {"on_part_data": add, "on_part_end": end_part})
    try:
        async for chunk in request.stream():
            parser.write(chunk)
            while ready:
                yield ready.pop(0)
    except FormParserError as error:
        raise Problem(MALFORMED, "a sound multipart/related body", "a damaged one") from error
    if collected:
        raise Problem(MALFORMED, "a whole multipart/related body", "one that ends in the middle of a part")


def _boundary(content_type: str) -> bytes:
    message = Message()
    message["content-type"] = content_type
    boundary, kind = message.get_param("boundary"), message.get_param("type")
    is_dicom = kind is None or str(kind).lower() == "application/dicom"
    if message.get_content_type() != "multipart/related" or not is_dicom or not boundary:
        raise Problem(NOT_TAKEN, 'multipart/related; type="application/dicom"; boundary=…', "another media type")
    return str(boundary).encode("latin-1", "replace")


def new_boundary() -> str:
    """One that no part holds."""
    return uuid.uuid4().hex


def write_parts(parts: Iterable[tuple[str, bytes]], boundary: str) -> Iterator[bytes]:
    """Parts, each with its media type, as the chunks of a body."""
    for media_type, content in parts:
        yield f"--{boundary}\r\nContent-Type: {media_type}\r\n\r\n".encode()
        yield content
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()
