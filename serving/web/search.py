"""Which studies the list shows: what was asked for, and the page of it that the store holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from sqlalchemy import ColumnElement, exists, func, or_, select

from serving.store.database import Store
from serving.store.rows import Study
from serving.store.studies import get_study
from serving.store.tables import DELIVERY, STUDY
from serving.web.wording import HOSPITAL_TIME

Stand = Literal["all", "open", "undelivered", "done", "failed"]
STANDS: tuple[Stand, ...] = get_args(Stand)
PAGE_SIZE = 25
LAST_PAGE = 100_000
OPEN_STATES = ("receiving", "queued", "analysing", "delivering")


@dataclass(frozen=True, slots=True)
class StudyQuery:
    """What the reader asked the list for. `text` may hold a name: it is never logged."""

    text: str = field(default="", repr=False)
    stand: Stand = "all"
    day: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class StudyList:
    """One page of studies, and how many there are on all pages."""

    studies: tuple[Study, ...]
    total: int

    @property
    def pages(self) -> int:
        """How many pages; at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def read_query(values: Mapping[str, str]) -> StudyQuery:
    """The query in an address; what makes no sense is left out, never an error."""
    stand = values.get("stand", "all")
    return StudyQuery(
        text=values.get("text", "").strip()[:64],
        stand=next((known for known in STANDS if known == stand), "all"),
        day=_read_day(values.get("day", "")),
        page=_read_page(values.get("page", "")),
    )


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_page(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))
    return min(max(1, int(text)), LAST_PAGE) if is_number else 1


def search_studies(store: Store, query: StudyQuery) -> StudyList:
    """One page of what matches, the newest first."""
    conditions = _conditions(query)
    page = select(STUDY.c.study_instance_uid).where(*conditions)
    page = page.order_by(STUDY.c.received_at.desc(), STUDY.c.study_instance_uid)
    with store.read() as connection:
        total = connection.execute(select(func.count()).select_from(STUDY).where(*conditions)).scalar_one()
        uids = connection.scalars(page.limit(PAGE_SIZE).offset((query.page - 1) * PAGE_SIZE)).all()
    return StudyList(tuple(get_study(store, uid) for uid in uids), total)


def _conditions(query: StudyQuery) -> list[ColumnElement[bool]]:
    conditions = _of_stand(query.stand)
    if query.text:
        columns = (STUDY.c.patient_name, STUDY.c.patient_id, STUDY.c.accession_number)
        conditions.append(or_(*(column.icontains(query.text, autoescape=True) for column in columns)))
    if query.day is not None:
        midnight = datetime.combine(query.day, time(), HOSPITAL_TIME)
        start, end = midnight.timestamp(), (midnight + timedelta(days=1)).timestamp()
        conditions.append(STUDY.c.received_at.between(start, end))
    return conditions


def _of_stand(stand: Stand) -> list[ColumnElement[bool]]:
    if stand == "open":
        return [STUDY.c.state.in_(OPEN_STATES)]
    if stand == "undelivered":
        mine = DELIVERY.c.study_instance_uid == STUDY.c.study_instance_uid
        return [exists().where(mine, DELIVERY.c.state != "delivered")]
    return [] if stand == "all" else [STUDY.c.state == stand]
