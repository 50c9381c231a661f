"""The interview to take along: as plain text for the reader, and as what a clinician opens by its code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from serving.web.catalogue import Language
from serving.web.citizen_frame import Say, write_age
from serving.web.citizen_result import Result
from serving.web.citizen_state import State
from serving.web.wording import write_moment, write_percent


def summary_text(say: Say, result: Result, state: State, language: Language) -> str:
    """Plain lines: the urgency, where to go, what was told, what it may be, and that it is no diagnosis."""
    lines = [say("result.summary_title"), write_moment(datetime.now(UTC), language), ""]
    lines += [f"{result.label}. {result.do}", f"{say('result.where')}: {result.where}"]
    lines += [f"{say('result.specialty')}: {result.specialty}", ""]
    lines += _block(say("result.why"), (flag.why for flag in result.flags))
    lines += [say("result.person") + ": " + person_text(say, state), ""]
    for choice in ("present", "absent", "unknown"):
        lines += _block(say(f"told.{choice}"), (one.name for one in result.told if one.choice == choice))
    lines += _block(
        say("result.possible"),
        (f"{one.name} ({write_percent(one.probability, language)})" for one in result.possibilities),
    )
    return "\n".join([*lines, say("frame.notice"), f"{result.base_title} {result.base_version}"])


def person_text(say: Say, state: State) -> str:
    """Age, sex, pregnancy and region in words."""
    parts = [write_age(say, state.age_years or 0.0)]
    if state.sex:
        parts.append(say(f"sex.{state.sex}").lower())
    if state.is_pregnant:
        parts.append(say("person.pregnant"))
    if state.region:
        parts.append(say(f"region.{state.region}"))
    return ", ".join(parts)


def _block(title: str, rows: Iterator[str]) -> list[str]:
    listed = [f"- {row}" for row in rows]
    return [title, *listed, ""] if listed else []
