"""From what the models said to the objects a destination wants."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from highdicom._standard_utils import get_sop_class_iod_map
from pydicom import Dataset

from datasets.image import Image
from serving.prediction import Outcome
from serving.results.capture import render_capture
from serving.results.kind import KINDS, Subject, read_subject
from serving.results.presentation import render_presentation
from serving.results.seg import render_segmentation
from serving.results.sr import render_report
from serving.results.words import Language


def render_results(
    source: Dataset,
    image: Image,
    outcomes: Sequence[Outcome],
    kinds: Collection[str],
    *,
    language: Language = "vi",
) -> list[Dataset]:
    """Render the outcomes of one instance as result objects.

    The same input gives the same objects to the byte: UIDs are derived, and dates are the source's. They stand in the
    source's study, each kind in a series of its own. A kind that has nothing to hold (SEG without a segmentation) is
    left out, as is an SR of no outcome; an abstention is a visible result in SC, SR and GSPS.

    Args:
        source: the instance that was analysed; its pixels are not needed.
        image: what was read from it.
        outcomes: what each model said, in order.
        kinds: any of `SC`, `SEG`, `SR`, `GSPS`.
        language: of the words in SC, GSPS and labels; the SR carries both.

    Raises:
        UnreadableInstance: the source lacks a UID that a result must refer to.
        ValueError: a kind is unknown.
    """
    unknown = sorted(set(kinds) - KINDS)
    if unknown:
        raise ValueError(f"expected kinds of {sorted(KINDS)}, got {unknown}")
    subject = read_subject(source, image, outcomes, language)
    results = [render_capture(subject)] if "SC" in kinds else []
    if not can_be_referred_to(subject):
        return results
    segmentation = render_segmentation(subject) if "SEG" in kinds else None
    if segmentation is not None:
        results.append(segmentation)
    if "SR" in kinds and outcomes:
        results.append(render_report(subject, segmentation))
    if "GSPS" in kinds:
        results.append(render_presentation(subject))
    return results


def can_be_referred_to(subject: Subject) -> bool:
    """Whether the source is of a class that a report can point at."""
    # Private and retired classes have no information object definition to build references on; a capture always works.
    return subject.header.SOPClassUID in get_sop_class_iod_map()
