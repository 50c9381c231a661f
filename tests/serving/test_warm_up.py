"""What is loaded before anybody is let in."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.errors import InvalidKnowledge
from serving import rooms as rooms_module
from serving.checker import Checker
from serving.rooms import Rooms
from serving.settings import Settings
from serving.warm_up import spare_from_collection, warm_up


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    opened = Rooms(Settings(data_dir=tmp_path, disk_reserve_mb=1))
    yield opened
    opened.close()


@pytest.fixture
def collector() -> Iterator[None]:
    """Left as it was found."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_nobody_waits_for_the_knowledge_or_its_engine(rooms: Rooms) -> None:
    assert "checker" not in vars(rooms)
    warm_up(rooms)
    checker: Checker = vars(rooms)["checker"]
    assert {"engine", "_ages"} <= set(vars(checker))


def test_unsound_knowledge_closes_no_other_door(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> Checker:
        raise InvalidKnowledge("expected a sound base")

    monkeypatch.setattr(rooms_module, "open_checker", refuse)  # knowledge that is not sound
    with caplog.at_level(logging.ERROR):
        warm_up(rooms)
    assert "the symptom checker does not answer: expected a sound base" in caplog.text


@pytest.mark.usefixtures("collector")
def test_what_is_loaded_is_spared_from_collection() -> None:
    loaded = gc.get_freeze_count()
    spare_from_collection()
    assert gc.get_freeze_count() > loaded
    assert gc.get_threshold()[0] == 20_000
