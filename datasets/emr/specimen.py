"""Is a panel of results of something else than blood? Its lines are often named as in blood: pH, glucose, WBC."""

from __future__ import annotations

import re
from collections.abc import Iterable

from datasets.emr.fold import fold

# "miễn dịch" is immunology and "dịch vụ" a service; every other "dịch" is a fluid of the body.
_OTHER = re.compile(r"\b(?:nuoc tieu|nieu|urine|urinalysis|csf|(?<!mien )dich(?! vu)|dom|trong phan)\b")
STRIP = frozenset(
    {
        "ubg",
        "uro",
        "urobilinogen",
        "nit",
        "nitrit",
        "nitrite",
        "ket",
        "ketone",
        "ketones",
        "ceton",
        "sg",
        "ery",
        "bld",
        "asc",
        "leu",
        "leukocyte esterase",
        "ty trong",
        "the ceton",
        "tru nieu",
    }
)
"""Lines that only a urine strip has; one of them tells of its whole panel."""


def is_other_specimen(service: str, lines: Iterable[str] = ()) -> bool:
    """Does the name of the service, or a line of the same panel, say that the specimen is not blood?"""
    return bool(_OTHER.search(fold(service))) or any(_is_strip(line) for line in lines)


def _is_strip(line: str) -> bool:
    words = fold(line)
    return words in STRIP or bool(_OTHER.search(words))
