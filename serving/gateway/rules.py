"""The rules file: what is routed where. Data only; `routing.py` decides with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from serving.errors import InvalidRules
from serving.settings import Settings

DEFAULT_RULES = Path(__file__).with_name("default_rules.yaml")
RULES_BYTES_LIMIT = 1 << 20
BY_CARD = "by-card"

ResultKind = Literal["SC", "SEG", "SR", "GSPS"]
AETitle = Annotated[str, Field(min_length=1, max_length=16)]
Port = Annotated[int, Field(ge=1, le=65535)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(_Part):
    """What a header must say; an absent line asks nothing."""

    modality: tuple[str, ...] = ()
    body_part_examined: tuple[str, ...] = ()
    view_position: tuple[str, ...] = ()
    sop_class_uid: tuple[str, ...] = ()
    calling_ae_title: tuple[str, ...] = ()
    called_ae_title: tuple[str, ...] = ()
    description: str = Field(default="", max_length=200)

    @field_validator("description")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"expected a regular expression: {error}") from error
        return pattern


class Rule(_Part):
    """Where `when` holds, these models look and their results go to these destinations."""

    name: str
    when: Condition = Condition()
    models: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()


class CStoreDestination(_Part):
    """A peer that takes results by C-STORE."""

    kind: Literal["c-store"]
    name: str
    ae_title: AETitle
    host: str
    port: Port
    is_tls: bool = False
    results: tuple[ResultKind, ...] = ("SC", "SR")


class StowDestination(_Part):
    """A peer that takes results by STOW-RS; `url` is the root to which `/studies` is added.

    `token_file` holds a bearer token, so that no secret stands among the rules.
    """

    kind: Literal["stow-rs"]
    name: str
    url: str = Field(pattern=r"^https?://")
    token_file: str = ""
    results: tuple[ResultKind, ...] = ("SC", "SEG", "SR", "GSPS")


Destination = Annotated[CStoreDestination | StowDestination, Field(discriminator="kind")]


class Quiet(_Part):
    """How long a study of this sender must be quiet before it counts as complete."""

    calling_ae_title: str
    seconds: float = Field(ge=0)


class Peer(_Part):
    """Where a calling AE listens itself."""

    ae_title: AETitle
    host: str
    port: Port


class Rules(_Part):
    """The whole file."""

    rules: tuple[Rule, ...] = ()
    destinations: tuple[Destination, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    peers: tuple[Peer, ...] = ()

    @model_validator(mode="after")
    def _names_what_it_has(self) -> Rules:
        names = [destination.name for destination in self.destinations]
        if len(set(names)) != len(names):
            raise ValueError("expected every destination's name once")
        for rule in self.rules:
            unknown = set(rule.destinations) - set(names)
            if unknown:
                raise ValueError(f"rule {rule.name}: no destination is named {sorted(unknown)}")
        return self

    def destination(self, name: str) -> CStoreDestination | StowDestination | None:
        """The destination of that name, or `None` when the rules no longer have it."""
        return next((one for one in self.destinations if one.name == name), None)

    def peer(self, ae_title: str) -> Peer | None:
        """Where an AE title listens, by `peers` or as a destination."""
        for peer in self.peers:
            if peer.ae_title == ae_title:
                return peer
        for one in self.destinations:
            if isinstance(one, CStoreDestination) and one.ae_title == ae_title:
                return Peer(ae_title=ae_title, host=one.host, port=one.port)
        return None


def rules_path(settings: Settings) -> Path:
    """The file in force: the setting's, else `data_dir/rules.yaml`, else the shipped one."""
    if settings.rules_file:
        return Path(settings.rules_file)
    own = settings.data_dir / "rules.yaml"
    return own if own.exists() else DEFAULT_RULES


def read_rules(path: Path) -> Rules:
    """Read and check a rules file.

    Raises:
        InvalidRules: it is missing, over 1 MiB, not YAML, or breaks the schema; the message names the field.
    """
    try:
        if path.stat().st_size > RULES_BYTES_LIMIT:
            raise InvalidRules(f"expected rules of at most {RULES_BYTES_LIMIT} bytes: {path}")
        return Rules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise InvalidRules(f"expected routing rules at {path}: {error}") from error
