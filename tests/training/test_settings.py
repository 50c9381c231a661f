"""Settings, progress and the words of time."""

from __future__ import annotations

import pytest

from training.errors import InvalidPlan
from training.progress import Progress, format_seconds
from training.settings import read_settings


def test_defaults_keep_everything_on_this_machine() -> None:
    settings = read_settings({"TUETINH_DATA_DIR": "/srv/tuetinh"})
    assert settings.mlflow_uri == "sqlite:////srv/tuetinh/mlflow.db"
    assert settings.is_first
    assert settings.world_size == 1


def test_a_server_and_torchrun_are_taken_from_the_environment() -> None:
    told = {"MLFLOW_TRACKING_URI": "http://mlflow:5000", "WORLD_SIZE": "2", "RANK": "1", "LOCAL_RANK": "1"}
    settings = read_settings(told)
    assert settings.mlflow_uri == "http://mlflow:5000"
    assert (settings.world_size, settings.is_first) == (2, False)


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidPlan, match="whole numbers"):
        read_settings({"OMP_NUM_THREADS": "many"})


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (75, "1:15"), (3675, "1:01:15")])
def test_time_in_words(seconds: float, words: str) -> None:
    assert format_seconds(seconds) == words


def test_progress_tells_steps_and_time_left_in_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("fit", 2, seconds_between_lines=0) as progress:
        progress.advance(0.5)
        progress.advance(0.25)
    lines = capsys.readouterr().err.splitlines()
    assert "fit: step 1/2 loss 0.5000 left" in lines[0]
    assert "step 2/2 loss 0.2500 left 0:00" in lines[1]
