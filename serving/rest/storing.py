"""Take instances in from any HTTP door, with the gateway's promise: success means on disk and in the database."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from datasets.errors import UnreadableInstance
from serving.access import record_access
from serving.auth import Caller
from serving.errors import OutOfResources
from serving.refusals import record_refusal
from serving.rooms import Rooms
from serving.store.receive import check_space, read_arrival, write_durably
from serving.store.rows import Instance
from serving.store.studies import add_instance

CANNOT_UNDERSTAND = 0xC000
OUT_OF_RESOURCES = 0xA700
DOES_NOT_MATCH = 0xA900


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of one part: the instance as kept, or the failure reason of DICOM PS3.18 Table I.2-2.

    `instance` is also set with a failure, when the header could still be read.
    """

    instance: Instance | None = None
    failure: int | None = None


def store_content(rooms: Rooms, content: bytes, study_instance_uid: str | None = None) -> Stored:
    """Keep one instance; with a study named, only one of that study."""
    settings, instance = rooms.settings, None
    try:
        arrival = read_arrival(content)
        instance = arrival.instance
        if study_instance_uid not in (None, instance.study_instance_uid):
            return Stored(instance, DOES_NOT_MATCH)
        check_space(settings.data_dir, settings.disk_reserve_mb)
        write_durably(settings.data_dir / instance.path, arrival.content)
    except UnreadableInstance:
        return Stored(failure=CANNOT_UNDERSTAND)
    except OutOfResources:
        return Stored(instance, OUT_OF_RESOURCES)
    add_instance(rooms.store, instance, arrival.header)
    return Stored(instance)


def record_import(request: Request, caller: Caller, stored: list[Stored]) -> None:
    """Leave one audit record for all that was kept, and one for what was not.

    Raises:
        OutOfResources: nothing was kept, for want of room.
    """
    refused = [one for one in stored if one.failure is not None]
    kept = [one.instance.study_instance_uid for one in stored if one.instance is not None and one.failure is None]
    if kept:
        record_access(request, caller, "import", "create", *dict.fromkeys(kept))
    if refused:
        known = dict.fromkeys(one.instance.study_instance_uid for one in refused if one.instance is not None)
        reason = f"{len(refused)} of {len(stored)} instances refused"
        record_refusal(request, reason, activity="import", caller=caller, study_instance_uids=tuple(known))
    if not kept and any(one.failure == OUT_OF_RESOURCES for one in stored):
        raise OutOfResources("expected room on the data directory's disk, got less than its reserve")
