"""Every kind of problem has a title in both languages, chosen by Accept-Language."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from serving.rest import guards, problems
from serving.rest.problem_titles import VIETNAMESE, title_of
from serving.rest.problems import BY_ERROR, Kind

KINDS = [kind for module in (problems, guards) for kind in vars(module).values() if isinstance(kind, Kind)]


def test_every_kind_has_a_vietnamese_title() -> None:
    codes = {kind.code for kind in (*KINDS, *(kind for _, kind in BY_ERROR))}
    assert len(codes) > 15
    assert codes <= set(VIETNAMESE)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "en"),
        ("en", "en"),
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en-US,vi;q=0.9", "en"),
        ("fr, vi;q=0.2", "vi"),
        ("vi;q=0", "en"),
        ("vi;q=x, *", "en"),
        ("vi, en", "vi"),
        ("en, vi", "en"),
    ],
)
def test_the_preferred_language_is_chosen(asked: str, language: str) -> None:
    assert title_of("not-found", "It is not held here", asked)[1] == language


@given(st.text(max_size=60))
def test_no_header_breaks_it(asked: str) -> None:
    assert title_of("not-found", "here", asked)[1] in ("vi", "en")


@pytest.mark.parametrize("path", ["/v1/models", "/nowhere"])
def test_a_problem_speaks_the_caller_s_language(stranger: TestClient, path: str) -> None:
    response = stranger.get(path, headers={"accept-language": "vi-VN"})
    assert response.headers["content-language"] == "vi"
    assert response.json()["title"] in ("Cần khóa truy cập", "Không có ở đây")
    assert stranger.get(path).headers["content-language"] == "en"
