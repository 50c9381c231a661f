"""Which models there are: every folder with a `card.yaml` below the named roots.

A folder that is no sound model is set aside, and said so: one broken folder must not stop the service of the others.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from models.card import Card, read_card
from models.errors import InvalidCard, ModelError, ModelNotFound, ModelTampered

SHIPPED = Path(__file__).resolve().parent
NETWORK = "model.onnx"
REASON_CHARACTERS = 500

logger = logging.getLogger("tuetinh.models")


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A card and the folder it stands in."""

    card: Card
    path: Path


@dataclass(frozen=True, slots=True)
class SetAside:
    """A folder that is not served.

    Attributes:
        path: the folder.
        reason: what was expected of it, in one line.
        is_shipped: it is one of ours, so the installation is damaged.
    """

    path: Path
    reason: str
    is_shipped: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What stands below the roots: the sound models by name, and what was set aside."""

    models: Mapping[str, ModelFolder]
    set_aside: tuple[SetAside, ...] = ()


def look_for_models(roots: Iterable[Path] = (SHIPPED,)) -> Found:
    """Read every card below the roots. The first folder of a name counts, so that none can stand in for a shipped one.

    Set aside is a folder whose card is broken or not named as it is, whose network is not the card's, whose name stands
    already, or that needs a model which is not here or needs it in turn.
    """
    sound: dict[str, ModelFolder] = {}
    refused: list[SetAside] = []
    for root in roots:
        for path in sorted(root.glob("*/card.yaml")):
            try:
                folder = _read_folder(path.parent)
                if folder.card.name in sound:
                    raise InvalidCard(f"model {folder.card.name} stands twice, first in {sound[folder.card.name].path}")
                sound[folder.card.name] = folder
            except ModelError as error:
                refused.append(_set_aside(path.parent, _in_short(error)))
    complete = _with_what_they_need(sound)
    for name in sorted(sound.keys() - complete.keys()):
        needs = ", ".join(need for need in sound[name].card.needs if need not in complete)
        refused.append(_set_aside(sound[name].path, f"expected the models it needs, got none to be had of: {needs}"))
    return Found({name: sound[name] for name in sound if name in complete}, tuple(refused))


def find_models(roots: Iterable[Path] = (SHIPPED,)) -> Mapping[str, ModelFolder]:
    """The sound models below the roots, by name; what was set aside is logged as an error."""
    found = look_for_models(roots)
    for one in found.set_aside:
        what = "shipped model folder, restore the installation" if one.is_shipped else "model folder"
        logger.error("set aside and not served: %s (%s): %s", one.path, what, one.reason)
    return found.models


def get_model(name: str, roots: Iterable[Path] = (SHIPPED,)) -> ModelFolder:
    """One model by name.

    Raises:
        ModelNotFound: no folder has that name.
    """
    models = find_models(roots)
    if name not in models:
        raise ModelNotFound(f"expected one of {sorted(models)}, got {name!r}")
    return models[name]


def _read_folder(folder: Path) -> ModelFolder:
    card = read_card(folder / "card.yaml")
    if card.name != folder.name:
        raise InvalidCard(f"expected folder {card.name!r} for this card, got {folder.name!r}")
    try:
        with (folder / NETWORK).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelTampered(f"expected {NETWORK} beside its card, could not read it") from error
    if digest != card.sha256:
        raise ModelTampered(f"expected {NETWORK} to have the card's SHA-256, got another file; restore the folder")
    return ModelFolder(card, folder)


def _with_what_they_need(sound: Mapping[str, ModelFolder]) -> Mapping[str, ModelFolder]:
    complete: dict[str, ModelFolder] = {}
    while ready := dict(_ready(sound, complete)):
        complete |= ready
    return complete


def _ready(sound: Mapping[str, ModelFolder], complete: Mapping[str, ModelFolder]) -> Iterator[tuple[str, ModelFolder]]:
    for name, folder in sound.items():
        if name not in complete and all(need in complete for need in folder.card.needs):
            yield name, folder


def _in_short(error: ModelError) -> str:
    """What pydantic found, field by field and without the values; else the message."""
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return str(error)
    found = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in cause.errors(include_url=False))
    return f"expected a card of schema 1; {'; '.join(found)}"


def _set_aside(folder: Path, reason: str) -> SetAside:
    return SetAside(folder, " ".join(reason.split())[:REASON_CHARACTERS], folder.parent == SHIPPED)
