"""A text cut into words, numbers and marks, each with the keys by which it is looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from models.lay_text import hidden
from models.lay_text.english import stem, stems
from models.lay_text.restored import RESTORED
from models.lay_text.spelling import NO_TONE, bare, has_marks, marked
from models.lay_text.vietnamese import ABBREVIATED, AMBIGUOUS_ABBREVIATIONS
from models.lay_text.word_lists import words

Kind = Literal["word", "number", "mark"]
Speech = Literal["vi", "en"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_PLAIN = rf"(?P<number>\d+(?:[.,]\d+)?)|(?P<word>{_LETTER}+(?:['’^`~]+{_LETTER}+)*)|(?P<mark>[^\w\s]|\n|_)"
_PIECES = {
    speech: re.compile(rf"(?P<hidden>{hidden.pattern(speech)})|{_PLAIN}", re.IGNORECASE) for speech in ("vi", "en")
}
_TYPED_MARKS = re.compile("['’^`~]")
"""Marks typed beside their letter (`so't`, `ho^c`) and left there."""
_STOPS = frozenset(".!?;\n…")
_ENDS_G = re.compile(r"(?<=[aeiouyăâêôơư])g(?=\d?$)")
_ENDS_H = re.compile(r"(?<=[aeiouyăâêôơư])h(?=\d?$)")


class Token(NamedTuple):
    """One piece of a text.

    Attributes:
        text: as written, lower case, composed.
        start: index of its first character in the text read.
        end: index after its last.
        form: as it is compared exactly: `marked` in Vietnamese, the stem in English.
        key: as it is looked up: without marks in Vietnamese, the stem in English.
        kind: word, number or mark.
        sentence: number of the sentence it stands in.
    """

    text: str
    start: int
    end: int
    form: str
    key: str
    kind: Kind
    sentence: int


@lru_cache(maxsize=50_000)
def vietnamese_forms(word: str) -> tuple[str, ...]:
    """The `marked` forms a written word stands for: abbreviations are written out, `bụg` is `bụng`, `fải` is `phải`."""
    if word in ABBREVIATED and word not in AMBIGUOUS_ABBREVIATIONS:
        return tuple(marked(part) for part in ABBREVIATED[word].split())
    form = marked(word)
    if len(word) > 2:
        form = _ENDS_H.sub("nh", _ENDS_G.sub("ng", form))
    if form[0] == "f":
        form = "ph" + form[1:]
    elif form[0] == "w":
        form = "qu" + form[1:]
    return (form,)


@lru_cache(maxsize=50_000)
def key_of(form: str) -> str:
    """The key of a `marked` form: without marks and tone."""
    return bare(form[:-1] if form[:1].isalpha() and form[-1:].isdigit() else form.rstrip(NO_TONE))


def tokenise(text: str, language: Speech) -> list[Token]:
    """Every word, number and mark of a text, in order; an abbreviation of several words gives several tokens."""
    tokens: list[Token] = []
    sentence = 0
    for match in _PIECES[language].finditer(text):
        piece = unicodedata.normalize("NFC", match.group().lower())
        if match.lastgroup == "hidden":
            piece = hidden.meant_by(piece, language)
        start, end = match.span()
        kind = _kind(match)
        after_number = bool(tokens) and tokens[-1].kind == "number" and tokens[-1].end == start
        for form, key in _keys(piece, kind, language, after_number):
            tokens.append(Token(piece, start, end, form, key, kind, sentence))
        if piece in _STOPS:
            sentence += 1
    return _joined(tokens) if language == "en" else _restored(_hips(tokens))


def _kind(match: re.Match[str]) -> Kind:
    if match.lastgroup == "number":
        return "number"
    return "mark" if match.lastgroup == "mark" else "word"


def _keys(piece: str, kind: Kind, language: Speech, after_number: bool) -> list[tuple[str, str]]:
    if kind != "word" or after_number:
        return [(piece, bare(piece) if kind == "word" else piece)]
    if language == "en":
        return [(key, key) for key in stems(piece)]
    return [(form, key_of(form)) for form in vietnamese_forms(_TYPED_MARKS.sub("", piece))]


def _restored(tokens: list[Token]) -> list[Token]:
    """Marks put back where two neighbours without any leave no doubt."""
    for position in range(len(tokens) - 1):
        one, two = tokens[position], tokens[position + 1]
        forms = RESTORED.get((one.key, two.key))
        if forms is None or has_marks(two.form) or (has_marks(one.form) and one.form != forms[0]):
            continue
        if two.key == _FALL[0] and position and tokens[position - 1].key in _SLIPPED:
            forms = (forms[0], _FALL[1])
        tokens[position] = one._replace(form=_settled(forms[0]))
        tokens[position + 1] = two._replace(form=_settled(forms[1]))
    return tokens


_SLIPPED = words("chong truot vap vuong hut")
"""`chống tay té`, `trượt chân té`: a fall, no numbness."""
_FALL = ("te", marked("té"))
_HIP_BEFORE = words("dau vung ben nhuc moi xuong hai ngang 2 te sung viem rat kho va lan hoc")
_HIP_AFTER = words("lung phai trai suon dau do rat to nho")
_DENIED_AFTER = words("bi co thay sot ho an ngu biet phai con di duoc nong non oi kho chong tieu nhuc he")
_SETTLED = words("sau cho lan")
_HIP, _NOT = marked("hông"), marked("không")


def _settled(form: str) -> str:
    """`sau` that is known to be no `sâu` is marked as such."""
    return form + NO_TONE if form in _SETTLED else form


def _hips(tokens: list[Token]) -> list[Token]:
    """`hông` is the hip beside what speaks of a place, and southern `không` elsewhere."""
    for position, token in enumerate(tokens):
        if token.key != "hong" or token.form not in (_HIP, "hong"):
            continue
        before = tokens[position - 1].key if position else ""
        after = tokens[position + 1].key if position + 1 < len(tokens) else ""
        is_place = before in _HIP_BEFORE or after in _HIP_AFTER
        if not is_place and (token.form == _HIP or after in _DENIED_AFTER):
            tokens[position] = token._replace(form=_NOT, key="khong")
    return tokens


_ONE_WORD = {
    tuple(stem(word) for word in said.split()): stem(meant)
    for said, meant in (
        ("not able to", "cannot"),
        ("can not", "cannot"),
        ("unable to", "cannot"),
        ("short of breath", "breathless"),
        ("out of breath", "breathless"),
        ("throw up", "vomit"),
        ("pass out", "faint"),
    )
}


def _joined(tokens: list[Token]) -> list[Token]:
    """`not able to` and `can not` are one word, `cannot`: they belong to a finding and negate none."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        keys = tuple(token.key for token in tokens[position : position + 3])
        length = next((size for size in (3, 2) if keys[:size] in _ONE_WORD and size <= len(keys)), 1)
        token = tokens[position]
        if length > 1:
            key = _ONE_WORD[keys[:length]]
            token = token._replace(end=tokens[position + length - 1].end, form=key, key=key)
        kept.append(token)
        position += length
    return kept
