"""Rules are data: who they match, what they add up to, and that each step says why."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset

from serving.errors import InvalidRules
from serving.gateway.route import add_arguments, run
from serving.gateway.routing import Subject, decide_route, explain_condition, quiet_seconds, subject_of
from serving.gateway.rules import DEFAULT_RULES, Condition, Rules, read_rules
from serving.gateway.rules_file import destination_names
from serving.inference import Engine
from serving.settings import Settings

CHEST = Subject(modality="DX", body_part_examined="CHEST", calling_ae_title="XR1", description="CHEST PA")


def _rules(**content: object) -> Rules:
    return Rules.model_validate(content)


def test_the_shipped_rules_send_films_to_every_model_that_takes_them(toy_engine: Engine) -> None:
    rules = read_rules(DEFAULT_RULES)
    assert decide_route(rules, toy_engine.cards, CHEST).models == ("toy_halves", "toy_shadow")
    nothing = decide_route(rules, toy_engine.cards, Subject(modality="MR"))
    assert nothing.models == ()
    assert nothing.because[-1] == "no model looks at this instance"


def test_rules_that_match_add_up_and_repeat_nothing(toy_engine: Engine) -> None:
    destinations = [
        {"name": name, "kind": "c-store", "ae_title": name, "host": "h", "port": 104} for name in ("A", "B")
    ]
    rules = _rules(
        rules=[
            {"name": "all", "models": ["toy_shadow"], "destinations": ["A"]},
            {"name": "chest", "when": {"body_part_examined": ["chest"]}, "models": ["toy_shadow", "gone"],
             "destinations": ["A", "B"]},
            {"name": "ct", "when": {"calling_ae_title": ["CT*"]}, "models": ["toy_halves"]},
        ],
        destinations=destinations,
    )  # fmt: skip
    route = decide_route(rules, toy_engine.cards, CHEST)
    assert (route.models, route.destinations) == (("toy_shadow",), ("A", "B"))
    assert "  → gone: there is no such model here; left out" in route.because
    assert "rule ct: does not match" in route.because


@pytest.mark.parametrize(
    ("condition", "is_match"),
    [
        ({}, True),
        ({"modality": ["cr", "dx"]}, True),
        ({"view_position": ["PA"]}, False),
        ({"view_position": ["PA", ""]}, True),
        ({"calling_ae_title": ["XR?"]}, True),
        ({"called_ae_title": ["US"]}, False),
        ({"description": r"\bchest\b"}, True),
        ({"modality": ["DX"], "description": "knee"}, False),
    ],
)
def test_a_condition_holds_when_every_line_does(condition: dict[str, object], is_match: bool) -> None:
    matches, lines = explain_condition(Condition.model_validate(condition), CHEST)
    assert matches is is_match
    assert len(lines) == max(1, len(condition))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"rules": [{"name": "x", "destinations": ["nowhere"]}]}, "no destination is named"),
        ({"rules": [{"name": "x", "when": {"description": "("}}]}, "regular expression"),
        ({"rules": [{"name": "x", "wehn": {}}]}, "wehn"),
        ({"destinations": [{"name": "a", "kind": "fax"}]}, "fax"),
    ],
)
def test_broken_rules_are_refused_by_name(content: dict[str, object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(json.dumps(content))
    with pytest.raises(InvalidRules, match=message):
        read_rules(path)
    with pytest.raises(InvalidRules, match="expected routing rules at"):
        read_rules(tmp_path / "absent.yaml")


def test_a_slow_sender_may_be_given_time() -> None:
    rules = _rules(quiet=[{"calling_ae_title": "CT*", "seconds": 60}])
    assert quiet_seconds(rules, "CT2", 15.0) == 60
    assert quiet_seconds(rules, "XR1", 15.0) == 15.0


def test_a_peer_is_found_among_the_destinations() -> None:
    rules = _rules(destinations=[{"name": "p", "kind": "c-store", "ae_title": "PACS", "host": "h", "port": 1}])
    found = rules.peer("PACS")
    assert found is not None
    assert (found.host, found.port) == ("h", 1)
    assert rules.peer("X") is None
    assert rules.destination("q") is None


@given(st.lists(st.sampled_from(["DX", "CR", "MR"])), st.sampled_from(["DX", "CR", "MR", "US"]))
def test_a_longer_list_never_matches_less(modalities: list[str], more: str) -> None:
    subject = Subject(modality="DX")
    short, _ = explain_condition(Condition(modality=tuple(modalities)), subject)
    longer, _ = explain_condition(Condition(modality=(*modalities, more)), subject)
    assert longer or not short or not modalities


def test_route_explains_itself(
    film: Callable[..., Dataset],
    file_of: Callable[[Dataset], bytes],
    tmp_path: Path,
    toy_root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TUETINH_MODELS_DIR", str(toy_root))  # the verb knows no other way to its models
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # … and to its data
    path = tmp_path / "film.dcm"
    path.write_bytes(file_of(film()))
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([str(path)])) == 0
    assert "rule projection-radiography: matches" in capsys.readouterr().out
    assert run(parser.parse_args([str(path), "--json"])) == 0
    said = json.loads(capsys.readouterr().out)
    assert {"toy_shadow", "toy_halves"} <= set(said["models"])
    assert "Synthetic" not in json.dumps(said)


def test_route_says_who_would_abstain_by_the_header_and_survives_a_broken_card(
    film: Callable[..., Dataset],
    file_of: Callable[[Dataset], bytes],
    tmp_path: Path,
    toy_models: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = tmp_path / "models"
    toy_models.write_toy_segmenter(root, scope={"modality": ["DX"], "body_part_examined": ["HAND"]})
    toy_models.write_toy_classifier(root, needs=["toy_halves"])
    (root / "broken").mkdir()
    (root / "broken" / "card.yaml").write_text("name: broken", encoding="utf-8")
    monkeypatch.setenv("TUETINH_MODELS_DIR", str(root))  # the verb knows no other way to its models
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # … and to its data
    path = tmp_path / "film.dcm"
    path.write_bytes(file_of(film()))
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([str(path)])) == 0
    shown = capsys.readouterr().out
    for name in ("toy_halves", "toy_shadow"):
        assert f"{name} would abstain: the body part is outside the model's scope" in shown
    assert "lung_fields would abstain" not in shown
    assert run(parser.parse_args([str(path), "--json"])) == 0
    foreseen = json.loads(capsys.readouterr().out)["would_abstain"]
    assert foreseen["toy_halves"]["code"] == "body-part-not-supported"
    assert foreseen["toy_halves"]["text"]["vi"] == "vùng cơ thể không thuộc phạm vi của mô hình"


def test_the_destinations_of_the_rules_in_force_are_known(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    own = replace(settings, rules_file=str(path))
    path.write_text("destinations: [{name: pacs, kind: stow-rs, url: 'http://h'}]", encoding="utf-8")
    assert destination_names(own) == ("pacs",)
    path.write_text("destinations: [{name: pacs}]", encoding="utf-8")
    assert destination_names(own) == ()


def test_what_routing_looks_at_is_bounded(film: Callable[..., Dataset]) -> None:
    long = film()
    long.StudyDescription, long.SeriesDescription = "x" * 64, "y" * 64
    long.ProtocolName = ["z" * 60] * 20
    long.PerformedProcedureStepDescription = "chest"
    assert 128 < len(subject_of(long).description) <= 512
