"""Ward notes, letters, handovers and reports written one by one, their identifiers marked where they stand.

A line of `ward_notes/` is one note, `{name|Trần Thị Bưởi}` an identifier in it. Nobody in them lives. The lines of
both files were written together, before any was scrubbed, and dealt out by turns: `heldout` is for measuring only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from datasets.synthetic.clinical_notes import Note, Secret
from datasets.synthetic.clinical_notes_writing import written

FOLDER = Path(__file__).parent / "ward_notes"
WAYS = ("accented", "plain", "lower", "plain lower")
_MARKED = re.compile(r"\{(\w+)\|([^}]*)\}")
_ENGLISH = re.compile(r"\b(?:the|and|with|was|for|by|of|to|is|are|on|at|no)\b", re.IGNORECASE)
_MOST_ENGLISH = 0.98


def ward_notes(part: str, ways: tuple[str, ...] = WAYS) -> Iterator[Note]:
    """Every note of a part in each way of writing it; nothing is told of the patient.

    Args:
        part: `development` or `heldout`.
        ways: of `clinical_notes_writing.WRITINGS`.
    """
    for line in (FOLDER / f"{part}.txt").read_text("utf-8").splitlines():
        text = unicodedata.normalize("NFC", line.replace("\\n", "\n"))
        yield from (_read(text, way) for way in ways)


def _read(line: str, way: str) -> Note:
    rng = np.random.default_rng(0)
    text, secrets, at = "", list[Secret](), 0
    for found in _MARKED.finditer(line):
        text += written(line[at : found.start()], way, rng)
        value = written(found[2], way, rng, is_secret=True)
        secrets.append(Secret(len(text), len(text) + len(value), found[1]))
        text, at = text + value, found.end()
    text += written(line[at:], way, rng)
    return Note(text, tuple(secrets), _language(line), way, (), ())


def _language(line: str) -> str:
    is_plain = sum(map(str.isascii, line)) >= _MOST_ENGLISH * len(line)
    return "en" if is_plain and len(_ENGLISH.findall(line)) > 1 else "vi"
