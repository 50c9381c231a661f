"""What a recipe works at: the loop, the folder for checkpoints, and the book in which figures are written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from torch import nn

from training.loop import Figures, Job, fit
from training.processes import Processes
from training.recipe import Plan
from training.tracking import Tracker


@dataclass(frozen=True, slots=True)
class Workbench:
    """Given to `Recipe.train` and `Recipe.finish`.

    Attributes:
        folder: of this run; checkpoints and whatever must survive a kill.
        processes: device and rank.
        tracker: where figures and pictures go.
    """

    folder: Path
    processes: Processes
    tracker: Tracker

    def fit(self, job: Job, plan: Plan) -> nn.Module:
        """Train one job to its end, resuming where an earlier process was killed."""
        return fit(job, plan, self.folder / "checkpoints", self.processes, self._report)

    def _report(self, title: str, figures: Figures, epoch: int) -> None:
        self.tracker.log_figures({f"{title}/{name}": value for name, value in figures.items()}, epoch)
