"""Schemathesis against our own OpenAPI document: whatever it sends is answered as documented, and never with a 500."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from serving.doors import open_doors
from serving.settings import Settings

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
BOUNDED = hypothesis_settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


@schemathesis.serializer("multipart/related")
def _related(_context: schemathesis.SerializationContext, value: Any) -> Any:  # a transport's request arguments
    body = b"--b\r\nContent-Type: application/dicom\r\n\r\n" + str(value).encode() + b"\r\n--b--\r\n"
    return {"data": body, "headers": {"content-type": 'multipart/related; type="application/dicom"; boundary=b'}}


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return open_doors(replace(settings, is_authenticated=False))


@pytest.fixture
def client(app: FastAPI) -> Iterator[asgi.ASGIClient]:
    with asgi.get_client(app) as opened:  # type: ignore[arg-type]  # it asks for dict, ASGI for any mutable mapping
        yield opened


def test_whatever_is_sent_is_answered_as_documented(app: FastAPI, client: asgi.ASGIClient) -> None:
    found = list(schemathesis.openapi.from_asgi("/openapi.json", app).get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found)
    assert len(operations) > 20
    for operation in operations:

        @BOUNDED
        @given(operation.as_strategy())
        def answers(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(session=client, checks=CHECKS)

        answers()


@pytest.mark.parametrize("path", ["/metrics", "/v1/cds/services"])
def test_who_may_not_come_in_is_documented(app: FastAPI, path: str) -> None:
    assert {"401", "403", "429"} <= set(app.openapi()["paths"][path]["get"]["responses"])
