"""`./tuetinh route FILE.dcm`: what the rules in force would do with a file, line by line, and who would abstain."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydicom import Dataset

from datasets.dicom.header import header_of
from datasets.dicom.layout import layout_of
from datasets.dicom.read import read_instance, typed_errors
from datasets.image import ImageHeader
from datasets.limits import LIMITS
from models.card import Card
from models.registry import find_models
from models.scope import Reason, check_header
from serving.gateway.routing import decide_route, subject_of
from serving.gateway.rules import read_rules, rules_path
from serving.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and who would send it."""
    parser.description = "Explain which models would look at FILE, where the results would go, and why."
    parser.add_argument("file", type=Path, metavar="FILE", help="a DICOM instance")
    parser.add_argument("--calling", default="", metavar="AE", help="the AE title that would send it")
    parser.add_argument("--called", default="", metavar="AE", help="the AE title that it would call (default: ours)")
    parser.add_argument("--rules", type=Path, metavar="YAML", help="rules to try (default: those in force)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def run(arguments: argparse.Namespace) -> int:
    """0 when a model would look at it, 3 when none would."""
    settings = read_settings()
    path = arguments.rules or rules_path(settings)
    cards = {name: folder.card for name, folder in find_models(settings.model_roots).items()}
    dataset = read_instance(arguments.file)
    with typed_errors("reading the header"):
        subject = subject_of(dataset, arguments.calling, arguments.called or settings.ae_title)
    route = decide_route(read_rules(path), cards, subject)
    abstentions = foresee_abstentions(dataset, cards, route.models)
    if arguments.json:
        answer = {
            "rules": str(path),
            "models": route.models,
            "would_abstain": {
                name: {"code": why.code, "text": why.text.model_dump()} for name, why in abstentions.items()
            },
            "destinations": route.destinations,
            "because": route.because,
        }
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(f"rules: {path}", *route.because, sep="\n")
        print(f"models: {', '.join(route.models) or 'none'}")
        for name, why in abstentions.items():
            print(f"  {name} would abstain: {why.text.en} ({why.text.vi})")
        print(f"destinations: {', '.join(route.destinations) or 'none (results stay here)'}")
    return 0 if route.models else 3


def foresee_abstentions(dataset: Dataset, cards: Mapping[str, Card], names: Sequence[str]) -> dict[str, Reason]:
    """Which of the models would abstain by the header alone, and why; whether the picture suits them is not asked.

    Raises:
        UnreadableInstance: there is no picture in it that any model could look at.
    """
    if not names:
        return {}
    with typed_errors("reading the header"):
        header = header_of(dataset, layout_of(dataset, LIMITS), LIMITS)
    refusals = {name: _refusal(cards, name, header) for name in names}
    return {name: why for name, why in refusals.items() if why is not None}


def _refusal(cards: Mapping[str, Card], name: str, header: ImageHeader) -> Reason | None:
    own = check_header(cards[name].scope, header)
    of_needed = (_refusal(cards, need, header) for need in cards[name].needs)
    return own or next((why for why in of_needed if why is not None), None)
