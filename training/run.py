"""One run of a recipe from data to a model folder, resumable after a kill."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from datasets.build.export.own import built_versions
from models.card import Card, Provenance
from training.commit import git_commit
from training.errors import InvalidPlan
from training.export import export_product
from training.processes import Processes, join_processes
from training.recipe import Plan, Prepared, Recipe
from training.settings import Settings
from training.tracking import Tracker, track_run
from training.workbench import Workbench

PACKAGES = ("torch", "monai", "numpy", "onnx", "onnxruntime", "mlflow", "scipy", "scikit-learn", "pandas")


@dataclass(frozen=True, slots=True)
class Finished:
    """Where a run ended."""

    folder: Path
    card: Card
    registry_version: str


def run_recipe(
    recipe: Recipe[Prepared], data: Path, out: Path, plan: Plan, settings: Settings, *, has_resume: bool
) -> Finished | None:
    """Prepare, train, finish, export, register. None in processes that only helped to train.

    Raises:
        InvalidPlan: `out` holds a run already and `has_resume` is false.
        LeakageFound: the split leaks.
        ParityFailed: the exported graph does not answer as the network does.
    """
    with join_processes(settings) as processes:
        if not processes.is_first:
            _help(recipe, data, out, plan, processes)
            return None
        run_id = _begin(out, has_resume)
        with track_run(settings, recipe.name, run_id) as tracker:
            (out / "run.json").write_text(json.dumps({"mlflow_run_id": tracker.run_id}), encoding="utf-8")
            return _work(recipe, data, out, plan, Workbench(out, processes, tracker))


def _help(recipe: Recipe[Prepared], data: Path, out: Path, plan: Plan, processes: Processes) -> None:
    workbench = Workbench(out, processes, Tracker.silent())
    recipe.train(recipe.prepare(data, plan), plan, workbench)


def _work(recipe: Recipe[Prepared], data: Path, out: Path, plan: Plan, workbench: Workbench) -> Finished:
    tracker = workbench.tracker
    prepared = recipe.prepare(data, plan)
    versions = (*prepared.dataset_versions, *built_versions(data))
    _log_start(tracker, recipe, versions, plan)
    network = recipe.train(prepared, plan, workbench)
    alone = Workbench(out, Processes(workbench.processes.device), tracker)
    product = recipe.finish(prepared, network, plan, alone)
    for stem, figure in product.pictures.items():
        tracker.log_picture(stem, figure)
    tracker.log_figures(product.figures)
    provenance = _provenance(recipe, versions, plan, tracker)
    card = export_product(product, provenance, out / recipe.name)
    tracker.log_figures({f"{r.metric}/{r.dataset}/{r.split}/{r.subgroup}": r.estimate.value for r in card.results})
    version = tracker.register(recipe.name, out / recipe.name, {"sha256": card.sha256, "version": card.version})
    return Finished(out / recipe.name, card, version)


def _begin(out: Path, has_resume: bool) -> str | None:
    path = out / "run.json"
    out.mkdir(parents=True, exist_ok=True)
    if not path.is_file():
        return None
    if not has_resume:
        raise InvalidPlan(f"{out} holds a run already; add --resume to go on with it, or name another --out")
    return str(json.loads(path.read_text(encoding="utf-8"))["mlflow_run_id"])


def _log_start(tracker: Tracker, recipe: Recipe[Prepared], versions: tuple[str, ...], plan: Plan) -> None:
    told = {key: value for key, value in asdict(plan).items() if key != "options"}
    tracker.log_parameters(told | dict(plan.options) | {"datasets": ", ".join(versions)})
    commit = git_commit()
    tracker.tag({"git_commit": commit, "recipe": recipe.name, "datasets": ", ".join(versions)})
    tracker.log_text("\n".join(f"{name}=={version}" for name, version in environment().items()), "environment.txt")


def _provenance(recipe: Recipe[Prepared], versions: tuple[str, ...], plan: Plan, tracker: Tracker) -> Provenance:
    parameters = {key: value for key, value in asdict(plan).items() if key not in ("options", "seed")}
    return Provenance(
        recipe=f"training/recipes/{recipe.name}.py",
        trained_at=datetime.now(UTC).isoformat(timespec="seconds"),
        git_commit=git_commit(),
        seed=plan.seed,
        mlflow_run_id=tracker.run_id,
        environment=dict(environment()),
        parameters={**parameters, **dict(plan.options), "datasets": list(versions)},
    )


def environment() -> Mapping[str, str]:
    """Python and the packages that decide a figure."""
    versions = {"python": sys.version.split()[0]}
    for name in PACKAGES:
        versions[name] = metadata.version(name)
    return versions
