"""The pages as HTML: the body alone for the console, or whole documents that need nothing beside them, for e-mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from models.inference.engine import Engine
from models.knowledge.body import About
from models.terms import Language, Text
from serving.knowledge_page.view import view_condition
from serving.knowledge_page.words import WORDS
from serving.triage_words import LEVEL_WORDS

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("vi", "en")
OWN_NAMES: dict[Language, str] = {"vi": "Tiếng Việt", "en": "English"}
Link = Callable[[str], str]


def render_condition(engine: Engine, condition_id: str, language: Language, link: Link) -> Markup:
    """The page's body; `link` is the address of another condition's page.

    Raises:
        KeyError: there is no such condition.
    """
    page = view_condition(engine, condition_id, language)
    finding_rows = [(one.name, one.other_name, one.share, one.width, one.background) for one in page.findings]
    rates = [(kind, [(one.label, "", one.per_1000, one.width, None) for one in rows]) for kind, rows in page.rates]
    return _render("condition.html", language, page=page, link=link, finding_rows=finding_rows, rate_rows=rates)


def write_pages(engine: Engine, out: Path) -> int:
    """Write `vi/` and `en/`, each with an index and a page for every condition; how many were written."""
    count = 0
    about = engine.base.about
    for language in LANGUAGES:
        folder = out / language
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "index.html", _index(engine, language), language, about.title, about)
        for name, condition in engine.base.conditions.items():
            body = render_condition(engine, name, language, _file_of)
            _write(folder / _file_of(name), body, language, condition.name, about)
            count += 1
    return count


def _index(engine: Engine, language: Language) -> Markup:
    base = engine.base
    groups = []
    for specialty, words in base.specialties.items():
        lines = [
            (one.id, one.name.in_language(language), one.icd10, LEVEL_WORDS[one.triage].label.in_language(language))
            for one in base.conditions.values()
            if one.specialty == specialty
        ]
        if lines:
            groups.append((words.in_language(language), sorted(lines, key=lambda line: line[1].casefold())))
    return _render("index.html", language, groups=groups, total=len(base.conditions), link=_file_of)


def _file_of(condition_id: str) -> str:
    return f"{condition_id}.html"


def _write(path: Path, body: Markup, language: Language, title: Text, about: About) -> None:
    other: Language = "en" if language == "vi" else "vi"
    style = Markup((HERE / "style.css").read_text("utf-8"))  # noqa: S704  # our own file
    document = _render(
        "document.html",
        language,
        body=body,
        title=title.in_language(language),
        base=about.title.in_language(language),
        notice=about.notice.in_language(language),
        style=style,
        file=path.name,
        other_language=OWN_NAMES[other],
    )
    path.write_text(document, encoding="utf-8")


def _render(template: str, language: Language, **values: object) -> Markup:
    other: Language = "en" if language == "vi" else "vi"

    def word(key: str) -> str:
        return WORDS[key].in_language(language)

    text = _templates().get_template(template).render(lang=language, other_lang=other, w=word, **values)
    return Markup(text)  # noqa: S704  # of our own templates, which escape what they are given


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
