"""`./tuetinh route FILE.dcm`: what the rules in force would do with a file, line by line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from datasets.dicom.read import read_instance
from models.registry import find_models
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
    dataset = read_instance(arguments.file, stop_before_pixels=True)
    subject = subject_of(dataset, arguments.calling, arguments.called or settings.ae_title)
    route = decide_route(read_rules(path), cards, subject)
    if arguments.json:
        answer = {
            "rules": str(path),
            "models": route.models,
            "destinations": route.destinations,
            "because": route.because,
        }
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(f"rules: {path}", *route.because, sep="\n")
        print(f"models: {', '.join(route.models) or 'none'}")
        print(f"destinations: {', '.join(route.destinations) or 'none (results stay here)'}")
    return 0 if route.models else 3
