"""The whole recipe on a tiny made-up dataset: it trains, resumes, exports what serving reads, and measures it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from datasets.errors import LeakageFound
from datasets.synthetic.chest_dataset import write_chest_dataset
from models.card import read_card
from models.preprocess import run_steps
from models.runtime import load_network
from models.scope import REASON_CODES
from training.pneumonia.decodings import as_inverted_dicom
from training.pneumonia.films import NORMAL, Films, read_films
from training.pneumonia.fitting import SHARES, FilmTrainingSet
from training.recipe import Plan, get_recipe
from training.recipes.paediatric_pneumonia import RECIPE
from training.run import Finished, run_recipe
from training.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:The ..noload.. loader strategy")  # MLflow 3 on SQLAlchemy 2.1

PLAN = Plan(
    epochs=1,
    batch_size=4,
    learning_rate=1e-3,
    size=64,
    seed=5,
    options={
        **RECIPE.plan.options,
        "tune_share": 0.3,
        "per_epoch": 8,
        "coarse_size": 48,
        "coarse_epochs": 1,
        "compare_size": 48,
        "compare_per_epoch": 8,
        "compare_epochs": 1,
        "gate_share": 0.01,
    },
)


@dataclass(frozen=True)
class Ran:
    """A finished run."""

    data: Path
    settings: Settings
    out: Path
    finished: Finished


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The recipe, once, on 30 drawn patients."""
    root = tmp_path_factory.mktemp("pneumonia")
    write_chest_dataset(root / "data" / "cxr", patients=30, seed=1, source="kermany")
    settings = Settings(root / "state", f"sqlite:///{root / 'state' / 'mlflow.db'}")
    finished = run_recipe(get_recipe(RECIPE.name), root / "data", root / "out", PLAN, settings, has_resume=False)
    assert finished is not None
    return Ran(root / "data", settings, root / "out", finished)


@pytest.fixture(scope="module")
def films(ran: Ran) -> Films:
    """The films as the recipe reads them."""
    return RECIPE.prepare(ran.data, PLAN)


def test_the_card_says_what_was_measured(ran: Ran) -> None:
    card = read_card(ran.finished.folder / "card.yaml")
    assert [finding.name for finding in card.findings] == ["pneumonia", "bacterial_pneumonia"]
    assert card.findings[1].given == "pneumonia"
    assert {rule.reason for rule in card.gate} <= REASON_CODES
    measured = {(result.metric, result.split) for result in card.results}
    wanted = {"auroc_pneumonia", "balanced_accuracy_pneumonia", "ece_pneumonia", "auroc_bacterial_pneumonia"}
    assert {(metric, "test") for metric in wanted} <= measured
    assert ("gate_auroc", "gate") in measured


def test_serving_can_run_it_on_a_film(ran: Ran, films: Films) -> None:
    card = read_card(ran.finished.folder / "card.yaml")
    network = load_network(ran.finished.folder, card)
    answer = network.run(run_steps(card.input.steps, films.image(0)))
    assert answer["logits"].shape == (1, 2)
    assert answer["heat_maps"].shape[:2] == (1, 2)
    assert 0 <= answer["heat_maps"].min() <= answer["heat_maps"].max() <= 1
    assert answer["gate"].shape[1] >= max(rule.index for rule in card.gate) + 1


def test_measuring_the_exported_model_gives_the_cards_figures(ran: Ran, films: Films) -> None:
    card = read_card(ran.finished.folder / "card.yaml")
    network = load_network(ran.finished.folder, card)
    again = {(r.metric, r.dataset): r.estimate.value for r in RECIPE.measure(films, card, network.run)}
    told = {(r.metric, r.dataset): r.estimate.value for r in card.results if r.split == "test" and r.subgroup == "all"}
    assert again
    for key, value in again.items():
        assert told[key] == pytest.approx(value, abs=1e-6)


def test_a_finished_run_resumes_to_the_same_model(ran: Ran) -> None:
    sha256 = ran.finished.card.sha256
    again = run_recipe(get_recipe(RECIPE.name), ran.data, ran.out, PLAN, ran.settings, has_resume=True)
    assert again is not None
    assert again.card.findings == ran.finished.card.findings
    assert len(sha256) == len(again.card.sha256)


def test_no_patient_stands_in_two_parts(films: Films) -> None:
    parts = [set(films.patients(films.where(part))) for part in ("train", "tune", "test")]
    assert not parts[0] & parts[1]
    assert not parts[0] & parts[2]
    assert not parts[1] & parts[2]


def test_a_copied_film_stops_the_training(tmp_path: Path) -> None:
    table = write_chest_dataset(tmp_path / "cxr", patients=21, seed=1, source="kermany")
    lines = table.read_text(encoding="utf-8").splitlines()
    columns = lines[0].split(",")
    split = columns.index("orig_split")
    tested = next(line for line in lines[1:] if line.split(",")[split] == "test")
    learnt = next(line for line in lines[1:] if line.split(",")[split] == "train")
    lines[lines.index(learnt)] = learnt.replace(
        learnt.split(",")[columns.index("patient_id")], tested.split(",")[columns.index("patient_id")]
    )
    table.write_text("\n".join(lines), encoding="utf-8")
    films = read_films(tmp_path, 64, 1, 0.3)
    assert films.splits.excluded
    leaking = replace(films.splits, train=(*films.splits.train, *films.splits.excluded), excluded=())
    from datasets.versions.leakage import check_leakage, fingerprint

    with pytest.raises(LeakageFound, match="same_patient"):
        check_leakage(films.rows, leaking, fingerprint(films.rows, films.root))


def test_an_epoch_is_balanced_and_changes_with_its_seed(films: Films) -> None:
    cases = FilmTrainingSet(films, films.where("train"), per_epoch=100, size=64)
    order = cases.order(np.random.default_rng(1))
    assert np.mean(films.classes[order] == NORMAL) == pytest.approx(SHARES[NORMAL], abs=0.01)
    first = cases.batch(order[:3], np.random.default_rng(1))["input"]
    assert first.equal(cases.batch(order[:3], np.random.default_rng(1))["input"])
    assert not first.equal(cases.batch(order[:3], np.random.default_rng(2))["input"])


def test_an_inverted_12_bit_dicom_reads_as_the_same_film(films: Films) -> None:
    from datasets.read import read_image

    image = films.image(0)
    again = read_image(as_inverted_dicom(image))
    assert np.abs(again.pixels - image.pixels).max() < 0.002
