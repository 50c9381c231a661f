# ruff: noqa: E501 - a pattern is one line
"""`năm ngoái bị nhồi máu, nay lại y chang`, `same as my stroke last year`: a grave illness of before, and again now.

Neither half says what is the matter; together they do. The illness is any that the base calls an emergency, by its
name, or one in the short words of the street.
"""

from __future__ import annotations

import re
from functools import cache

from models.lay_text.flat import flat
from models.lay_text.lexicon import Lexicon
from models.lay_text.reading import Mention

SAME, ILLNESS = "same_as_before", "grave_illness_past"
_SPOKEN = {
    "heart_attack_past": r"nhoi mau(?: co tim)?|dau tim cap|con dau tim|heart attack|myocardial infarction",
    "stroke_past": r"dot quy|tai bien(?: mach (?:mau )?nao)?|stroke",
    "clot_past": r"thuyen tac(?: phoi)?|huyet khoi|cuc mau dong|pulmonary embolism|(?:blood )?clot",
    "ectopic_past": r"(?:thai|chua) ngoai(?: tu cung)?|ectopic(?: pregnancy)?",
    "pre_eclampsia_past": r"tien san giat|san giat|pre ?-?eclampsia",
    ILLNESS: (
        r"phinh (?:dong )?mach|(?:boc|loc) tach(?: dong mach(?: chu)?)?|soc phan ve|phan ve|viem tuy|xuat huyet tieu hoa"
        r"|viem mang nao|nhiem trung mau|thung da day|tran khi mang phoi|xoan tinh hoan|xuat huyet nao|vo lach"
        r"|aneurysm|dissection|anaphyla\w+|pancreatitis|meningitis|sepsis|collapsed lung|perforated ulcer"
    ),
}
_SAME = re.compile(
    r"\b(?:y (?:chang|het|nhu|vay|xi)|giong (?:het|y|nhu|vay|the|hoi|lan|luc|dot)|nhu (?:lan|dot|hoi|luc)"
    r"|lai (?:bi )?(?:nhu (?:vay|the|cu)|giong|y|tai phat)|tai phat|nhu (?:nam|thang) (?:ngoai|truoc)"
    r"|(?:same|just|exactly|identical|feels?|felt) (?:\w+ )?(?:as|like|to) (?:\w+ ){0,2}(?:my|when|the|last|before|that|his|her|a)"
    r"|(?:happening|came back|coming back|is back|back) again|it'?s back|same (?:thing|feeling|pain)\b[^.;!?]{0,20}\b(?:again|before|last))\b"
)
_UNLIKE = re.compile(r"\b(?:khong|ko|k|chang|chua|not|isn'?t|doesn'?t|never|nothing|so|lo|fear)(?: \w+){0,2} $")
_OTHERS = re.compile(
    r"\b(?:nhu|giong|like) (?:\w+ ){0,2}(?:bo|me|ba|ong|anh|chi|hang xom|ban|father|mother|neighbou?r)\b"
)
_NAME = re.compile(r"\([^)]*\)|[^\w ]")
_NEEDLESS = re.compile(r"\b(?:cap|acute|nang|severe|o tre|of the newborn)\b")
_SHORTEST = 8


def recurrences(plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """That it is the same again, and which grave illness it was; nothing where one of both is not told."""
    if SAME not in lexicon.entries:
        return []
    again = next((one for one in _SAME.finditer(plain) if not _UNLIKE.search(plain[: one.start()])), None)
    if again is None or _OTHERS.search(plain):
        return []
    found = [(name, match) for name, pattern in _patterns(lexicon.grave) for match in pattern.finditer(plain)]
    told = [(name, match.span()) for name, match in found if name in lexicon.entries]
    return [_mention(SAME, text, *again.span()), *(_mention(name, text, *span) for name, span in told)] if told else []


def grave_name(name: str) -> str:
    """A name as it is sought: flat, without what only qualifies it; empty where too little of it is left."""
    words = " ".join(_NEEDLESS.sub(" ", _NAME.sub(" ", flat(name))).split())
    return words if len(words) >= _SHORTEST and " " in words else ""


@cache
def _patterns(grave: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    spoken = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _SPOKEN.items()}
    if grave:
        spoken[ILLNESS] = re.compile(rf"\b(?:{_SPOKEN[ILLNESS]}|{'|'.join(map(re.escape, grave))})\b")
    return tuple(spoken.items())


def _mention(name: str, text: str, start: int, end: int) -> Mention:
    return Mention(name, "present", text[start:end], start, end)
