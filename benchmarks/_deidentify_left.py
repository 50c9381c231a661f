"""What each tool leaves behind on the planted corpus, by the kind of place, and how much it gets right."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pydicom
from pydicom import Dataset

from benchmarks._deidentify_tools import open_tool
from datasets.deidentify.batch import as_bytes
from datasets.synthetic.planted import GONE, TEXTS, Answer, Planted, planted_corpus
from datasets.synthetic.planted_abroad import planted_abroad
from datasets.synthetic.planted_pixels import tells_beside_pixels
from datasets.synthetic.planted_places import OTHER
from datasets.synthetic.planted_score import Score, find_element, says

SEED = 20
KINDS = (
    "name and number of the patient", "other plain attributes", "free text", "sequences", "structured report",
    "private elements", "overlays and icons", "UIDs", "dates", "documents, links and other values",
    "beside the pixels",
)  # fmt: skip

OF_ACTIONS = {"uid": "UIDs", "date": "dates", "pixels": "beside the pixels"}


def measure_left(names: Sequence[str], folder: Path, patients: int) -> dict[str, Any]:
    """For each tool: share of correct actions, files that name the patient, and what is left by the kind of place."""
    corpus = [*planted_corpus(SEED, patients), *planted_abroad(SEED, max(1, patients // 5))]
    folder.mkdir(parents=True)
    sources = []
    for number, planted in enumerate(corpus):
        sources.append(folder / f"{number:04d}.dcm")
        sources[-1].write_bytes(as_bytes(planted.dataset))
    planted_places = Counter(kind_of(answer) for each in corpus for answer in each.answers if answer.action != "kept")
    found = {name: _measure(name, corpus, sources, folder / name) for name in names}
    return {"instances": len(corpus), "answers": sum(len(each.answers) for each in corpus),
            "places": {kind: planted_places[kind] for kind in KINDS}, "tools": found}  # fmt: skip


def kind_of(answer: Answer) -> str:
    """The kind of place that an answer speaks of."""
    path = answer.path
    if answer.action in OF_ACTIONS:
        return OF_ACTIONS[answer.action]
    if re.match("0011,", path):
        return "private elements"
    if path.startswith(("60", "Icon")):
        return "overlays and icons"
    if path.startswith(("ContentSequence", "Verifying")):
        return "structured report"
    if "Sequence" in path:
        return "sequences"
    if path in OTHER:
        return "documents, links and other values"
    if path in TEXTS:
        return "free text"
    return "other plain attributes" if path in GONE else "name and number of the patient"


def _measure(name: str, corpus: Sequence[Planted], sources: Sequence[Path], out: Path) -> dict[str, Any]:
    out.mkdir()
    tool, score, left, lost = open_tool(name), Score(), Counter[str](), 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for planted, source in zip(corpus, sources, strict=True):
            target = out / source.name
            tool(source, target)
            output = pydicom.dcmread(target, force=True)
            score.add(planted, output, target.read_bytes())
            for answer in planted.answers:
                left[kind_of(answer)] += _is_left(answer, planted.dataset, output)
                lost += _is_lost(answer, planted.dataset, output)
    return {
        "correct_actions": round(score.correct_actions, 5),
        "leaked_names": score.leaked_names,
        "left": {kind: left[kind] for kind in KINDS},
        "kept_values_lost": lost,
    }


def _is_left(answer: Answer, before: Dataset, after: Dataset) -> bool:
    """Whether the place still tells what it must not."""
    if answer.action == "pixels":
        return tells_beside_pixels(after, answer.secrets)
    here = find_element(after, answer.path)
    if here is None or here.value is None or answer.action == "kept":
        return False
    if answer.action in ("uid", "date"):
        was = find_element(before, answer.path)
        return was is not None and str(was.value) == str(here.value) != ""
    if isinstance(here.value, bytes):
        return says(here.value.decode("utf-8", "replace"), answer.secrets)
    return says(str(here.value), answer.secrets) if answer.secrets else bool(str(here.value))


def _is_lost(answer: Answer, before: Dataset, after: Dataset) -> bool:
    """Whether a value that must stay is gone or another."""
    if answer.action != "kept":
        return False
    was, here = find_element(before, answer.path), find_element(after, answer.path)
    return here is None or was is None or str(was.value) != str(here.value)
