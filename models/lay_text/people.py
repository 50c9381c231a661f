"""Who is spoken of in each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.lay_text import person_words as told_by
from models.lay_text.english import BODY, stem
from models.lay_text.person_words import Sex, Told
from models.lay_text.reading import Who
from models.lay_text.spelling import has_marks, marked
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_lists import pairs, words


class Person(NamedTuple):
    """Somebody who is the subject of what follows.

    Attributes:
        who: the writer, a child, another person.
        sex: where the word says it.
        start: index of its first character.
        end: index after its last.
        is_bare: a word that the young also use of themselves (`con`, `cháu`), with nobody's name beside it.
        is_far: a neighbour, a colleague, somebody: the patient only where nobody else is ill.
        is_kin: of one blood, so that diseases are a family history.
        is_gone: dead, so that nothing told is the patient's.
    """

    who: Who
    sex: Sex | None
    start: int
    end: int
    is_bare: bool = False
    is_far: bool = False
    is_kin: bool = True
    is_gone: bool = False


def persons_in(tokens: Sequence[Token], language: Speech) -> list[Person]:
    """The persons who are subjects in one sentence, in order; those who only bring, ask or measure are left out."""
    found: list[Person] = []
    position = 0
    while position < len(tokens):
        person, length = _english(tokens, position) if language == "en" else _vietnamese(tokens, position)
        if person is not None and not _only_cares(tokens, position + length, language, person.who):
            is_gone = person.who != "self" and _is_gone(tokens, position + length, language)
            found.append(person._replace(is_gone=is_gone))
        position += length
    return found


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


def _english(tokens: Sequence[Token], position: int) -> tuple[Person | None, int]:
    token = tokens[position]
    if token.key == "my" and _key(tokens, position + 1) in BODY:
        return Person("self", None, token.start, token.end), 1
    told = told_by.BY_STEM.get(token.key)
    if told is None or (_key(tokens, position - 1), _key(tokens, position - 2)) == ("a", "as"):
        return None, 1
    if token.key == "famil" and _key(tokens, position + 1) not in ("histor", "member"):
        return None, 1
    is_far = token.key in told_by.FAR_EN
    if token.key == _SOMEONE and _key(tokens, position + 1) not in told_by.SUFFERS_EN:
        return None, 1
    return Person(*told, token.start, token.end, is_far=is_far, is_kin=token.key not in told_by.PARTNERS), 1


def _vietnamese(tokens: Sequence[Token], position: int) -> tuple[Person | None, int]:
    token = tokens[position]
    if token.key not in told_by.FIRST_KEYS or _is_animals_owner(tokens, position):
        return None, 1
    pair = _pair(tokens, position)
    if pair is not None:
        return _of_pair(tokens, position, pair)
    named = _named(token, tokens)
    if token.kind != "word" or named is None or _is_no_person(tokens, position, named[1][0]):
        return None, 1
    word, told = named
    owned = _owned(tokens, position + 1) if told[0] != "self" else 0
    if word in told_by.NEEDS_OWNER and not owned:
        return None, 1
    is_bare, is_kin = told[0] == "child" and not owned and word != "bé", token.key not in told_by.PARTNERS
    return Person(*told, token.start, token.end, is_bare, is_kin=is_kin), 1 + owned


def _named(token: Token, tokens: Sequence[Token]) -> tuple[str, Told] | None:
    """Who a word names: as written where its sentence bears marks (`ba` is a father there), else any it may be."""
    as_written = told_by.BY_FORM.get(token.form)
    if has_marks(token.form) or (as_written and any(has_marks(one.form) for one in tokens)):
        return as_written
    return told_by.BY_KEY.get(token.key)


def _is_animals_owner(tokens: Sequence[Token], position: int) -> bool:
    """`chó nhà hàng xóm`, `mèo của bà ngoại`: whose animal it is."""
    return _key(tokens, position - 1) in ("nha", "cua") and _key(tokens, position - 2) in _ANIMALS


def _of_pair(tokens: Sequence[Token], position: int, told: Told) -> tuple[Person | None, int]:
    one, two = tokens[position], tokens[position + 1]
    after = _key(tokens, position + 2)
    if two.key == "nguoi" and (after in _NOBODY or (not has_marks(one.form) and after not in told_by.SUFFERS)):
        return None, 1
    is_far = (one.key, two.key) in told_by.FAR
    is_kin = told_by.PARTNERS.isdisjoint((one.key, two.key))
    return Person(*told, one.start, two.end, is_far=is_far, is_kin=is_kin), 2 + _owned(tokens, position + 2)


def _is_gone(tokens: Sequence[Token], position: int, language: Speech) -> bool:
    """`bố tôi mất vì đột quỵ`, `my father died of a stroke`: in the clause that the person opens."""
    for at in range(position, min(position + _SOON, len(tokens))):
        token, after = tokens[at], _key(tokens, at + 1)
        if token.kind == "mark" and token.text not in "()":
            return False
        if language == "en" and (token.text, tokens[at + 1].text if at + 1 < len(tokens) else "") in told_by.GONE_EN:
            return True
        if language == "vi" and (
            ((token.key, after) in _GONE and _key(tokens, at - 1) not in _FROM) or _is_lost(tokens[at : at + 2])
        ):
            return True
    return False


_SOMEONE = stem("someone")
_OF_WORRY = pairs("mat ngu, khong ngu, mat an, an khong, bo an, hoi hop, dau dau, muon xiu")
_ANIMALS = words("cho meo heo bo trau khi chuot")
_OF_BEES = words("dot chich cham bap mat ruoi dat")
_SOON = 6
_NOBODY = words("yeu nha than lon gia me u on yeu met mong benh")
_GONE = pairs("qua doi, tu vong, chet vi, chet do, chet nam, chet hoi")
_FROM = words("rot roi te nga nam ngoi tren")
"""Before `tu vong`: fallen from the hammock, not dead."""
_LOST = marked("mất")
_LOST_OF = frozenset(marked(word) for word in ("vì", "do", "năm", "hồi", "lâu", "cách"))


def _is_lost(pair: Sequence[Token]) -> bool:
    """`mất vì`, `mất năm ngoái`; not `mất vị giác`."""
    return [token.form for token in pair[:1]] == [_LOST] and {token.form for token in pair[1:]} <= _LOST_OF


def _pair(tokens: Sequence[Token], position: int) -> Told | None:
    if position + 1 >= len(tokens):
        return None
    one, two = tokens[position], tokens[position + 1]
    if has_marks(one.form) or has_marks(two.form):
        return told_by.BY_FORMS.get((one.form, two.form))
    return told_by.BY_FORMS.get((one.form, two.form)) or told_by.BY_KEYS.get((one.key, two.key))


def _owned(tokens: Sequence[Token], position: int) -> int:
    length = 0
    while length < 3 and _key(tokens, position + length) in told_by.OWNERS:
        length += 1
    return length


def _is_no_person(tokens: Sequence[Token], position: int, who: Who) -> bool:
    before, after, token = _key(tokens, position - 1), _key(tokens, position + 1), tokens[position]
    if who == "self":
        is_evening = token.text == "toi" and after in ("qua", "nay", "hom", "ngay")
        return is_evening or (token.key == "minh" and before in told_by.NOT_SELF_BEFORE)
    if not has_marks(token.form) and token.key in told_by.NEEDS_VERB and not _has_verb(tokens, position + 1):
        return True
    if who == "other" and before in told_by.NO_OBJECT:
        return True
    is_bee = token.key == "ong" and (after in _OF_BEES or (after, _key(tokens, position + 2)) == ("vo", "ve"))
    if before in told_by.NOT_AFTER or is_bee:
        return True
    if token.key == "be" and not has_marks(token.form) and before in ("to", "muon", "vo"):
        return True
    return token.key == "con" and (before in told_by.NO_CHILD_AFTER or _is_no_child(token, before, after))


def _is_no_child(token: Token, before: str, after: str) -> bool:
    """`con mắt`, `con rắn`, and `cho con bú`, where the mother speaks of herself."""
    return after == "mat" or after in told_by.CREATURES or (before == "cho" and after in ("bu", "ti"))


def _has_verb(tokens: Sequence[Token], position: int) -> bool:
    """Whether `bo`, `me`, `vo`, `tre` goes on as a person does: `bo toi`, `me bi`, `tre 2 thang`."""
    if position >= len(tokens):
        return False
    if tokens[position].kind == "number":
        return _key(tokens, position - 1) == "tre" or _key(tokens, position + 1) in ("tuoi", "t")
    return _key(tokens, position) in told_by.OWNERS | told_by.VERBS


def _is_caring(token: Token, after: str, language: Speech) -> bool:
    if language == "en":
        return token.key in told_by.CARING_EN
    if token.key in ("cam", "so", "be", "do") and after in ("thay", "giac"):
        return False
    if has_marks(token.form):
        return token.form in told_by.CARING_FORMS
    return token.key in told_by.CARING and not (token.key == "noi" and after in told_by.RISES)


def _loses_sleep(tokens: Sequence[Token], position: int) -> bool:
    """`em lo quá mất ngủ`: who worries has what follows."""
    after = [token.key for token in tokens[position + 1 : position + 4]]
    if tokens[position].key != "lo" or after[:1] not in (["qua"], ["lam"], ["lang"], ["den"], ["nen"]):
        return False
    return tuple(after[1:3]) in _OF_WORRY


def _only_cares(tokens: Sequence[Token], position: int, language: Speech, who: Who) -> bool:
    """`mẹ cho uống thuốc`, `em đo thấy`, `mother says`: not the subject of the findings that follow."""
    for step in range(position, min(position + 2, len(tokens))):
        token = tokens[step]
        if _is_caring(token, _key(tokens, step + 1), language):
            return not _loses_sleep(tokens, step)
        if token.key not in ("da", "moi", "dang", "cung", "rat", "has", "have", "co", "also"):
            return False
    return False
