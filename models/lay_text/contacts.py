"""Infections told of others: `hàng xóm bị sởi` is a contact with measles, and no measles of the patient."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.lay_text.lexicon import Lexicon
from models.lay_text.patient import Patient
from models.lay_text.people import Person
from models.lay_text.reading import Mention
from models.lay_text.tokens import Speech

_DISEASES: dict[Speech, dict[str, str]] = {
    "vi": {
        "dengue_nearby": r"(?:sốt|sot) (?:xuất huyết|xuat huyet)|sxh|dengue",
        "measles_contact": r"sởi|(?<=bi )soi(?! (?:than|mat|tiet|nieu|gan))|(?<=dich )soi",
        "tuberculosis_contact": r"lao phổi|lao phoi|(?:bệnh|bị|mắc|nhiễm) lao|(?:benh|bi|mac|nhiem) lao",
        "covid_contact": r"covid|f0|corona",
        "flu_contact": r"cúm|(?<=bi )cum|(?<=dich )cum",
        "chickenpox_contact": r"thủy đậu|thuỷ đậu|thuy dau|trái rạ|trai ra|phỏng dạ|phong da",
        "hand_foot_mouth_contact": r"tay chân miệng|tay chan mieng|tcm",
        "mumps_contact": r"quai bị|quai bi",
        "whooping_cough_contact": r"ho gà|ho ga",
        "eye_infection_contact": r"đau mắt đỏ|dau mat do",
    },
    "en": {
        "dengue_nearby": r"dengue",
        "measles_contact": r"measles",
        "tuberculosis_contact": r"tuberculosis|tb",
        "covid_contact": r"covid(?:-19)?|coronavirus",
        "flu_contact": r"flu|influenza",
        "chickenpox_contact": r"chicken ?pox|varicella",
        "hand_foot_mouth_contact": r"hand[ ,]*foot(?: and)?[ ,]*mouth|hfmd",
        "mumps_contact": r"mumps",
        "whooping_cough_contact": r"whooping cough|pertussis",
        "eye_infection_contact": r"pink ?eye|conjunctivitis",
    },
}
_PATTERNS: dict[Speech, list[tuple[str, re.Pattern[str]]]] = {
    speech: [(finding, re.compile(rf"(?<!\w)(?:{said})(?!\w)")) for finding, said in diseases.items()]
    for speech, diseases in _DISEASES.items()
}
_ROUND: dict[Speech, re.Pattern[str]] = {
    "vi": re.compile(
        r"\b(?:quanh|gan|khu|xom|lang|thon|phuong|xa|truong|lop|co quan|cong ty|phong|ky tuc|nha tre|nha|dia phuong"
        r"|vung|cho|que|dan cu|chung cu)\b.*\b(?:co|nhieu|bung)\b(?! bi)"
        r"|\b(?:o|bung|dang co|vung|mua)? ?dich(?: benh)?\b"
        r"|\bnhieu (?:nguoi|tre|ca|be|ban)\b"
    ),
    "en": re.compile(r"\b(?:there (?:is|are|was)|outbreak|cases? of|epidemic|going (?:a?round)|many people)\b"),
}
_FOLLOWS: dict[Speech, re.Pattern[str]] = {
    "vi": re.compile(r"\s*(?:dang )?(?:bung phat|lan rong|thanh dich|nhieu lam|hoanh hanh)\b"),
    "en": re.compile(
        r"\s*(?:outbreak|epidemic|is going a?round|cases?|in (?:my|our|the) (?:area|school|neighbou?rhood))\b"
    ),
}
_NOT: dict[Speech, re.Pattern[str]] = {
    "vi": re.compile(r"\b(?:khong|chua|ko|k|so|nghi|neu|phong|ngua|tiem|vac ?xin|vaccine|xet nghiem|het|khoi)\b"),
    "en": re.compile(r"\b(?:no|not|never|without|if|afraid|worried|vaccin\w*|shot|tested|test)\b"),
}
_CLAUSE = re.compile(r"[.;!?\n,]")


def contacts(
    text: str, plain: str, language: Speech, persons: Sequence[Person], patient: Patient, lexicon: Lexicon
) -> Iterator[Mention]:
    """The contacts that a text tells of, each where the disease is named."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    for finding, disease in _PATTERNS[language]:
        if finding in lexicon.entries:
            for match in disease.finditer(lower):
                if _is_told_of_others(plain, match.start(), match.end(), language, persons, patient):
                    yield Mention(finding, "present", text[match.start() : match.end()], *match.span())


def _is_told_of_others(
    plain: str, start: int, end: int, language: Speech, persons: Sequence[Person], patient: Patient
) -> bool:
    opening = max((one.end() for one in _CLAUSE.finditer(plain, 0, start)), default=0)
    before = plain[opening:start]
    if _NOT[language].search(before):
        return False
    named = [person for person in persons if opening <= person.start < start and not _is_owner(person, plain)]
    if named and named[-1].who != "self" and not patient.is_he(named[-1]):
        return True
    follows = plain[end : end + 24]
    return bool(_ROUND[language].search(before) or _FOLLOWS[language].match(follows)) and not _suffers(named, patient)


def _suffers(named: Sequence[Person], patient: Patient) -> bool:
    """Whether the patient himself is the subject of the clause."""
    return bool(named) and patient.is_he(named[-1]) and not named[-1].is_far


def _is_owner(person: Person, plain: str) -> bool:
    """`xóm em`, `nhà tôi`, `trường con`: whose place it is."""
    return bool(_PLACE.search(plain[: person.start]))


_PLACE = re.compile(
    r"\b(?:nha|xom|khu|truong|lop|cho|lang|co quan|cong ty|phong|que|gan|quanh|cua|voi|cung) (?:nha )?$"
)
