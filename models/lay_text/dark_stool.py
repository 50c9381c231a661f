"""A black stool that the iron tablets told beside it explain: no sign of bleeding while nothing else is told.

**Source:** NICE Clinical Knowledge Summaries, anaemia (iron deficiency): oral iron darkens the stool. Tar that sticks
and smells is bleeding, whatever is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.lay_text.lexicon import Lexicon
from models.lay_text.reading import Mention

_BLACK, _EXPLAINED = "black_stool", "stool_dark_iron"
_IRON = re.compile(
    r"\b(?:thuoc|vien|uong|dung|bo sung|siro|chich|truyen) (?:[^\W_]+ )?sat\b(?! (?:trung|khuan))"
    r"|\bsat (?:bau|cho ba bau|folic|va acid)\b|\b(?:ferrovit|tardyferon|saferon|fumafer|ferrous|feroglobin)\b"
    r"|\b(?:on|taking|take|started|my|oral) (?:an |the |my )?iron\b(?! deficien)"
    r"|\biron (?:tablets?|pills?|supplements?|capsules|syrup)\b"
)
_TAR = re.compile(
    r"(?<!khong )(?<!ko )(?<!k )\b(?:hac in|kham|tanh|dinh bet|dinh nhay|sen set|ba ca phe|mau)\b"
    r"|(?<!not )(?<!no )\b(?:tarry|tar|sticky|foul|blood|bloody|melaena|melena)\b"
)
_HARMLESS = ("pregnan", "iron_", "stool_dark_iron", "vitamin", "anaemia_known")
"""Beginnings of what may be told beside it: why iron is taken."""


def stool_of(mention: Mention | None, others: Sequence[Mention], plain: str, lexicon: Lexicon) -> Mention | None:
    """The same, but a black stool told with iron tablets and nothing else is what they do to it.

    Args:
        mention: as it was read.
        others: everything that was read.
        plain: the flat text.
        lexicon: of the base; where that knows no such stool nothing is replaced.
    """
    if mention is None or mention.finding_id != _BLACK or mention.choice != "present" or mention.about != "patient":
        return mention
    if _EXPLAINED not in lexicon.entries or not _IRON.search(plain) or _TAR.search(plain):
        return mention
    beside = [one for one in others if one.choice == "present" and one.finding_id != _BLACK]
    if any(not one.finding_id.startswith(_HARMLESS) for one in beside):
        return mention
    return replace(mention, finding_id=_EXPLAINED, is_ambiguous=False, alternatives=())
