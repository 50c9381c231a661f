"""Units as Vietnamese laboratories and devices write them, as UCUM.

**Source:** UCUM 2.1 (https://ucum.org/ucum); the spellings are our own collection.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

SPELLINGS: dict[str, tuple[str, ...]] = {
    "mmol/l": ("mmol/L",),
    "umol/l": ("umol/L",),
    "mcmol/l": ("umol/L",),
    "mmol/mol": ("mmol/mol",),
    "mg/dl": ("mg/dL",),
    "mg%": ("mg/dL",),
    "g/l": ("g/L", "10*9/L"),
    "g/dl": ("g/dL",),
    "g%": ("g/dL",),
    "mg/l": ("mg/L",),
    "ng/ml": ("ng/mL",),
    "ug/ml": ("ug/mL",),
    "ug/l": ("ug/L",),
    "mcg/l": ("ug/L",),
    "pg/ml": ("pg/mL",),
    "ng/l": ("ng/L",),
    "pmol/l": ("pmol/L",),
    "meq/l": ("meq/L",),
    "u/l": ("U/L",),
    "ui/l": ("U/L",),
    "iu/l": ("U/L",),
    "[iu]/l": ("U/L",),
    "miu/l": ("m[IU]/L",),
    "uiu/ml": ("u[IU]/mL",),
    "uu/ml": ("u[IU]/mL",),
    "10^9/l": ("10*9/L",),
    "10*9/l": ("10*9/L",),
    "109/l": ("10*9/L",),
    "10e9/l": ("10*9/L",),
    "giga/l": ("10*9/L",),
    "k/ul": ("10*3/uL",),
    "k/mm3": ("10*3/uL",),
    "10^3/ul": ("10*3/uL",),
    "10*3/ul": ("10*3/uL",),
    "103/ul": ("10*3/uL",),
    "10e3/ul": ("10*3/uL",),
    "10^3/mm3": ("10*3/uL",),
    "/mm3": ("/uL",),
    "/ul": ("/uL",),
    "tb/mm3": ("/uL",),
    "cells/ul": ("/uL",),
    "t/l": ("10*12/L",),
    "10^12/l": ("10*12/L",),
    "10*12/l": ("10*12/L",),
    "1012/l": ("10*12/L",),
    "m/ul": ("10*6/uL",),
    "10^6/ul": ("10*6/uL",),
    "10*6/ul": ("10*6/uL",),
    "l/l": ("L/L",),
    "%": ("%",),
    "fl": ("fL",),
    "mmhg": ("mm[Hg]",),
    "mm[hg]": ("mm[Hg]",),
    "kpa": ("kPa",),
    "c": ("Cel",),
    "oc": ("Cel",),
    "cel": ("Cel",),
    "doc": ("Cel",),
    "[degf]": ("[degF]",),
    "f": ("[degF]",),
    "/min": ("/min",),
    "/phut": ("/min",),
    "l/phut": ("L/min", "/min"),
    "l/p": ("L/min", "/min"),
    "l/min": ("L/min",),
    "lan/phut": ("/min",),
    "lan/p": ("/min",),
    "ck/phut": ("/min",),
    "ck/p": ("/min",),
    "nhip/phut": ("/min",),
    "bpm": ("/min",),
    "{beats}/min": ("/min",),
    "{breaths}/min": ("/min",),
    "kg": ("kg",),
    "gram": ("g",),
    "gr": ("g",),
    "cm": ("cm",),
    "m": ("m",),
    "kg/m2": ("kg/m2",),
    "kg/m^2": ("kg/m2",),
    "ml/24h": ("mL/d",),
    "ml/24gio": ("mL/d",),
    "ml/ngay": ("mL/d",),
    "ml/min/1.73m2": ("mL/min/{1.73_m2}",),
    "ml/phut/1.73m2": ("mL/min/{1.73_m2}",),
    "ml/min/{1.73_m2}": ("mL/min/{1.73_m2}",),
    "giay": ("s",),
    "sec": ("s",),
    "gio": ("h",),
    "ngay": ("d",),
    "tuan": ("wk",),
    "tuoi": ("a",),
    "diem": ("{score}",),
    "mosm/kg": ("mosm/kg",),
    "mosmol/kg": ("mosm/kg",),
    "mg/mmol": ("mg/mmol",),
    "mg/g": ("mg/g",),
    "inr": ("{INR}",),
    "ph": ("[pH]",),
}
_SIGNS = str.maketrans("μ×°đ", "uxod")
_PREFIX = re.compile(r"^[x*]\s*(?=10)")


def to_ucum(told: str, accepted: Collection[str] | None = None) -> str | None:
    """The UCUM unit of a spelling, or `None` when it is not understood.

    Args:
        told: as it was written.
        accepted: UCUM units that the quantity can have; `G/L` is 10*9/L of cells and g/L of a protein.
    """
    bare = told.strip()
    if accepted is not None and bare in accepted:
        return bare
    candidates = _candidates(bare)
    if accepted is None:
        return bare if not candidates else _by_capitals(bare, candidates)
    return next((unit for unit in candidates if unit in accepted), None)


def _candidates(bare: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", bare.lower()).translate(_SIGNS)
    written = "".join(sign for sign in plain if not unicodedata.combining(sign) and not sign.isspace())
    return SPELLINGS.get(_PREFIX.sub("", written), ())


def _by_capitals(bare: str, candidates: tuple[str, ...]) -> str:
    return candidates[-1] if bare == "G/L" else candidates[0]
