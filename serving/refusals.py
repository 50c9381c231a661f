"""What was refused leaves an audit record too: who asked, of which study, and why not.

Bounded, so that a stranger cannot fill the disk with refusals: so many a minute from one address, and from all
together (`bounds.py`). The last record before the bound says that more may follow unrecorded.
"""

from __future__ import annotations

import logging
import re

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request

from serving.audit import record
from serving.audit_event import Action, Activity, AuditEvent
from serving.auth import Caller
from serving.rooms import rooms_of

NOBODY = Caller("unknown", "unknown", "citizen")
UID = re.compile(r"(?=.{1,64}\Z)[0-9]+(\.[0-9]+)*")
UID_PARAMETERS = ("study_instance_uid", "study", "uid")
ACTIONS: dict[str, Action] = {"POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
UNRECORDED = "further refusals from this address are not recorded for a minute"

logger = logging.getLogger("tuetinh.access")


def record_refusal(
    request: Request,
    reason: str,
    *,
    activity: Activity = "access",
    caller: Caller | None = None,
    study_instance_uids: tuple[str, ...] = (),
) -> None:
    """Leave a record that this request was refused, once; a database that is away does not undo the refusal.

    Args:
        request: as it came; the study that its address names goes into the record.
        reason: a code, never what the caller sent.
        activity: what was asked for.
        caller: who, where a key was good; else the one that was let in earlier, else unknown.
        study_instance_uids: studies that are known otherwise.
    """
    if getattr(request.state, "is_refusal_recorded", False):
        return
    request.state.is_refusal_recorded = True
    peer = request.client.host if request.client else None
    ruling = rooms_of(request).refusals.rule(peer or "")
    if ruling == "skip":
        return
    event = AuditEvent(
        activity,
        "execute" if activity == "analysis" else ACTIONS.get(request.method, "read"),
        caller or getattr(request.state, "caller", None) or NOBODY,
        study_instance_uids or _study_of(request),
        source="console" if request.url.path.startswith("/console") else "rest",
        peer=peer,
        is_success=False,
        reason=reason if ruling == "write" else f"{reason}; {UNRECORDED}",
    )
    try:
        record(rooms_of(request).store, event)
    except SQLAlchemyError as error:
        logger.error("a refusal could not be recorded (%s)", type(error).__name__)


def _study_of(request: Request) -> tuple[str, ...]:
    asked = (request.path_params.get(name, "") for name in UID_PARAMETERS)
    return tuple(uid for uid in asked if UID.fullmatch(uid))[:1]
