"""C-FIND from the studies down to the instances.

**Source:** DICOM PS3.4 C.4.1 (C-FIND and its status codes), C.6.2.1 (study root: unique keys of the levels above).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pydicom import Dataset

from datasets.archive.errors import ArchiveError, ArchiveUnreachable, ConnectionLost
from datasets.archive.line import FIND, Line
from datasets.archive.query import Query
from datasets.archive.wanted import Wanted
from datasets.dicom.read import typed_errors
from datasets.dicom.values import texts
from datasets.limits import LIMITS

UNIQUE = {"STUDY": "StudyInstanceUID", "SERIES": "SeriesInstanceUID", "IMAGE": "SOPInstanceUID"}
PENDING, SUCCESS = (0xFF00, 0xFF01), 0x0000
RESOURCES_LOW, RESOURCES_HIGH = 0xA700, 0xA7FF
UID_FORM = re.compile(r"[0-9A-Za-z._-]{1,64}")
MALFORMED = "malformed/"

Answer = dict[str, str]


def find_instances(line: Line, query: Query) -> Iterator[Wanted]:
    """Everything that the query asks for.

    Raises:
        ConnectionLost: the archive hung up.
        ArchiveError: the archive refuses the query.
    """
    for study in _ask(line, query, "STUDY", {}):
        above = {"StudyInstanceUID": study["StudyInstanceUID"]}
        for series in _ask(line, query, "SERIES", above):
            yield from _instances(line, query, above | {"SeriesInstanceUID": series["SeriesInstanceUID"]})


def wanted_of(study: str, series: str, sop: str | None, sop_class: str = "") -> Wanted:
    """What a locator of an archive is made of; UIDs that no archive could be asked by get one that is refused."""
    uids = [study, series, *([] if sop is None else [sop])]
    if all(UID_FORM.fullmatch(uid) for uid in uids):
        return Wanted(study, series, sop, "/".join(uids), sop_class if UID_FORM.fullmatch(sop_class) else "")
    digest = hashlib.sha256("\0".join(uids).encode("utf-8", "surrogatepass")).hexdigest()
    return Wanted("", "", None, f"{MALFORMED}{digest}")


def _instances(line: Line, query: Query, above: Answer) -> Iterator[Wanted]:
    study, series = above["StudyInstanceUID"], above["SeriesInstanceUID"]
    is_listed = False
    for image in _ask(line, query, "IMAGE", above):
        is_listed = True
        yield wanted_of(study, series, image["SOPInstanceUID"], image.get("SOPClassUID", ""))
    if not is_listed and not query.at("IMAGE"):
        # An archive that lists no instances is asked for the whole series.
        yield wanted_of(study, series, None)


def _ask(line: Line, query: Query, level: str, above: Answer) -> Iterator[Answer]:
    """The answers at a level that have their UID and do not contradict the query."""
    filters = query.at(level)
    unique = UNIQUE[level]
    request = _request(level, filters, above)
    keywords = {unique, *filters, *(["SOPClassUID"] if level == "IMAGE" else [])}
    answers = []
    for status, identifier in line.association.send_c_find(request, FIND):
        if _is_pending(status):
            if identifier is None:
                raise ConnectionLost("the archive sent an answer that cannot be read")
            with typed_errors("reading an answer"):
                answers.append({each: "\\".join(texts(identifier, each, LIMITS)) for each in keywords})
    for answer in answers:
        if answer[unique] and not query.contradicts(level, answer):
            yield answer


def _request(level: str, filters: Answer, above: Answer) -> Dataset:
    request = Dataset()
    request.QueryRetrieveLevel = level
    if not all(value.isascii() for value in filters.values()):
        request.SpecificCharacterSet = "ISO_IR 192"
    setattr(request, UNIQUE[level], "")
    if level == "IMAGE":
        request.SOPClassUID = ""
    for keyword, value in {**filters, **above}.items():
        setattr(request, keyword, value)
    return request


def _is_pending(status: Dataset) -> bool:
    """Whether an answer comes with it.

    Raises:
        ConnectionLost: the archive hung up.
        ArchiveUnreachable: it lacks the means at the moment.
        ArchiveError: it refuses the query.
    """
    if "Status" not in status:
        raise ConnectionLost("the archive hung up while it answered a query")
    code = int(status.Status)
    if RESOURCES_LOW <= code <= RESOURCES_HIGH:
        raise ArchiveUnreachable("the archive lacks the means to answer")
    if code not in (*PENDING, SUCCESS):
        raise ArchiveError(f"the archive refuses the query with status {code:04X}")
    return code in PENDING
