"""Laws of the reader: it never fails, marks and order do not matter, a denial adds nothing."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import LONGEST, read
from models.lay_text.spelling import bare

SENTENCES = (
    "em bị sốt 3 ngày nay",
    "không ho",
    "đau bụng dữ dội",
    "tôi hay chóng mặt",
    "không khó thở",
    "em bị nôn ói",
    "đau đầu và đau lưng",
    "mẹ tôi bị tiểu đường",
    "ho ra máu",
    "không biết có tiêu chảy không",
    "đau ngực lan ra tay",
)
DENIED = {"sốt": "fever", "đau lưng": "back_pain", "co giật": "convulsion", "ho ra máu": "cough_bloody"}


def present(text: str, lexicon: Lexicon) -> set[str]:
    return {mention.finding_id for mention in read(text, lexicon).mentions if mention.choice == "present"}


@given(text=st.text(max_size=300), language=st.sampled_from([None, "vi", "en"]))
@example(text="İ 39 độ", language="vi")
@example(text="đ̂̂̂ sốt", language=None)
@settings(deadline=None, max_examples=150)
def test_it_never_fails_and_every_place_is_in_the_text(text: str, language: str | None, lexicon: Lexicon) -> None:
    reading = read(text, lexicon, language=language)
    for mention in reading.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
    for span in reading.unread:
        assert span.text == text[span.start : span.end]


@given(
    words=st.lists(
        st.sampled_from(
            [
                "sốt",
                "ho",
                "không",
                "đau",
                "đầu",
                "bụng",
                ",",
                "và",
                "hay",
                "hết",
                "bé",
                "3",
                "ngày",
                "con",
                "tôi",
                "mẹ",
                "?",
                "nôn",
                "39",
                "độ",
            ]
        ),
        max_size=25,
    )
)
@settings(deadline=None, max_examples=150)
def test_it_never_fails_on_words_it_knows(words: list[str], lexicon: Lexicon) -> None:
    assert read(" ".join(words), lexicon).who in ("self", "child", "other")


@given(order=st.permutations(SENTENCES), size=st.integers(1, len(SENTENCES)))
@settings(deadline=None, max_examples=60)
def test_the_order_of_sentences_does_not_matter(order: list[str], size: int, lexicon: Lexicon) -> None:
    chosen = order[:size]

    def told(sentences: list[str]) -> set[tuple[str, str, str]]:
        mentions = read(". ".join(sentences), lexicon).mentions
        return {(mention.finding_id, mention.choice, mention.about) for mention in mentions}

    assert told(chosen) == told(sorted(chosen))


@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True))
@settings(deadline=None, max_examples=60)
def test_without_marks_it_says_the_same(sentences: list[str], lexicon: Lexicon) -> None:
    text = ". ".join(sentences)
    assert present(bare(text), lexicon) == present(text, lexicon)


@given(sentences=st.lists(st.sampled_from(SENTENCES), unique=True), denied=st.sampled_from(sorted(DENIED)))
@settings(deadline=None, max_examples=60)
def test_a_denial_adds_nothing_that_is_present(sentences: list[str], denied: str, lexicon: Lexicon) -> None:
    before = present(". ".join(sentences), lexicon)
    assert DENIED[denied] not in present(". ".join([*sentences, f"không có {denied}"]), lexicon) - before


def test_a_compiled_lexicon_reads_the_same(lexicon: Lexicon) -> None:
    again = Lexicon.from_plain(json.loads(json.dumps(lexicon.to_plain())))
    text = "Bé 8 tháng sốt 39,5 hai ngày nay, ho có đờm, không co giật. Mẹ bị tiểu đường"
    assert read(text, again) == read(text, lexicon)


def test_a_lexicon_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="another version"):
        Lexicon.from_plain({"version": 0})


def test_the_time_grows_with_the_length_and_no_faster(lexicon: Lexicon) -> None:
    def seconds(text: str) -> float:
        read(text, lexicon)
        start = time.process_time()
        for _ in range(3):
            read(text, lexicon)
        return time.process_time() - start

    sentence = "em bị đau đầu đau bụng và không sốt 3 ngày nay, ho "
    long = sentence * (LONGEST // len(sentence))
    assert seconds(long) < 30 * seconds(long[: len(long) // 8]) + 0.05


@pytest.mark.parametrize(
    "piece", [" ", "1", "\u0111au ", "không ", "a ", "đau đầu, ", "39 độ 5 ", "sụt ", "x", ", ", "\n"]
)
def test_no_repeated_piece_takes_long(piece: str, lexicon: Lexicon) -> None:
    text = (piece * LONGEST)[:LONGEST]

    def seconds() -> float:
        start = time.process_time()
        read(text, lexicon)
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.6, "once is chance: the garbage collector walks all that is loaded"


def test_every_phrase_reads_back_as_its_finding() -> None:
    entries = [
        LexiconEntry("one", ("không nuốt được nước bọt", "ko nuốt nổi"), ("cannot swallow saliva",)),
        LexiconEntry("two", ("hơn 2 tuần chưa đi cầu", "phù 2 chân"), ("two weeks without stool",)),
    ]
    lexicon = Lexicon.of(entries)
    for entry in entries:
        for phrase in (*entry.phrases_vi, *(bare(phrase) for phrase in entry.phrases_vi)):
            assert present(phrase, lexicon) == {entry.finding_id}
        for phrase in entry.phrases_en:
            assert {m.finding_id for m in read(phrase, lexicon, language="en").mentions} == {entry.finding_id}
