"""Hospitals and other institutions of care that are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.listed import Names, listed
from datasets.deidentify.text.place_index import PLACES, Phrases
from datasets.deidentify.text.small_names import SmallNames
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.stop_words import STOP
from datasets.deidentify.text.words import Word

_CUES = Phrases(
    listed(
        "bệnh viện;bv;bvđk;bvđkkv;bvđktw;viện;trung tâm y tế;trung tâm;ttyt;trạm y tế;tyt;phòng khám;pk;pkđk;"
        "nhà thuốc;nha khoa;thẩm mỹ viện;"
        "phòng mạch;dưỡng đường;nhà hộ sinh;trạm xá;bệnh xá;y viện"
    )
)
_GENERIC = Names(
    "đa khoa y tế nhi sản phụ tim mạch phổi mắt ung bướu thư học cổ truyền quân dân trung ương tỉnh huyện quận "
    "thị xã thành phố khu vực "
    "quốc tế đại dược tâm thần da liễu nhiệt đới chấn thương chỉnh hình miền tây bắc nam đông tai mũi họng răng "
    "hàm mặt huyết lão hồi sức "
    "k cơ sở kỹ thuật cao chẩn đoán hình ảnh xét nghiệm lao phong sức khỏe dự phòng bác sĩ bs bỏng nội tiết "
    "chuyên phục chức năng điều dưỡng tư nhân công an giao thông vận tải bưu điện phường tp tw kv đk"
)
_FAMOUS = Phrases(
    listed(
        "bạch mai;chợ rẫy;việt đức;từ dũ;hùng vương;hòa hảo;medlatec;vinmec;thống nhất;bình dân;nhân dân gia "
        "định;gia định;nhân dân 115;"
        "đại học y dược;tâm anh;xanh pôn;saint paul;thanh nhàn;việt tiệp;nhi đồng;hữu nghị;tâm đức;hoàn mỹ;thu cúc;"
        "hồng ngọc;medic;"
        "pháp việt;fv;columbia;triều an;an bình;nguyễn tri phương;nguyễn trãi;trưng vương;phạm ngọc thạch;quân y;"
        "phương châu;"
        "đức giang;hòe nhai;việt nam cu ba;bưu điện;an sinh;mỹ đức;quốc ánh;vạn hạnh;xuyên á;becamex;hạnh phúc;diag"
    )
)
_ENGLISH = re.compile(
    r"(?<!\w)(?:[A-ZĐ][\w'’.-]{0,25} ){1,5}(?:Hospital|Clinic|Medical (?:Center|Centre)|Infirmary|Health "
    r"(?:Center|Centre)|HOSPITAL|CLINIC)(?!\w)"
)
LONGEST = 12
_NUMBER = re.compile(r"\d{1,3}[a-e]?")
_BEFORE_VIEN = frozenset(listed("benh nhap ra vao xuat chuyen nam toan trong tien ngoai phau thanh"))


def find_hospitals(text: str, words: Sequence[Word], is_marked: bool) -> Iterator[Span]:
    """Named institutions.

    Args:
        text: composed.
        words: of the text.
        is_marked: whether the text is written with Vietnamese marks.
    """
    past = 0
    for at, word in enumerate(words):
        if at < past or word.plain not in _CUES.firsts:
            continue
        cue = _CUES.longest(words, at)
        if cue is None or (words[at].shape == "a" and is_marked and not cue.is_marked_right):
            continue
        if cue.name in ("viện", "trung tâm") and not (_is_institute(words, at) or _is_kind(words, at, cue.length)):
            continue
        end = _name_end(words, at + cue.length, is_small=words[at].shape == "a")
        if not end and words[at].shape == "a":
            end = _small_names_end(words, at + cue.length, is_marked)
        if end:
            past = end
            yield Span(words[at].start, words[end - 1].end, "hospital")
    for found in _ENGLISH.finditer(text):
        start = found.start() + (4 if found[0].startswith(("The ", "THE ")) else 0)
        yield Span(start, found.end(), "hospital")


def _name_end(words: Sequence[Word], start: int, is_small: bool) -> int:
    """One behind the last word of the institution's name; 0 where nothing tells which institution it is."""
    end, is_told, generics = start, False, 0
    while end < len(words) and end - start < LONGEST and _goes_on(words[end]):
        word = words[end]
        known = _known_length(words, end, is_first=end == start)
        if known:
            end, is_told = end + known, True
        elif _GENERIC.holds(word.low, word.plain):
            end, generics = end + 1, generics + 1
        elif word.shape in "TA" and not (STOP.holds(word.low, word.plain) and word.shape == "A"):
            end, is_told = end + 1, True
        elif word.shape == "0" and _NUMBER.fullmatch(word.plain):
            return end + 1 if end - start < 4 else (end if is_told else 0)
        elif is_small and generics > 1 and not is_told and not STOP.holds(word.low, word.plain):
            return _small_end(words, end)
        else:
            break
    while end > start and not is_told and _GENERIC.holds(words[end - 1].low, words[end - 1].plain):
        end -= 1
    return end if is_told else 0


def _known_length(words: Sequence[Word], at: int, is_first: bool) -> int:
    """Words of a known house or place that begins here, or of the central one of its kind (`Mắt Trung ương`)."""
    if not is_first and at + 1 < len(words) and (words[at].plain, words[at + 1].plain) == ("trung", "uong"):
        return 2
    known = _FAMOUS.longest(words, at) or PLACES.longest(words, at)
    return known.length if known is not None else 0


def _is_institute(words: Sequence[Word], at: int) -> bool:
    """Whether `Viện` is a house here and not the end of `bệnh viện` or `phẫu thuật viên`."""
    has_capitals = words[at].shape != "a" and at + 1 < len(words) and words[at + 1].shape in "TA"
    return (
        has_capitals and (at == 0 or words[at - 1].shape == "a" or "\n" in words[at].gap) and words[at + 1].gap == " "
    )


def _is_kind(words: Sequence[Word], at: int, length: int) -> bool:
    """Whether a word for what the house does stands behind: `viện tim`, `trung tâm xét nghiệm`."""
    behind = words[at + length] if at + length < len(words) else None
    is_free = length > 1 or at == 0 or words[at - 1].plain not in _BEFORE_VIEN
    return behind is not None and is_free and behind.gap == " " and _GENERIC.holds(behind.low, behind.plain)


def _small_names_end(words: Sequence[Word], start: int, is_marked: bool) -> int:
    """The end of a name in small letters, of which one word at least is none of every day; 0 for none."""
    names, end = SmallNames(words, is_marked), start
    while end < len(words) and _GENERIC.holds(words[end].low, words[end].plain):
        end += 1
    count = names.run(end, 3) if end < len(words) and words[end].gap == " " else 0
    is_told = any(map(names.is_free, words[end : end + count])) or (end - start > 1 and count > 1)
    return end + count if is_told else 0


def _goes_on(word: Word) -> bool:
    return word.gap in (" ", "  ", "-", " - ", ". ", ".", ": ")


def _small_end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and end - at < 2 and words[end].gap == " " and words[end].shape == "a":
        if STOP.holds(words[end].low, words[end].plain):
            break
        end += 1
    return end
