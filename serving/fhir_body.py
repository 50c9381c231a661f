"""The body of a request as one bounded JSON object."""

from __future__ import annotations

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from datasets.emr.fhir_json import FHIR_LIMITS, Resource, parse_json_object
from serving.errors import UploadRejected

SMALL_BYTES = 64 * 1024


async def read_json_body(request: Request) -> Resource:
    """The object that was sent; what is over the cap is not read to its end.

    Raises:
        UploadRejected: over the cap. `UnreadableRecord`: no JSON object.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > FHIR_LIMITS.document_bytes:
            raise UploadRejected(f"expected at most {FHIR_LIMITS.document_bytes >> 20} MiB, got more")
    if len(body) <= SMALL_BYTES:
        return parse_json_object(bytes(body))
    return await run_in_threadpool(parse_json_object, bytes(body))
