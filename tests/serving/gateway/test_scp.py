"""The listener, asked by a real SCU over real sockets."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydicom import Dataset, dcmread
from pydicom.uid import UID
from pynetdicom import AE, evt
from pynetdicom.association import Association
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StorageCommitmentPushModel,
    StorageCommitmentPushModelInstance,
    Verification,
)

from serving.gateway.scp import Receiver
from serving.settings import Settings
from serving.store.database import Store
from serving.store.studies import get_study, list_instances

Film = Callable[..., Dataset]
Listen = Callable[..., Receiver]


def _associate(
    settings: Settings, *films: Dataset, calling: str = "MODALITY", called: str | None = None
) -> Association:
    entity = AE(ae_title=calling)
    entity.add_requested_context(Verification)
    for film in films:
        entity.add_requested_context(film.SOPClassUID, film.file_meta.TransferSyntaxUID)
    return entity.associate("127.0.0.1", settings.dicom_port, ae_title=called or settings.ae_title)


def _store(settings: Settings, *films: Dataset) -> list[int]:
    association = _associate(settings, *films)
    assert association.is_established
    statuses = [int(association.send_c_store(film).Status) for film in films]
    association.release()
    return statuses


def test_an_echo_is_answered(listen: Listen, settings: Settings) -> None:
    listen()
    association = _associate(settings)
    assert association.send_c_echo().Status == 0
    association.release()


def test_an_instance_is_on_disk_and_in_the_database_when_success_is_said(
    listen: Listen, settings: Settings, store: Store, film: Film
) -> None:
    listen()
    sent = film()
    assert _store(settings, sent) == [0]
    (instance,) = list_instances(store, sent.StudyInstanceUID)
    kept = dcmread(settings.data_dir / instance.path)
    assert kept == sent
    assert kept.file_meta.SourceApplicationEntityTitle == "MODALITY"
    study = get_study(store, sent.StudyInstanceUID)
    assert (study.calling_ae_title, study.called_ae_title) == ("MODALITY", settings.ae_title)
    assert study.header.patient_id == "S1"


def test_a_private_storage_class_is_kept_too(listen: Listen, settings: Settings, film: Film, store: Store) -> None:
    listen()
    private = film()
    private.SOPClassUID = private.file_meta.MediaStorageSOPClassUID = UID("1.3.12.2.1107.5.9.1")
    assert _store(settings, private) == [0]
    assert list_instances(store, private.StudyInstanceUID)[0].sop_class_uid == "1.3.12.2.1107.5.9.1"


def test_a_full_disk_refuses_and_keeps_nothing(listen: Listen, settings: Settings, film: Film) -> None:
    listen(disk_reserve_mb=1 << 40)
    assert _store(settings, film()) == [0xA700]
    assert not (settings.data_dir / "instances").exists()


def test_an_instance_without_a_study_is_refused(listen: Listen, settings: Settings, film: Film) -> None:
    listen()
    nameless = film()
    del nameless.StudyInstanceUID
    assert _store(settings, nameless, film(2)) == [0xC000, 0]


@pytest.mark.parametrize(
    ("changes", "options"),
    [
        ({"allowed_calling_ae_titles": "CT1, CT2"}, {"calling": "STRANGER"}),
        ({}, {"called": "ANOTHER"}),
        ({"allowed_hosts": "192.0.2.1"}, {}),
    ],
)
def test_who_is_not_allowed_gets_no_association(
    listen: Listen, settings: Settings, changes: dict[str, str], options: dict[str, str]
) -> None:
    listen(**changes)
    association = _associate(settings, **options)
    assert association.is_rejected
    assert not association.is_established


def test_who_is_allowed_gets_one(listen: Listen, settings: Settings) -> None:
    listen(allowed_calling_ae_titles="CT1, CT2", allowed_hosts="127.0.0.1")
    association = _associate(settings, calling="CT2")
    assert association.is_established
    association.release()


def test_a_study_is_open_while_its_association_is(listen: Listen, settings: Settings, film: Film) -> None:
    receiver = listen()
    association = _associate(settings, film())
    association.send_c_store(film())
    assert receiver.associations.has(film().StudyInstanceUID)
    association.release()
    for _ in range(100):
        if not receiver.associations.has(film().StudyInstanceUID):
            break
        time.sleep(0.02)
    assert not receiver.associations.has(film().StudyInstanceUID)


def test_commitment_is_reported_on_the_same_association_to_an_unknown_peer(
    listen: Listen, settings: Settings, film: Film
) -> None:
    listen()
    kept, lost = film(1), film(2)
    assert _store(settings, kept) == [0]
    reports: list[tuple[int | None, Dataset]] = []

    def take(event: evt.Event) -> tuple[int, None]:
        reports.append((event.event_type, event.event_information))
        return 0, None

    entity = AE(ae_title="MODALITY")
    entity.add_requested_context(StorageCommitmentPushModel)
    association = entity.associate(
        "127.0.0.1", settings.dicom_port, ae_title=settings.ae_title, evt_handlers=[(evt.EVT_N_EVENT_REPORT, take)]
    )
    status, _ = association.send_n_action(
        _request(kept, lost), 1, StorageCommitmentPushModel, StorageCommitmentPushModelInstance
    )
    assert status.Status == 0
    for _ in range(200):
        if reports:
            break
        time.sleep(0.02)
    association.release()
    ((event_type, report),) = reports
    assert event_type == 2
    assert report.TransactionUID == "1.2.3"
    assert [one.ReferencedSOPInstanceUID for one in report.ReferencedSOPSequence] == [kept.SOPInstanceUID]
    (failed,) = report.FailedSOPSequence
    assert (failed.ReferencedSOPInstanceUID, failed.FailureReason) == (lost.SOPInstanceUID, 0x0112)


def _request(*films: Dataset) -> Dataset:
    request = Dataset()
    request.TransactionUID = "1.2.3"
    request.ReferencedSOPSequence = []
    for film in films:
        item = Dataset()
        item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = film.SOPClassUID, film.SOPInstanceUID
        request.ReferencedSOPSequence.append(item)
    return request


def test_a_file_that_was_damaged_is_not_committed(listen: Listen, settings: Settings, film: Film, store: Store) -> None:
    receiver = listen()
    kept = film()
    assert _store(settings, kept) == [0]
    path: Path = settings.data_dir / list_instances(store, kept.StudyInstanceUID)[0].path
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    report = receiver.commitment.examine(kept.StudyInstanceUID, _request(kept).ReferencedSOPSequence)
    assert report.FailedSOPSequence[0].FailureReason == 0x0110
