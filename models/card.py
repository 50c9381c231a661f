"""The model card: everything clinical about a model, versioned with it, in one YAML file.

A model folder is `card.yaml model.onnx example.json README.md`. Training writes it, serving reads it, and nothing else
crosses between them. Registry, routes, gateway routing, the console and the tests over all models read the card.

Source: Mitchell et al., Model Cards, FAT* 2019; Collins et al., TRIPOD+AI, BMJ 2024;385:e078378.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, JsonValue, ValidationError, model_validator

from models.band import Band
from models.clinical_input import Input
from models.errors import InvalidCard
from models.estimate import Estimate
from models.terms import Coding as Coding
from models.terms import Part, Specialty
from models.terms import Range as Range
from models.terms import Text as Text

CARD_BYTES_LIMIT = 1 << 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Step(Part):
    """One named preprocessing step of `models/preprocess.py` with its parameters."""

    name: str
    parameters: dict[str, JsonValue] = Field(default_factory=dict)


class Scope(Part):
    """What the header must say.

    An empty list asks nothing. A value that the source leaves out never refuses by itself, except those named in
    `required`, which a DICOM header must carry.
    """

    modality: tuple[str, ...] = ()
    body_part_examined: tuple[str, ...] = ()
    view_position: tuple[str, ...] = ()
    age_years: Range | None = None
    required: tuple[str, ...] = ()


class GateRule(Part):
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


class Calibration(Part):
    """Platt scaling: `probability = 1 / (1 + exp(-(slope · logit + intercept)))`, fitted on the tune split."""

    slope: float = 1.0
    intercept: float = 0.0


class Conformal(Part):
    """Class-conditional (Mondrian) split conformal set at 1 − alpha.

    The positive label is in the set when `1 − p <= positive_limit`, the negative when `p <= negative_limit`.
    Source: Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World, 2005, ch. 4.
    """

    alpha: float = Field(gt=0, lt=1)
    positive_limit: float
    negative_limit: float


class Finding(Part):
    """One yes-or-no finding of a classification model.

    Attributes:
        name: stable key, such as `pneumonia`.
        given: only reported when this other finding is positive.
        output, index: where its logit stands among the ONNX outputs.
        heat_map_output, heat_map_index: where its localisation map `(n, k, h, w)` stands.
        contributions_output: of a table model, `(n, columns)`: what each column adds to the raw logit; with the card's
            `base` they sum to it.
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
    contributions_output: str | None = None


class Segment(Part):
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


class Column(Part):
    """One column of a table model's tensor.

    Attributes:
        input: the input it is made of.
        option: for a choice, the option it is 1 for (else 0); missing input gives NaN in all its columns.
        quantiles: of the training rows (1, 10, 25, 50, 75, 90, 99 %), for bounds, drift and pictures.
        missing_share: of the training rows.
    """

    input: str
    option: str | None = None
    quantiles: tuple[float, ...] = ()
    missing_share: float = 0.0


class ModelInput(Part):
    """What goes in: the kind of input, the preprocessing and the tensor's name and shape.

    A table model takes `(n, columns)` float32 with NaN for what is missing, in the order of `columns`.
    """

    kind: Literal["image", "volume", "signal", "table"]
    name: str = "input"
    shape: tuple[int, ...]
    steps: tuple[Step, ...] = ()
    inputs: tuple[Input, ...] = ()
    columns: tuple[Column, ...] = ()


class Result(Part):
    """One measured figure: metric, where it was measured, and the estimate."""

    metric: str
    dataset: str
    split: str
    estimate: Estimate
    subgroup: str = "all"
    note: str = ""


class DataSource(Part):
    """A dataset the model was trained on or measured with."""

    dataset: str
    role: Literal["train", "tune", "test", "external", "gate"]
    licence: str
    citation: str
    n_images: int
    n_patients: int | None = None


class Provenance(Part):
    """Where the model comes from, for whoever must reproduce it."""

    recipe: str
    trained_at: str
    git_commit: str
    seed: int
    mlflow_run_id: str
    environment: dict[str, str] = Field(default_factory=dict)
    parameters: dict[str, JsonValue] = Field(default_factory=dict)


class Card(Part):
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
    bands: tuple[Band, ...] = ()
    specialties: tuple[Specialty, ...] = ()
    base: float = 0.0
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
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # a safe loader, ten times faster
        return Card.model_validate(content)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise InvalidCard(f"expected a card of schema 1 at {path}: {error}") from error


def write_card(card: Card, path: Path) -> None:
    """Write the card as YAML, keys in the schema's order, text in UTF-8."""
    content = card.model_dump(mode="json", exclude_none=True)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)
    path.write_text(text, encoding="utf-8")
