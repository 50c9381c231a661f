"""English words as the reader needs them: stems, and the words that carry no finding by themselves."""

from __future__ import annotations

import re
from functools import lru_cache

from models.lay_text.word_lists import words

WHOLE = words(
    "located tearful drunk severed burning does this was has his its us as is aids yes hers doing spotting sleepy"
)
IRREGULAR = {
    "bled": "bleed", "felt": "feel", "swollen": "swell", "nauseous": "nausea", "nauseated": "nausea",
    "abdominal": "abdomen", "threw": "throw", "thrown": "throw", "shortness": "short", "broke": "break",
    "broken": "break", "fell": "fall", "fallen": "fall", "bit": "bite", "bitten": "bite", "ate": "eat",
    "eaten": "eat", "drank": "drink", "lost": "lose", "loss": "lose", "losing": "lose",
    "burnt": "burn", "stung": "sting", "wet": "wet", "slept": "sleep", "woke": "wake", "children": "child",
    "feet": "foot", "teeth": "tooth", "came": "come", "went": "go", "gone": "go", "got": "get", "hurts": "hurt",
    "spitting": "spit", "spat": "spit", "fits": "fit",
    "anus": "anus", "pus": "pus", "vaginal": "vagina",
    "cold": "cold", "colored": "color", "coloured": "color", "feces": "feces", "gas": "gas", "dyspnoea": "dyspnea",
    "diarrhoea": "diarrhea", "oedema": "edema", "yrs": "year", "yr": "year", "wks": "week", "wk": "week",
    "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute", "mos": "month", "mo": "month",
    "sob": "breathless", "breathlessness": "breathless", "n't": "not", "cant": "cannot", "can't": "cannot",
    "dont": "not", "don't": "not", "doesnt": "not", "doesn't": "not", "didnt": "not", "didn't": "not",
    "isn't": "not", "isnt": "not", "arent": "not", "wasnt": "not", "hasnt": "not", "havent": "not", "hadnt": "not",
    "wouldnt": "not", "wouldn't": "not", "shouldnt": "not", "aren't": "not", "wasn't": "not", "hasn't": "not",
    "haven't": "not", "hadn't": "not", "couldn't": "cannot", "couldnt": "cannot", "won't": "not", "wont": "not",
    "i'm": "i", "im": "i", "i've": "i", "ive": "i", "she's": "she", "he's": "he", "it's": "it",
    "kids": "child", "kid": "child",
}  # fmt: skip
_BRITISH = (
    (re.compile(r"^(.*)oe(dem|strog|soph|tus)"), r"\1e\2"),
    (re.compile(r"(h)ae(m)"), r"\1e\2"),
    (re.compile(r"(an|isch|leuk)ae(mi)"), r"\1e\2"),
    (re.compile(r"rhoea|rrhea|rhea"), "rrhea"),
    (re.compile(r"faec"), "fec"),
    (re.compile(r"^paed"), "ped"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"(col|tum|od|vap|behavi|hum)our"), r"\1or"),
    (re.compile(r"pnoea"), "pnea"),
    (re.compile(r"fib(re)$"), "fiber"),
    (re.compile(r"centre$"), "center"),
    (re.compile(r"ys(e|ed|ing)$"), r"yz\1"),
    (re.compile(r"is(e|ed|ing|ation)$"), r"iz\1"),
)
_SUFFIXES = tuple(
    [
        "fulness",
        "ations",
        "ation",
        "ating",
        "ated",
        "ness",
        "ings",
        "ing",
        "ful",
        "ish",
        "ies",
        "ied",
        "ed",
        "ly",
        "es",
        "s",
    ]
)
_KEPT = re.compile(r"(ss|us|is|as|os)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The key of an English word: American spelling, without its inflection."""
    word = word.replace("’", "'")
    if word in WHOLE:
        return word
    word = IRREGULAR.get(word, word).removesuffix("'s")
    for pattern, instead in _BRITISH:
        word = pattern.sub(instead, word)
    return _shorter(word)


def _shorter(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not (suffix == "s" and _KEPT.search(word)):
            word = word.removesuffix(suffix)
            break
    if len(word) > 3 and word[-1] in "eyi":
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word


_COMPOUND = re.compile(r"^(head|stomach|tooth|ear|belly|tummy|back|body)(aches?|ach|akes?)$")


def stems(word: str) -> tuple[str, ...]:
    """The keys of an English word; `headache` is two, as `head ache`."""
    parts = _COMPOUND.match(word)
    return tuple(stem(part) for part in parts.groups()) if parts else (stem(word),)


def stems_of(text: str) -> frozenset[str]:
    """The keys of the words of a text."""
    return frozenset(stem(word) for word in text.split())


_SAME = {
    "hurt": ("pain", "ache"), "ache": ("pain", "hurt"), "sore": ("pain",), "pain": ("ache", "hurt"),
    "belly": ("abdomen", "stomach", "tummy"), "stomach": ("abdomen", "belly", "tummy"),
    "tummy": ("abdomen", "belly", "stomach"), "abdomen": ("belly", "stomach", "tummy"),
    "difficulty": ("trouble", "difficult", "hard"), "trouble": ("difficult", "hard"),
    "difficult": ("trouble", "hard"), "hard": ("difficult", "trouble"), "pee": ("urin",), "urin": ("pee",),
    "poo": ("stool",), "poop": ("stool",), "stool": ("poop", "poo"), "baby": ("child", "infant"), "infant": ("baby",),
    "unable": ("cannot",), "puke": ("vomit",), "high": ("elevated",), "elevated": ("high",),
    "fast": ("rapid",), "rapid": ("fast",), "quick": ("fast", "rapid"), "swell": ("edema",),
    "bleed": ("blood",), "faint": ("collapse",),
}  # fmt: skip
SAME = {stem(word): tuple(stem(other) for other in others) for word, others in _SAME.items()}
LIGHT = stems_of(
    "a an the my your his her their our of in on at to is are am be been being was were have has had i me it its he "
    "she they we you with from when while during some this that these those very really quite so just also still "
    "bit little feel feeling get getting got having do does did for by into over as around about there here all "
    "s m ve re both side area region part"
)
DROPPED = stems_of(
    "a an the my your his her their of in on at to is are am be been was were have has had i me it its he she they "
    "with from when while during for by s"
)
NEGATORS = stems_of("no not never without denies deny denied denying cannot neither nor none negative lacks lack")
BARRIERS = stems_of("but however although though except because then")
COORDINATORS = stems_of("and or nor plus")
HEADS = stems_of("red pain ache hurt swell itch numb rash burn stiff tingl sore weak cramp bleed")
BODY = stems_of(
    "head neck chest back belly stomach abdomen tummy arm leg knee hip shoulder elbow wrist ankle foot hand finger toe "
    "eye ear nose mouth throat tooth gum tongue lip face jaw skin muscle joint calf thigh groin breast testicl scalp "
    "body side flank pelvis"
)
