"""`./tuetinh recalibrate NAME`: which recalibrations this site has, and going to one of them or back."""

from __future__ import annotations

import argparse
import json

from models.errors import ModelNotFound
from models.instruments import find_instruments
from models.site_layer import SHIPPED, SiteLayers
from models.table import TableModel
from serving.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAME --to NUMBER|shipped, --json."""
    parser.add_argument("name", help="a trained model of `./tuetinh risk`")
    parser.add_argument(
        "--to", metavar="NUMBER|shipped", help="use that layer from the next start, or the model as shipped"
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """List, or go.

    Raises:
        ModelNotFound: there is no trained model of that name. `InvalidCard`: there is no such layer.
    """
    settings = read_settings()
    if not isinstance(find_instruments(settings.model_roots).get(arguments.name), TableModel):
        raise ModelNotFound(f"expected a trained model of `./tuetinh risk`, got {arguments.name[:64]!r}")
    layers = SiteLayers(settings.site_layers)
    if arguments.to is not None:
        if arguments.to != SHIPPED and not arguments.to.isdigit():
            raise ModelNotFound("expected a layer's number, or `shipped`")
        layers.use(arguments.name, None if arguments.to == SHIPPED else int(arguments.to))
    current = layers.current(arguments.name)
    found = [layers.read(arguments.name, number) for number in layers.numbers(arguments.name)]
    if arguments.json:
        print(json.dumps({"current": current, "layers": [one.model_dump(mode="json") for one in found]}))
        return 0
    print(f"{'→' if current is None else ' '} shipped")
    for one in found:
        mark = "→" if one.number == current else " "
        print(
            f"{mark} {one.number}  {one.made_at}  n {one.n} ({one.n_positive} events)  slope {one.slope:.3f}  "
            f"intercept {one.intercept:+.3f}  ECE {one.ece_before.value:.3f} → {one.ece_after.value:.3f}"
        )
    return 0
