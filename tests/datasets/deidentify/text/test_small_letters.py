"""Names in small letters, with marks or without, and what is none."""

from __future__ import annotations

import pytest

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.text.scrub import scrub

NOBODY = Dictionary(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("bàn giao cho ngân và thúy: giường 7", "bàn giao cho [TÊN] và [TÊN]: giường 7"),
        ("ban giao cho ngan va thuy, giuong 7", "ban giao cho [TÊN] va [TÊN], giuong 7"),
        ("ong tu nghia 72t, tien su tha", "ong [TÊN] 72t, tien su tha"),
        ("bs on tieu my.", "bs [TÊN]."),
        ("anh giang a de dich giup", "anh [TÊN] dich giup"),
        ("sang nay vu mi sinh uong la ngon", "sang nay [TÊN] uong la ngon"),
        ("gặp đại úy sáng.", "gặp đại úy [TÊN]."),
        ("bn ksor phuong o lang", "bn [TÊN] o lang"),
        ("bs neang soc kha.", "bs [TÊN]."),
    ],
)
def test_a_name_in_small_letters_goes(text: str, scrubbed: str) -> None:
    assert scrub(text, NOBODY).text == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("i saw margaret ellsworth in clinic with her son", "i saw [NAME] in clinic with her son"),
        ("the patient, ksor h'lan, was seen by dr e. castellano", "the patient, [NAME], was seen by dr [NAME]"),
        ("signed, a. okonkwo, nurse of the ward", "signed, [NAME], nurse of the ward"),
        (
            "the mother of the child, and margaret denied any of it",
            "the mother of the child, and [NAME] denied any of it",
        ),
        ("the wife of the patient, jennifer, reported pain", "the wife of the patient, [NAME], reported pain"),
    ],
)
def test_a_name_in_small_letters_goes_from_an_english_note(text: str, scrubbed: str) -> None:
    assert scrub(text, NOBODY).text == scrubbed


@pytest.mark.parametrize(
    "text",
    [
        "da vang, mi mat phu", "vang mi mat nhe", "gui cho huyen va quan.",
        "with no mark of injury and grace of the gait", "growth of e. coli by the lab",
        "caused by s. aureus of the skin",
        "the scott score was of no use with the russell sign", "the marie tooth of the patient is on the list",
        "dau nguc lan ra sau lung", "chuyen cho khoa va phong.", "ap luc 12 kpa on dinh",
    ],
)  # fmt: skip
def test_words_in_small_letters_stay(text: str) -> None:
    assert scrub(text, NOBODY).text == text
