"""Every text of the pages, in Vietnamese and English, from `texts.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from serving.errors import InvalidSettings

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
TEXTS = Path(__file__).with_name("texts.yaml")


class Catalogue:
    """Texts by dotted key, such as `studies.title`, each in every language."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        for key, entry in texts.items():
            if set(entry) != set(LANGUAGES) or not all(entry.values()):
                raise InvalidSettings(f"text {key}: expected exactly {', '.join(LANGUAGES)}, got {', '.join(entry)}")
        self._texts = texts

    @property
    def keys(self) -> frozenset[str]:
        """Every key there is."""
        return frozenset(self._texts)

    def text(self, key: str, language: Language, **values: object) -> str:
        """The text with its `{places}` filled; an unknown key is a programming error (KeyError)."""
        return self._texts[key][language].format(**values)


@cache
def read_catalogue(path: Path = TEXTS) -> Catalogue:
    """Read and check a catalogue file: sections of keys, each with one text a language.

    Raises:
        InvalidSettings: a key lacks a language or has one too many.
    """
    sections = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Catalogue({f"{section}.{key}": entry for section, keys in sections.items() for key, entry in keys.items()})
