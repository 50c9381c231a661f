"""The only door to MLflow: runs, figures, pictures, and the registry of exported models.

By default a SQLite file and a folder on this machine; `MLFLOW_TRACKING_URI` names a server. Nothing calls out.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from training.errors import InvalidPlan
from training.settings import Settings, silence_telemetry

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from mlflow.tracking import MlflowClient

CANDIDATE = "candidate"
CHAMPION = "champion"
PARAMETER_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Tracker:
    """One run on the tracking server.

    Attributes:
        client: MLflow's.
        run_id: of this run.
        url: of the server or file.
    """

    client: MlflowClient
    run_id: str
    url: str

    @classmethod
    def silent(cls) -> Tracker:
        """One that must not be written to: for processes that only help to train."""
        return cls(client=None, run_id="", url="")  # type: ignore[arg-type]  # only the first process writes

    def log_parameters(self, parameters: Mapping[str, object]) -> None:
        """Once per run; a resumed run repeats the same values."""
        for name, value in parameters.items():
            self.client.log_param(self.run_id, name, str(value)[:PARAMETER_LENGTH])

    def log_figures(self, figures: Mapping[str, float], step: int = 0) -> None:
        """Numbers at a step (an epoch)."""
        for name, value in figures.items():
            self.client.log_metric(self.run_id, name, float(value), step=step)

    def log_picture(self, stem: str, figure: Figure) -> None:
        """A matplotlib figure, as `pictures/<stem>.png`."""
        self.client.log_figure(self.run_id, figure, f"pictures/{stem}.png")

    def log_file(self, path: Path, folder: str = "") -> None:
        """A file as it is."""
        self.client.log_artifact(self.run_id, str(path), folder or None)

    def log_text(self, text: str, name: str) -> None:
        """A text file."""
        self.client.log_text(self.run_id, text, name)

    def tag(self, tags: Mapping[str, str]) -> None:
        """Searchable words of the run."""
        for name, value in tags.items():
            self.client.set_tag(self.run_id, name, value)

    def register(self, name: str, folder: Path, tags: Mapping[str, str]) -> str:
        """Put a model folder under the run and into the registry as the candidate; return its version."""
        self.client.log_artifacts(self.run_id, str(folder), "model")
        source = f"{self.client.get_run(self.run_id).info.artifact_uri}/model"
        _ensure_registered(self.client, name)
        version = self.client.create_model_version(name, source, run_id=self.run_id, tags=dict(tags))
        self.client.set_registered_model_alias(name, CANDIDATE, version.version)
        return str(version.version)


@contextlib.contextmanager
def track_run(settings: Settings, recipe: str, run_id: str | None = None) -> Iterator[Tracker]:
    """Start a run of a recipe's experiment, or go on with `run_id`; marked failed when the block raises."""
    client = _connect(settings)
    experiment = _ensure_experiment(client, recipe, settings)
    run = client.get_run(run_id) if run_id else client.create_run(experiment, run_name=recipe)
    tracker = Tracker(client, run.info.run_id, settings.mlflow_uri)
    client.update_run(tracker.run_id, status="RUNNING")
    try:
        yield tracker
    except BaseException:
        client.set_terminated(tracker.run_id, status="FAILED")
        raise
    client.set_terminated(tracker.run_id, status="FINISHED")


def promote_model(settings: Settings, name: str, run_id: str) -> str | None:
    """Make the version that this run registered the champion; None when the registry does not know it."""
    client = _connect(settings)
    for version in client.search_model_versions(f"name='{name}'"):
        if version.run_id == run_id:
            client.set_registered_model_alias(name, CHAMPION, version.version)
            return str(version.version)
    return None


@dataclass(frozen=True, slots=True)
class TrackedRun:
    """What the server knows of a run: the last value of each figure, and how it was made."""

    run_id: str
    status: str
    parameters: Mapping[str, str]
    tags: Mapping[str, str]
    figures: Mapping[str, float]


def list_runs(settings: Settings, recipe: str) -> tuple[TrackedRun, ...]:
    """The runs of a recipe, the newest first."""
    client = _connect(settings)
    experiment = client.get_experiment_by_name(recipe)
    if experiment is None:
        return ()
    found = client.search_runs([experiment.experiment_id], order_by=["attributes.start_time DESC"])
    return tuple(
        TrackedRun(run.info.run_id, run.info.status, run.data.params, run.data.tags, run.data.metrics) for run in found
    )


def read_curve(settings: Settings, run_id: str, figure: str) -> tuple[tuple[int, float], ...]:
    """A figure's `(step, value)`, in order; a step that a resumed run repeated counts once, as it was last."""
    history = _connect(settings).get_metric_history(run_id, figure)
    last = {point.step: point.value for point in sorted(history, key=lambda point: point.timestamp)}
    return tuple(sorted(last.items()))


def fetch_files(settings: Settings, run_id: str, folder: str, target: Path) -> tuple[Path, ...]:
    """Copy a folder of the run's files, such as `pictures` or `model`, below `target`; the copies, sorted."""
    copied = Path(_connect(settings).download_artifacts(run_id, folder, str(target)))
    return tuple(sorted(path for path in copied.rglob("*") if path.is_file()))


def _connect(settings: Settings) -> MlflowClient:
    silence_telemetry()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    from mlflow.tracking import MlflowClient

    if settings.mlflow_uri.startswith("sqlite:///"):
        Path(settings.mlflow_uri.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    return MlflowClient(settings.mlflow_uri, settings.mlflow_uri)


def _ensure_experiment(client: MlflowClient, name: str, settings: Settings) -> str:
    known = client.get_experiment_by_name(name)
    if known is not None:
        return str(known.experiment_id)
    is_local = settings.mlflow_uri.startswith("sqlite:")
    location = (settings.data_dir / "mlflow-artifacts" / name).as_uri() if is_local else None
    return str(client.create_experiment(name, artifact_location=location))


def _ensure_registered(client: MlflowClient, name: str) -> None:
    from mlflow.exceptions import MlflowException

    try:
        client.get_registered_model(name)
    except MlflowException as error:
        if error.error_code != "RESOURCE_DOES_NOT_EXIST":
            raise InvalidPlan(f"the model registry refused {name}: {error.error_code}") from error
        client.create_registered_model(name)
