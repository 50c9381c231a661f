"""The shapes that the answers of every JSON door share: a text in both languages, and a problem."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class TextAnswer(BaseModel):
    """One text in both languages."""

    model_config = ConfigDict(extra="forbid")

    vi: str
    en: str


class ProblemAnswer(BaseModel):
    """An error, RFC 9457."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    expected: str | None = None
    got: str | None = None
    do: str


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemAnswer"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _problem("The body or an address is malformed"),
    401: _problem("A key is needed"),
    403: _problem("The role may not do this"),
    404: _problem("Not held here"),
    406: _problem("That representation is not offered"),
    413: _problem("The body is too large"),
    415: _problem("The body's type is not taken"),
    422: _problem("The file or a parameter is not valid; `code` says which way"),
    429: _problem("Too many wrong keys"),
    503: _problem("Too many analyses wait"),
    507: _problem("No room to store it"),
}
