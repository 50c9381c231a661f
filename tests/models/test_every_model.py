"""Every model folder, shipped or added by TUETINH_MODELS_DIR: its card, its file, its recorded answer, its page."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import pytest

from datasets.image import Image
from models.card import Card, read_card, write_card
from models.preprocess import run_steps
from models.readme import render_readme
from models.registry import ModelFolder, look_for_models
from models.runtime import Network, file_sha256, load_network
from models.scope import REASON_CODES
from serving.settings import read_settings

MIB = 1 << 20
LARGEST_MIB = 40
TOLERANCE = 2e-3

EVERYTHING = look_for_models(read_settings().model_roots)
FOUND: Mapping[str, ModelFolder] = EVERYTHING.models


@pytest.fixture(params=sorted(FOUND), scope="module")
def folder(request: pytest.FixtureRequest) -> ModelFolder:
    return FOUND[request.param]


@pytest.fixture(scope="module")
def network(folder: ModelFolder) -> Network:
    return load_network(folder.path, folder.card, threads=1)


def example_of(folder: ModelFolder) -> tuple[Image, dict[str, dict[str, object]]]:
    content = json.loads((folder.path / "example.json").read_text(encoding="utf-8"))
    return Image(np.asarray(content["pixels_0_255"], dtype=np.float32) / np.float32(255)), content["outputs"]


def test_none_is_set_aside() -> None:
    assert EVERYTHING.set_aside == ()


def test_card_survives_writing_and_reading(folder: ModelFolder, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("card") / "card.yaml"
    write_card(folder.card, path)
    assert read_card(path) == folder.card


def test_file_is_the_cards_and_small(folder: ModelFolder) -> None:
    path = folder.path / "model.onnx"
    assert file_sha256(path) == folder.card.sha256
    assert path.stat().st_size <= LARGEST_MIB * MIB
    assert not list(folder.path.glob("*.py")), "a model folder holds data only"


def test_page_is_rendered_from_the_card(folder: ModelFolder) -> None:
    assert (folder.path / "README.md").read_text(encoding="utf-8") == render_readme(folder.card)


def test_network_has_every_output_the_card_names(folder: ModelFolder, network: Network) -> None:
    assert named_outputs(folder.card) <= set(network.output_names)
    assert {rule.reason for rule in folder.card.gate} <= REASON_CODES
    assert set(folder.card.needs) <= set(FOUND)


def named_outputs(card: Card) -> set[str]:
    names = {rule.output for rule in card.gate} | {segment.output for segment in card.segments}
    names |= {finding.output for finding in card.findings}
    return names | {finding.heat_map_output for finding in card.findings if finding.heat_map_output is not None}


def test_example_gives_the_recorded_answer(folder: ModelFolder, network: Network) -> None:
    if folder.card.input.kind != "image":
        pytest.skip("its example is no picture")
    image, recorded = example_of(folder)
    batch = run_steps(folder.card.input.steps, image)
    assert batch.shape == folder.card.input.shape
    answer = network.run(batch)
    assert set(recorded) <= set(answer)
    for name, expected in recorded.items():
        value = answer[name]
        assert list(value.shape) == expected["shape"]
        assert float(value.mean()) == pytest.approx(expected["mean"], rel=TOLERANCE, abs=TOLERANCE)
        assert value.reshape(-1)[:8].tolist() == pytest.approx(expected["first"], rel=TOLERANCE, abs=TOLERANCE)
