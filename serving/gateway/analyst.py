"""One instance from file to results: read → route → analyse → render → disk → one transaction with its outbox rows.

May be repeated at any point: everything derived is the same again, and what is done already is left.
"""

from __future__ import annotations

import hashlib
import io
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydicom import Dataset, dcmwrite
from sqlalchemy.exc import SQLAlchemyError

from datasets.dicom.read import image_of, read_instance
from datasets.errors import UnreadableInstance, UnsupportedTransferSyntax
from models.card import Card
from models.errors import ModelError
from serving.answer import describe_outcome
from serving.errors import OutOfResources
from serving.gateway.routing import Route, decide_route, subject_of
from serving.gateway.rules import Rules
from serving.gateway.unanalysed import explain_in_study, header_of_file, header_of_store
from serving.inference import Engine
from serving.prediction import Outcome
from serving.results.render import render_results
from serving.settings import Settings
from serving.store.analyses import (
    forget_outdated_in,
    get_result,
    list_analyses,
    record_analyses_in,
    record_results_in,
)
from serving.store.database import Store
from serving.store.deliveries import add_deliveries_in
from serving.store.progress import begin_attempt
from serving.store.receive import write_durably
from serving.store.rows import Analysis, AnalysisStatus, Instance, Result

ATTEMPTS_LIMIT = 8
DEFAULT_KINDS = ("SC", "SEG", "SR")
KIND_OF_MODALITY = {"SEG": "SEG", "SR": "SR", "PR": "GSPS"}


logger = logging.getLogger("tuetinh.worker")


@dataclass(frozen=True, slots=True)
class Analyst:
    """What the analysis of an instance needs."""

    settings: Settings
    store: Store
    engine: Engine
    rules: Callable[[], Rules]

    def analyse(self, instance: Instance, earlier: Sequence[Analysis] = ()) -> None:
        """Do all of it, unless it is done already.

        An instance that cannot be read, that no rule wants, or that breaks a model each time ends as a row that says
        so, and where a rule wants it as a notice in the study that says why it was not analysed; only a failing
        database or disk raises, and is tried again.
        """
        if any(self._is_current(analysis, instance) for analysis in earlier):
            return
        if begin_attempt(self.store, instance.sop_instance_uid) > ATTEMPTS_LIMIT:
            # The file itself is not touched again: it may be what killed the worker.
            self._explain(instance, "failed", "given-up", [header_of_store(self.store, instance)])
            return
        try:
            self._analyse(instance)
        except UnsupportedTransferSyntax:
            self._explain(instance, "unreadable", "unsupported-transfer-syntax")
        except UnreadableInstance:
            self._explain(instance, "unreadable", "unreadable-instance")
        except ModelError as error:
            logger.error("a model failed on an instance of study %s: %s", instance.study_instance_uid, error)
            self._explain(instance, "failed", "model-failed")
        except (SQLAlchemyError, OSError, OutOfResources):
            raise
        except Exception as error:  # noqa: BLE001  # one odd instance must not hold up the others nor loop for ever
            name = type(error).__name__
            logger.error("an instance of study %s could not be analysed (%s)", instance.study_instance_uid, name)
            self._explain(instance, "failed", "analysis-failed")

    def _analyse(self, instance: Instance) -> None:
        dataset = read_instance(self.settings.data_dir / instance.path)
        if get_result(self.store, instance.sop_instance_uid) is not None:
            self._record_status(instance, "not-routed", "own-result")
            return
        subject = subject_of(dataset, instance.calling_ae_title, instance.called_ae_title)
        rules = self.rules()
        route = decide_route(rules, self.engine.cards, subject)
        if not route.models:
            self._record_status(instance, "not-routed", "no-rule-matches")
            return
        image = image_of(dataset)
        outcomes = self.engine.analyse(image, route.models)
        objects = render_results(dataset, image, outcomes, kinds_of(rules, route))
        analyses = [analysis_of(instance, outcome) for outcome in outcomes]
        self._record(instance, analyses, [self._keep(instance, made) for made in objects], route)

    def _explain(
        self, instance: Instance, status: AnalysisStatus, reason: str, headers: Sequence[Dataset] = ()
    ) -> None:
        """Record why an instance was not analysed, and say so in its study wherever its results would have gone."""
        headers = headers or self._headers(instance)
        subject = subject_of(headers[0], instance.calling_ae_title, instance.called_ae_title)
        rules = self.rules()
        route = decide_route(rules, self.engine.cards, subject)
        is_own = get_result(self.store, instance.sop_instance_uid) is not None
        kinds = () if is_own or not route.models else kinds_of(rules, route)
        results = [self._keep(instance, made) for made in explain_in_study(headers, reason, kinds)]
        self._record(instance, [_row(instance, status, reason)], results, route)

    def _headers(self, instance: Instance) -> list[Dataset]:
        of_file = header_of_file(self.settings.data_dir / instance.path)
        of_store = header_of_store(self.store, instance)
        return [of_store] if of_file is None else [of_file, of_store]

    def _keep(self, instance: Instance, made: Dataset) -> Result:
        buffer = io.BytesIO()
        dcmwrite(buffer, made, enforce_file_format=True)
        content = buffer.getvalue()
        uid = str(made.SOPInstanceUID)
        path = f"results/{instance.study_instance_uid}/{uid}.dcm"
        write_durably(self.settings.data_dir / path, content)
        return Result(
            sop_instance_uid=uid,
            study_instance_uid=instance.study_instance_uid,
            series_instance_uid=str(made.SeriesInstanceUID),
            source_sop_instance_uid=instance.sop_instance_uid,
            sop_class_uid=str(made.SOPClassUID),
            kind=KIND_OF_MODALITY.get(str(made.Modality), "SC"),
            sha256=hashlib.sha256(content).hexdigest(),
            path=path,
            created_at=time.time(),
        )

    def _record(
        self, instance: Instance, analyses: Sequence[Analysis], results: Sequence[Result], route: Route
    ) -> None:
        rules, now = self.rules(), time.time()
        with self.store.write() as connection:
            forget_outdated_in(connection, instance)
            record_analyses_in(connection, analyses)
            record_results_in(connection, results)
            for name in route.destinations:
                destination = rules.destination(name)
                wanted = destination.results if destination else ()
                add_deliveries_in(connection, [one for one in results if one.kind in wanted], name, now)

    def _record_status(self, instance: Instance, status: AnalysisStatus, reason: str) -> None:
        row = _row(instance, status, reason)
        with self.store.write() as connection:
            forget_outdated_in(connection, instance)
            record_analyses_in(connection, [row])

    def _is_current(self, analysis: Analysis, instance: Instance) -> bool:
        if analysis.sop_instance_uid != instance.sop_instance_uid or analysis.instance_sha256 != instance.sha256:
            return False
        card = self.engine.cards.get(analysis.model_name)
        return (
            analysis.status in ("analyzed", "abstained") and card is not None and card.sha256 == analysis.model_sha256
        )


