"""Tables of what a sentence tells, each sentence as written with marks and as typed without."""

from __future__ import annotations

from datasets.synthetic.planted_people import without_marks


def rows(table: str) -> list[tuple[str, str]]:
    """Finding and sentence of lines `finding | sentence / sentence`, each sentence in both writings."""
    found = []
    for line in table.strip().splitlines():
        finding, _, told = line.partition(" | ")
        for text in told.split(" / "):
            found += [(finding, text), (finding, without_marks(text))]
    return found
