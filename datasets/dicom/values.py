"""Single header values, read as the header means them; a value that is absent, malformed or too long is `None`."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import RawDataElement
from pydicom.valuerep import PersonName

from datasets.limits import Limits


def value_of(dataset: Dataset, keyword: str, limits: Limits) -> object | None:
    """The value behind a keyword, or `None`.

    A raw value longer than `limits.value_bytes` is not converted: splitting a hundred megabytes of backslashes would
    make as many objects.
    """
    tag = tag_for_keyword(keyword)
    if tag is None or tag not in dataset:
        return None
    element = dataset.get_item(tag)
    if isinstance(element, RawDataElement) and len(element.value or b"") > limits.value_bytes:
        return None
    try:
        value: object | None = dataset[tag].value
    except Exception:  # noqa: BLE001 -- a malformed value raises a dozen types; then the header is silent
        return None
    return value


def texts(dataset: Dataset, keyword: str, limits: Limits) -> tuple[str, ...]:
    """All values as stripped texts, without the empty ones."""
    value = value_of(dataset, keyword, limits)
    if value is None:
        return ()
    is_name = isinstance(value, PersonName)  # it would iterate over its letters
    values = [value] if is_name or isinstance(value, str) or not hasattr(value, "__iter__") else list(value)
    return tuple(text for text in (str(item).strip() for item in values) if text)


def text(dataset: Dataset, keyword: str, limits: Limits) -> str | None:
    """The first value as text."""
    return next(iter(texts(dataset, keyword, limits)), None)


def numbers(dataset: Dataset, keyword: str, limits: Limits) -> tuple[float, ...]:
    """All values as finite numbers; one that is not makes the whole value absent."""
    try:
        found = tuple(float(item) for item in texts(dataset, keyword, limits))
    except ValueError:
        return ()
    return found if all(math.isfinite(item) for item in found) else ()


def number(dataset: Dataset, keyword: str, limits: Limits) -> float | None:
    """The first value as a finite number."""
    return next(iter(numbers(dataset, keyword, limits)), None)


def integer(dataset: Dataset, keyword: str, limits: Limits) -> int | None:
    """The first value as a whole number."""
    found = number(dataset, keyword, limits)
    return int(found) if found is not None and found == int(found) else None


def items(dataset: Dataset, keyword: str, limits: Limits) -> Iterator[Dataset]:
    """The items of a sequence; none when it is absent or malformed."""
    del limits  # depth and count were checked over the whole file when it was read
    tag = tag_for_keyword(keyword)
    if tag is None or tag not in dataset or dataset[tag].VR != "SQ":
        return
    yield from dataset[tag].value or ()


def words16(dataset: Dataset, keyword: str) -> NDArray[np.uint16]:
    """A US, SS or OW value as unsigned 16-bit words, in this machine's byte order, without an object a word."""
    tag = tag_for_keyword(keyword)
    if tag is None or tag not in dataset:
        return np.zeros(0, np.uint16)
    element = dataset.get_item(tag)
    value = element.value if element is not None else None
    if isinstance(value, bytes | bytearray):
        is_little = element.is_little_endian if isinstance(element, RawDataElement) else True
        whole = bytes(value[: len(value) // 2 * 2])
        return np.frombuffer(whole, "<u2" if is_little else ">u2").astype(np.uint16)
    if value is None:
        return np.zeros(0, np.uint16)
    values = [value] if not hasattr(value, "__iter__") else list(value)
    return np.asarray([int(item) & 0xFFFF for item in values], dtype=np.uint16)
