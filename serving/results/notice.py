"""An image that no model could look at still gets a visible result: that it was not analysed, and why.

Source: DICOM PS3.16 TID 1500, 1501; IHE RAD AIR.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.image import Image
from serving.results.capture import build_capture
from serving.results.colours import AMBER, STRIP
from serving.results.kind import read_subject
from serving.results.legend import Line, draw_legend
from serving.results.measurement_groups import notice_group
from serving.results.render import can_be_referred_to
from serving.results.sr import build_report, with_words
from serving.results.words import Language, phrase

REASONS = frozenset({"unreadable-instance", "unsupported-transfer-syntax", "analysis-failed"})
WIDTH, HEIGHT = 1024, 512
_LANGUAGES: tuple[Language, Language] = ("vi", "en")
_BLANK = Image(np.zeros((HEIGHT, WIDTH), dtype=np.float32))


def render_notice(source: Dataset, reason: str, kinds: Collection[str]) -> list[Dataset]:
    """Render "not analysed, because …", in both languages, for an instance whose pixels could not be used.

    The same source and reason give the same objects to the byte.

    Args:
        source: the instance's header; pixels are not needed.
        reason: one of `REASONS`.
        kinds: of them, `SC` and `SR` can say it; where neither is wanted there is nothing that could.

    Raises:
        UnreadableInstance: the source lacks a UID that a result must refer to.
        ValueError: the reason is unknown.
    """
    if reason not in REASONS:
        raise ValueError(f"expected one of {sorted(REASONS)}, got another reason")
    subject = read_subject(source, _BLANK, (), "vi")
    results = [build_capture(subject, _draw(reason), reason)] if "SC" in kinds else []
    if "SR" in kinds and can_be_referred_to(subject):
        group = with_words(notice_group(subject, reason), "\n".join(_sentence(reason, one) for one in _LANGUAGES))
        results.append(build_report(subject, [group], [subject.header], reason))
    return results


def _sentence(reason: str, language: Language) -> str:
    return phrase("not-analysed", language, reason=phrase(reason, language))


def _draw(reason: str) -> NDArray[np.uint8]:
    lines = [
        line
        for language in _LANGUAGES
        for line in (
            Line(phrase("decision-support", language), "title"),
            Line(_sentence(reason, language), swatch=AMBER),
        )
    ]
    empty = np.full((HEIGHT, WIDTH, 3), STRIP, dtype=np.uint8)
    return np.concatenate([empty, draw_legend(lines, WIDTH)])
