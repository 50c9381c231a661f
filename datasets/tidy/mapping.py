"""The mapping file: which column of a hospital's table is which field of ours.

It is YAML and is checked before a row is read:

files:
  labs.csv:                                 # a path below the folder; `*` stands for any part of a name
    table: observation                      # person, encounter, condition, observation, medication, procedure, note
    person: {national_id: CCCD, ma_bn: MaBN}  # one column at least of national_id, bhyt_number, ma_bn, patient_id
    id: SoPhieu                             # the record's own number; without it, its place in the file
    encounter: SoVaoVien
    delimiter: ";"                          # otherwise found; encoding: utf-8 (default), windows-1258, tcvn3, vni
    columns:
      code: {column: MaXN, system: LN}      # LN, ICD-10, SCT, ATC, RxNorm, BHYT or local (default)
      name: TenXN                           # the same as {column: TenXN}
      value: KetQua
      unit: {constant: mmol/L}
      taken_at: {column: NgayKQ, date: "%d/%m/%Y %H:%M", none: ["11/11/1911 00:00"]}  # without `date`: ISO 8601
      comparator: {column: Dau, values: {"nho hon": "<"}}  # told value: our value; another is refused

A constant and what a value is mapped to must be what the field takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from datasets.deidentify.identity_rows import COLUMNS
from datasets.errors import InvalidManifest
from datasets.tidy.cells import Encoding
from datasets.tidy.constants import expected_of

MAPPING_BYTES, MOST_SHOWN = 1024**2, 40
NAMES: Mapping[str, tuple[str, ...]] = {
    "person": (
        "name",
        "relative",
        "phone",
        "email",
        "address",
        "number",
        "birth_date",
        "sex",
        "province_code",
        "commune_code",
    ),
    "encounter": ("class", "started_at", "ended_at"),
    "condition": ("code", "rank", "recorded_at"),
    "observation": ("code", "name", "value", "unit", "comparator", "taken_at"),
    "medication": (
        "code",
        "status",
        "route_code",
        "dose",
        "dose_unit",
        "quantity",
        "dosage_text",
        "started_at",
        "ended_at",
    ),
    "procedure": ("code", "performed_at"),
    "note": ("kind", "text", "written_at"),
}
MOMENTS = ("started_at", "ended_at", "recorded_at", "taken_at", "performed_at", "written_at", "birth_date")
TEXTS = ("name", "relative", "phone", "email", "address", "value", "dosage_text", "text")
"""Fields that may hold words: of them those that leave are scrubbed."""
CODED = ("condition", "observation", "medication", "procedure")
Table = Literal["person", "encounter", "condition", "observation", "medication", "procedure", "note"]


class FieldSource(BaseModel):
    """Where a field comes from.

    Attributes:
        column: of the file.
        constant: the same in every row.
        system: of a code.
        date: the form of a moment, as for `strptime`.
        none: what the source writes where a moment is not known, beside the days of `no_days`.
        values: told value to ours.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    column: str | None = None
    constant: str | None = None
    system: Literal["LN", "ICD-10", "SCT", "ATC", "RxNorm", "BHYT", "local"] = "local"
    date: str | None = None
    none: tuple[str, ...] = ()
    values: Mapping[str, str] | None = None

    @model_validator(mode="after")
    def _one_source(self) -> FieldSource:
        if (self.column is None) == (self.constant is None):
            raise ValueError("expected either column or constant")
        return self


class FileMapping(BaseModel):
    """What one file is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: Table
    person: Mapping[Literal["national_id", "bhyt_number", "ma_bn", "patient_id"], str]
    id: str | None = None
    encounter: str | None = None
    delimiter: str = ""
    encoding: Encoding = "utf-8"
    columns: Mapping[str, FieldSource] = Field(default_factory=dict)

    @field_validator("columns", mode="before")
    @classmethod
    def _short_form(cls, told: object) -> object:
        if not isinstance(told, dict):
            return told
        return {name: {"column": each} if isinstance(each, str) else each for name, each in told.items()}

    @model_validator(mode="after")
    def _fits_table(self) -> FileMapping:
        if not self.person:
            raise ValueError(f"expected one column at least of {', '.join(COLUMNS)} under person")
        for name, source in self.columns.items():
            if name not in NAMES[self.table]:
                raise ValueError(f"columns.{name}: expected one of {', '.join(NAMES[self.table])}")
            if source.date is not None and name not in MOMENTS:
                raise ValueError(f"columns.{name}: a date format is for moments alone")
            if source.none and name not in MOMENTS:
                raise ValueError(f"columns.{name}: what stands for none is told of moments alone")
        self._check_constants()
        if self.table in CODED and not {"code", "name"} & set(self.columns):
            raise ValueError(f"expected columns.code in a file of table {self.table}")
        if len(self.delimiter) > 1:
            raise ValueError("expected a delimiter of one character")
        return self

    def _check_constants(self) -> None:
        for name, source in self.columns.items():
            for told in (source.constant or "", *(source.values or {}).values()):
                expected = expected_of(self.table, name, told, source.date)
                if expected is not None:
                    where = "constant" if source.constant is not None else "values"
                    raise ValueError(f"columns.{name}: {where}: expected {expected}, got {told[:MOST_SHOWN]!r}")

    @property
    def used(self) -> tuple[str, ...]:
        """Every column that the file must have."""
        told = (*self.person.values(), self.id, self.encounter, *(source.column for source in self.columns.values()))
        return tuple(dict.fromkeys(name for name in told if name))

    @property
    def texts(self) -> frozenset[str]:
        """The columns that may hold words."""
        return frozenset(source.column for name, source in self.columns.items() if name in TEXTS and source.column)


class Mapped(BaseModel):
    """A whole mapping file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: Mapping[str, FileMapping]


def read_mapping(path: Path) -> Mapped:
    """The mapping, checked.

    Raises:
        InvalidManifest: it cannot be read or breaks its form; the message names the file's entry and the field.
    """
    try:
        with path.open("rb") as file:
            body = file.read(MAPPING_BYTES + 1)
        if len(body) > MAPPING_BYTES:
            raise InvalidManifest(f"expected a mapping of at most {MAPPING_BYTES} bytes, got more")
        return Mapped.model_validate(yaml.safe_load(body.decode("utf-8")))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:5])
        raise InvalidManifest(f"the mapping file: {problems}") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise InvalidManifest(f"expected a mapping file in YAML, got {type(error).__name__}") from None
