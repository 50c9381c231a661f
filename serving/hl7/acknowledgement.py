"""Acknowledgements, and what is wrong when one refuses.

**Source:** HL7 v2.5.1 chapter 2: 2.9.2 (original mode), MSA and ERR; tables 0008 and 0357.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from datasets.emr.charset import Charset
from datasets.emr.hl7v2.message import Delimiters, Segment, escape
from datasets.emr.moments import HOSPITAL_TIME

AckCode = Literal["AA", "AE", "AR"]
MARKS = Delimiters()
ERROR_TEXTS = {
    0: "Message accepted",
    100: "Segment sequence error",
    101: "Required field missing",
    102: "Data type error",
    103: "Table value not found",
    200: "Unsupported message type",
    201: "Unsupported event code",
    203: "Unsupported version id",
    205: "Duplicate key identifier",
    207: "Application internal error",
}
CHARSET_NAMES: dict[Charset, str] = {
    "utf-8": "UNICODE UTF-8",
    "cp1258": "WINDOWS-1258",
    "tcvn3": "TCVN3",
    "ascii": "ASCII",
    "latin-1": "8859/1",
}
WITH_ERR = frozenset({"2.5", "2.5.1"})
CONTROL_ID_LENGTH = 20
WARNINGS = 20


@dataclass(frozen=True, slots=True)
class Warned:
    """What of a message that was taken could not be used.

    Attributes:
        error: of table 0357.
        code: ours, such as `unit-missing`.
        text: why, without any value.
        place: ERR-2, such as `OBX^3^5`; empty where it is not of one segment.
    """

    error: int
    code: str
    text: str
    place: str = ""


class Refusal(Exception):
    """Why a message is not taken.

    Attributes:
        code: `AE`, the sender may mend the content and send it again; `AR`, it is of a kind that we do not take.
        error: of table 0357.
        text: what was expected; never what came.
    """

    def __init__(self, code: AckCode, error: int, text: str) -> None:
        super().__init__(text)
        self.code, self.error, self.text = code, error, text


def write_acknowledgement(
    header: Segment | None, key: str, now: datetime, refusal: Refusal | None = None, warned: Sequence[Warned] = ()
) -> str:
    """ACK for a message with this MSH; `AA` without a refusal. MSH-10 of the message is echoed in MSA-2.

    What could not be used of a message that is taken stands in an ERR of severity W each; before version 2.5, whose
    ERR has no severity, in MSA-3.
    """
    told = header.text(10) if header else ""
    trigger = header.text(9, 2) if header else ""
    version = header.text(12) if header else "2.5.1"
    kind = f"ACK^{escape(trigger, MARKS)}^ACK" if trigger else "ACK"
    lines = [write_header(header, kind, f"A{key}", now)]
    if refusal is None:
        return "\r".join([*lines, *_accepted(escape(told, MARKS), warned, has_err=version in WITH_ERR)]) + "\r"
    coded = f"{refusal.error}^{ERROR_TEXTS[refusal.error]}^HL70357"
    text = escape(refusal.text, MARKS)
    lines.append(f"MSA|{refusal.code}|{escape(told, MARKS)}|{text}|||{coded}")
    if version in WITH_ERR:
        lines.append(f"ERR|||{coded}|E||||{text}")
    return "\r".join(lines) + "\r"


def _accepted(told: str, warned: Sequence[Warned], *, has_err: bool) -> list[str]:
    if not warned:
        return [f"MSA|AA|{told}"]
    if not has_err:
        texts = [f"{one.place.rpartition('^')[0].replace('^', ' ')} {one.text}".strip() for one in warned[:WARNINGS]]
        return [f"MSA|AA|{told}|{escape('; '.join(texts), MARKS)}"]
    return [f"MSA|AA|{told}", *map(_warning, warned[:WARNINGS])]


def _warning(one: Warned) -> str:
    coded, text = f"{one.error}^{ERROR_TEXTS[one.error]}^HL70357", escape(one.text, MARKS)
    return f"ERR||{one.place}|{coded}|W|{one.code}^^99TUETINH|||{text}"


def write_header(header: Segment | None, kind: str, key: str, now: datetime, charset: Charset = "utf-8") -> str:
    """MSH of an answer: sender and receiver change places; version and processing id are the sender's."""
    application, facility = (escape(header.text(number), MARKS) if header else "" for number in (3, 4))
    version = (escape(header.text(12), MARKS) if header else "") or "2.5.1"
    processing = (escape(header.text(11), MARKS) if header else "") or "P"
    own_facility = escape(header.text(6), MARKS) if header else ""
    at = now.astimezone(HOSPITAL_TIME).strftime("%Y%m%d%H%M%S%z")
    control_id = hashlib.sha256(key.encode()).hexdigest()[:CONTROL_ID_LENGTH].upper()
    fields = ["MSH", "^~\\&", "TUETINH", own_facility, application, facility, at, "", kind, control_id]
    return "|".join([*fields, processing, version, "", "", "", "", "", CHARSET_NAMES[charset]])
