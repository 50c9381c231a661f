"""The words round a finding that ask, fear, suppose it or put it in the past."""

from __future__ import annotations

import re

from models.lay_text.cues import ends_question, key_at
from models.lay_text.english import stems_of
from models.lay_text.sentence import Sentence
from models.lay_text.word_class import is_barrier
from models.lay_text.word_lists import pairs

_FEARED_VI = pairs(
    "so bi, lo bi, nghi bi, nghi ngo, so la, lo la, hinh nhu, khong biet, co le, co the, so mac, "
    "phai chang, biet dau, nghi la, nghi mac"
)
_FEARED_VI_MARKED = frozenset({"nêu1", "liêu5", "sơ5", "nghi", "nêu"})
_PAST_VI = pairs(
    "da tung, tung bi, truoc day, truoc kia, hoi nho, luc nho, nam ngoai, nam truoc, nam xua, "
    "ngay xua, hoi xua, tung co"
)
_HEARD_VI = pairs(
    "nghe noi, nghe don, nghe bao, doc bao, xem tivi, xem tv, tren mang, tren bao, thay bao, tren facebook, tren fb, "
    "tren tiktok, xem bao, doc tren, xem tren, tin tuc, bao noi, bao dang"
)
_HEARD_EN = {
    ("read", "that"),
    ("read", "about"),
    ("heard", "that"),
    ("heard", "about"),
    ("hear", "that"),
    ("th", "new"),
}
_NEAR_VI = frozenset(["toi", "em", "con", "be", "chau", "minh", "me", "bo", "ba", "chong", "vo", "ong"])
_NEAR_EN = stems_of("i my me we our he she")
_NEARLY_VI = frozenset(["muon", "suyt", "sap"])
_BEFALLS_VI = frozenset(["xiu", "ngat", "te", "nga", "khoc"])
_FEARED_EN = stems_of(
    "if whether maybe might possibly possible perhaps unsure worried afraid scared could "
    "rule unclear wonder suspect questionable"
)
_PAST_EN = {("us", "to"), ("last", "year"), ("year", "ago"), ("as", "child"), ("in", "past"), ("childhood", "")}
_AUX_EN = stems_of("do does did is are could can am might should would")


def is_asked_or_feared(sentence: Sentence, number: int) -> bool:
    """`nếu sốt`, `sợ bị ung thư`, `có sốt không?`, `hình như`, `if`, `maybe`, `could it be`."""
    first, last = sentence.matches[number].positions[0], sentence.matches[number].positions[-1]
    if sentence.language == "en":
        return _feared_english(sentence, first)
    if key_at(sentence.tokens, first - 1) in _NEARLY_VI and sentence.tokens[first].key in _BEFALLS_VI:
        return True
    is_symptom = sentence.is_general(number)
    return _feared_vietnamese(sentence, first, is_symptom) or _asked_vietnamese(sentence, first, last)


def is_hearsay(sentence: Sentence, number: int) -> bool:
    """`đọc báo thấy có người đột quỵ`, `I read about`: told of nobody near, in the clause that says so."""
    tokens, language = sentence.tokens, sentence.language
    if language == "vi" and _is_film_or_question(sentence, number):
        return True
    heard, near = (_HEARD_EN, _NEAR_EN) if language == "en" else (_HEARD_VI, _NEAR_VI)
    for position in range(sentence.matches[number].positions[0] - 1, -1, -1):
        token = tokens[position]
        if (token.key, key_at(tokens, position + 1)) in heard:
            return True
        if token.kind == "mark" or is_barrier(token, language) or token.key in near:
            return False
    return False


def _is_film_or_question(sentence: Sentence, number: int) -> bool:
    """`xem phim thấy người ta đột quỵ`, `muốn hỏi triệu chứng của nhồi máu cơ tim`: nobody's, in its clause."""
    match = sentence.matches[number]
    before = sentence.tokens[: match.positions[0]]
    start = max((at + 1 for at, token in enumerate(before) if token.kind == "mark"), default=0)
    clause = " ".join(token.key for token in before[start:])
    if _FILM.search(clause):
        return True
    is_named = match.finding_id.endswith(("_named", "_known", "_past"))
    return is_named and _QUESTION.search(clause) is not None


_FILM = re.compile(
    r"\b(?:xem|coi|trong|tren) (?:phim|clip|video|ti ?vi|tv|youtube|tiktok|ca nhac)\b.*"
    r"\b(?:nguoi ta|nhan vat|dien vien|co nguoi|co ong|co ba|co co)\b"
)
_QUESTION = re.compile(
    r"\b(?:hoi|tim hieu|biet|tu van|doc|hoc|xem)\b(?: \w+){0,3} "
    r"(?:trieu chung|dau hieu|ve|benh|cach|nguyen nhan|bieu hien)(?: (?:cua|ve|benh|phong|tranh|nhan biet)){0,3}$"
    r"|^(?:trieu chung|dau hieu|cach phong|cach nhan biet|nguyen nhan|bieu hien)(?: (?:cua|ve|benh|tranh)){0,2}$"
)


def _feared_vietnamese(sentence: Sentence, first: int, is_symptom: bool) -> bool:
    """What is seemingly felt (`hình như hơi sốt`) is felt; what is seemingly had (`hình như bị lao`) is feared."""
    tokens = sentence.tokens
    for position in range(first - 1, max(-1, first - 6), -1):
        token = tokens[position]
        if token.text in ",;" or is_barrier(token, "vi"):
            return False
        if position in sentence.held:
            continue
        pair = (token.key, key_at(tokens, position + 1))
        if pair == ("hinh", "nhu") and is_symptom:
            continue
        if token.form in _FEARED_VI_MARKED or (pair in _FEARED_VI and not (pair[0] == "khong" and pair[1] == "the")):
            return True
        if token.key == "neu":
            return True
    return False


def _asked_vietnamese(sentence: Sentence, first: int, last: int) -> bool:
    """`có … không?` round a match."""
    tokens = sentence.tokens
    before = [token.key for position, token in enumerate(tokens[:first]) if position >= first - 4]
    if "co" not in before:
        return False
    for position in range(last + 1, min(len(tokens), last + 8)):
        if tokens[position].text == ",":
            return False
        if tokens[position].key in ("khong", "chua") and position not in sentence.held:
            return ends_question(tokens, position)
    return False


def _feared_english(sentence: Sentence, first: int) -> bool:
    tokens = sentence.tokens
    opening = key_at(tokens, 0)
    if opening in _AUX_EN and tokens[-1].text == "?":
        return True
    for position in range(first - 1, max(-1, first - 7), -1):
        token = tokens[position]
        if token.text in ",;" or is_barrier(token, "en"):
            return False
        if position not in sentence.held and token.key in _FEARED_EN:
            return True
    return False


def is_past(sentence: Sentence, number: int) -> bool:
    """`đã từng`, `hồi nhỏ`, `năm ngoái`, `used to`, `years ago`: round a match, in its clause."""
    tokens, match = sentence.tokens, sentence.matches[number]
    pairs = _PAST_EN if sentence.language == "en" else _PAST_VI
    first, last = match.positions[0], match.positions[-1]
    for position in [*range(first - 1, max(-1, first - 7), -1), *range(last + 1, min(len(tokens), last + 6))]:
        if position in sentence.held or (tokens[position].key, key_at(tokens, position + 1)) not in pairs:
            continue
        clause = tokens[min(position, last) : max(position, first)]
        return not any(token.text == "," or is_barrier(token, sentence.language) for token in clause)
    return False
