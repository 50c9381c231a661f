"""The linter finds what it says it finds: each test spoils one thing in a sound base."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.knowledge.check import check_folder
from tests.models.small_base import write_base

Spoil = Callable[[Any], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_base(tmp_path)


def errors_after(folder: Path, part: str, spoil: Spoil) -> tuple[str, ...]:
    path = folder / part / "all.yaml"
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    spoil(plain)
    path.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return check_folder(folder)[0].errors


def test_a_sound_base_has_no_errors(base_folder: Path) -> None:
    report, base = check_folder(base_folder)
    assert report.errors == ()
    assert (report.conditions, report.findings, report.rules, report.sources) == (8, 21, 6, 1)
    assert set(base.conditions) >= {"flu", "ectopic"}


@pytest.mark.parametrize(
    ("part", "spoil", "says"),
    [
        ("conditions", lambda all_: all_["flu"]["findings"].update(snow=0.5), "names the finding snow, which is not"),
        ("conditions", lambda all_: all_["flu"].update(sources=["web"]), "names the source web, which is not there"),
        ("conditions", lambda all_: all_["flu"].update(meanwhile=["pray"]), "names the advice pray"),
        ("conditions", lambda all_: all_["flu"].update(specialty="surgery"), "names the specialty surgery"),
        ("conditions", lambda all_: all_["flu"]["findings"].update(cough=1.0), r"expected P(cough) between 0 and 1"),
        ("conditions", lambda all_: all_["flu"]["findings"].update(fever_high=0.99), "is above that of its parent"),
        ("conditions", lambda all_: all_["flu"].update(history={"smoking": 1000}), "expected the ratio of smoking"),
        ("conditions", lambda all_: all_["flu"].update(history={"cough": 2}), "stands in both findings and history"),
        ("conditions", lambda all_: all_["flu"].update(ages={"old": -1}), "expected multipliers of 0 or more"),
        ("findings", lambda all_: all_["fever_high"].update(background=0.4), "has a background above that of its"),
        ("findings", lambda all_: all_["fever_high"].update(excludes=["fever"]), "excludes its own parent"),
        ("findings", lambda all_: all_["cough"].update(name={"vi": "ho", "en": "ho"}), "same text in both languages"),
        ("findings", lambda all_: all_["cough"]["ask"].update(vi="Bạn có ho không?"), "the patient may be a child"),
        (
            "findings",
            lambda all_: all_["cough"].update(of="cough_dry", background=0.05),
            "is, by way of `of`, its own parent",
        ),
        ("findings", lambda all_: all_.update(itch=all_["smoking"]), "itch is used by no condition and no rule"),
        (
            "findings",
            lambda all_: all_["cough"].update(
                alone={"most": "consultation", "ages": [1, 64], "source": "web", "beside": ["snow"]}
            ),
            "cough names the finding snow, which is not there",
        ),
        ("rules", lambda all_: all_[1].update(all=[]), "petechiae names no finding"),
        ("rules", lambda all_: all_[1].update(all=["spots"]), "names the finding spots, which is not there"),
    ],
)
def test_what_is_wrong_is_found_and_named(folder: Path, part: str, spoil: Spoil, says: str) -> None:
    found = errors_after(folder, part, spoil)
    assert any(says in line for line in found), found


def test_neighbours_that_nothing_tells_apart_are_found(folder: Path) -> None:
    found = errors_after(folder, "conditions", lambda all_: all_.update(grippe=all_["flu"]))
    assert any("no finding tells" in line and "grippe" in line for line in found), found


def test_a_condition_that_no_lay_person_can_lead_to_is_found(folder: Path) -> None:
    def hide(findings: dict[str, Any]) -> None:
        for name in ("pelvic_pain", "vaginal_bleeding", "pregnant"):
            findings[name]["lay"] = False

    found = errors_after(folder, "findings", hide)
    assert any("leads to ectopic" in line for line in found), found


def test_a_phrase_under_two_findings_is_a_warning(folder: Path) -> None:
    path = folder / "findings/all.yaml"
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    plain["headache"]["en"] = ["cough"]
    path.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    report, _ = check_folder(folder)
    assert not report.errors
    assert any("stands under cough and headache" in line for line in report.warnings)


def test_the_command_counts_and_its_exit_code_tells(folder: Path) -> None:
    def ask() -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "serving", "knowledge", "check", "--json", "--folder", str(folder)]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    sound = ask()
    assert sound.returncode == 0, sound.stderr
    told = json.loads(sound.stdout)
    assert (told["conditions"], told["findings"], told["errors"]) == (8, 21, [])
    errors_after(folder, "rules", lambda all_: all_[1].update(all=["spots"]))
    spoilt = ask()
    assert spoilt.returncode == 1
    assert len(json.loads(spoilt.stdout)["errors"]) == 1


def test_a_rule_may_leave_out_only_by_what_a_person_is(folder: Path) -> None:
    def leave_out(rules: Any) -> None:
        next(one for one in rules if one["id"] == "pain_of_no_smoker")["unless"] = ["cough"]

    assert any("pain_of_no_smoker is 'unless'" in line for line in errors_after(folder, "rules", leave_out))
