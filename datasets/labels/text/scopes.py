"""What a cue reaches: negation, doubt and the past, in the manner of NegEx and ConText.

**Source:** NegEx (Chapman 2001, doi:10.1006/jbin.2001.1029); ConText (Harkema 2009, doi:10.1016/j.jbi.2009.05.002).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.labels.text.lexicon import Cue, Mentioned, Told
from datasets.labels.text.phrases import Found

Placed = tuple[Found, Told | None, Found | None]
"""A mention, what it tells (`None`: it was only asked for), and the cue that made it so."""
NEXT_WORDS = 3
_BREAK = re.compile(r"[,:]")
_ITEM = re.compile(r",|:|\s-\s|\bva\b|\band\b")
_LIST = re.compile(r"\b(?:hay|hoac|va|or|and|nor)\b")
_SPECIFIC = re.compile(
    r"\b(?:phai|trai|thuy|day phoi|dinh|nhe|vua|nhieu|it|mm|cm|right|left|lower|upper|mild|small|moderate|large|tiny"
    r"|severe)\b"
)
"""What belongs to something that is there: nobody tells the size of what is not."""
_ORDER: Sequence[str] = ("ask", "past", "uncertain", "absent")
"""Of several cues on one mention the first counts: an asked question is no finding, the past is not denied."""


def apply_cues(sentence: str, mentions: Sequence[Found], cues: Sequence[Found]) -> list[Placed]:
    """What each mention of a sentence tells.

    Args:
        sentence: without marks, padded so that the offsets of the others fit.
        mentions: whose keys are `Mentioned`.
        cues: whose keys are `Cue`.
    """
    return [_placed(sentence, mention, mentions, cues) for mention in mentions]


def _placed(sentence: str, mention: Found, mentions: Sequence[Found], cues: Sequence[Found]) -> Placed:
    assert isinstance(mention.key, Mentioned)  # noqa: S101 -- how the lexicon was made
    reaching = [cue for cue in cues if _reaches(sentence, cue, mention, mentions, cues)]
    for kind in _ORDER:
        for cue in reaching:
            if _kind(cue) == kind:
                return mention, _changed(mention.key.told, kind), cue
    if _is_asked(sentence, mention):
        return mention, "uncertain" if mention.key.told == "present" else mention.key.told, None
    return mention, mention.key.told, None


def _changed(told: Told, kind: str) -> Told | None:
    if kind == "ask":
        return None
    if told != "present":
        return told
    return "past" if kind == "past" else "uncertain" if kind == "uncertain" else "absent"


def _reaches(sentence: str, cue: Found, mention: Found, mentions: Sequence[Found], cues: Sequence[Found]) -> bool:
    told = cue.key
    assert isinstance(told, Cue)  # noqa: S101 -- how the lexicon was made
    if told.kind in ("none", "stop"):
        return False
    is_after = mention.start >= cue.end
    if (is_after and told.side == "before") or (not is_after and told.side == "after"):
        return False
    start, end = (cue.end, mention.start) if is_after else (mention.end, cue.start)
    if end < start or any(_kind(stop) == "stop" and start <= stop.start < end for stop in cues):
        return False
    between = sentence[start:end]
    if told.reach == "next":
        return len(between.split()) <= NEXT_WORDS and not any(start <= each.start < end for each in mentions)
    rest = re.split(r"[,;]", sentence[mention.start :])[0]
    return _within(told, (between, rest), is_after, (start, end), cues)


def _within(told: Cue, words: tuple[str, str], is_after: bool, span: tuple[int, int], cues: Sequence[Found]) -> bool:
    between, rest = words
    start, end = span
    others = [each for each in cues if start <= each.start < end and _kind(each) not in ("none", "ask")]
    if told.kind == "ask":
        return is_after
    if is_after and any(_turns(each) for each in others):
        return False
    if is_after and told.reach == "clause":
        return told.kind != "absent" or not _is_told_anew(between, rest)
    if is_after:
        return not _BREAK.search(between)
    return not _ITEM.search(between)


def _is_told_anew(between: str, rest: str) -> bool:
    """Whether a comma ends a denied list: what follows is told with its side, size or degree, and no `or` before it."""
    _, comma, item = between.rpartition(",")
    return bool(comma) and not _LIST.search(item) and bool(_SPECIFIC.search(item + rest))


def _turns(cue: Found) -> bool:
    """A further cue of its own scope takes over from here."""
    assert isinstance(cue.key, Cue)  # noqa: S101 -- how the lexicon was made
    return cue.key.side != "before"


def _kind(cue: Found) -> str:
    assert isinstance(cue.key, Cue)  # noqa: S101 -- how the lexicon was made
    return cue.key.kind


def _is_asked(sentence: str, mention: Found) -> bool:
    """Whether a question mark follows it: `viêm phổi?`."""
    return bool(re.match(r"[^,;.]{0,24}\?", sentence[mention.end :]))
