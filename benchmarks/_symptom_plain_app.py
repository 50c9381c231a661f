"""The peer of `symptoms.py`: the same engine behind FastAPI and nothing else: no shapes, no words, no limits."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request

from models.inference.case import Evidence, Person
from models.inference.interview import next_question
from serving.checker import open_checker

CHECKER = open_checker()
SHOWN = 8

app = FastAPI()


@app.post("/diagnosis")
async def diagnosis(request: Request) -> dict[str, Any]:
    """The next question and the likeliest conditions."""
    case = await request.json()
    told = [Evidence(one["id"][2:], one["choice_id"], one.get("source", "asked")) for one in case["evidence"]]
    look = CHECKER.look(Person(case["age"]["value"], case["sex"]), told)
    question = next_question(look)
    return {
        "question": question and [one.id for one in question.items],
        "conditions": [{"id": one.condition.id, "probability": one.probability} for one in look.ranked(SHOWN)],
        "level": look.triage.level,
    }
