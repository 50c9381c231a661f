"""Which language a machine's caller is answered in: what the call says, else Accept-Language, else Vietnamese."""

from __future__ import annotations

from models.terms import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")


def choose_language(accept_language: str, *wishes: object) -> Language:
    """The first wish that we speak, then Accept-Language by its weights, then Vietnamese.

    Source: RFC 9110 section 12.5.4; BCP 47.
    """
    told = [wish for wish in wishes if isinstance(wish, str)]
    for tag in (*told, *_preferred(accept_language)):
        for language in LANGUAGES:
            if tag.strip().lower().split("-")[0] == language:
                return language
    return "vi"


def _preferred(accept_language: str) -> list[str]:
    weighted = [_weigh(part) for part in accept_language.split(",")[:32] if part.strip()]
    return [tag for weight, tag in sorted(weighted, key=lambda pair: -pair[0]) if weight > 0]


def _weigh(part: str) -> tuple[float, str]:
    tag, _, parameters = part.partition(";")
    _, _, weight = parameters.partition("q=")
    try:
        return (float(weight) if weight else 1.0), tag
    except ValueError:
        return 0.0, tag
