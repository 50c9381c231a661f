"""What became of labels, in both languages, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MOST = 12


def in_words(labels: Mapping[str, Any]) -> Iterator[str]:
    """Lines on the labels of a version; none where none were asked for."""
    if not labels:
        return
    findings = labels.get("findings", {})
    yield f"  {labels.get('rows', 0)} nhãn / labels, {labels.get('readers', 0)} người đọc / readers"
    for name, values in list(findings.items())[:MOST]:
        yield f"    {name}: {', '.join(f'{value} {count}' for value, count in values.items())}"
    if len(findings) > MOST:
        yield f"    … {len(findings) - MOST} dấu hiệu nữa / more findings: --json"
    if labels.get("differing"):
        yield (f"    bất đồng / readers differ: {labels['differing']}, chưa phân xử / unsettled: {labels['unsettled']}")
    if labels.get("elsewhere"):
        yield f"    {labels['elsewhere']} của ảnh không có trong phiên bản / of images that are not in this version"
    yield from (f"    từ chối / refused {count}: {reason}" for reason, count in labels.get("refused", {}).items())
