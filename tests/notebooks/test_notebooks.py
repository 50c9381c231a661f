"""The notebooks run headless on made-up data, define nothing, and are kept without outputs."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from datasets.synthetic.chest_dataset import write_chest_dataset
from training.recipes.paediatric_pneumonia import RECIPE
from training.run import run_recipe
from training.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LOOK, READ = "01_look_at_the_data", "02_read_a_trained_run"


def read(name: str) -> Any:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def run_notebook(name: str, folder: Path, **parameters: object) -> Any:
    """Run with the parameter cell replaced; every cell's text output together."""
    notebook = read(name)
    cell = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    cell.source += "\n" + "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    text = "".join(str(output.get("text", "")) for output in outputs)
    kinds = [kind for output in outputs for kind in output.get("data", {})]
    return text, kinds


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_import_and_never_define(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        assert cell.outputs == []
        assert cell.execution_count is None
        found = [type(node) for node in ast.walk(ast.parse(cell.source))]
        assert not {ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef} & set(found)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_heading_is_in_both_languages(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            headings = [line for line in cell.source.splitlines() if line.startswith("#")]
            assert all(" · " in heading for heading in headings), headings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the kernel, with the repository on its path."""
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))  # the kernel is a process of its own
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # drawn inside the notebook
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))  # nothing of the one who runs the tests
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path / "state"))  # a notebook knows no other way to its data
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)  # no server of the one who runs the tests
    return tmp_path


def test_look_at_the_data(home: Path) -> None:
    text, kinds = run_notebook(LOOK, home)
    assert "rò rỉ · leakage: {'same_patient': 0" in text
    assert "bị từ chối · refused" in text
    assert "image/png" in kinds
    assert "@" in text


@pytest.mark.filterwarnings("ignore:The ..noload.. loader strategy")  # MLflow 3 on SQLAlchemy 2.1
def test_read_a_trained_run(home: Path) -> None:
    write_chest_dataset(home / "data" / "cxr", patients=30, seed=1, source="kermany")
    settings = Settings(home / "state", f"sqlite:///{home / 'state' / 'mlflow.db'}", threads=1)
    options = {"tune_share": 0.3, "per_epoch": 8, "coarse_size": 48, "coarse_epochs": 1, "compare_size": 48}
    options |= {"compare_per_epoch": 8, "compare_epochs": 1, "gate_share": 0.01}
    plan = replace(RECIPE.plan, epochs=1, batch_size=4, size=64, options={**RECIPE.plan.options, **options})
    finished = run_recipe(RECIPE, home / "data", home / "out", plan, settings, has_resume=False)
    assert finished is not None
    text, kinds = run_notebook(READ, home, recipe=RECIPE.name)
    assert finished.card.provenance.mlflow_run_id in text
    assert kinds.count("image/png") >= 3
    assert "text/markdown" in kinds
