"""What a radiology report tells: findings that are there, are not, may be, or were.

Free text never leaves: a mention holds where it stands and the lexicon's own phrases, not the report's words.

**Source:** CheXpert's labeler (Irvin 2019, doi:10.1609/aaai.v33i01.3301590) for mention, classification, aggregation;
there the impression alone is read, here it wins over the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from datasets.errors import UnreadableRecord
from datasets.labels.text.lexicon import Lexicon, Mentioned, Told, read_lexicon
from datasets.labels.text.phrases import longest
from datasets.labels.text.plain import Plain, plain_of
from datasets.labels.text.scopes import apply_cues
from datasets.labels.text.sections import Sentence, sentences_of

LONGEST_REPORT = 20_000
TELLING = ("impression", "findings")
NORMAL, APART = "normal", frozenset(("device",))
"""`normal` falls where another finding is told; a device alone does not make it fall."""
_STRONGEST: tuple[Told, ...] = ("present", "uncertain", "past", "absent")


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding as a report tells it.

    Attributes:
        name: of the finding in the lexicon.
        told: present, absent, uncertain or past.
        part: `impression` or `findings`.
        phrase: the lexicon's phrase that was found.
        cue: the lexicon's phrase that made it absent, uncertain or past; empty for none.
        start: of the phrase in the composed text.
        end: behind it.
    """

    name: str
    told: Told
    part: str
    phrase: str
    cue: str
    start: int
    end: int


def read_report(text: str, lexicon: Lexicon | None = None) -> tuple[Mention, ...]:
    """One mention a finding, the one that counts, sorted by name.

    Raises:
        UnreadableRecord: the text is longer than a report.
    """
    if len(text) > LONGEST_REPORT:
        raise UnreadableRecord(f"expected a report of at most {LONGEST_REPORT} characters, got {len(text)}")
    return tuple(_settled(mentions_of(text, lexicon or read_lexicon())))


def mentions_of(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Every mention in the parts that tell findings, in order."""
    plain = plain_of(text)
    for sentence in sentences_of(plain, lexicon.headings):
        if sentence.part in TELLING:
            yield from _mentions(plain, sentence, lexicon)


def _mentions(plain: Plain, sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    start, end = sentence.start, sentence.end
    own = Plain(plain.marked[start:end], plain.bare[start:end], plain.has_marks)
    everything = longest([*lexicon.mentions.find(own), *lexicon.cues.find(own)])
    mentions = [each for each in everything if isinstance(each.key, Mentioned)]
    cues = [each for each in everything if not isinstance(each.key, Mentioned)]
    for found, told, cue in apply_cues(own.bare, mentions, cues):
        if told is not None and isinstance(found.key, Mentioned):
            said = cue.phrase if cue else ""
            yield Mention(
                found.key.name, told, sentence.part, found.phrase, said, start + found.start, start + found.end
            )


def _settled(mentions: Iterable[Mention]) -> Iterator[Mention]:
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.name, []).append(mention)
    best = {name: min(told, key=_rank) for name, told in by_name.items()}
    others = {name for name, each in best.items() if each.told in ("present", "uncertain") and name != NORMAL}
    if others - APART:
        best.pop(NORMAL, None)
    yield from (best[name] for name in sorted(best))


def _rank(mention: Mention) -> tuple[int, int, int]:
    return TELLING.index(mention.part), _STRONGEST.index(mention.told), mention.start
