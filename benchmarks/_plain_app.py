"""The peer of `risk.py`: the same network behind FastAPI and nothing else: no access, no audit, no bounds, no words."""

from __future__ import annotations

import math
import os
from pathlib import Path

import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

from models.card import read_card
from models.runtime import load_network

FOLDER = Path(os.environ["PLAIN_MODEL_FOLDER"])
CARD = read_card(FOLDER / "card.yaml")
NETWORK = load_network(FOLDER, CARD, threads=1)
FINDING = CARD.findings[0]

app = FastAPI()


class Row(BaseModel):
    """The tensor's cells, in its order."""

    cells: list[float | None]


@app.post("/predict")
def predict(row: Row) -> dict[str, float]:
    """The probability."""
    batch = np.array([[math.nan if cell is None else cell for cell in row.cells]], dtype=np.float32)
    logit = float(NETWORK.run(batch)[FINDING.output][0, FINDING.index])
    scaled = FINDING.calibration.slope * logit + FINDING.calibration.intercept
    return {"probability": 1 / (1 + math.exp(-scaled))}
