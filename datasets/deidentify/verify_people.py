"""What the gate holds because a person may be seen or heard in it, whatever its header says."""

from __future__ import annotations

from collections.abc import Iterator

from datasets.deidentify.options import Options
from datasets.deidentify.outline import Outline
from datasets.deidentify.photographs import may_show_face, may_speak

SOP_CLASS, MODALITY, DEVICE, RECOGNIZABLE = 0x00080016, 0x00080060, 0x00220015, 0x00280302


def people_in(outline: Outline, original: Outline, options: Options) -> Iterator[str]:
    """Why an output may not leave; nothing when nobody is seen or heard, or when the option lets a photograph go.

    Args:
        outline: of the output.
        original: of what it was made from.
        options: that it was made with.
    """
    kinds = [(each.whole(SOP_CLASS), each.whole(MODALITY)) for each in (outline, original)]
    if any(may_speak(*kind) for kind in kinds):
        yield "sound in which somebody may speak"
    devices = original.at.get(DEVICE)
    said = [value for leaf in devices.leaves for value in leaf.values] if devices is not None else []
    if not any(may_show_face(*kind, said) for kind in kinds):
        return
    if not options.retain_photographs:
        yield "photograph that may show a face"
    elif outline.whole(RECOGNIZABLE) != "YES":
        yield "photograph that does not say that a face may be seen"
