"""What the first citizen would wait for, done before anybody is let in: one thread answers all, so all would wait."""

from __future__ import annotations

import gc
import logging

from models.errors import InvalidKnowledge
from models.inference.case import Person
from models.inference.interview import next_question
from models.terms import Language
from serving.checker import ADULT_YEARS, Checker, as_evidence
from serving.rooms import Rooms

FIRST_WORDS: dict[Language, str] = {"vi": "sốt, ho 2 ngày", "en": "fever and cough for 2 days"}

logger = logging.getLogger("tuetinh.warm_up")


def warm_up(rooms: Rooms) -> None:
    """Load the symptom checker, build its engine, read and ask once. Without a sound base the other doors open."""
    try:
        checker = rooms.checker
    except InvalidKnowledge as error:
        logger.error("the symptom checker does not answer: %s", error)
        return
    for language, words in FIRST_WORDS.items():
        _ask(checker, words, language)


def spare_from_collection() -> None:
    """Nothing made so far is garbage: keep the collector from walking it, which takes longer the more is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def _ask(checker: Checker, words: str, language: Language) -> None:
    told = as_evidence(checker.read(words, language).mentions)
    next_question(checker.look(Person(ADULT_YEARS), told))
