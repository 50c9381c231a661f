"""Free text of the record: how many planted identifiers are found, how much else is taken, and how fast.

The held-out half is measured: forms and people that the scrubber was not built on. `alone` knows
nothing of the patient; `with_dictionary` is told the patient's own name and numbers, as `./tuetinh` does.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

from datasets.deidentify.dictionary import Dictionary, parts_of
from datasets.deidentify.text.scrub import scrub
from datasets.synthetic.clinical_notes import Note, clinical_notes
from datasets.synthetic.clinical_notes_score import Counts, Found, score_notes
from datasets.synthetic.ward_notes import ward_notes
from models.estimate import wilson

NOBODY = Dictionary(frozenset(), frozenset())
PART_BYTES = 2048


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much of what."""
    parser.add_argument("--notes", type=int, default=4000, help="half of them held out (default 4000)")
    parser.add_argument("--seed", type=int, default=2026, help="of the notes (default 2026)")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures."""
    half = max(arguments.notes // 2, 1)
    held_out = list(clinical_notes(arguments.seed, half, is_held_out=True))
    development = list(clinical_notes(arguments.seed, half))
    clean = [note for note in held_out if not note.secrets]
    wards = {part: list(ward_notes(part)) for part in ("heldout", "development")}
    return {
        "held_out": {
            "alone": _figures(score_notes(held_out, _finder(lambda _: NOBODY))),
            "with_dictionary": _figures(score_notes(held_out, _finder(_dictionary))),
        },
        "development": {"alone": _figures(score_notes(development, _finder(lambda _: NOBODY)))},
        "held_out_notes_without_identifiers": len(clean),
        "of_these_changed": sum(bool(scrub(note.text, NOBODY).found) for note in clean),
        "ward": {part: _ward(notes) for part, notes in wards.items()},
        "seconds_per_256_kib": round(_seconds(["\n".join(note.text for note in development)[: 1 << 18]]), 2),
        "milliseconds_per_2_kb": round(_milliseconds([note.text for note in development]), 2),
        "notes": 2 * half,
        "seed": arguments.seed,
    }


def _ward(notes: Sequence[Note]) -> dict[str, Any]:
    """Figures of notes written one by one, and how many of those that name nobody lost something."""
    clean = [note for note in notes if not note.secrets]
    return {
        "alone": _figures(score_notes(notes, _finder(lambda _: NOBODY))),
        "without_identifiers": len(clean),
        "of_these_changed": sum(bool(scrub(note.text, NOBODY).found) for note in clean),
    }


def _finder(dictionary_of: Callable[[Note], Dictionary]) -> Callable[[Note], Found]:
    def find(note: Note) -> Found:
        return [(span.start, span.end, span.kind) for span in scrub(note.text, dictionary_of(note)).found]

    return find


def _dictionary(note: Note) -> Dictionary:
    return Dictionary(frozenset(map(parts_of, note.known_names)), frozenset(note.known_numbers))


def _figures(counts: dict[str, Counts]) -> dict[str, Any]:
    return {group: _shares(counts[group]) for group in sorted(counts)}


def _shares(counts: Counts) -> dict[str, Any]:
    """Value, 95 % interval and number of each share that has something to count."""
    shares = {
        "recall": (counts.hit, counts.planted),
        "recall_by_character": (counts.hit_characters, counts.planted_characters),
        "precision": (counts.right, counts.found),
    }
    estimates = {name: wilson(hits, n) for name, (hits, n) in shares.items() if n}
    return {
        name: [round(each.value, 4), round(each.ci_low, 4), round(each.ci_high, 4), each.n]
        for name, each in estimates.items()
    }


def _milliseconds(texts: list[str]) -> float:
    """Processor time for a part of 2 kB, the quickest of three rounds over the notes put together."""
    whole = "\n".join(texts)[: 64 * PART_BYTES]
    parts = [whole[at : at + PART_BYTES] for at in range(0, len(whole), PART_BYTES)]
    return min(_seconds(parts) for _ in range(3)) / len(parts) * 1000


def _seconds(parts: list[str]) -> float:
    begun = time.process_time()
    for part in parts:
        scrub(part, NOBODY)
    return time.process_time() - begun
