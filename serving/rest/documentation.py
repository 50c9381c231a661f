"""The OpenAPI document as one self-contained HTML page: no script, no font, no picture from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#16212b}
h2{margin-top:2.5rem;border-bottom:1px solid #cbd5dd}code,pre{font:14px/1.45 ui-monospace,monospace;background:#f2f5f7}
pre{padding:.8rem;overflow:auto}.m{display:inline-block;min-width:3.6rem;font-weight:700}
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}
summary{cursor:pointer;padding:.3rem 0}section{margin-left:1rem}"""
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
CONTENT_SECURITY_POLICY = f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; frame-ancestors 'none'"
SECURITY_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "an API key of `./tuetinh key create`"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}
NOTICE = "Decision support, not a diagnosis · Hỗ trợ quyết định, không phải chẩn đoán"


def describe_api(app: FastAPI) -> dict[str, Any]:
    """The app's OpenAPI document, with how a key is sent."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            separate_input_output_schemas=False,
        )
        document["components"]["securitySchemes"] = SECURITY_SCHEMES
        document["security"] = [{name: []} for name in SECURITY_SCHEMES]
        app.openapi_schema = document
    return app.openapi_schema


def render_documentation(document: dict[str, Any]) -> str:
    """The page."""
    info = document["info"]
    body = "".join(_groups(document))
    title = escape(info["title"])
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{title}</title><style>{STYLE}</style><h1>{title} {escape(info['version'])}</h1>"
        f"<p><strong>{NOTICE}</strong></p><p>{escape(info.get('description', ''))}</p>"
        f"<p>Machine-readable: <a href=/openapi.json>/openapi.json</a></p>{body}</html>"
    )


def _groups(document: dict[str, Any]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            tag = (operation.get("tags") or ["other"])[0]
            groups.setdefault(tag, []).append(_operation(path, method, operation))
    for tag, operations in groups.items():
        yield f"<h2>{escape(tag)}</h2>{''.join(operations)}"


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    summary = escape(operation.get("summary", ""))
    parts = [f"<p>{escape(operation.get('description', ''))}</p>", _parameters(operation), _body(operation)]
    parts += [_response(status, response) for status, response in operation.get("responses", {}).items()]
    line = f"<span class=m>{escape(method.upper())}</span> <code>{escape(path)}</code> {summary}"
    return f"<details><summary>{line}</summary><section>{''.join(parts)}</section></details>"


def _parameters(operation: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(one['name'])}</code><td>{escape(one['in'])}<td>"
        f"{'required' if one.get('required') else ''}<td>{escape(one.get('description', ''))}"
        for one in operation.get("parameters", [])
    )
    return f"<table><tr><th>parameter<th>in<th><th>{rows}</table>" if rows else ""


def _body(operation: dict[str, Any]) -> str:
    contents = operation.get("requestBody", {}).get("content", {})
    return "".join(f"<p>Body: <code>{escape(kind)}</code></p>{_example(value)}" for kind, value in contents.items())


def _response(status: str, response: dict[str, Any]) -> str:
    kinds = response.get("content", {})
    examples = "".join(_example(value) for value in kinds.values())
    types = ", ".join(f"<code>{escape(kind)}</code>" for kind in kinds)
    return f"<p><b>{escape(status)}</b> {escape(response.get('description', ''))} {types}</p>{examples}"


def _example(content: dict[str, Any]) -> str:
    if "example" not in content:
        return ""
    return f"<pre>{escape(json.dumps(content['example'], ensure_ascii=False, indent=2))}</pre>"