def kinds_of(rules: Rules, route: Route) -> tuple[str, ...]:
    """Every kind that one of the route's destinations wants; the usual ones where there is no destination."""
    destinations = [rules.destination(name) for name in route.destinations]
    kinds = [kind for one in destinations if one is not None for kind in one.results]
    return tuple(dict.fromkeys(kinds)) or DEFAULT_KINDS


def _row(
    instance: Instance,
    status: AnalysisStatus,
    reason: str | None,
    card: Card | None = None,
    said: Mapping[str, Any] = MappingProxyType({}),
) -> Analysis:
    return Analysis(
        sop_instance_uid=instance.sop_instance_uid,
        study_instance_uid=instance.study_instance_uid,
        model_name=card.name if card else "",
        model_version=card.version if card else "",
        model_sha256=card.sha256 if card else "",
        status=status,
        reason=reason,
        findings=tuple(said.get("findings", ())),
        measurements=tuple(said.get("measurements", ())),
        analysed_at=time.time(),
        instance_sha256=instance.sha256,
    )


def analysis_of(instance: Instance, outcome: Outcome) -> Analysis:
    """The row that keeps what one model said."""
    said = describe_outcome(outcome)
    reason = said["reason"]["code"] if said["reason"] else None
    return _row(instance, said["status"], reason, outcome.model_card, said)


def failure_of(store: Store, study_instance_uid: str) -> str | None:
    """Why the analysis of a study as a whole failed, or `None`: an instance broke a model, or none could be read."""
    analyses = list_analyses(store, study_instance_uid)
    failed = [analysis.reason for analysis in analyses if analysis.status == "failed"]
    unreadable = [analysis.reason for analysis in analyses if analysis.status == "unreadable"]
    if failed:
        return failed[0]
    return unreadable[0] if unreadable and len(unreadable) == len(analyses) else None
