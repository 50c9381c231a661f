"""The settings of training: the one place in this package that reads the process environment.

Names are those of the tools themselves (`MLFLOW_TRACKING_URI`, torchrun's `WORLD_SIZE`), and the service's data folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from training.errors import InvalidPlan


@dataclass(frozen=True, slots=True)
class Settings:
    """How this machine trains.

    Attributes:
        data_dir: where runs, checkpoints and the tracking database lie.
        mlflow_uri: tracking server; by default SQLite in `data_dir`, artifacts beside it.
        threads: of torch; 0 leaves torch's own choice.
        world_size: number of processes torchrun started; 1 without it.
        rank: of this process.
        local_rank: of this process on its machine; its GPU.
    """

    data_dir: Path
    mlflow_uri: str
    threads: int = 0
    world_size: int = 1
    rank: int = 0
    local_rank: int = 0

    @property
    def is_first(self) -> bool:
        """Does this process write, log and measure?"""
        return self.rank == 0


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment, defaults elsewhere.

    Raises:
        InvalidPlan: a number is not a number.
    """
    values = os.environ if environment is None else environment
    data_dir = Path(values.get("TUETINH_DATA_DIR") or ".tuetinh").resolve()
    try:
        return Settings(
            data_dir=data_dir,
            mlflow_uri=values.get("MLFLOW_TRACKING_URI") or f"sqlite:///{data_dir / 'mlflow.db'}",
            threads=int(values.get("OMP_NUM_THREADS") or 0),
            world_size=int(values.get("WORLD_SIZE") or 1),
            rank=int(values.get("RANK") or 0),
            local_rank=int(values.get("LOCAL_RANK") or 0),
        )
    except ValueError as error:
        raise InvalidPlan(f"OMP_NUM_THREADS, WORLD_SIZE, RANK and LOCAL_RANK are whole numbers: {error}") from error


def silence_telemetry() -> None:
    """Tell MLflow, before it is imported, that nothing may call out."""
    os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
    os.environ["DO_NOT_TRACK"] = "true"
