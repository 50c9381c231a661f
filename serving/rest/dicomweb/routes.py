"""All DICOMweb routes under `/dicom-web`."""

from __future__ import annotations

from fastapi import APIRouter

from serving.rest.dicomweb import query, retrieve, store

router = APIRouter(prefix="/dicom-web")
for part in (store, query, retrieve):
    router.include_router(part.router)
