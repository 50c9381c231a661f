"""Where a bleeding is whose place the words beside it do not name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.lay_text.lexicon import Lexicon
from models.lay_text.pregnancy import Pregnancy
from models.lay_text.reading import Mention

UNSAID = ("bleeding_place_unsaid", "bleeding_heavy_place_unsaid")
_NAMED = (
    "nosebleed",
    "bleeding_",
    "vaginal_",
    "periods_",
    "stool_blood",
    "urine_blood",
    "vomiting_blood",
    "cough_bloody",
)
_CUT = ("wound", "wound_bleeding")
_GRAVE_PLACE = re.compile(
    r"(?:cổ|đầu|ngực|bụng|mắt|bẹn|đùi|lưng)|\b(?:vao|o|giua) (?:co|dau|nguc|bung|mat|ben|dui|lung)\b"
    r"|\b(?:neck|throat|head|scalp|chest|belly|abdomen|groin|thigh|eye|back)\b"
)
_ENDS = re.compile(r"[.;!?\n]")


def bled(mentions: Sequence[Mention], pregnancies: Iterable[Pregnancy], lexicon: Lexicon) -> list[Mention]:
    """A bleeding whose place is not said is, in a pregnant woman, of the womb."""
    if "vaginal_bleeding_pregnant" not in lexicon.entries or not any(one.is_pregnant for one in pregnancies):
        return []
    unsaid = [mention for mention in mentions if mention.finding_id == UNSAID[0]]
    return [replace(mention, finding_id="vaginal_bleeding_pregnant", is_ambiguous=False) for mention in unsaid]


def bleeding_of(mention: Mention, others: Sequence[Mention], text: str, lexicon: Lexicon) -> Mention | None:
    """The same, of the wound or the place told beside it (None: told there already); unsaid remains what is."""
    if mention.finding_id not in UNSAID or mention.choice != "present":
        return mention
    beside = [one for one in others if one.choice == "present" and one.about == mention.about]
    if any(_is_named(one, mention) for one in beside):
        return None
    if "wound_bleeding" in lexicon.entries and _is_small_cut(beside, mention, text, lexicon):
        return replace(mention, finding_id="wound_bleeding")
    return mention


def _is_named(one: Mention, mention: Mention) -> bool:
    if one.finding_id in UNSAID or not one.finding_id.startswith(_NAMED):
        return False
    return one.start - mention.end <= 1 and mention.start - one.end <= 1


def _is_small_cut(beside: Sequence[Mention], mention: Mention, text: str, lexicon: Lexicon) -> bool:
    """Whether all that bleeds is a cut told in the same sentence, and not where great vessels are."""
    wounds = [one for one in beside if "wound" in lexicon.ancestry(one.finding_id)]
    if not wounds or any(one.finding_id not in _CUT for one in wounds) or _GRAVE_PLACE.search(text.lower()):
        return False
    return any(not _ENDS.search(text[min(one.end, mention.end) : max(one.start, mention.start)]) for one in wounds)
