"""The model card: everything clinical about a model, versioned with it, in one YAML file.

A model folder is `card.yaml model.onnx example.json README.md`. Training writes it, serving reads it, and nothing else
crosses between them. Registry, routes, gateway routing, the console and the tests over all models read the card.

Source: Mitchell et al., Model Cards, FAT* 2019; Collins et al., TRIPOD+AI, BMJ 2024;385:e078378.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator

from models.errors import InvalidCard
from models.estimate import Estimate

CARD_BYTES_LIMIT = 1 << 20


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Part):
    """One text in both languages."""

    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Coding(_Part):
    """A coded concept: scheme designator (SCT, DCM, RADLEX, LN), value and English meaning."""

    scheme: str
    value: str
    meaning: str


class Range(_Part):
    """A closed interval; an absent end is open."""

    minimum: float | None = None
    maximum: float | None = None

    def has(self, value: float) -> bool:
        """Is the value inside?"""
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)


class Step(_Part):
    """One named preprocessing step of `models/preprocess.py` with its parameters."""

    name: str
    parameters: dict[str, JsonValue] = {}


class Scope(_Part):
    """What the header must say.

    An empty list asks nothing. A value that the source leaves out never refuses by itself, except those named in
    `required`, which a DICOM header must carry.
    """

    modality: tuple[str, ...] = ()
    body_part_examined: tuple[str, ...] = ()
    view_position: tuple[str, ...] = ()
    age_years: Range | None = None
    required: tuple[str, ...] = ()


class GateRule(_Part):
    """Refuse the picture when a scalar output of the network is over (or under) a bound set on the tune split.

    Attributes:
        output: name of an ONNX output of shape `(n,)` or `(n, k)`.
        index: column, when the output has several.
        maximum: abstain above it.
        minimum: abstain below it.
        reason: a code of `models/scope.py`, such as `not-in-training-distribution`.
    """

    output: str
    index: int = 0
    maximum: float | None = None
    minimum: float | None = None
    reason: str


class Calibration(_Part):
    """Platt scaling: `probability = 1 / (1 + exp(-(slope · logit + intercept)))`, fitted on the tune split."""

    slope: float = 1.0
    intercept: float = 0.0


class Conformal(_Part):
    """Class-conditional (Mondrian) split conformal set at 1 − alpha.

    The positive label is in the set when `1 − p <= positive_limit`, the negative when `p <= negative_limit`.
    Source: Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World, 2005, ch. 4.
    """

    alpha: float = Field(gt=0, lt=1)
    positive_limit: float
    negative_limit: float


class Finding(_Part):
    """One yes-or-no finding of a classification model.

    Attributes:
        name: stable key, such as `pneumonia`.
        given: only reported when this other finding is positive.
        output, index: where its logit stands among the ONNX outputs.
        heat_map_output, heat_map_index: where its localisation map `(n, k, h, w)` stands.
        negative: what "not positive" means, when that is itself a finding (viral, where positive is bacterial).
    """

    name: str
    display: Text
    code: Coding
    negative: Text | None = None
    negative_code: Coding | None = None
    given: str | None = None
    output: str = "logits"
    index: int = 0
    heat_map_output: str | None = None
    heat_map_index: int = 0
    calibration: Calibration = Calibration()
    threshold: float = Field(gt=0, lt=1)
    threshold_rationale: Text
    conformal: Conformal | None = None


class Segment(_Part):
    """One segment of a segmentation model: a channel of the output `(n, k, h, w)` of probabilities."""

    name: str
    display: Text
    property_category: Coding
    property_type: Coding
    laterality: Coding | None = None
    output: str = "segments"
    index: int
    threshold: float = 0.5
    rgb: tuple[int, int, int] = (0, 160, 255)


class ModelInput(_Part):
    """What goes in: the kind of input, the preprocessing and the tensor's name and shape."""

    kind: Literal["image", "volume", "signal", "table"]
    name: str = "input"
    shape: tuple[int, ...]
    steps: tuple[Step, ...]


class Result(_Part):
    """One measured figure: metric, where it was measured, and the estimate."""

    metric: str
    dataset: str
    split: str
    estimate: Estimate
    subgroup: str = "all"
    note: str = ""


class DataSource(_Part):
    """A dataset the model was trained on or measured with."""

    dataset: str
    role: Literal["train", "tune", "test", "external", "gate"]
    licence: str
    citation: str
    n_images: int
    n_patients: int | None = None


class Provenance(_Part):
    """Where the model comes from, for whoever must reproduce it."""

    recipe: str
    trained_at: str
    git_commit: str
    seed: int
    mlflow_run_id: str
    environment: dict[str, str] = {}
    parameters: dict[str, JsonValue] = {}


class Card(_Part):
    """The whole card. `read_card` and `write_card` are inverse to each other."""

    schema_version: Literal[1] = 1
    name: str = Field(pattern=r"^[a-z][a-z0-9_]{1,63}$")
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    task: Literal["classification", "segmentation"]
    title: Text
    summary: Text
    intended_use: Text
    out_of_scope: Text
    limitations: tuple[Text, ...]
    licence: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    input: ModelInput
    scope: Scope
    gate: tuple[GateRule, ...] = ()
    findings: tuple[Finding, ...] = ()
    segments: tuple[Segment, ...] = ()
    needs: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    data: tuple[DataSource, ...] = ()
    provenance: Provenance

    @model_validator(mode="after")
    def _says_what_its_task_needs(self) -> Card:
        wanted = self.findings if self.task == "classification" else self.segments
        if not wanted:
            raise ValueError(f"expected at least one output for task {self.task}, got none")
        names = {finding.name for finding in self.findings}
        for finding in self.findings:
            if finding.given is not None and finding.given not in names:
                raise ValueError(f"finding {finding.name} is given {finding.given}, which the card does not have")
        return self


def read_card(path: Path) -> Card:
    """Read and check `card.yaml`.

    Raises:
        InvalidCard: the file is missing, over 1 MiB, not YAML, or breaks the schema.
    """
    try:
        if path.stat().st_size > CARD_BYTES_LIMIT:
            raise InvalidCard(f"expected a card of at most {CARD_BYTES_LIMIT} bytes: {path}")
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Card.model_validate(content)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise InvalidCard(f"expected a card of schema 1 at {path}: {error}") from error


def write_card(card: Card, path: Path) -> None:
    """Write the card as YAML, keys in the schema's order, text in UTF-8."""
    content = card.model_dump(mode="json", exclude_none=True)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)
    path.write_text(text, encoding="utf-8")
