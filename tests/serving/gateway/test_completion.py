"""When a study is whole, and that it is queued once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.audit import list_events
from serving.gateway.associations import OpenAssociations
from serving.gateway.completion import PATIENCE, Completion, is_complete
from serving.gateway.rules import Rules
from serving.store.database import Store
from serving.store.rows import Instance, Study, StudyHeader
from serving.store.studies import add_instance, get_study


def _study(expected: int | None = None, count: int = 1, last: float = 100.0) -> Study:
    header = StudyHeader(expected_count=expected)
    return Study("1.2", "receiving", None, 1, 90.0, last, None, count, "XR1", "TUETINH", header)


@pytest.mark.parametrize(
    ("study", "is_open", "now", "is_whole"),
    [
        (_study(), False, 114.9, False),
        (_study(), False, 115.0, True),
        (_study(), True, 999.0, False),
        (_study(expected=1), False, 100.1, True),
        (_study(expected=2), False, 115.0, False),
        (_study(expected=2), False, 100.0 + 15.0 * PATIENCE, True),
        (_study(expected=1), True, 999.0, False),
    ],
)
def test_a_study_is_whole_when_quiet_closed_and_counted(
    study: Study, is_open: bool, now: float, is_whole: bool
) -> None:
    assert is_complete(study, quiet=15.0, is_open=is_open, now=now) is is_whole


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.none() | st.integers(0, 5))
def test_waiting_longer_never_undoes_completeness(early: float, more: float, expected: int | None) -> None:
    study = _study(expected=expected, last=0.0)
    is_early = is_complete(study, quiet=15.0, is_open=False, now=early)
    assert not is_early or is_complete(study, quiet=15.0, is_open=False, now=early + more)


def test_a_whole_study_is_queued_once(store: Store) -> None:
    queued: list[tuple[str, int]] = []
    associations = OpenAssociations()
    completion = Completion(
        store, associations, Rules, lambda study: queued.append((study.study_instance_uid, study.revision)), 15.0
    )
    instance = Instance("1.2.1", "1.2", "1.2.0", "1.2.840", "1.2.840.10008.1.2.1", "DX", "a" * 64, "x", 1, 100.0)
    add_instance(store, instance, StudyHeader())
    associations.add(7, "1.2")
    assert completion.turn(now=200.0) == 0
    associations.remove(7)
    assert completion.turn(now=110.0) == 0
    assert completion.turn(now=200.0) == 1
    assert completion.turn(now=200.0) == 0
    assert queued == [("1.2", 1)]
    assert get_study(store, "1.2").state == "queued"


@pytest.mark.parametrize(
    ("senders", "recorded"),
    [(("XR1",), ["XR1"]), (("",), []), (("", "XR2", "XR1", "XR1"), ["XR1", "XR2"])],
    ids=["by DIMSE", "by HTTP, which recorded it", "by both"],
)
def test_what_came_leaves_one_record_a_sender(store: Store, senders: tuple[str, ...], recorded: list[str]) -> None:
    completion = Completion(store, OpenAssociations(), Rules, lambda _: None, 15.0)
    for number, sender in enumerate(senders):
        instance = Instance(
            f"1.2.{number}", "1.2", "1.2.0", "1.2.840", "1.2.840.10008.1.2.1", "DX", f"{number}" * 64, "x", 1, 100.0,
            calling_ae_title=sender, called_ae_title="TUETINH" if sender else "",
        )  # fmt: skip
        add_instance(store, instance, StudyHeader())
    assert completion.turn(now=200.0) == 1
    events = list_events(store)
    assert sorted(event["agent"][0]["network"]["address"] for event in events) == recorded
    assert {event["type"]["display"] for event in events} <= {"Import"}
