"""A hospital's own recalibration of a shipped model: a small layer on its card, versioned and reversible.

The layer changes what the probability says, never who is called positive: threshold, bands and conformal limits move
with it, so that the same patients stand on the same side of each.

Source: Steyerberg, Clinical Prediction Models, 2nd ed. 2019, ch. 20 (logistic recalibration: slope and intercept).
"""

from __future__ import annotations

import logging
import math
import os
import tempfile
from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from models.calibration import sigmoid
from models.card import Calibration, Card, Conformal
from models.errors import InvalidCard
from models.estimate import Estimate
from models.terms import Part

CURRENT = "current"
SHIPPED = "shipped"
LAYER_BYTES = 1 << 16
logger = logging.getLogger("tuetinh.models")


class SiteLayer(Part):
    """One recalibration.

    Attributes:
        model, model_sha256: what it belongs to; with another network it is not applied.
        number: 1, 2, …; never used twice.
        slope, intercept: `log-odds at this site = slope · shipped log-odds + intercept`.
        n, n_positive: the rows it was fitted on.
        ece_before, ece_after: on these rows, the second by cross-validation.
        table_sha256: of the file with the rows, which is not kept.
    """

    model: str
    model_sha256: str
    number: int = Field(ge=1)
    slope: float = Field(gt=0)
    intercept: float
    n: int
    n_positive: int
    ece_before: Estimate
    ece_after: Estimate
    table_sha256: str
    made_at: str


def with_layer(card: Card, layer: SiteLayer) -> Card:
    """The card as this hospital uses it; its version says so.

    Raises:
        InvalidCard: the layer was made for another network.
    """
    if (layer.model, layer.model_sha256) != (card.name, card.sha256):
        raise InvalidCard(f"expected a site layer for {card.name} with its network, got one for another")
    findings = []
    for finding in card.findings:
        old = finding.calibration
        conformal = finding.conformal
        findings.append(
            finding.model_copy(
                update={
                    "calibration": Calibration(
                        slope=layer.slope * old.slope, intercept=layer.slope * old.intercept + layer.intercept
                    ),
                    "threshold": _moved(finding.threshold, layer),
                    "conformal": None if conformal is None else _moved_conformal(conformal, layer),
                }
            )
        )
    bands = [
        band if band.minimum is None else band.model_copy(update={"minimum": _moved(band.minimum, layer), "risk": None})
        for band in card.bands
    ]
    version = {"version": f"{card.version}+site.{layer.number}"}
    return card.model_copy(update={"findings": tuple(findings), "bands": tuple(bands)} | version)


def _moved(probability: float, layer: SiteLayer) -> float:
    if not 0 < probability < 1:
        return probability
    return float(sigmoid(layer.slope * math.log(probability / (1 - probability)) + layer.intercept))


def _moved_conformal(conformal: Conformal, layer: SiteLayer) -> Conformal:
    return conformal.model_copy(
        update={
            "negative_limit": _moved(conformal.negative_limit, layer),
            "positive_limit": 1 - _moved(1 - conformal.positive_limit, layer),
        }
    )


class SiteLayers:
    """An installation's layers: `ROOT/<model>/<number>.yaml`, and the number in use in `ROOT/<model>/current`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def numbers(self, model: str) -> tuple[int, ...]:
        """Every layer there ever was."""
        return tuple(sorted(int(path.stem) for path in (self.root / model).glob("*.yaml") if path.stem.isdigit()))

    def current(self, model: str) -> int | None:
        """The number in use, or `None` for the model as shipped."""
        path = self.root / model / CURRENT
        text = path.read_text(encoding="utf-8").strip() if path.is_file() else SHIPPED
        return int(text) if text.isdigit() else None

    def read(self, model: str, number: int) -> SiteLayer:
        """One layer.

        Raises:
            InvalidCard: it is not there or not sound.
        """
        path = self.root / model / f"{number}.yaml"
        try:
            with path.open(encoding="utf-8") as stream:
                return SiteLayer.model_validate(yaml.safe_load(stream.read(LAYER_BYTES)))
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
            raise InvalidCard(f"expected a sound site layer {number} of {model}, got none") from error

    def add(self, layer: SiteLayer) -> None:
        """Keep a layer, and use it from the next start on."""
        folder = self.root / layer.model
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"{layer.number}.yaml", yaml.safe_dump(layer.model_dump(mode="json"), sort_keys=False))
        self.use(layer.model, layer.number)

    def use(self, model: str, number: int | None) -> None:
        """Go to a layer, or back to the model as shipped.

        Raises:
            InvalidCard: there is no such layer.
        """
        if number is not None:
            self.read(model, number)
        (self.root / model).mkdir(parents=True, exist_ok=True)
        _write(self.root / model / CURRENT, SHIPPED if number is None else str(number))

    def apply(self, card: Card) -> Card:
        """The card with the layer in use; a layer that does not fit is left out, and said so."""
        number = self.current(card.name)
        if number is None:
            return card
        try:
            return with_layer(card, self.read(card.name, number))
        except InvalidCard as error:
            logger.error("%s; the model is used as shipped", error)
            return card


def _write(path: Path, text: str) -> None:
    """All or nothing."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)
