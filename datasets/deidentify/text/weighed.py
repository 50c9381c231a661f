"""Names in small letters where one word alone proves nothing: what stands around them is weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.deidentify.text.cues import PLAIN_PERSONS, UNSURE_GIVEN
from datasets.deidentify.text.listed import Names, listed
from datasets.deidentify.text.name_lists import ANY_GIVEN, COMMON_FAMILY, FAMILY, GIVEN, MIDDLE, PLAIN_GIVEN
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.syllables import SYLLABLE, is_free
from datasets.deidentify.text.words import Word

ENOUGH, MOST_GIVEN = 5, 2
_SURE = frozenset(listed("bs bsi ths ktv dd đd ptv ds dr mr mrs ms nurse ten tên uy sy si vien truong chinh"))
_LIKELY = frozenset(listed("ong ông anh chau cháu bn nhan thầy cụ duong ys mạ mệ"))
_ACTS = Names(
    "khai kể báo nói than hẹn gọi chăm đưa ký nghi cho khám xem đến xin hỏi ơi nuôi thực nhận đọc mang dặn "
    "chuyển bàn mời coi giúp biết nhờ đồng đòi về dẫn chở bế dỗ mổ trả tư chưa không luân yêu và với"
)
_BESIDE = Names("vợ chồng con mẹ bố cha em anh chị cháu bà ông bn bs đd ktv ở trú ngụ quê sinh")
_FUNCTION = frozenset(
    listed(
        "da co tai den o cho bi khong vao va la thi ma nay con cung rat qua duoc dang se tu khi sau truoc voi do vi ra lai "
        "di ve len xuong chua ko k dc r vv tren duoi trong ngoai nam tuoi kham chuyen ben nhung nu"
    )
)
"""Words that end a name wherever they stand, in small letters without marks."""
_WEAK = frozenset(listed("co con la gap goi nho bao moi hoi cho cua doi"))
_NO_NAMES = _FUNCTION | frozenset(
    listed(
        "da co tai den o cho bi khong vao va la thi ma nay con cung rat qua duoc dang se tu khi sau truoc voi do vi ra "
        "lai di ve len xuong truc hien ban cap kham nhap chuyen dau benh phong giuong ngay thang nam tuoi gio lan mot "
        "hai ba bon sau bay tam chin muoi nua moi chua khong ko k dc r vv tren duoi trong ngoai phai trai cao the nhieu "
        "it hon gay an uong ngu mat mo noi ngoai san nhi mac to nho lon ruot ke gia thuong tinh y moc giat nha khoi "
        "tang giam thu dung than nhan cham viem on dong lan tien"
    )
)
"""Words of lists that are common in notes and mostly no names."""
_HMONG = frozenset(listed("giang vang vu ly sung thao lau hang ma mua cu tho hoang lu va hau"))
_HMONG_MIDDLE = frozenset(listed("a mi seo pao xuan chu"))
_AGE = re.compile(r"\d{1,3}(?:t|tuoi|th)?")
_CLOSES = re.compile(r"[ ]?[,.;:)(/–-]|\n")


def weigh(words: Sequence[Word], at: int, is_marked: bool) -> int:
    """Words of the given name behind a word for a person, where all that stands around it says so; 0 for none.

    Args:
        words: of the text.
        at: the word behind the one for a person.
        is_marked: whether the text is written with Vietnamese marks.
    """
    cue = words[at - 1]
    if is_said(cue, words[at]) or words[at].shape != "a":
        return 0
    best = 0
    for count in range(1, MOST_GIVEN + 1):
        if not _holds_together(words, at, count):
            break
        told = words[at : at + count]
        weights = [_weight(word, is_marked, is_alone=count == 1) for word in told]
        weight = _cue_weight(words, at) + max(weights) + (count - 1)
        if all(weights) and weight + _right(words, at + count) >= ENOUGH:
            best = count
    return best


def _holds_together(words: Sequence[Word], at: int, count: int) -> bool:
    if at + count > len(words):
        return False
    last = words[at + count - 1]
    return last.shape == "a" and (count == 1 or (last.gap == " " and not is_said(words[at + count - 2], last)))


def _cue_weight(words: Sequence[Word], at: int) -> int:
    cue = words[at - 1].low
    if cue in _SURE:
        return 3
    if cue == "la" and at > 1 and words[at - 2].plain in PLAIN_PERSONS | {"ten"}:
        return 3
    return 2 if cue in _LIKELY else int(cue not in _WEAK)


def _weight(word: Word, is_marked: bool, is_alone: bool) -> int:
    """How much a word is a given name rather than another."""
    if len(word.plain) < 2 or word.plain in ENGLISH_STOP:
        return 0
    if is_marked:
        return 3 if is_free(word.low, word.plain, is_marked) else _list_weight(word.low, is_marked)
    if word.plain in PLAIN_GIVEN.plain:
        return 2 + (word.plain not in UNSURE_GIVEN)
    if is_free(word.low, word.plain, is_marked):
        return 2
    if word.plain in _FUNCTION or (is_alone and word.plain in _ACTS.plain):
        return 0
    return int(word.plain in ANY_GIVEN.plain) if word.plain in _NO_NAMES else _list_weight(word.plain, is_marked)


def _list_weight(word: str, is_marked: bool) -> int:
    likely, possible = (GIVEN.marked, ANY_GIVEN.marked) if is_marked else (GIVEN.plain, ANY_GIVEN.plain)
    return 2 if word in likely else int(word in possible)


def _right(words: Sequence[Word], end: int) -> int:
    """What stands behind the name: an age, what people do, somebody else, or a sign."""
    if end == len(words):
        return 1
    behind = words[end]
    if is_said(words[end - 1], behind) and behind.gap == " ":
        return -4
    if behind.gap == " " and behind.shape == "0":
        return 2 * (_AGE.fullmatch(behind.plain) is not None)
    if _CLOSES.match(behind.gap):
        return 1
    if _ACTS.holds(behind.low, behind.plain):
        return 2
    return int(_BESIDE.holds(behind.low, behind.plain))


def whole_plain(words: Sequence[Word], at: int) -> int:
    """A family, middle and given name side by side, without marks and announced by nothing; 0 for none."""
    if at + 2 >= len(words):
        return 0
    family, middle = words[at], words[at + 1]
    if family.plain not in COMMON_FAMILY.plain or middle.gap != " " or middle.plain not in MIDDLE.plain:
        return 0
    if is_said(family, middle) or (at and is_said(words[at - 1], family) and family.gap == " "):
        return 0
    return 3 if goes_on(words, at, 2) else 0


def goes_on(words: Sequence[Word], at: int, count: int, is_sure: bool = False) -> bool:
    """Whether a given name ends what began as a family and a middle name, without marks.

    Args:
        words: of the text.
        at: the family name.
        count: words that the name has so far.
        is_sure: whether a word announced it that announces nothing else.
    """
    end = at + count
    if end >= len(words) or words[end].gap != " " or words[end - 1].plain not in MIDDLE.plain | ANY_GIVEN.plain:
        return False
    if is_said(words[end - 1], words[end]) or not _may_end(words[end]):
        return False
    right = _right(words, end + 1)
    is_known = words[end].plain in ANY_GIVEN.plain
    return right >= 0 and (is_sure or words[end].plain not in _NO_NAMES or (is_known and right > 0))


def announced(words: Sequence[Word], at: int) -> int:
    """Words of a whole name, without marks, behind what announces nothing but a name; 0 for none."""
    told = words[at : at + 3]
    if len(told) < 3 or told[0].plain not in FAMILY.plain - _FUNCTION or any(word.gap != " " for word in told[1:]):
        return 0
    if (told[0].plain, told[1].plain) == ("ton", "that") or (told[0].plain in _HMONG and told[1].plain in _HMONG_MIDDLE):
        return 3 * (told[2].plain not in _FUNCTION)
    if any(map(is_said, told, told[1:])) or not (_may_end(told[1]) and _may_end(told[2])):
        return 0
    return 3 * (_right(words, at + 3) >= 0)


def extends(words: Sequence[Word], at: int) -> bool:
    """Whether the word behind a given name, without marks, is the second part of it."""
    if at >= len(words) or words[at].gap != " " or words[at].shape != "a" or is_said(words[at - 1], words[at]):
        return False
    right = _right(words, at + 1)
    if words[at].plain in _NO_NAMES or SYLLABLE.fullmatch(words[at].plain) is None or words[at].plain in _ACTS.plain:
        return False
    return right == 2 or (right == 1 and words[at].plain in GIVEN.plain)


def _may_end(word: Word) -> bool:
    """Whether a word may be the end of a name that a family and a middle name began."""
    is_syllable = word.shape == "a" and len(word.plain) > 1 and SYLLABLE.fullmatch(word.plain) is not None
    is_known = word.plain in ANY_GIVEN.plain or is_free(word.low, word.plain, is_marked=False)
    return is_syllable and is_known and word.plain not in _FUNCTION
