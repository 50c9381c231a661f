"""Written dates that everybody knows: moved, they would tell how far a patient's dates move.

A feast (Tết, the 30th of April, Christmas), a storm or a flood of which the news told, the war and its end, the year in
which a plague came; and days that stand for none, as 01/01/1900. Which day it was is known from the words beside it.
"""

from __future__ import annotations

import re

from datasets.deidentify.no_days import is_no_day

HISTORIC = frozenset(
    (*("19450819", "19450902", "19540507", "19750430", "19760702", "19790217"), "20010911", "20041226")
)
"""August Revolution, independence, Điện Biên Phủ, end of the war, reunion, border war; New York; the tsunami."""
_FEASTS = (
    r"tet(?! khong)|giang sinh|noel|christmas|easter|thanksgiving|new year'?s|quoc khanh|giai phong mien nam|"
    r"ngay giai phong|ngay thong nhat|trung thu|vu lan|phat dan|gio to|hung vuong|ngay nha giao|quoc te (?:lao dong|"
    r"phu nu)|(?:nghi|dip|ngay|ky|dot|hom|mua|sau|truoc|trong) le"
)
_EVENTS = (
    r"con bao|(?:sieu )?bao (?:so|lu|yagi|noru|damrey|doksuri|linda|ketsana|haiyan|lut|lon)|lu lut|lu quet|ngap lut|"
    r"dong dat|song than|dien bien phu|mau than|ngay bau cu|typhoon|hurricane|tsunami|earthquake|world cup|sea games?"
)
_WAR = r"chien tranh|chien truong|chien dich|khang chien|thuong binh|cuu chien binh|di bo doi|kham tien|\bwar\b"
_PLAGUE = r"covid(?:-?19)?|sars(?:-cov-2)?|dai dich|pandemic|gian cach xa hoi|lockdown"
_GAP = r"(?!\w)[^.,;:\n]{0,30}$"
_BEFORE = re.compile(rf"(?<!\w)(?:(?:{_FEASTS}|{_EVENTS}){_GAP}|le (?:ngay )?$)")
_WAR_BEFORE = re.compile(rf"(?<!\w)(?:{_WAR})(?!\w)[^.;:\n]{{0,45}}$")
_PLAGUE_BEFORE = re.compile(rf"(?<!\w)(?:{_PLAGUE}){_GAP}")
_BEHIND = re.compile(
    rf"[ ]?[,(–-]?[ ]?(?:(?:mung|mong) \d{{1,2}} |\d+ |la |dip |ngay |nghi |trong |(?:dem )?giao thua )*"
    rf"(?:{_FEASTS}|{_EVENTS})(?!\w)"
)
LONGEST = 60
WAR_YEAR = 1990


def is_known_day(plain: str, start: int, end: int, day: str) -> bool:
    """Whether everybody may know which day a written date was.

    Args:
        plain: the text, folded.
        start: of the date in it.
        end: of the date.
        day: the date in eight digits, or the first of them where month or day is not told.
    """
    if day in HISTORIC or is_no_day(day):
        return True
    before = plain[max(0, start - LONGEST) : start]
    if _BEFORE.search(before) or _BEHIND.match(plain, end, end + LONGEST):
        return True
    if int(day[:4]) < WAR_YEAR and _WAR_BEFORE.search(before):
        return True
    return len(day) < len("YYYYMMDD") and _PLAGUE_BEFORE.search(before) is not None
