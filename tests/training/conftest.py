"""A drawn dataset of two sources, small enough to train on in seconds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import torch

from datasets.synthetic.chest_dataset import write_chest_dataset
from training.recipe import Plan

SIZE = 96
OPTIONS = {"is_pretrained": False, "least_per_source": 8, "least_of_one_source": 8, "epochs_without_a_source": 1}


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def drawn_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with `lungseg` of two drawn sources, one of them partly under a licence that may not ship."""
    data = tmp_path_factory.mktemp("data")
    root = data / "lungseg"
    rows: list[dict[str, str]] = []
    for number, source in enumerate(("north", "south")):
        table = write_chest_dataset(root / source, patients=15, seed=40 + number, size=SIZE, source=source)
        with table.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                paths = {name: f"{source}/{row[name]}" for name in ("image", "mask")}
                rows.append(row | paths | {"patient_id": f"{source}-{row['patient_id']}"})
        table.unlink()
    for row in rows:
        if row["patient_id"] in ("south-synthetic-0001", "south-synthetic-0002"):
            row["licence"] = "CC BY-NC-SA 4.0"
    with (root / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return data


@pytest.fixture
def small_plan() -> Plan:
    return Plan(epochs=1, batch_size=4, size=SIZE, seed=5, options=OPTIONS)


@pytest.fixture
def toy_plan() -> Plan:
    return Plan(epochs=3, batch_size=4, learning_rate=0.05, size=8, seed=3, ema_decay=0.5)
