"""What comes in a form: files, or a zip of a study, unpacked within bounds and never to disk by its names."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from fastapi import Request
from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from datasets.dicom.read import is_dicom
from serving.rest.problems import ARCHIVE, MALFORMED, NOT_TAKEN, Problem

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
FILES_LIMIT = 1000
ENTRIES_LIMIT = 4096
RATIO_LIMIT = 250
RATIO_FREE_BYTES = 1 << 20

FORM_SCHEMA = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {
                    "file": {
                        "type": "string",
                        "format": "binary",
                        "description": "a DICOM, PNG or JPEG file, or a zip of one study's DICOM files",
                    }
                },
            },
            "example": {"file": "@film.dcm"},
        }
    },
}


async def read_form_files(request: Request) -> list[bytes]:
    """The contents of the form's `file` fields, at least one.

    Raises:
        Problem: another media type, a damaged form, or no file in it.
        UploadRejected: the body is over the cap.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "multipart/form-data":
        raise Problem(NOT_TAKEN, "multipart/form-data with a field `file`", "another media type")
    try:
        async with request.form(max_files=FILES_LIMIT, max_fields=FILES_LIMIT) as form:
            files = [part for part in form.getlist("file") if isinstance(part, UploadFile)]
            contents = [await file.read() for file in files]
    except (HTTPException, FormParserError, ValueError, LookupError, AttributeError) as error:
        raise Problem(MALFORMED, "a sound multipart/form-data body", "a damaged one") from error
    if not contents:
        raise Problem(MALFORMED, "a file in the form's field `file`", "none")
    return contents


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin like a zip file, and are not DICOM with such a preamble."""
    return content.startswith((ZIP, EMPTY_ZIP)) and not is_dicom(content)


def unpack(content: bytes, bytes_limit: int) -> Iterator[bytes]:
    """The files of a zip, one at a time, a DICOMDIR left out; anything else passes through as it is.

    Raises:
        Problem: too many entries, too large or too well packed, encrypted, nested, or damaged.
    """
    if not is_zip(content):
        yield content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries, bytes_limit)
            for entry in entries:
                if entry.filename.rpartition("/")[2] != "DICOMDIR":
                    yield _read_entry(archive, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Problem(ARCHIVE, "a sound zip without encryption", "one that cannot be unpacked") from error


def _check_entries(entries: list[zipfile.ZipInfo], bytes_limit: int) -> None:
    if not 0 < len(entries) <= ENTRIES_LIMIT:
        raise Problem(ARCHIVE, f"1 to {ENTRIES_LIMIT} files", str(len(entries)))
    total = sum(entry.file_size for entry in entries)
    if total > bytes_limit:
        raise Problem(ARCHIVE, f"at most {bytes_limit} bytes unpacked", "more")
    for entry in entries:
        if entry.file_size > RATIO_FREE_BYTES and entry.file_size > RATIO_LIMIT * max(1, entry.compress_size):
            raise Problem(ARCHIVE, f"files packed at most {RATIO_LIMIT} to 1", "more")


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise Problem(ARCHIVE, "entries as large as they say", "a larger one")
    if is_zip(content):
        raise Problem(ARCHIVE, "files", "a zip inside the zip")
    return content
