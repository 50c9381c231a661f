"""Sound folders are found; a broken one is set aside, said so, and stops nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.card import Card, write_card
from models.errors import ModelNotFound
from models.registry import SHIPPED, find_models, get_model, look_for_models
from models.runtime import file_sha256

Content = Callable[..., dict[str, Any]]


@pytest.fixture
def add(tmp_path: Path, card_content: Content) -> Callable[..., Path]:
    """`add(name, **changes)` writes a folder whose network is a few bytes: nothing here parses it."""

    def make(name: str, root: str = "root", **changes: Any) -> Path:
        folder = tmp_path / root / name
        folder.mkdir(parents=True)
        (folder / "model.onnx").write_bytes(name.encode())
        facts = {"name": name, "sha256": file_sha256(folder / "model.onnx")} | changes
        write_card(Card.model_validate(card_content(**facts)), folder / "card.yaml")
        return folder

    return make


def _reasons(*roots: Path) -> dict[str, str]:
    return {one.path.name: one.reason for one in look_for_models(roots).set_aside}


def test_what_is_shipped_is_sound() -> None:
    assert look_for_models().set_aside == ()
    assert {"lung_fields", "paediatric_pneumonia"} <= set(find_models())


def test_a_broken_card_is_set_aside_and_the_others_serve(
    add: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    root = add("toy").parent
    (add("broken") / "card.yaml").write_text("name: [unfinished", encoding="utf-8")
    (add("wrong") / "card.yaml").write_text("name: wrong", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert set(find_models([root])) == {"toy"}
    assert [record.message.split(":")[0] for record in caplog.records] == ["set aside and not served"] * 2
    assert all("expected a card of schema 1" in reason for reason in _reasons(root).values())
    assert all("\n" not in reason for reason in _reasons(root).values())
    assert "version: Field required" in _reasons(root)["wrong"]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda folder: (folder / "model.onnx").unlink(), "expected model.onnx beside its card"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"other"), "the card's SHA-256, got another file"),
        (lambda folder: folder.rename(folder.with_name("other")), "expected folder 'toy'"),
    ],
)
def test_a_folder_that_is_not_its_cards_is_set_aside(
    add: Callable[..., Path], damage: Callable[[Path], object], reason: str
) -> None:
    folder = add("toy")
    damage(folder)
    assert find_models([folder.parent]) == {}
    assert reason in next(iter(_reasons(folder.parent).values()))


def test_the_first_of_a_name_counts(add: Callable[..., Path]) -> None:
    first, second = add("toy", "one"), add("toy", "two")
    roots = [first.parent, second.parent]
    assert find_models(roots)["toy"].path == first
    assert "stands twice" in _reasons(*roots)["toy"]


def test_who_needs_what_is_not_here_is_set_aside_too(add: Callable[..., Path]) -> None:
    root = add("toy").parent
    add("content", needs=["toy"])
    add("lonely", needs=["nobody"])
    add("after_lonely", needs=["lonely"])
    add("one", needs=["two"])
    add("two", needs=["one"])
    assert set(find_models([root])) == {"toy", "content"}
    reasons = _reasons(root)
    assert set(reasons) == {"lonely", "after_lonely", "one", "two"}
    assert "nobody" in reasons["lonely"]


def test_a_shipped_folder_is_told_apart(add: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = add("toy")
    (folder / "model.onnx").unlink()
    assert not look_for_models([folder.parent]).set_aside[0].is_shipped
    monkeypatch.setattr("models.registry.SHIPPED", folder.parent)  # the folder made here counts as shipped
    assert look_for_models([folder.parent]).set_aside[0].is_shipped


def test_an_unknown_name_lists_the_known(add: Callable[..., Path]) -> None:
    root = add("toy").parent
    assert get_model("toy", [root]).card.name == "toy"
    with pytest.raises(ModelNotFound, match=r"\['toy'\]"):
        get_model("other", [root])


def test_the_shipped_root_is_where_the_package_is() -> None:
    assert (SHIPPED / "registry.py").is_file()
