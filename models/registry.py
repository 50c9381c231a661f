"""Which models there are: every folder with a `card.yaml` below the named roots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.card import Card, read_card
from models.errors import InvalidCard, ModelNotFound

SHIPPED = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A card and the folder it stands in."""

    card: Card
    path: Path


def find_models(roots: Iterable[Path] = (SHIPPED,)) -> Mapping[str, ModelFolder]:
    """Read every card below the roots, by name. A later root may not repeat a name.

    Raises:
        InvalidCard: a card is broken, its folder is not named as it is, or a name stands twice.
    """
    found: dict[str, ModelFolder] = {}
    for root in roots:
        for path in sorted(root.glob("*/card.yaml")):
            card = read_card(path)
            if card.name != path.parent.name:
                raise InvalidCard(f"expected folder {card.name!r} for this card, got {path.parent.name!r}")
            if card.name in found:
                raise InvalidCard(f"model {card.name} stands twice: {found[card.name].path} and {path.parent}")
            found[card.name] = ModelFolder(card, path.parent)
    return found


def get_model(name: str, roots: Iterable[Path] = (SHIPPED,)) -> ModelFolder:
    """One model by name.

    Raises:
        ModelNotFound: no folder has that name.
    """
    models = find_models(roots)
    if name not in models:
        raise ModelNotFound(f"expected one of {sorted(models)}, got {name!r}")
    return models[name]
