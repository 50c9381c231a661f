"""The lock on every HTTP route: deny by default, let in by key or session, and by role.

A route says who may come in with `dependencies=[admit("radiologist", …)]`, or `Depends(admit(…))` where it wants the
`Caller`, or `[admit_anyone]` for what is open by intent. A test walks all routes and fails for one that says nothing.
`admin` and `system` may do everything.
"""

from __future__ import annotations

import asyncio
from functools import partial

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from serving.audit_event import Action, Activity, AuditEvent
from serving.auth import SYSTEM, Caller, Role, authenticate, caller_of_session
from serving.errors import AccessDenied, NotPermitted, TooManyTries
from serving.refusals import record_refusal
from serving.rooms import rooms_of

SESSION_COOKIE = "tuetinh_session"
ALWAYS: tuple[Role, ...] = ("admin", "system")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

CLINICAL: tuple[Role, ...] = ("radiologist", "clinician")


class Admit:
    """A dependency that lets some roles in and answers with the caller."""

    def __init__(self, *roles: Role) -> None:
        self.roles: tuple[Role, ...] = (*roles, *ALWAYS)

    async def __call__(self, request: Request) -> Caller:
        """The caller, when it may; else a record of the refusal. A key seen a moment ago costs no change of thread.

        Raises:
            AccessDenied: no key in force. `NotPermitted`: the role may not. `TooManyTries`: wait.
        """
        secret = _key_of(request)
        known = rooms_of(request).known_keys.recent(secret) if secret is not None else None
        if known is None or known.role not in self.roles:
            return await run_in_threadpool(self._look_up, request)
        request.state.caller = known
        return known

    def _look_up(self, request: Request) -> Caller:
        caller: Caller | None = None
        try:
            caller = request.state.caller = identify(request)
            if caller.role not in self.roles:
                raise NotPermitted(f"expected one of the roles {', '.join(self.roles)}")
        except AccessDenied as error:
            record_refusal(request, _code_of(error), caller=caller)
            raise
        return caller


class AdmitAnyone:
    """A dependency that says: open by intent."""

    roles: tuple[Role, ...] = ()

    async def __call__(self) -> None:
        """Let in."""


admit = Admit
admit_anyone = Depends(AdmitAnyone())


def identify(request: Request) -> Caller:
    """Who is calling: Bearer or X-API-Key header, else the browser's session, else nobody.

    Raises:
        AccessDenied: nobody, or not in force; `TooManyTries` when wrong keys come too often from this address.
    """
    rooms = rooms_of(request)
    if not rooms.settings.is_authenticated:
        return SYSTEM
    address = request.client.host if request.client else ""
    secret, session = _key_of(request), request.cookies.get(SESSION_COOKIE)
    if secret is None and session is None:
        raise AccessDenied("expected an API key; send it as `Authorization: Bearer …` or `X-API-Key: …`")
    try:
        if secret is not None:
            return rooms.known_keys.caller(secret, partial(authenticate, rooms.store))
        _check_same_site(request)
        return caller_of_session(rooms.store, session or "")
    except AccessDenied:
        rooms.tries.add(address)
        raise


def _code_of(error: AccessDenied) -> str:
    return {NotPermitted: "not-permitted", TooManyTries: "too-many-tries"}.get(type(error), "access-denied")


def _key_of(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return request.headers.get("x-api-key")


def _check_same_site(request: Request) -> None:
    """A cookie alone may change something only from our own pages."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if request.method not in SAFE_METHODS and site not in ("same-origin", "none"):
        raise NotPermitted("expected a request from our own pages; another site may not act for the reader")


def record_access(
    request: Request,
    caller: Caller,
    activity: Activity,
    action: Action,
    *study_instance_uids: str,
    source: str = "rest",
) -> None:
    """Leave an audit record of what this request touches; call it before the data leave."""
    peer = request.client.host if request.client else None
    event = AuditEvent(activity, action, caller, study_instance_uids, source=source, peer=peer)
    rooms_of(request).audit.record(event)


async def record_use(request: Request, caller: Caller, source: str) -> None:
    """Leave an audit record that a score or model was asked, without holding a thread while it is written."""
    peer = request.client.host if request.client else None
    event = AuditEvent("analysis", "execute", caller, source=source, peer=peer)
    await asyncio.wrap_future(rooms_of(request).audit.put(event))
