"""Labels from the text of a report, by rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from datasets.labels.desk import Desk
from datasets.labels.label import Evidence, Label, Origin, Place, Source, Value
from datasets.labels.text.rules import read_report

RULES = "rules"


def labels_of_text(
    text: str, place: Place, desk: Desk, source: Source, reference: str, at: datetime | None = None
) -> Iterator[Label]:
    """A label a finding; the text itself goes nowhere.

    Args:
        text: of the report, with its headings.
        place: what it reports on, de-identified.
        desk: whose lexicon reads it.
        source: kind of the source that held the text.
        reference: of the source.
        at: when it was written, moved with the patient's dates.

    Raises:
        UnreadableRecord: the text is too long.
    """
    method = f"report rules {desk.lexicon.digest}"
    origin = Origin(source, RULES, "rules", reference, method, at)
    for mention in read_report(text, desk.lexicon):
        coding = desk.lexicon.findings[mention.name].coding
        evidence = Evidence(mention.part, mention.phrase, mention.cue, mention.start, mention.end)
        yield Label(place, coding, Value(mention.told), origin, str(coding), "", evidence)
