"""What a citizen's page posts: small, of known shape, and never a file."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request

from serving.web.citizen_state import OLDEST, StateInvalid

FORM_BYTES = 64_000
FIELDS = 400
FORM_TYPE = "application/x-www-form-urlencoded"
NUMBER = re.compile(r"\d{1,3}([.,]\d{1,2})?")

Form = ImmutableMultiDict[str, str]


async def read_citizen_form(request: Request) -> Form:
    """The posted fields.

    Raises:
        StateInvalid: not a form of ours, or too large.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM_TYPE:
        raise StateInvalid(f"expected {FORM_TYPE}")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_BYTES:
            raise StateInvalid(f"expected at most {FORM_BYTES} bytes")
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:
        raise StateInvalid("expected form fields") from None  # the error quotes the body
    return ImmutableMultiDict(fields)


PostedForm = Annotated[Form, Depends(read_citizen_form)]


def age_in(form: Form) -> float | None:
    """The age in years; None when it is missing or no age."""
    told = form.get("age", "").strip()
    if not NUMBER.fullmatch(told):
        return None
    value = float(told.replace(",", "."))
    years = value / 12 if form.get("unit") == "months" else value
    return years if years <= OLDEST else None
