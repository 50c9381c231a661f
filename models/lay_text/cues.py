"""The words round a finding that deny, end, ask, fear or link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from models.lay_text.english import stem
from models.lay_text.spelling import bare
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_barrier, is_coordinator, is_ending, is_light, is_negator

if TYPE_CHECKING:
    from models.lay_text.choice import Sentence

Link = Literal["joined", "comma", "adjacent", "parted"]


def _words(text: str) -> frozenset[str]:
    return frozenset(bare(word) for word in text.split())


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


_LINKING_VI = _words(
    "he con phai la bat ky trieu chung dau hieu bao gio tung ai gi nao chut he cam thay minh rang lan lien quan tien su mac benh"
)
_LINKING_EN = _stems(
    "any sign signs of symptom history evidence recent new other significant associated known longer more ever obvious complaint"
)
_KNOWING_VI = _words("biet ro chac hieu nho dam")
_KNOWING_EN = _stems("sure know certain tell clear remember aware")
_ONLY_EN = _stems("only just merely")
_ONLY_VI = _words("chi nhung rieng")
_OWN_VERB_VI = _words("co bi van dang lai thay chi nhung con moi cam")
_OWN_VERB_EN = _stems(
    "has have is with presents reports complains but now he she i they there feels feel developed had was am"
)
_WHETHER_VI = _words("neu lieu so lo nghi ngo nham le lech")
_FEARED_VI = {("so", "bi"), ("lo", "bi"), ("nghi", "bi"), ("nghi", "ngo"), ("so", "la"), ("lo", "la"), ("hinh", "nhu"), ("khong", "biet"), ("co", "le"), ("co", "the"), ("so", "mac"), ("phai", "chang"), ("biet", "dau"), ("nghi", "la"), ("nghi", "mac")}  # fmt: skip
_FEARED_VI_MARKED = frozenset({"nêu1", "liêu5", "sơ5", "nghi", "nêu"})
_PAST_VI = {("da", "tung"), ("tung", "bi"), ("truoc", "day"), ("truoc", "kia"), ("hoi", "nho"), ("luc", "nho"), ("nam", "ngoai"), ("nam", "truoc"), ("nam", "xua"), ("ngay", "xua"), ("hoi", "xua"), ("tung", "co")}  # fmt: skip
_FEARED_EN = _stems(
    "if whether maybe might possibly possible perhaps unsure worried afraid scared could rule unclear wonder suspect questionable"
)
_PAST_EN = {("us", "to"), ("last", "year"), ("year", "ago"), ("as", "child"), ("in", "past"), ("childhood", "")}
_PREVIOUS_EN = _stems("previously formerly")
_PASSED = _words("da gio nay hom bay tu")
_END_PARTICLES = _words("a vay nhi ha bac si bs nhe nha the ta hay sao ad chi anh em moi nguoi cac oi voi duoc gi")
_OVER_EN = _stems("resolved gone stopped subsided disappeared settled passed ceased")
_DENIED_EN = _stems("absent negative denied none")
_AUX_EN = _stems("do does did is are could can am might should would")


def is_linking(token: Token, language: Speech) -> bool:
    """A word that may stand between a denial and what it denies."""
    return token.key in (_LINKING_EN if language == "en" else _LINKING_VI)


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


def is_cancelled(tokens: Sequence[Token], position: int, language: Speech) -> bool:
    """`not only`, `không chỉ`; a `không` that ends a question; `hết` of `hết sức`, `trước hết`."""
    after = _key(tokens, position + 1)
    if language == "en":
        return after in _ONLY_EN
    if tokens[position].key == "het":
        return after in ("suc", "ca", "muc", "long") or _key(tokens, position - 1) in ("truoc", "moi", "tat")
    return after in _ONLY_VI or ends_question(tokens, position)


def ends_question(tokens: Sequence[Token], position: int) -> bool:
    """Whether `không` or `chưa` stands where a question ends."""
    rest = position + 1
    while rest < len(tokens) and tokens[rest].kind == "word" and tokens[rest].key in _END_PARTICLES:
        rest += 1
    return rest >= len(tokens) or (tokens[rest].kind == "mark" and tokens[rest].text in "?.!,;\n)")


def is_doubt(tokens: Sequence[Token], position: int, language: Speech) -> bool:
    """`không biết`, `not sure`."""
    return any(_key(tokens, position + step) in (_KNOWING_EN if language == "en" else _KNOWING_VI) for step in (1, 2))


def is_no_longer(tokens: Sequence[Token], position: int, language: Speech) -> bool:
    """`không còn`, `no longer`."""
    return _key(tokens, position + 1) in (("longer", "long", "mor") if language == "en" else ("con",))


def between(sentence: Sentence, number: int) -> Sequence[Token]:
    """The tokens between a match and the one before it."""
    return sentence.tokens[sentence.matches[number - 1].positions[-1] + 1 : sentence.matches[number].positions[0]]


def link(sentence: Sentence, number: int) -> Link:
    """How a match hangs on the one before it."""
    gap = between(sentence, number)
    language = sentence.language
    joins = [token for token in gap if is_coordinator(token, language)]
    is_or = any(token.key in ("hay", "hoac", "or", "nor", "lan") for token in gap)
    has_words = any(token.kind == "word" and token.key not in ("hay",) for token in gap)
    verbs = _OWN_VERB_EN if language == "en" else _OWN_VERB_VI
    if not is_or and any(token.key in verbs for token in gap):
        return "parted"
    if any(_parts(token, language) for token in gap):
        return "parted"
    if is_or or any(token.kind == "word" for token in joins):
        return "joined"
    if joins:
        return "comma"
    return "adjacent" if not has_words or language == "vi" else "joined"


def _parts(token: Token, language: Speech) -> bool:
    if token.kind == "mark":
        return token.text not in ",/-&+()"
    if is_barrier(token, language) or token.kind == "number":
        return True
    known = is_light(token, language) or is_coordinator(token, language) or is_linking(token, language)
    return not known and token.key not in ("hay", "cung", "nhu")


def list_is_closed(sentence: Sentence, number: int) -> bool:
    """Whether an enumeration by commas ends with `or` or with `gì cả`, so that one denial holds for all of it."""
    for later in range(number + 1, len(sentence.matches)):
        kind = link(sentence, later)
        if kind == "joined":
            return True
        if kind != "comma" or any(is_negator(token, sentence.language) for token in between(sentence, later)):
            return False
    tail = [token.key for token in sentence.tokens[sentence.matches[-1].positions[-1] + 1 :]]
    return tail[:2] in (["gi", "ca"], ["gi", "het"], ["nao", "ca"], ["nao", "het"], ["gi", "khac"])


def is_qualified(sentence: Sentence, number: int) -> bool:
    """Whether something is said of the finding itself, so that it is told, not denied."""
    end = sentence.matches[number].positions[-1] + 1
    after = _key(sentence.tokens, end)
    return after in ("nhieu", "du", "rat", "tu", "lien", "suot", "nay", "ca", "lam", "qua", "nang", "roi") or (
        end < len(sentence.tokens) and sentence.tokens[end].kind == "number"
    )


def told_after(sentence: Sentence, number: int) -> Literal["over", "denied", "asked"] | None:
    """What follows a match and speaks of it."""
    tokens = sentence.tokens
    end = sentence.matches[number].positions[-1] + 1
    stop = sentence.matches[number + 1].positions[0] if number + 1 < len(sentence.matches) else len(tokens)
    tail = tokens[end : min(stop, end + 7)]
    if sentence.language == "en":
        return _after_english(tail)
    is_followed = stop < len(tokens) and stop <= end + 7
    return _after_vietnamese(tail, is_followed)


def _after_vietnamese(tail: Sequence[Token], is_followed: bool) -> Literal["over", "denied", "asked"] | None:
    for place, token in enumerate(tail):
        rest = tail[place + 1 :]
        before = tail[place - 1].key if place else ""
        if is_ending(token, "vi"):
            denied = before in ("khong", "chua", "chang", "khong")
            is_next = is_followed and not rest
            return None if denied or is_next or not _closes(rest) else "over"
        if token.key in ("khong", "chua") and is_negator(token, "vi"):
            return None if is_followed and not rest else _no_after(tail, place)
        if token.key == "am" and _key(tail, place + 1) == "tinh":
            return "denied"
        if token.text == "-" and before in ("(", ":"):
            return "denied"
        if not (is_light(token, "vi") or token.text in ":(" or token.kind == "number" or token.key in _PASSED):
            return None
    return None


def _closes(rest: Sequence[Token]) -> bool:
    return (
        not rest
        or rest[0].kind == "mark"
        or rest[0].key in ("roi", "han", "nhung", "ma", "hoan", "va", "con", "luon", "tu", "gan")
    )


def _no_after(tail: Sequence[Token], place: int) -> Literal["denied", "asked"] | None:
    before = tail[place - 1] if place else None
    if not ends_question(tail, place) and _key(tail, place + 1) != "co":
        return None
    if before is not None and before.text in (":", "thì", "thi", "="):
        return "denied"
    if _key(tail, place + 1) == "co" and ends_question(tail, place + 1):
        return "denied"
    rest = [token.text for token in tail[place + 1 :]]
    return "asked" if "?" in rest or place == 0 else None


def _after_english(tail: Sequence[Token]) -> Literal["over", "denied", "asked"] | None:
    for place, token in enumerate(tail):
        before = tail[place - 1].text if place else ""
        if token.key in _OVER_EN or (token.key == "go" and _key(tail, place + 1) in ("away", "")):
            return None if any(t.key in ("not", "never", "no") for t in tail[:place]) else "over"
        if token.key in _DENIED_EN or (token.text in ("no", "-") and before in (":", "(", "=")):
            return "denied"
        if not (is_light(token, "en") or token.text in ":(=" or token.key in ("now", "sinc", "complete", "complet")):
            return None
    return None


def is_asked_or_feared(sentence: Sentence, number: int) -> bool:
    """`nếu sốt`, `sợ bị ung thư`, `có sốt không?`, `hình như`, `if`, `maybe`, `could it be`."""
    first, last = sentence.matches[number].positions[0], sentence.matches[number].positions[-1]
    if sentence.language == "en":
        return _feared_english(sentence, first)
    return _feared_vietnamese(sentence, first) or _asked_vietnamese(sentence, first, last)


def _feared_vietnamese(sentence: Sentence, first: int) -> bool:
    tokens = sentence.tokens
    for position in range(first - 1, max(-1, first - 6), -1):
        token = tokens[position]
        if token.text in ",;" or is_barrier(token, "vi"):
            return False
        if position in sentence.held:
            continue
        pair = (token.key, _key(tokens, position + 1))
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
    opening = _key(tokens, 0)
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
        if position in sentence.held or (tokens[position].key, _key(tokens, position + 1)) not in pairs:
            continue
        clause = tokens[min(position, last) : max(position, first)]
        return not any(token.text == "," or is_barrier(token, sentence.language) for token in clause)
    return False
