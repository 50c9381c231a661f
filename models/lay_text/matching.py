"""Where the phrases of a lexicon stand in a sentence: with small gaps, in free order, longest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from models.lay_text.alternatives import SAME_MEANING, Place, places_of
from models.lay_text.denied import denied_in, parts_of
from models.lay_text.gaps import COORDINATED, gap_cost
from models.lay_text.inner import inner
from models.lay_text.lexicon import PhraseIndex
from models.lay_text.phrases import Phrase
from models.lay_text.selection import Match, chosen
from models.lay_text.spelling import CLASH, EXACT, agreement, has_marks, lacks_tone, marked
from models.lay_text.tokens import Speech, Token
from models.lay_text.vietnamese import BODY, HEADS, LIGHT, LIGHT_BARE
from models.lay_text.word_by_word import guessed, word_by_word
from models.lay_text.word_class import is_coordinator, is_fixed, is_light, is_negator
from models.lay_text.word_lists import words

_PAIR = 2
_BENT_FAR, _BENT_ALONE = 0.8, 0.32
_WIDEST = 9
_SIDES = frozenset(["duoi", "trai", "phai", "giua", "tu", "may", "hom"])
_BEFORE_OFTEN = frozenset(["tuoi", "t", "noi", "ngoai", "me", "bo", "ba", "ong", "vo", "chong", "tre"])
_AND = marked("và")
_SAID_OF = HEADS | {marked(word) for word in words("loét gãy trật khô lở nứt lạnh mờ run phồng rộp bầm nặng vàng tím")}


Option = tuple[int, float, bool]
"""Position of a word said, how far it is from the phrase's, and whether every mark stands."""


class _Scene:
    """A sentence being searched: its tokens, where each key may be read, and which places bear which word."""

    def __init__(self, tokens: Sequence[Token], index: PhraseIndex, language: Speech, is_marked: bool) -> None:
        self.tokens = tokens
        self.language = language
        self.is_marked = is_marked
        self.places = places_of(tokens, index, language)
        self.lights = [is_light(token, language) for token in tokens]
        self.denies = any(is_negator(token, language) for token in tokens)
        self.guessed = guessed(tokens) if language == "vi" and not is_marked else frozenset()
        self._options: dict[str, list[Option]] = {}

    def options(self, key: str, form: str) -> list[Option]:
        """Where a word of a phrase may stand."""
        found = self._options.get(form)
        if found is None:
            found = self._options[form] = _fitting(self.places[key], form, self.language)
        return found


def matches_in(tokens: Sequence[Token], index: PhraseIndex, language: Speech, is_marked: bool) -> list[Match]:
    """The matches that hold in one sentence, in the order of the text."""
    found = list(_candidates(_Scene(tokens, index, language, is_marked), index))
    return inner(chosen(found, tokens, language), found, tokens, language)


def _candidates(scene: _Scene, index: PhraseIndex) -> Iterator[Match]:
    phrases, places = index.phrases, scene.places
    for key in places:
        for number, second in index.by_anchor.get(key, ()):
            if second in places and all(map(places.__contains__, phrases[number][1])):
                matches = list(_aligned(phrases[number], key, scene))
                starts = [place.position - phrases[number][1].index(key) for place in places[key]]
                yield from matches or word_by_word(phrases[number], starts, scene.tokens, scene.guessed)


def _aligned(phrase: Phrase, anchor: str, scene: _Scene) -> Iterator[Match]:
    options: list[list[Option]] = []
    for key, form in zip(phrase[1], phrase[2], strict=True):
        if not (found := scene.options(key, form)):
            return
        options.append(found)
    sides = parts_of(phrase, scene.language) if scene.denies else None
    if sides is not None:
        parts, heads = ([option[0] for option in options[side]] for side in sides)
        yield from denied_in(phrase, parts, heads, scene.tokens, scene.language)
    at = phrase[1].index(anchor)
    for start in options[at]:
        picked = _in_order(options, at, start) or _nearest(options, at, start)
        match = _judged(phrase, picked, scene) if picked else None
        if match is not None:
            yield match


def _fitting(places: list[Place], form: str, language: Speech) -> list[Option]:
    if language == "en":
        return [(place.position, place.bent, True) for place in places]
    fitting = []
    for place in places:
        agreed = agreement(place.form, form)
        if agreed != CLASH and (agreed == EXACT or not _is_another(place)):
            exact = agreed == EXACT
            fitting.append((place.position, place.bent + (0.0 if exact else _unlikely(place.form, form)), exact))
    return fitting


def _is_another(place: Place) -> bool:
    """A marked word is the word it is, unless a mark that it cannot do without was left out."""
    return has_marks(place.form) and (place.bent == SAME_MEANING or not lacks_tone(place.form))


def _unlikely(said: str, meant: str) -> float:
    """Without marks, `bi` is `bị` rather than `bí`."""
    return 0.2 if said in LIGHT_BARE and meant not in LIGHT else 0.05


def _within(choices: list[Option], first: int, end: int) -> list[Option]:
    """The options from one position to before another; they stand in order."""
    return choices[bisect_left(choices, (first,)) : bisect_left(choices, (end,))]


