"""The locked requirements: complete, hashed, without CUDA, and for serving without training and without GPL."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

PIN = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
TRAINING_ONLY = {
    *("torch", "mlflow", "mlflow-skinny", "monai", "onnx", "pandas", "matplotlib", "scikit-learn"),
    *("duckdb", "ray", "nibabel"),
}
STRONG_COPYLEFT = re.compile(
    r"\b(A?GPL)|Affero|(?<!Lesser )(?<!Library or Lesser )General Public License", re.IGNORECASE
)
LESSER = re.compile(r"LGPL|Lesser", re.IGNORECASE)
NVIDIA_WITHOUT_CUDA = {"nvidia-ml-py"}  # pure Python bindings that BentoML asks for; inert without a GPU


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(path: Path) -> dict[str, str]:
    return {_normal(match[1]): match[3] for match in PIN.finditer(path.read_text(encoding="utf-8"))}


def _wishes(path: Path) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        wish = re.match(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?(==(\S+))?\s*(#.*)?$", line)
        if wish:
            found[_normal(wish[1])] = wish[4]
    return found


@pytest.mark.parametrize("name", ["serving", "training", "dev"])
def test_a_lock_fits_what_was_asked(name: str, root: Path) -> None:
    folder = root / "requirements"
    pins = _pins(folder / f"{name}.lock") | _pins(folder / "torch.lock")
    for package, version in _wishes(folder / f"{name}.in").items():
        assert package in pins, f"{package} is asked for in {name}.in but not locked: see requirements/README.md"
        assert version in (None, pins[package]), f"{package}: {name}.in asks {version}, the lock has {pins[package]}"


def test_a_larger_set_holds_the_smaller_one(root: Path) -> None:
    serving, training, dev = (_pins(root / "requirements" / f"{name}.lock") for name in ("serving", "training", "dev"))
    assert serving.items() <= training.items()
    assert training.items() <= dev.items()


@pytest.mark.parametrize("name", ["serving", "training", "dev"])
def test_every_locked_package_has_hashes_and_none_is_cuda(name: str, root: Path) -> None:
    text = (root / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    for block in blocks:
        package = block.split("=", 1)[0]
        assert "--hash=sha256:" in block, f"{package} has no hash"
        is_cuda = package.startswith(("nvidia", "cuda", "triton")) and package not in NVIDIA_WITHOUT_CUDA
        assert not is_cuda, f"{package} is a CUDA package"
        assert "+cpu" not in block.splitlines()[0], f"{package} pins a local version that other indexes do not have"


def test_serving_carries_no_training_package(root: Path) -> None:
    assert set(_pins(root / "requirements" / "serving.lock")) & TRAINING_ONLY == set()


def _licence_of(package: str) -> str:
    metadata = importlib.metadata.metadata(package)
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    short = metadata.get("License-Expression") or (metadata.get("License") or "")[:200]
    return " | ".join([short, *classifiers])


def test_nothing_that_ships_is_gpl(root: Path) -> None:
    said = {}
    for package in _pins(root / "requirements" / "serving.lock"):
        try:
            said[package] = _licence_of(package)
        except importlib.metadata.PackageNotFoundError:
            continue  # a marker excluded it here
    assert len(said) > 50, "the environment is not the one that the locks describe"
    strong = {
        package: text for package, text in said.items() if STRONG_COPYLEFT.search(text) and not LESSER.search(text)
    }
    assert strong == {}
