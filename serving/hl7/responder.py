"""From the bytes of one message to its acknowledgement and its answer."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from datasets.emr.charset import encode
from datasets.emr.codes import TestCodes
from datasets.emr.hl7v2.message import Message, Segment, header_of, parse_message
from datasets.emr.hl7v2.record import moment_of, read_record
from datasets.errors import UnreadableRecord
from serving.appraise_all import Panel, appraise_all, unusable_inputs
from serving.audit import record
from serving.audit_event import AuditEvent
from serving.auth import SYSTEM
from serving.bounds import RecordBound
from serving.hl7.acknowledgement import Refusal, write_acknowledgement
from serving.hl7.inbox import State, Taken, find, keep, key_of
from serving.hl7.observations import write_answer
from serving.hl7.places import Places
from serving.hl7.unused import warn_of_silence, warnings_of
from serving.silence import explain_silence
from serving.store.database import Store

KINDS = {"ORU": frozenset({"R01"}), "ADT": frozenset({"A01", "A04", "A08"})}
VERSIONS = frozenset({"", "2.3", "2.3.1", "2.4", "2.5", "2.5.1"})

logger = logging.getLogger("tuetinh.mllp")


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: the acknowledgement, then perhaps an answer on the same connection. Patient data: not logged."""

    acknowledgement: bytes | None = field(repr=False)
    answer: bytes | None = field(default=None, repr=False)
    code: str = "AA"


class Responder:
    """Takes messages; its threads may share it.

    With a destination, answers wait in the inbox for the outbox; without one they follow the acknowledgement.
    """

    def __init__(
        self,
        store: Store,
        panel: Panel,
        codes: TestCodes,
        *,
        has_destination: bool = False,
        charset: str = "UTF-8",
    ) -> None:
        self._store = store
        self._panel = panel
        self._codes = codes
        self._has_destination = has_destination
        self._charset = charset
        self._refusals = RecordBound()

    def respond(self, data: bytes, peer: str) -> Reply:
        """Answer one message; whatever it is, there is a reply and no exception."""
        header = header_of(data)
        try:
            if header is not None and header.text(9) == "ACK":
                return Reply(None)
            return self._take(data, header, peer)
        except Refusal as refusal:
            return self._refuse(header, refusal, peer)
        except SQLAlchemyError as error:
            logger.error("a message could not be stored (%s)", type(error).__name__)
            return self._refuse(header, Refusal("AE", 207, "expected a database; send it again"), peer)
        except Exception as error:  # noqa: BLE001  # the sender must get an answer, and the log no patient data
            logger.error("a message could not be answered (%s)", type(error).__name__)
            return self._refuse(header, Refusal("AE", 207, "an internal error; see the log"), peer)

    def _take(self, data: bytes, header: Segment | None, peer: str) -> Reply:
        key, digest = require_header(header), hashlib.sha256(data).hexdigest()
        before = find(self._store, key)
        if before is None:
            message = _read(data, self._charset)
            before = keep(self._store, self._answer(message, key, digest), _event(peer))
        if before.sha256 != digest:
            raise Refusal("AR", 205, "expected a new MSH-10 for a new message, got one that another message had")
        return Reply(before.acknowledgement, before.answer if before.state == "none" else None)

    def _answer(self, message: Message, key: str, digest: str) -> Taken:
        try:
            patient = read_record(message, self._codes)
        except UnreadableRecord as error:
            raise Refusal("AE", 101, str(error)) from None
        now = datetime.now(UTC)
        at = moment_of(message) or now
        told, unusable = appraise_all(self._panel, patient, at), unusable_inputs(self._panel, patient, at)
        answer = write_answer(message, told, patient.notes, key, at) if told else None
        state: State = "pending" if answer and self._has_destination else "none"
        warned = warnings_of(patient.notes, unusable, Places(message, self._codes), self._panel.inputs)
        if answer is None:
            warned = (warn_of_silence(explain_silence(self._panel, patient, at)), *warned)
        acknowledgement = write_acknowledgement(message.header, key, now, warned=warned)
        return Taken(key, digest, encode(acknowledgement, "utf-8"), answer, state, 0, time.time(), None, time.time())

    def _refuse(self, header: Segment | None, refusal: Refusal, peer: str) -> Reply:
        logger.warning("message refused: %s %d", refusal.code, refusal.error)
        if self._refusals.rule(peer) != "skip":
            try:
                record(self._store, _event(peer, f"hl7-{refusal.error}"))
            except SQLAlchemyError as error:
                logger.error("a refusal could not be recorded (%s)", type(error).__name__)
        text = write_acknowledgement(header, f"{time.time_ns()}", datetime.now(UTC), refusal)
        return Reply(encode(text, "utf-8"), code=refusal.code)


def require_header(header: Segment | None) -> str:
    """The key of a message that we take.

    Raises:
        Refusal: no MSH, no MSH-10, or a type, event or version that we do not take.
    """
    if header is None:
        raise Refusal("AR", 100, "expected a message that begins with MSH and its separators")
    if not header.text(10):
        raise Refusal("AR", 101, "expected a control id in MSH-10")
    if header.text(9, 1) not in KINDS:
        raise Refusal("AR", 200, "expected ORU^R01, ADT^A01, ADT^A04 or ADT^A08")
    if header.text(9, 2) not in KINDS[header.text(9, 1)]:
        raise Refusal("AR", 201, "expected ORU^R01, ADT^A01, ADT^A04 or ADT^A08")
    if header.text(12) not in VERSIONS:
        raise Refusal("AR", 203, "expected version 2.3 to 2.5.1")
    return key_of(header.text(3), header.text(4), header.text(10))


def _read(data: bytes, charset: str) -> Message:
    try:
        return parse_message(data, charset)
    except UnreadableRecord as error:
        raise Refusal("AE", 102, str(error)) from None


def _event(peer: str, reason: str | None = None) -> AuditEvent:
    return AuditEvent("import", "execute", SYSTEM, source="hl7", peer=peer, is_success=reason is None, reason=reason)
