# ruff: noqa: E501 - a pattern is one line
"""Words that a finding is read in although they mean another thing where they stand: `người yêu`, `đồ chơi`.

Each line: finding | pattern of the text without marks that shows the other meaning | pattern that the same words with
marks must hold (may be left out). A mention of that finding that overlaps such words is not told; `one>other`: it is
told as the other finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from models.lay_text.patient import Told

_LINES = r"""
hypertension_known | \bhuyet ap (?:la |do |duoc |dang |chi |con |khoang |tu |luc |thi |hom nay )*\d{2,3} ?(?:/|tren|x|\b) |
hypertension_known | \bhuyet ap (?:bi |dang |van |thi )?(?:tut|ha|thap|binh thuong|on dinh|on\b|hai tay|2 tay|xuong thap) |
weakness_general | \bnguoi yeu (?:cu|moi|nhan|chia|bo|noi|em|toi|minh|goi|danh|doi|theo|lua|phan boi|cam|bat|ghen|o xa|vua|den|hay)\b | yêu
weakness_general | \b(?:voi|cua|co|ban|thang|nho|gap|bo|cai|chia tay|cho|theo|lam cho|ghen|bi) nguoi yeu\b |
drugs_recreational | \bdo choi\b(?! (?:dan|da)) | đồ chơi
liver_enlarged_told | \bgan ?, ?bung\b |
bone_pain | \bxuong ?[,.] |
snake_bite | \brang (?:can|cam|cua|sau|ham)\b | răng
violence_at_home | \bdanh (?:ghen|bai|bac|nhau voi|giay|trong|cau long|tennis|bong|rang|may|van|de|ca|vay)\b |
eye_pain | \bdau mat (?:do|hot)\b |
bleeding_after_birth_heavy>bleeding_heavy_place_unsaid | \b(?:sinh|sanh|de)(?: con| em be| xong| mo| thuong| be)* (?:duoc |da |hon |gan )?(?:(?:[4-9]|1\d|bon|nam|sau|bay|tam|chin|muoi) ?(?:thang|th\b)|(?:\d+|mot|hai|ba|may) ?nam)[^.;!?]{0,30} |
postpartum | \b(?:sinh|sanh|de)(?: con| em be| xong| mo| thuong| be)* (?:duoc |da |hon |gan )?(?:(?:[4-9]|1\d|bon|nam|sau|bay|tam|chin|muoi) ?(?:thang|th\b)|(?:\d+|mot|hai|ba|may) ?nam\b) |
speech_slurred | \bnoi (?:bi )?ngong (?:tu (?:nho|be)|bam sinh|chu|l\b|n\b|may nam|lau nay) |
animal_bite | (?<!bi )(?<!con )(?<!nha )\bcho can (?:bi )?(?:sung|do|dau|tim|bam|ngua|chay|nho|phong|loet|hoai)\b | chỗ
dry_mouth>mouth_opening_limited | \bha mieng (?:bi |rat |hoi |thay )?kho\b | khó
neck_front_pain | \b(?:hom|bua|tuan|thang|nam|ngay|luc|lan|truoc do) truoc co dau\b | có
neck_swelling_painful>wrist_pain | \bco tay\b |
neck_swelling_painful>ankle_pain | \bco chan\b |
neck_swelling_painful | \bco tu cung\b |
skin_hives>burn_blisters | \bnoi phong nuoc\b |
pressure_change_recent | \bbe do nang\b |
urine_retention>urination_frequent | \bbi (?:dai|tieu) (?:rat|gat|dem|nhieu|lat nhat)\b | bị|đái|tiểu
urine_retention>bed_wetting | \bbi (?:dai|tieu) dam\b | dầm
urine_retention>urination_painful | \bbi (?:dai|tieu) (?:buot|nong|xot)\b | bị|buốt|xót
fainting | \b(?:cai |mot |cac |nhung |can |mon )?do vat\b | đồ
mosquito_bites | \bnhu (?:bi )?(?:muoi|kien|bo) (?:dot|can|chich)\b |
alcohol_recent_much | \bnhu (?:nguoi |thang )?(?:say|xin)\b |
self_harm | \b(?:may|mat|luoi) cua[^.;!?]{0,20} |
self_harm | \bcua vao (?:co )?tay\b(?=[^.;!?]{0,40}(?:dut lia|may|go)) |
numbness | \bte (?:qua mot ben|xe|nga|nhao|cau thang|ngua|xuong|vo|trung|ngoi)\b | té
eye_injury_sharp | \b(?:eye ?)?glasses\b[^.;!?]{0,15} |
hiv_known | (?:nguoi|ban tinh|nguoi yeu|chong|vo|ban trai|gai|khach|doi tac|nghien)[^.;!?]{0,12}\b(?:hiv|sida|si da) |
hiv_known | \b(?:partner|boyfriend|girlfriend|husband|wife|man|woman|someone|guy|girl|person)\b[^.;!?]{0,15}\b(?:hiv|aids)\b|\bhiv[ -]?(?:positive|infected) (?:partner|man|woman|person|guy|girl|boyfriend|girlfriend|husband|wife) |
"""


class _Other(NamedTuple):
    """Words that mean something else.

    Attributes:
        instead: what is told then; empty: nothing.
    """

    finding_id: str
    instead: str
    flat: re.Pattern[str]
    marked: re.Pattern[str] | None


@cache
def _others() -> tuple[_Other, ...]:
    found = []
    for line in filter(None, _LINES.splitlines()):
        name, pattern, *rest = line.removesuffix("|").strip().split(" | ")
        finding, _, instead = name.partition(">")
        found.append(_Other(finding, instead, re.compile(pattern), re.compile(rest[0]) if rest else None))
    return tuple(found)


def meant(told: Iterable[Told], text: str, plain: str) -> list[Told]:
    """What is told, without the findings that their words do not mean where they stand.

    Args:
        told: what was read.
        text: as written.
        plain: the same flat, of the same length.
    """
    told = list(told)
    for other in _others():
        if any(one.mention.finding_id == other.finding_id for one in told):
            spans = [match.span() for match in other.flat.finditer(plain) if _is_so(text, match.span(), other.marked)]
            told = [said for one in told if (said := _said(one, other, spans)) is not None]
    return told


def _is_so(text: str, span: tuple[int, int], marked: re.Pattern[str] | None) -> bool:
    said = text[slice(*span)].lower()
    return marked is None or said.isascii() or marked.search(said) is not None


def _said(one: Told, other: _Other, spans: Iterable[tuple[int, int]]) -> Told | None:
    mention = one.mention
    is_other = any(mention.start < end and start < mention.end for start, end in spans)
    if mention.finding_id != other.finding_id or not is_other:
        return one
    return one._replace(mention=replace(mention, finding_id=other.instead)) if other.instead else None
