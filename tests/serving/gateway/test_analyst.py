"""From a received film to results, and every way in which that can end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pydicom import Dataset

from models.errors import ModelError
from serving.gateway.analyst import ATTEMPTS_LIMIT, DEFAULT_KINDS, Analyst, failure_of
from serving.gateway.rules import Rules
from serving.inference import Engine
from serving.settings import Settings
from serving.store.analyses import list_analyses, list_results
from serving.store.database import Store
from serving.store.deliveries import list_deliveries, mark_delivered
from serving.store.progress import begin_attempt, move_study, settle_study
from serving.store.receive import receive_instance
from serving.store.rows import Instance, Result
from serving.store.studies import get_instance, get_study

Film = Callable[..., Dataset]
RULES = Rules.model_validate(
    {
        "rules": [
            {"name": "films", "when": {"modality": ["DX"]}, "models": ["by-card"], "destinations": ["a", "b"]},
        ],
        "destinations": [
            {"name": "a", "kind": "c-store", "ae_title": "A", "host": "h", "port": 1, "results": ["SC"]},
            {"name": "b", "kind": "stow-rs", "url": "http://h/dicom-web", "results": ["SC", "SR"]},
        ],
    }
)


@pytest.fixture
def analyst(settings: Settings, store: Store, toy_engine: Engine) -> Analyst:
    """With the toy models and two destinations."""
    return Analyst(settings, store, toy_engine, lambda: RULES)


def _receive(analyst: Analyst, content: bytes) -> Instance:
    instance, _ = receive_instance(analyst.store, analyst.settings.data_dir, content)
    return instance


def _said(analyst: Analyst, instance: Instance) -> set[tuple[str, str, str | None]]:
    analyses = list_analyses(analyst.store, instance.study_instance_uid)
    return {(one.model_name, one.status, one.reason) for one in analyses}


def test_a_film_becomes_results_for_each_destination(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    instance = _receive(analyst, file_of(film()))
    analyst.analyse(instance)
    assert _said(analyst, instance) == {("toy_shadow", "analyzed", None), ("toy_halves", "analyzed", None)}
    results = {
        result.sop_instance_uid: result.kind for result in list_results(analyst.store, instance.study_instance_uid)
    }
    assert sorted(results.values()) == ["SC", "SR"]
    sent = {
        (one.destination, results[one.sop_instance_uid])
        for one in list_deliveries(analyst.store, instance.study_instance_uid)
    }
    assert sent == {("a", "SC"), ("b", "SC"), ("b", "SR")}
    assert failure_of(analyst.store, instance.study_instance_uid) is None


def test_doing_it_again_makes_the_same_objects(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    instance = _receive(analyst, file_of(film()))
    analyst.analyse(instance)
    first = {one.sop_instance_uid: one.sha256 for one in list_results(analyst.store, instance.study_instance_uid)}
    analyst.analyse(instance)
    assert first == {
        one.sop_instance_uid: one.sha256 for one in list_results(analyst.store, instance.study_instance_uid)
    }


def test_what_is_done_is_not_done_again(analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]) -> None:
    instance = _receive(analyst, file_of(film()))
    analyst.analyse(instance)
    analyst.analyse(instance, list_analyses(analyst.store, instance.study_instance_uid))
    stored = get_instance(analyst.store, instance.sop_instance_uid)
    assert stored is not None
    assert stored.attempts == 1


@pytest.mark.parametrize(
    ("change", "status", "reason"),
    [
        ({"Modality": "MR"}, "not-routed", "no-rule-matches"),
        ({"Rows": 64000}, "unreadable", "unreadable-instance"),
    ],
)
def test_what_cannot_be_analysed_says_why(
    analyst: Analyst,
    film: Film,
    file_of: Callable[[Dataset], bytes],
    change: dict[str, object],
    status: str,
    reason: str,
) -> None:
    odd = film()
    for keyword, value in change.items():
        setattr(odd, keyword, value)
    instance = _receive(analyst, file_of(odd))
    analyst.analyse(instance)
    assert _said(analyst, instance) == {("", status, reason)}
    assert failure_of(analyst.store, instance.study_instance_uid) == (reason if status == "unreadable" else None)


def test_an_instance_that_killed_its_worker_each_time_is_given_up(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    instance = _receive(analyst, file_of(film()))
    for _ in range(ATTEMPTS_LIMIT):
        begin_attempt(analyst.store, instance.sop_instance_uid)
    analyst.analyse(instance)
    assert _said(analyst, instance) == {("", "failed", "given-up")}


@pytest.mark.parametrize(
    ("error", "reason"), [(ModelError("broken"), "model-failed"), (ValueError("odd"), "analysis-failed")]
)
def test_a_model_that_breaks_fails_the_study_and_no_other(
    analyst: Analyst,
    film: Film,
    file_of: Callable[[Dataset], bytes],
    error: Exception,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Engine, "analyse", fail)  # a model that dies in the middle
    instance = _receive(analyst, file_of(film()))
    analyst.analyse(instance)
    assert failure_of(analyst.store, instance.study_instance_uid) == reason


def test_our_own_results_are_not_analysed_when_a_pacs_sends_them_back(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    instance = _receive(analyst, file_of(film()))
    analyst.analyse(instance)
    capture = next(one for one in list_results(analyst.store, instance.study_instance_uid) if one.kind == "SC")
    returned = _receive(analyst, (analyst.settings.data_dir / capture.path).read_bytes())
    analyst.analyse(returned)
    assert ("", "not-routed", "own-result") in _said(analyst, instance)


def test_without_a_destination_the_usual_results_are_made(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    rules = Rules.model_validate({"rules": [{"name": "all", "models": ["by-card"]}]})
    instance = _receive(analyst, file_of(film()))
    replace(analyst, rules=lambda: rules).analyse(instance)
    kinds = {one.kind for one in list_results(analyst.store, instance.study_instance_uid)}
    assert kinds == set(DEFAULT_KINDS)


def _text_of(analyst: Analyst, result: Result) -> str:
    return (analyst.settings.data_dir / result.path).read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("is_header_gone", [False, True])
def test_what_cannot_be_read_is_said_in_its_study(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes], is_header_gone: bool
) -> None:
    broken = film()
    broken.Rows = 64000
    instance = _receive(analyst, file_of(broken))
    if is_header_gone:
        (analyst.settings.data_dir / instance.path).write_bytes(b"rotten" * 100)
    analyst.analyse(instance)
    made = list_results(analyst.store, instance.study_instance_uid)
    assert {(one.kind, one.source_sop_instance_uid) for one in made} == {
        ("SC", instance.sop_instance_uid),
        ("SR", instance.sop_instance_uid),
    }
    report = next(_text_of(analyst, one) for one in made if one.kind == "SR")
    assert instance.sop_instance_uid in report
    assert "Not analysed, because the file could not be read" in report
    assert "Không phân tích, vì không đọc được tệp ảnh" in report
    assert {one.destination for one in list_deliveries(analyst.store, instance.study_instance_uid)} == {"a", "b"}


def test_saying_so_again_makes_the_same_objects(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    broken = film()
    broken.Rows = 64000
    instance = _receive(analyst, file_of(broken))
    seen = []
    for _ in range(2):
        analyst.analyse(instance, list_analyses(analyst.store, instance.study_instance_uid))
        made = list_results(analyst.store, instance.study_instance_uid)
        seen.append({one.sop_instance_uid: one.sha256 for one in made})
    assert seen[0] == seen[1]


def test_what_no_rule_wants_gets_no_notice(analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]) -> None:
    broken = film()
    broken.Rows, broken.Modality = 64000, "MR"
    instance = _receive(analyst, file_of(broken))
    analyst.analyse(instance)
    assert list_results(analyst.store, instance.study_instance_uid) == ()


def test_a_sound_film_under_the_same_uid_ends_the_complaint(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    broken = film()
    broken.Rows = 64000
    analyst.analyse(_receive(analyst, file_of(broken)))
    instance = _receive(analyst, file_of(film()))
    analyst.analyse(instance, list_analyses(analyst.store, instance.study_instance_uid))
    assert _said(analyst, instance) == {("toy_shadow", "analyzed", None), ("toy_halves", "analyzed", None)}


def test_a_study_with_one_unreadable_film_ends_with_that_reason(
    analyst: Analyst, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    broken, sound = film(), film()
    broken.Rows, broken.SOPInstanceUID = 64000, f"{sound.SOPInstanceUID}.9"
    for one in (broken, sound):
        analyst.analyse(_receive(analyst, file_of(one)))
    uid = str(sound.StudyInstanceUID)
    move_study(analyst.store, uid, revision=1, to="analysing", from_states=("receiving",))
    assert failure_of(analyst.store, uid) is None
    settle_study(analyst.store, uid, ("analysing",))
    assert get_study(analyst.store, uid).reason == "some-instances-unreadable"
    mark_delivered(analyst.store, list_deliveries(analyst.store, uid), 1.0)
    settle_study(analyst.store, uid, ("delivering",))
    study = get_study(analyst.store, uid)
    assert (study.state, study.reason) == ("done", "some-instances-unreadable")
