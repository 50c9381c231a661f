"""A knowledge base and its phrases in one file that loads at once; the YAML beside it is what people write."""

from __future__ import annotations

import gc
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from models.errors import InvalidKnowledge
from models.knowledge.body import Knowledge
from models.knowledge.condition import level_rank
from models.knowledge.finding import Finding
from models.knowledge.read import read_base
from models.lay_text.lexicon import Lasts, Lexicon, LexiconEntry, NumberRange
from models.lay_text.recurrence import grave_name

FILE = "compiled.json"
FORM = 1
FILE_BYTES = 64 << 20
_BASE: TypeAdapter[Knowledge] = TypeAdapter(Knowledge)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What serving needs: the checked base and the index of its phrases."""

    base: Knowledge
    lexicon: Lexicon


def compile_base(folder: Path) -> Path:
    """Read the YAML below `folder`/knowledge and write `folder`/compiled.json, whole or not at all.

    Raises:
        InvalidKnowledge: the YAML is not sound.
    """
    base = read_base(folder / "knowledge")
    plain = {
        "form": FORM,
        "digest": digest_of(folder / "knowledge"),
        "base": _BASE.dump_python(base, mode="json", exclude_defaults=True),
        "lexicon": lexicon_of(base).to_plain(),
    }
    path = folder / FILE
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as stream:
        json.dump(plain, stream, ensure_ascii=False, separators=(",", ":"))
    Path(stream.name).chmod(0o644)
    return Path(stream.name).replace(path)


def load_compiled(folder: Path) -> Compiled:
    """Load `folder`/compiled.json.

    Raises:
        InvalidKnowledge: it is missing, damaged, or older than the YAML beside it.
    """
    path = folder / FILE
    try:
        if path.stat().st_size > FILE_BYTES:
            raise InvalidKnowledge(f"expected {FILE} of {folder.name} to be at most {FILE_BYTES >> 20} MiB")
        with _no_collection():
            return _sound(json.loads(path.read_bytes()), folder)
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise InvalidKnowledge(f"expected a sound {FILE} in {folder.name}; run ./tuetinh knowledge compile") from error


def _sound(plain: Mapping[str, Any], folder: Path) -> Compiled:
    if plain["form"] != FORM or plain["digest"] != digest_of(folder / "knowledge"):
        raise InvalidKnowledge(f"{FILE} of {folder.name} is not of its YAML; run ./tuetinh knowledge compile")
    return Compiled(_BASE.validate_python(plain["base"]), Lexicon.from_plain(plain["lexicon"]))


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage while hundreds of thousands of small objects are made, none of which is any: it triples."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def digest_of(folder: Path) -> str:
    """SHA-256 over the names and bytes of the YAML files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(f"{path.relative_to(folder)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def lexicon_of(base: Knowledge) -> Lexicon:
    """The index of the phrases of every finding."""
    grave = (one.name for one in base.conditions.values() if level_rank(one.triage) >= level_rank("emergency"))
    names = (grave_name(name) for one in grave for name in (one.vi, one.en))
    return Lexicon.of(_entries(base), sorted(set(filter(None, names))))


def _entries(base: Knowledge) -> Iterator[LexiconEntry]:
    urgent = [rule for rule in base.rules.values() if level_rank(rule.floor) >= level_rank("emergency")]
    dangers = {name for rule in urgent for name in rule.findings}
    for one in base.findings.values():
        yield _entry(one, is_danger=one.id in dangers and not one.is_circumstance)


def _entry(one: Finding, *, is_danger: bool) -> LexiconEntry:
    return LexiconEntry(
        finding_id=one.id,
        phrases_vi=one.vi,
        phrases_en=one.en,
        parent=one.of,
        lasts=None if one.lasts is None else Lasts(one.lasts.min_days, one.lasts.max_days),
        number=None if one.number is None else NumberRange(one.number.quantity, one.number.min, one.number.max),
        severity=one.severity,
        onset=one.onset,
        kind=one.kind,
        is_danger=is_danger,
    )
