"""Who is spoken of in each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from models.lay_text.english import stem
from models.lay_text.reading import Who
from models.lay_text.spelling import has_marks, marked
from models.lay_text.tokens import Speech, Token, key_of

Sex = Literal["male", "female"]


class Person(NamedTuple):
    """Somebody who is the subject of what follows.

    Attributes:
        who: the writer, a child, another person.
        sex: where the word says it.
        start: index of its first character.
        end: index after its last.
        is_bare: a word that the young also use of themselves (`con`, `cháu`), with nobody's name beside it.
    """

    who: Who
    sex: Sex | None
    start: int
    end: int
    is_bare: bool = False


_Told = tuple[Who, Sex | None]
_PAIRS_VI: dict[str, _Told] = {
    "con trai": ("child", "male"), "bé trai": ("child", "male"), "cháu trai": ("child", "male"), "con gái": ("child", "female"),
    "bé gái": ("child", "female"), "cháu gái": ("child", "female"), "em bé": ("child", None), "cháu bé": ("child", None),
    "cháu nội": ("child", None), "cháu ngoại": ("child", None), "anh trai": ("other", "male"), "em trai": ("other", "male"),
    "chị gái": ("other", "female"), "em gái": ("other", "female"), "ông nội": ("other", "male"), "ông ngoại": ("other", "male"),
    "bà nội": ("other", "female"), "bà ngoại": ("other", "female"), "ông xã": ("other", "male"), "bà xã": ("other", "female"),
    "bạn trai": ("other", "male"), "bạn gái": ("other", "female"), "gia đình": ("other", None), "họ hàng": ("other", None),
    "bố mẹ": ("other", None), "ba mẹ": ("other", None), "cha mẹ": ("other", None), "hàng xóm": ("other", None),
    "đồng nghiệp": ("other", None), "trẻ sơ": ("child", None), "ông bà": ("other", None), "anh em": ("other", None),
    "bé nhà": ("child", None), "người yêu": ("other", None), "em dâu": ("other", "female"), "mẹ chồng": ("other", "female"),
    "bố chồng": ("other", "male"), "mẹ vợ": ("other", "female"), "bố vợ": ("other", "male"), "bạn em": ("other", None), "bạn tôi": ("other", None),
}  # fmt: skip
_ONE_VI: dict[str, _Told] = {
    "bé": ("child", None), "con": ("child", None), "cháu": ("child", None), "trẻ": ("child", None), "mẹ": ("other", "female"),
    "má": ("other", "female"), "bố": ("other", "male"), "cha": ("other", "male"), "tía": ("other", "male"),
    "vợ": ("other", "female"), "chồng": ("other", "male"), "tôi": ("self", None), "em": ("self", None), "mình": ("self", None),
    "tớ": ("self", None), "ba": ("other", "male"), "ông": ("other", "male"), "bà": ("other", "female"), "anh": ("other", "male"),
    "chị": ("other", "female"), "cô": ("other", "female"), "chú": ("other", "male"), "dì": ("other", "female"), "bác": ("other", None),
    "cậu": ("other", "male"), "bạn": ("other", None),
}  # fmt: skip
_SAFE_UNMARKED = frozenset("be con chau me bo vo chong toi em minh tre".split())
_NEEDS_OWNER = frozenset("ba ông bà anh chị cô chú dì bác cậu bạn má cha tía".split())
_OWNERS = frozenset("toi em minh chau con tui nha ruot chong vo cua to anh chi ban".split())
_CARING = frozenset("cho dua do bao noi hoi dan mua nghe goi nghi muon so lo be nho mong xin cam tuong ke phat".split())
_NOT_SELF_BEFORE = frozenset("mot tu nha nguoi cua be con".split())
_NO_CHILD_AFTER = frozenset("van mot hai khong ca nhung ma chi cung thi va hoi hom het ko k chua".split())
_NOT_AFTER = frozenset("bu sua thuoc nguoi vu cai do the".split())
_ONE_EN: dict[str, _Told] = {
    "son": ("child", "male"), "daughter": ("child", "female"), "baby": ("child", None), "child": ("child", None), "infant": ("child", None),
    "toddler": ("child", None), "boy": ("child", "male"), "girl": ("child", "female"), "newborn": ("child", None), "grandson": ("child", "male"),
    "granddaughter": ("child", "female"), "mother": ("other", "female"), "mom": ("other", "female"), "mum": ("other", "female"),
    "father": ("other", "male"), "dad": ("other", "male"), "wife": ("other", "female"), "husband": ("other", "male"), "brother": ("other", "male"),
    "sister": ("other", "female"), "grandmother": ("other", "female"), "grandma": ("other", "female"), "grandfather": ("other", "male"),
    "grandpa": ("other", "male"), "uncle": ("other", "male"), "aunt": ("other", "female"), "friend": ("other", None), "partner": ("other", None),
    "boyfriend": ("other", "male"), "girlfriend": ("other", "female"), "roommate": ("other", None), "coworker": ("other", None),
    "colleague": ("other", None), "neighbour": ("other", None), "neighbor": ("other", None), "family": ("other", None), "parent": ("other", None),
    "cousin": ("other", None), "sibling": ("other", None), "relative": ("other", None), "i": ("self", None),
}  # fmt: skip
_BY_STEM = {stem(word): told for word, told in _ONE_EN.items()}
_CARING_EN = frozenset(
    stem(word)
    for word in "say says said report reports think thinks notice noticed took brought gave measured tell told describe states stated worried worry".split()
)
_BY_FORM = {marked(word): (word, told) for word, told in _ONE_VI.items()}
_BY_FORMS = {tuple(marked(part) for part in word.split()): told for word, told in _PAIRS_VI.items()}
_BY_KEYS = {tuple(key_of(part) for part in forms): told for forms, told in _BY_FORMS.items()}
_BY_KEY = {
    key_of(form): value
    for form, value in _BY_FORM.items()
    if key_of(form) in _SAFE_UNMARKED or value[0] in _NEEDS_OWNER
}


def persons_in(tokens: Sequence[Token], language: Speech) -> list[Person]:
    """The persons who are subjects in one sentence, in order; those who only bring, ask or measure are left out."""
    found: list[Person] = []
    position = 0
    while position < len(tokens):
        person, length = _english(tokens, position) if language == "en" else _vietnamese(tokens, position)
        if person is not None and not _only_cares(tokens, position + length, language, person.who):
            found.append(person)
        position += length
    return found


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


def _english(tokens: Sequence[Token], position: int) -> tuple[Person | None, int]:
    token = tokens[position]
    told = _BY_STEM.get(token.key)
    if told is None or (token.key == "famil" and _key(tokens, position + 1) not in ("histor", "member")):
        return None, 1
    return Person(*told, token.start, token.end), 1


def _vietnamese(tokens: Sequence[Token], position: int) -> tuple[Person | None, int]:
    token = tokens[position]
    pair = _pair(tokens, position)
    if pair is not None:
        length = 2 + _owned(tokens, position + 2)
        return Person(*pair, token.start, tokens[position + 1].end), length
    named = _BY_KEY.get(token.key) if not has_marks(token.form) else _BY_FORM.get(token.form)
    if token.kind != "word" or named is None or _is_no_person(tokens, position, named[1][0]):
        return None, 1
    word, told = named
    owned = _owned(tokens, position + 1) if told[0] != "self" else 0
    if word in _NEEDS_OWNER and not owned:
        return None, 1
    return Person(*told, token.start, token.end, told[0] == "child" and not owned and word != "bé"), 1 + owned


def _pair(tokens: Sequence[Token], position: int) -> _Told | None:
    if position + 1 >= len(tokens):
        return None
    one, two = tokens[position], tokens[position + 1]
    if has_marks(one.form) or has_marks(two.form):
        return _BY_FORMS.get((one.form, two.form))
    return _BY_FORMS.get((one.form, two.form)) or _BY_KEYS.get((one.key, two.key))


def _owned(tokens: Sequence[Token], position: int) -> int:
    length = 0
    while length < 3 and _key(tokens, position + length) in _OWNERS:
        length += 1
    return length


def _is_no_person(tokens: Sequence[Token], position: int, who: Who) -> bool:
    before, after, token = _key(tokens, position - 1), _key(tokens, position + 1), tokens[position]
    if who == "self":
        is_evening = token.text == "toi" and after in ("qua", "nay", "hom", "ngay")
        return is_evening or (token.key == "minh" and before in _NOT_SELF_BEFORE)
    return before in _NOT_AFTER or (token.key == "con" and (before in _NO_CHILD_AFTER or after == "mat"))


def _only_cares(tokens: Sequence[Token], position: int, language: Speech, who: Who) -> bool:
    """`mẹ cho uống thuốc`, `em đo thấy`, `mother says`: not the subject of the findings that follow."""
    caring = _CARING_EN if language == "en" else _CARING
    for step in range(position, min(position + 2, len(tokens))):
        token = tokens[step]
        if token.key in caring and not (
            token.key in ("cam", "so", "be", "do") and _key(tokens, step + 1) in ("thay", "giac")
        ):
            return True
        if token.key not in ("da", "moi", "dang", "cung", "rat", "has", "have", "co", "also"):
            return False
    return False
