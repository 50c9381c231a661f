"""Tables of what a sentence tells, each as written with marks and as typed without; and what is heard in it."""

from __future__ import annotations

from datasets.synthetic.planted_people import without_marks
from models.knowledge.compiled import Compiled
from models.lay_text.read import read


def rows(table: str) -> list[tuple[str, str]]:
    """Finding and sentence of lines `finding | sentence / sentence`, each sentence in both writings."""
    found = []
    for line in table.strip().splitlines():
        finding, _, told = line.partition(" | ")
        for text in told.split(" / "):
            found += [(finding, text), (finding, without_marks(text))]
    return found


def present(text: str, compiled: Compiled, language: str | None = "vi") -> set[str]:
    """What is told of the patient, with all that it implies."""
    found: set[str] = set()
    for mention in read(text, compiled.lexicon, language=language).mentions:
        if mention.choice == "present" and mention.about == "patient":
            found |= set(compiled.lexicon.ancestry(mention.finding_id))
    return found
