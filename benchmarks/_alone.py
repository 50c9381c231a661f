"""What `imaging.py` compares with: decoding, preprocessing and the networks, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from datasets.read import read_image
from models.card import Card
from models.preprocess import run_steps
from models.registry import find_models
from models.runtime import Network, load_network
from models.scope import check_header


class Alone:
    """The shipped image models without a service around them."""

    def __init__(self, roots: Sequence[Path], threads: int) -> None:
        folders = [folder for folder in find_models(roots).values() if folder.card.input.kind == "image"]
        self._networks: list[tuple[Card, Network]] = [
            (folder.card, load_network(folder.path, folder.card, threads)) for folder in folders
        ]

    def look(self, path: Path) -> None:
        """Read one film, and run every network whose header rules admit it; the outputs are thrown away."""
        image = read_image(path)
        for card, network in self._networks:
            if check_header(card.scope, image.header) is None:
                network.run(run_steps(card.input.steps, image))


def seconds_one_by_one(roots: Sequence[Path], paths: Sequence[Path]) -> float:
    """Seconds a study, one after another, each network on all cores."""
    alone = Alone(roots, threads=0)
    alone.look(paths[0])
    begun = time.perf_counter()
    for path in paths:
        alone.look(path)
    return (time.perf_counter() - begun) / len(paths)


def seconds_side_by_side(roots: Sequence[Path], paths: Sequence[Path]) -> float:
    """Seconds a study, as many at once as there are cores, each network on one, as the worker does it."""
    cores = os.cpu_count() or 1
    alone = Alone(roots, threads=1)
    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(alone.look, paths[:cores]))
        begun = time.perf_counter()
        list(pool.map(alone.look, paths))
        return (time.perf_counter() - begun) / len(paths)
