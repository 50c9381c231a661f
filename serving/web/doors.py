"""Which role may open which page. Administrators may open all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from serving.access import CLINICAL, Admit
from serving.auth import SYSTEM, Caller

Door = Literal["studies", "retry", "risk", "interviews", "knowledge", "traditional", "models", "status"]

STUDIES = Admit(*CLINICAL)
RETRY = Admit("radiologist")
RISK = Admit(*CLINICAL, "data_scientist")
TRADITIONAL = Admit(*CLINICAL)
INTERVIEWS = Admit(*CLINICAL)
KNOWLEDGE = Admit(*CLINICAL, "data_scientist")
MODELS = Admit(*CLINICAL, "data_scientist")
STATUS = Admit()
DOORS: Mapping[Door, Admit] = {
    "studies": STUDIES,
    "retry": RETRY,
    "risk": RISK,
    "traditional": TRADITIONAL,
    "interviews": INTERVIEWS,
    "knowledge": KNOWLEDGE,
    "models": MODELS,
    "status": STATUS,
}
FIRST_PAGES: tuple[tuple[Door, str], ...] = (("studies", "/console/studies"), ("models", "/console/models"))


def may_open(caller: Caller | None) -> frozenset[Door]:
    """The pages for this caller; none for nobody."""
    if caller is None:
        return frozenset()
    return frozenset(door for door, admit in DOORS.items() if caller.role in admit.roles)


def is_signed_in(caller: Caller | None) -> bool:
    """Did the caller sign in, rather than sit at a machine that asks for no key?"""
    return caller is not None and caller is not SYSTEM


def landing(caller: Caller, wanted: str) -> str:
    """Where to go after signing in: the page that was asked for, never another site, else the first that is allowed."""
    is_ours = wanted.startswith("/console/") and "\\" not in wanted and "//" not in wanted and wanted.isprintable()
    if is_ours:
        return wanted
    doors = may_open(caller)
    return next((path for door, path in FIRST_PAGES if door in doors), "/")
