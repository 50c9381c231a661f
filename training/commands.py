"""What the verbs do: train a recipe, measure a model folder again, promote one."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from models.card import Card, Result, read_card
from models.registry import SHIPPED
from models.runtime import file_sha256, load_network
from training.errors import InvalidPlan, NotGoodEnough
from training.recipe import Plan, Prepared, Recipe, get_recipe, recipe_names
from training.run import run_recipe
from training.settings import read_settings
from training.tracking import promote_model

Answer = Mapping[str, object]
MODEL_FILES = ("card.yaml", "model.onnx", "example.json", "README.md", "TRIPOD.md")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of the command line."""

    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer | None]


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=f"one of: {', '.join(recipe_names())}")


def _add_train(parser: argparse.ArgumentParser) -> None:
    _add_name(parser)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the recipe's datasets")
    parser.add_argument("--out", type=Path, help="folder of the run (default: training/NAME in the data directory)")
    parser.add_argument("--resume", action="store_true", help="go on with the run that --out holds")
    for option, kind, words in (
        ("epochs", int, "passes over the training set"),
        ("batch-size", int, "per process"),
        ("learning-rate", float, "peak of the schedule"),
        ("size", int, "side of the network's input, pixels"),
        ("seed", int, "of everything random"),
    ):
        parser.add_argument(f"--{option}", type=kind, help=f"{words} (default: the recipe's)")
    parser.add_argument(
        "--option", action="append", default=[], metavar="KEY=VALUE", help="what only this recipe knows"
    )


def _train(arguments: argparse.Namespace) -> Answer | None:
    recipe, settings = get_recipe(arguments.name), read_settings()
    plan = make_plan(recipe.plan, arguments)
    out = arguments.out or settings.data_dir / "training" / recipe.name
    done = run_recipe(recipe, _folder(arguments.data), out, plan, settings, has_resume=arguments.resume)
    if done is None:
        return None
    told = _describe(done.card.results)
    run_id = done.card.provenance.mlflow_run_id
    return {"model": str(done.folder), "mlflow_run_id": run_id, "version": done.registry_version, "results": told}


def make_plan(plan: Plan, arguments: argparse.Namespace) -> Plan:
    """The recipe's plan with what the command line replaces."""
    names = ("epochs", "batch_size", "learning_rate", "size", "seed")
    chosen = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    options = dict(plan.options)
    for text in arguments.option:
        key, separator, value = text.partition("=")
        if not separator or (plan.options and key not in plan.options):
            raise InvalidPlan(f"expected --option KEY=VALUE with a key of {sorted(plan.options)}, got {text!r}")
        options[key] = _parsed(value)
    return replace(plan, **chosen, options=options)


def _parsed(text: str) -> bool | int | float | str:
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise InvalidPlan(f"expected a folder at --data, got {path}")
    return path


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    _add_name(parser)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the recipe's datasets")
    parser.add_argument("--model", type=Path, help="model folder (default: the shipped one)")


def _evaluate(arguments: argparse.Namespace) -> Answer:
    recipe = get_recipe(arguments.name)
    folder = arguments.model or SHIPPED / recipe.name
    card = read_card(folder / "card.yaml")
    prepared = recipe.prepare(_folder(arguments.data), plan_of(recipe, card))
    results = recipe.measure(prepared, card, load_network(folder, card).run)
    return {"model": str(folder), "sha256": card.sha256, "results": _describe(tuple(results))}


def plan_of(recipe: Recipe[Prepared], card: Card) -> Plan:
    """The plan a card's model was made with, so that the same split is drawn."""
    return replace(recipe.plan, seed=card.provenance.seed, size=int(card.input.shape[-1]))


def _add_promote(parser: argparse.ArgumentParser) -> None:
    _add_name(parser)
    parser.add_argument("--run", dest="run_folder", type=Path, help="folder of the run (default: as train's --out)")
    parser.add_argument("--models", type=Path, default=SHIPPED, help="where model folders stand (default: the shipped)")


def _promote(arguments: argparse.Namespace) -> Answer:
    recipe, settings = get_recipe(arguments.name), read_settings()
    run_folder = arguments.run_folder or settings.data_dir / "training" / recipe.name
    source, target = run_folder / recipe.name, arguments.models / recipe.name
    card = read_card(source / "card.yaml")
    check_floors(recipe, card)
    if file_sha256(source / "model.onnx") != card.sha256:
        raise NotGoodEnough(f"{source / 'model.onnx'} is not the file its card was written for")
    target.mkdir(parents=True, exist_ok=True)
    for name in (name for name in MODEL_FILES if (source / name).is_file()):
        shutil.copyfile(source / name, target / name)
    version = promote_model(settings, recipe.name, card.provenance.mlflow_run_id)
    return {"model": str(target), "sha256": card.sha256, "champion": version or "not in this registry"}


def check_floors(recipe: Recipe[Prepared], card: Card) -> None:
    """Hold the card's test figures against the recipe's floors.

    Raises:
        NotGoodEnough: a figure is missing or below.
    """
    found = {(r.metric, r.dataset): r.estimate.value for r in card.results if r.split == "test" and r.subgroup == "all"}
    for key, least in recipe.floors.items():
        value = found.get(key)
        if value is None or value < least:
            raise NotGoodEnough(f"expected {key[0]} on {key[1]} of at least {least}, got {value}")


def _describe(results: tuple[Result, ...]) -> list[dict[str, object]]:
    return [result.model_dump(mode="json") for result in results]


def in_words(answer: Answer) -> str:
    """For people: one line a value, one line a result."""
    lines = [f"{key}: {value}" for key, value in answer.items() if key != "results"]
    results = answer.get("results")
    for told in results if isinstance(results, list) else []:
        result = Result.model_validate(told)
        lines.append(f"{result.metric} {result.dataset}/{result.split}/{result.subgroup}: {result.estimate}")
    return "\n".join(lines)


def _add_visits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="folder that holds tabular/nhamcs_ed")
    parser.add_argument("--model", type=Path, default=SHIPPED / "symptom_checker", help="the folder with knowledge/")
    parser.add_argument("--page", type=Path, help="also write a page for physicians")


def _visits(arguments: argparse.Namespace) -> Answer:
    from training.knowledge.evidence import correct_knowledge  # pandas, which no other verb here needs

    return correct_knowledge(_folder(arguments.data), arguments.model, arguments.page)


VERBS: Mapping[str, Verb] = {
    "train": Verb("train a recipe and write its model folder", _add_train, _train),
    "evaluate": Verb("measure a model folder again on the test split", _add_evaluate, _evaluate),
    "visits": Verb("hold the symptom checker's knowledge against emergency visits", _add_visits, _visits),
    "promote": Verb("ship a run's model, if its figures reach the recipe's floors", _add_promote, _promote),
}
