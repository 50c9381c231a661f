"""The rules of the house that a linter does not know."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

PACKAGES = ("datasets", "models", "training", "serving")
SETTINGS = {"training/settings.py", "serving/settings.py"}
VAGUE_NAMES = {"utils", "util", "common", "helpers", "helper", "core", "base", "manager", "misc", "handlers"}
VAGUE_ENDINGS = ("Manager", "Handler", "Helper", "Base", "Utils")
LINES_LIMIT = 350
FILE_BYTES_LIMIT = 40 << 20

Sources = dict[str, ast.Module]


def _imports(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, tuple(alias.name for alias in node.names)


def _tracked(root: Path) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def test_the_process_environment_is_read_only_in_the_two_settings(sources: Sources) -> None:
    doors = {"environ", "getenv", "environb", "putenv"}
    for path, tree in sources.items():
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os"
        } | {name for module, names in _imports(tree) if module == "os" for name in names}
        assert path in SETTINGS or not used & doors, f"{path} reads the environment; take it from settings"


def test_front_doors_hold_a_docstring_and_nothing_else(sources: Sources) -> None:
    for path, tree in sources.items():
        if path.endswith("__init__.py"):
            assert ast.get_docstring(tree), f"{path} does not say what the package is"
            assert len(tree.body) == 1, f"{path} holds code; give it a module of its own"


def test_every_folder_of_modules_has_a_front_door(sources: Sources) -> None:
    folders = {str(Path(path).parent) for path in sources}
    assert {folder for folder in folders if f"{folder}/__init__.py" not in sources} == set()


def test_nobody_imports_through_a_front_door(sources: Sources) -> None:
    modules = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in sources}
    front_doors = {path.removesuffix("/__init__.py").replace("/", ".") for path in sources if "__init__" in path}
    for path, tree in sources.items():
        for module, names in _imports(tree):
            if module in front_doors:
                unknown = [name for name in names if f"{module}.{name}" not in modules]
                assert not unknown, f"{path} imports {unknown} from the front door of {module}"


@pytest.mark.parametrize("package", PACKAGES)
def test_our_names_resolve_into_this_repository(package: str, root: Path) -> None:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).parent == root / package


@pytest.mark.parametrize("package", PACKAGES)
def test_no_installed_distribution_claims_our_names(package: str) -> None:
    claimants = importlib.metadata.packages_distributions().get(package, [])
    assert not claimants, (
        f"the installed distribution {claimants[0]!r} also provides a package named {package!r}, so imports are a "
        f"matter of luck: uninstall it (Hugging Face's `datasets` does not fit into this environment)"
    )


def test_files_are_short(sources: Sources, root: Path) -> None:
    tests = [path.relative_to(root).as_posix() for path in (root / "tests").rglob("*.py")]
    long = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in (*sources, *tests)}
    assert {path: lines for path, lines in long.items() if lines > LINES_LIMIT} == {}


def test_names_say_what_they_are(sources: Sources) -> None:
    for path, tree in sources.items():
        parts = set(Path(path).with_suffix("").parts)
        assert not parts & VAGUE_NAMES, f"{path}: name it after its noun"
        classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        assert not [name for name in classes if name.endswith(VAGUE_ENDINGS)], f"{path}: a class of a vague name"


def test_model_folders_hold_data_only(root: Path) -> None:
    for card in sorted((root / "models").glob("*/card.yaml")):
        names = {path.name for path in card.parent.iterdir() if path.name != "__pycache__"}
        assert {"model.onnx", "example.json", "README.md"} <= names, f"{card.parent.name} is incomplete"
        assert not [name for name in names if name.endswith((".py", ".pkl", ".pickle", ".pt", ".pth", ".joblib"))]


def test_tests_are_not_a_package(root: Path) -> None:
    assert list((root / "tests").rglob("__init__.py")) == []


def _words(*parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape("".join(part)) for part in parts), re.IGNORECASE)


def test_the_repository_names_no_machine_of_ours_and_no_registry(root: Path) -> None:
    # Written in pieces so that this file does not find itself.
    forbidden = _words(("/work/", "shared"), ("/work/", "main"), ("pypi", ".org"), ("python", "hosted.org"),
                       ("registry.", "npmjs"), ("download.", "pytorch.org"), ("/opt/", "wheels"))  # fmt: skip
    for name in _tracked(root):
        path = root / name
        if path.suffix in {".onnx", ".png", ".jpg", ".dcm", ".ttf", ".woff2"} or path.stat().st_size > 2 << 20:
            continue
        found = forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
        assert found is None, f"{name} names {found.group() if found else ''}"


def test_no_large_file_and_no_pickle_is_committed(root: Path) -> None:
    for name in _tracked(root):
        assert (root / name).stat().st_size <= FILE_BYTES_LIMIT, f"{name} is over 40 MiB"
        assert not name.endswith((".pkl", ".pickle", ".pt", ".pth", ".joblib")), f"{name}: only ONNX and cards cross"
