"""JSON bodies read strictly: a name that stands twice is refused, since either value may be the one that was meant."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from models.errors import InvalidInput
from models.score import UNNAMED


class StrictRequest(Request):
    """A request whose JSON has each name once."""

    async def json(self) -> Any:  # noqa: ANN401  # whatever JSON is
        """The body.

        Raises:
            InvalidInput: a name stands twice in one object.
        """
        if not hasattr(self, "_json"):
            self._json = json.loads(await self.body(), object_pairs_hook=object_of)
        return self._json


class StrictRoute(APIRoute):
    """A route that reads its body so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, over the strict request; FastAPI wraps what the body raises, and here it is taken out again."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(StrictRequest(request.scope, request.receive))
            except HTTPException as error:
                if isinstance(error.__cause__, InvalidInput):
                    raise error.__cause__ from None
                raise

        return answer


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of its members.

    Raises:
        InvalidInput: a name stands twice. It is not repeated: it may be anything.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        raise InvalidInput(UNNAMED, "told-twice", "each name once in a JSON object")
    return found
