"""Text burned into pixels: how much of it is blacked out, who is still named, and what is blacked for nothing.

Each picture of a made-up corpus goes through the cleaning and the gate as an instance; a name counts as leaked when a
released picture still shows it to a closer look. Intervals are Wilson's, 95 %; those of the share of covered ink are of
pictures drawn with replacement, because the pixels of one picture are no independent trials.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np

from datasets.deidentify.project import derived_project
from datasets.synthetic.burned_score import Scored, score_burned_in
from models.estimate import wilson

SAMPLES, PART, LITTLE = 2000, 5, 0.95
KEY = "of a benchmark, protects nobody"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much of what."""
    parser.add_argument("--pictures", type=int, default=300, help="of ct, mr, cr, us and pages (default 300)")
    parser.add_argument("--seed", type=int, default=2611, help="of the pictures (default 2611)")
    parser.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after so long, and say how many were done")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    scored = list(_scored(arguments))
    kinds = defaultdict(list)
    for each in scored:
        kinds[each.kind].append(each)
    return {
        "all": figures_of(scored),
        "kinds": {kind: figures_of(kinds[kind]) for kind in sorted(kinds)},
        "pictures": len(scored),
        "seed": arguments.seed,
    }


def figures_of(scored: Sequence[Scored]) -> dict[str, Any]:
    """Value, 95 % interval and number of each share, and each picture that is not as it should be."""
    written = [each for each in scored if each.lines]
    plain = [each for each in scored if not each.lines]
    asked = [each for each in written if each.is_suspected is not None]
    released = [each for each in written if not each.reasons]
    return {
        "covered_ink": _covered(written),
        "leaked_of_released": _share(sum(each.is_leaked for each in released), len(released)),
        "held_back_with_text": _share(sum(bool(each.reasons) for each in written), len(written)),
        "held_back_without_text": _share(sum(bool(each.reasons) for each in plain), len(plain)),
        "suspected_of_those_asked": _share(sum(bool(each.is_suspected) for each in asked), len(asked)),
        "blacked_for_nothing": round(sum(each.blacked for each in scored) / sum(each.pixels for each in scored), 5),
        "misses": [_told(each) for each in written if _is_missed(each)],
    }


def _scored(arguments: argparse.Namespace) -> Iterator[Scored]:
    until = time.monotonic() + 60 * arguments.minutes
    seeds = [(arguments.seed, part) for part in range(max(1, arguments.pictures // (PART * 4)))]
    with ProcessPoolExecutor(arguments.workers, get_context("spawn")) as pool:
        waiting = [pool.submit(_part, seed) for seed in seeds]
        for number, future in enumerate(waiting, 1):
            if time.monotonic() > until:
                future.cancel()
            if not future.cancelled():
                yield from future.result()
            print(f"{number} / {len(waiting)}", file=sys.stderr, flush=True)


def _part(seed: tuple[int, int]) -> list[Scored]:
    """Four pictures of each kind, the last without text, on a seed of their own."""
    first, part = seed
    return list(score_burned_in(first * 10_000 + part, 4 * PART, derived_project("bench", KEY)))


def _covered(written: Sequence[Scored]) -> list[float]:
    if not written:
        return []
    pairs = np.array([(each.covered, each.ink) for each in written], np.float64)
    drawn = np.random.default_rng(0).integers(len(pairs), size=(SAMPLES, len(pairs)))
    sums = pairs[drawn].sum(axis=1)
    low, high = np.percentile(sums[:, 0] / np.maximum(1, sums[:, 1]), (2.5, 97.5))
    whole = pairs.sum(axis=0)
    return [round(float(each), 4) for each in (whole[0] / max(1.0, whole[1]), low, high)] + [len(pairs)]


def _share(hits: int, n: int) -> list[float]:
    if not n:
        return []
    estimate = wilson(hits, n)
    return [round(estimate.value, 4), round(estimate.ci_low, 4), round(estimate.ci_high, 4), n]


def _is_missed(each: Scored) -> bool:
    return each.is_leaked or each.is_suspected is False or each.covered < LITTLE * each.ink


def _told(each: Scored) -> str:
    outcome = "leaked" if each.is_leaked else "held back" if each.reasons else "released"
    return f"{each.kind}: {outcome}, {each.covered / max(1, each.ink):.3f} covered, {each.how}"
