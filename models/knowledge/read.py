"""Read a knowledge base's YAML files: `about.yaml`, `advice.yaml`, `specialties.yaml` and the files of four folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from models.errors import InvalidKnowledge
from models.knowledge.body import About, Knowledge, Source
from models.knowledge.condition import CareSpecialty, Condition
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule
from models.terms import Part, Text

VISITS = "visits.yaml"
FILE_BYTES = 4 << 20
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

P = TypeVar("P", bound=Part)


class Mistakes:
    """What is wrong in the files, so that a writer sees all of it at once."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Note one mistake and where it stands."""
        self.lines.append(f"{where}: {what}")


def read_base(folder: Path) -> Knowledge:
    """Read a sound base.

    Raises:
        InvalidKnowledge: a file is not what it should be; the message lists the first mistakes.
    """
    mistakes = Mistakes()
    base = read_with_mistakes(folder, mistakes)
    if mistakes.lines:
        shown = "; ".join(mistakes.lines[:5])
        raise InvalidKnowledge(f"expected a sound knowledge base, got {len(mistakes.lines)} mistakes: {shown}")
    return base


def read_with_mistakes(folder: Path, mistakes: Mistakes) -> Knowledge:
    """Read what can be read and note the rest.

    Raises:
        InvalidKnowledge: `about.yaml` itself cannot be read.
    """
    try:
        about = About.model_validate(_load(folder / "about.yaml"))
    except (ValidationError, OSError, yaml.YAMLError) as error:
        raise InvalidKnowledge(f"expected about.yaml to describe the knowledge base in {folder.name}") from error
    part_of: dict[str, str] = {}
    read = _Reading(folder, mistakes, part_of)
    return Knowledge(
        about=about,
        findings=read.entries("findings", Finding),
        conditions=read.entries("conditions", Condition),
        rules=read.entries("rules", Rule),
        sources=read.entries("sources", Source, has_id=False),
        advice=_texts(folder / "advice.yaml", TypeAdapter(Mapping[str, Text]), mistakes),
        specialties=_texts(folder / "specialties.yaml", TypeAdapter(Mapping[CareSpecialty, Text]), mistakes),
        visits=_visits(folder / VISITS, mistakes),
        part_of=part_of,
    )


class _Reading:
    def __init__(self, folder: Path, mistakes: Mistakes, part_of: dict[str, str]) -> None:
        self._folder, self._mistakes, self._part_of = folder, mistakes, part_of

    def entries(self, kind: str, noun: type[P], *, has_id: bool = True) -> dict[str, P]:
        found: dict[str, P] = {}
        for path in sorted((self._folder / kind).glob("*.yaml")):
            where = f"{kind}/{path.name}"
            for name, plain in self._plain(path, where):
                if name in found:
                    self._mistakes.add(where, f"{name} stands twice, first in {self._part_of[f'{kind}/{name}']}")
                    continue
                entry = self._entry(noun, where, name, {"id": name, **plain} if has_id else plain)
                if entry is not None:
                    found[name] = entry
                    self._part_of[f"{kind}/{name}"] = where
        return found

    def _plain(self, path: Path, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        try:
            loaded = _load(path) or {}
        except (yaml.YAMLError, OSError, InvalidKnowledge) as error:
            self._mistakes.add(where, f"expected YAML, {' '.join(str(error).split())[:200]}")
            return
        items = loaded.items() if isinstance(loaded, Mapping) else _by_id(loaded)
        for name, plain in items:
            if isinstance(plain, Mapping):
                yield str(name), plain
            else:
                self._mistakes.add(where, f"{name}: expected a mapping")

    def _entry(self, noun: type[P], where: str, name: str, plain: Mapping[str, Any]) -> P | None:
        try:
            return noun.model_validate(plain)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                self._mistakes.add(where, f"{name}.{'.'.join(map(str, one['loc']))}: {one['msg']}")
            return None


def _by_id(loaded: object) -> Sequence[tuple[str, Any]]:
    listed = loaded if isinstance(loaded, list) else []
    return [(str(one.get("id", "without id")) if isinstance(one, Mapping) else "?", one) for one in listed]


def _texts(path: Path, adapter: TypeAdapter[Mapping[Any, Text]], mistakes: Mistakes) -> Mapping[Any, Text]:
    try:
        return adapter.validate_python(_load(path))
    except (ValidationError, OSError, yaml.YAMLError) as error:
        mistakes.add(path.name, " ".join(str(error).split())[:300])
        return {}


def _visits(path: Path, mistakes: Mistakes) -> Mapping[str, Mapping[str, float]]:
    if not path.exists():
        return {}
    try:
        return TypeAdapter(Mapping[str, Mapping[str, float]]).validate_python(_load(path) or {})
    except (ValidationError, OSError, yaml.YAMLError) as error:
        mistakes.add(path.name, " ".join(str(error).split())[:300])
        return {}


def _load(path: Path) -> Any:  # noqa: ANN401  # YAML is any plain value; the nouns give it types
    if path.stat().st_size > FILE_BYTES:
        raise InvalidKnowledge(f"expected {path.name} to be at most {FILE_BYTES >> 20} MiB")
    with path.open("rb") as stream:
        return yaml.load(stream, Loader=LOADER)  # noqa: S506  # a safe loader, the fast one where libyaml is
