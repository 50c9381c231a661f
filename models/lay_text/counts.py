"""Numbers and units of time written as words, without marks."""

from __future__ import annotations

NUMBERS_VI = {
    word: float(number)
    for number, word in enumerate(["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"])
    if number
}
NUMBERS_EN = {
    word: float(number)
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
    if number
}
FEW = 3.0
SEVERAL = 4.0
COUNTS = {
    **NUMBERS_VI,
    **NUMBERS_EN,
    **dict.fromkeys(("may", "vai", "few", "a few"), FEW),
    **dict.fromkeys(("couple", "couple of", "a couple", "a couple of"), 2.0),
    **dict.fromkeys(("a", "an", "ca"), 1.0),
    **dict.fromkeys(("nua", "half a"), 0.5),
    "several": SEVERAL,
}
_DAY, _WEEK, _MONTH, _YEAR = 1.0, 7.0, 30.0, 365.0
DAYS = {
    **dict.fromkeys(("giay", "sec"), _DAY / 86_400),
    **dict.fromkeys(("phut", "min"), _DAY / 1_440),
    **dict.fromkeys(("gio", "tieng", "h", "hr", "hour"), _DAY / 24),
    **dict.fromkeys(("ngay", "hom", "hum", "bua", "dem", "d", "day"), _DAY),
    **dict.fromkeys(("tuan", "w", "wk", "week"), _WEEK),
    **dict.fromkeys(("thang", "mo", "month"), _MONTH),
    **dict.fromkeys(("nam", "y", "yr", "year"), _YEAR),
}
