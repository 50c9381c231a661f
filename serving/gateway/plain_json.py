"""How workflow data is written in the database: JSON, so that reading it back runs no code. Errors keep their name."""

from __future__ import annotations

import json
from typing import Any

from dbos import Serializer


class WorkflowFailed(RuntimeError):
    """What an error is read back as."""


class PlainJson(Serializer):
    """JSON in, JSON out. The text of an error is left out: a parser's may quote a header."""

    def serialize(self, data: Any) -> str:  # noqa: ANN401  # the interface is DBOS's
        """To text."""
        return json.dumps(data, default=_describe)

    def deserialize(self, serialized_data: str) -> Any:  # noqa: ANN401  # the interface is DBOS's
        """From text."""
        data = json.loads(serialized_data)
        if isinstance(data, dict) and data.keys() == {"error"}:
            return WorkflowFailed(data["error"])
        return data

    def name(self) -> str:
        """Which serializer wrote a row."""
        return "tuetinh_json"


def _describe(value: object) -> dict[str, str]:
    if isinstance(value, BaseException):
        return {"error": type(value).__name__}
    raise TypeError(f"expected JSON or an error, got {type(value).__name__}")