def _in_order(options: list[list[Option]], at: int, start: Option) -> list[Option] | None:
    before: list[Option] = []
    current = start[0]
    for choices in reversed(options[:at]):
        left = _within(choices, current - _WIDEST + 1, current)
        if not left:
            return None
        before.append(max(left, key=lambda option: (option[0], -option[1])))
        current = before[-1][0]
    after: list[Option] = []
    current = start[0]
    for choices in options[at + 1 :]:
        right = _within(choices, current + 1, current + _WIDEST)
        if not right:
            return None
        after.append(min(right))
        current = after[-1][0]
    return [*reversed(before), start, *after]


def _nearest(options: list[list[Option]], at: int, start: Option) -> list[Option] | None:
    used = {start[0]}
    picked: list[Option] = []
    for number, choices in enumerate(options):
        near = _within(choices, start[0] - _WIDEST + 1, start[0] + _WIDEST)
        free = [start] if number == at else [option for option in near if option[0] not in used]
        if not free:
            return None
        nearest = min(free, key=lambda option: (abs(option[0] - start[0]), option))
        used.add(nearest[0])
        picked.append(nearest)
    return picked


def _judged(phrase: Phrase, picked: list[Option], scene: _Scene) -> Match | None:
    """The match, unless the words stand too far apart or may well be others."""
    order = [option[0] for option in picked]
    places = sorted(order)
    is_turned, exact, size = order != places, all(option[2] for option in picked), len(order)
    bent = sum(option[1] for option in picked)
    if not _is_near(bent, size) or _is_another_sentence(phrase, order, is_turned, scene):
        return None
    if scene.is_marked and not all(option[2] or _left_out(option[0], scene) for option in picked):
        return None
    gap = gap_cost(places, scene.tokens, scene.language) if places[-1] - places[0] >= size else 0.0
    if gap is None or gap % COORDINATED > _allowed(size, is_turned, exact) or (not phrase[0] and (gap or is_turned)):
        return None
    is_across = gap >= COORDINATED
    if not exact and not _is_sure(phrase, places, is_turned, is_across, scene):
        return None
    if is_across and (size > _PAIR or (scene.language == "vi" and _goes_on(places[-1], scene.tokens))):
        return None
    weight = size - 0.4 * sum(scene.lights[position] for position in order)
    score = weight - 0.4 * (gap % COORDINATED) - bent - 0.35 * is_turned - 0.3 * is_across
    return Match(phrase[0], tuple(places), score, exact, is_turned or is_across)


def _is_sure(phrase: Phrase, places: list[int], is_turned: bool, is_across: bool, scene: _Scene) -> bool:
    """Whether words without marks may stand as they do.

    A pair in the other order names a part of the body; the far member of an enumeration follows its comma, and is not
    `dau`, which may be a pain or a head.
    """
    if scene.language == "en":
        return True
    if is_turned and len(places) == _PAIR and (BODY.isdisjoint(phrase[2]) or _SAID_OF.isdisjoint(phrase[2])):
        return False
    if not is_across:
        return True
    before = scene.tokens[places[-1] - 1]
    is_member = is_coordinator(before, "vi") or is_light(before, "vi")
    return is_member and not (is_turned and any(scene.tokens[place].key == "dau" for place in places))


def _left_out(position: int, scene: _Scene) -> bool:
    """In a text with marks a word without is meant so, unless some mark of it is there or it cannot stand bare."""
    form = scene.tokens[position].form
    return has_marks(form) or lacks_tone(form)


def _is_another_sentence(phrase: Phrase, order: list[int], is_turned: bool, scene: _Scene) -> bool:
    if is_turned and is_fixed(phrase[2], scene.language):
        return True
    return scene.language == "vi" and not scene.is_marked and _is_joined(phrase, order, scene.tokens)


def _allowed(size: int, is_turned: bool, exact: bool) -> float:
    """What the words between may cost: a pair bears one stranger if every mark stands and the order too."""
    if size == _PAIR:
        return 1.4 if exact and not is_turned else 0.6
    if size == _PAIR + 1 and not exact and not is_turned:
        return 0.9
    return (1.4 if exact else 0.3) if is_turned else 2.4


def _is_near(bent: float, size: int) -> bool:
    """Whether the words said are near enough to the phrase's; one word alone must be itself, or misspelt."""
    return bent <= _BENT_FAR if size > 1 else bent <= _BENT_ALONE and bent != SAME_MEANING


def _goes_on(last: int, tokens: Sequence[Token]) -> bool:
    """`đau đầu, bụng chướng`: what follows the second place says something else of it."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.kind != "word" or after.key in _SIDES:
        return False
    if after.form == "rat" and tokens[last].key == "dau":
        return True
    return not is_light(after, "vi") and not is_coordinator(after, "vi")


def _is_joined(phrase: Phrase, order: list[int], tokens: Sequence[Token]) -> bool:
    """`va` that is `và` rather than `vã` or `va`, and `hay` that is `or` rather than `often`."""
    for at, (position, form) in enumerate(zip(order, phrase[2], strict=True)):
        if tokens[position].form == "va" and form != _AND and ((at == 0 and len(order) == 2) or order != sorted(order)):
            return True
    if phrase[2][0] != "hay" or order[0] == 0:
        return False
    before = tokens[order[0] - 1]
    return before.kind == "word" and before.key not in _BEFORE_OFTEN and not is_light(before, "vi")
