"""One association with an archive, and what it may bring at most.

**Source:** DICOM PS3.6 A (UIDs of the study root services), PS3.8 9.3 (association),
PS3.7 D.3.3.4 (role selection), PS3.4 C.5.3 (C-GET).
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterable, Sequence

from pynetdicom import (
    AE,
    ALL_TRANSFER_SYNTAXES,
    StoragePresentationContexts,
    _config,
    build_context,
    build_role,
    evt,
)
from pynetdicom.association import Association
from pynetdicom.dimse_primitives import DimseServiceType
from pynetdicom.presentation import PresentationContext

from datasets.archive.errors import ArchiveError, ArchiveUnreachable
from datasets.archive.inlet import Inlet
from datasets.archive.specs import DimseSpec, TlsFiles

FIND = "1.2.840.10008.5.1.4.1.2.2.1"
MOVE = "1.2.840.10008.5.1.4.1.2.2.2"
GET = "1.2.840.10008.5.1.4.1.2.2.3"
CONTEXTS_LIMIT = 128
CONNECT_SECONDS = 10.0
NOT_OFFERED = "the archive does not offer this service of the study root; try the other method"

# Its messages hold headers, and so names; none of them may reach a log.
_config.LOG_HANDLER_LEVEL = "none"
_config.LOG_REQUEST_IDENTIFIERS = _config.LOG_RESPONSE_IDENTIFIERS = False
logging.getLogger("pynetdicom").setLevel(logging.CRITICAL)


class Line:
    """An association that stays open from batch to batch."""

    def __init__(self, spec: DimseSpec, model: str, sop_classes: Iterable[str] = ()) -> None:
        """Call the archive.

        Args:
            spec: whom.
            model: FIND, GET or MOVE.
            sop_classes: what C-GET may bring; without any, as many classes as fit.

        Raises:
            ArchiveUnreachable: nobody answers.
            ArchiveError: the archive does not know this service, or us.
        """
        called, host, port = spec.parts
        self.sop_classes = frozenset(sop_classes)
        self.inlet = Inlet(spec.instance_bytes)
        storage = _storage_contexts(self.sop_classes) if model == GET else []
        roles = [build_role(uid, scp_role=True) for uid in dict.fromkeys(str(each.abstract_syntax) for each in storage)]
        entity = AE(ae_title=spec.calling_ae)
        entity.maximum_pdu_size = 0
        entity.acse_timeout = entity.connection_timeout = CONNECT_SECONDS
        entity.dimse_timeout = entity.network_timeout = spec.timeout_seconds
        self.association: Association = entity.associate(
            host,
            port,
            contexts=[build_context(model), *storage],
            ae_title=called,
            ext_neg=roles,  # type: ignore[arg-type]  # its union names each item but is a list of one kind
            evt_handlers=[*self.inlet.handlers(), (evt.EVT_C_STORE, self.inlet.store)],
            tls_args=(client_context(spec.tls), host) if spec.tls else None,
        )
        _let_only_the_asker_take(self.association)
        self._check(model)

    @property
    def is_open(self) -> bool:
        """Does the association stand?"""
        return bool(self.association.is_established)

    def brings(self, sop_classes: Iterable[str]) -> bool:
        """Whether this association takes instances of all these classes."""
        return self.is_open and frozenset(sop_classes) <= self.sop_classes

    def release(self) -> None:
        """Hang up politely."""
        if self.is_open:
            self.association.release()

    def abort(self) -> None:
        """Hang up at once."""
        if self.is_open:
            self.association.abort()

    def _check(self, model: str) -> None:
        if self.association.is_rejected:
            raise ArchiveUnreachable("the archive rejects our association; see that it knows our AE title")
        if not self.is_open and self.association.rejected_contexts:
            raise ArchiveError(NOT_OFFERED)
        if not self.is_open:
            raise ArchiveUnreachable("the archive does not answer")
        if not any(context.abstract_syntax == model for context in self.association.accepted_contexts):
            self.abort()
            raise ArchiveError(NOT_OFFERED)


def _let_only_the_asker_take(association: Association) -> None:
    """Have the association's own thread leave the answers alone.

    It means to pause while somebody asks, but looks at its queue once more after it was told to; an answer that comes
    in that moment is taken as unexpected and dropped. Seen in pynetdicom 3.0.4: 2 of 37 listings lacked a series.
    """
    take = association.dimse.get_msg

    def take_if_asked(block: bool = False) -> tuple[int | None, DimseServiceType | None]:
        return take(block=True) if block else (None, None)

    association.dimse.get_msg = take_if_asked  # type: ignore[method-assign,assignment]  # there is no setting for it


def client_context(tls: TlsFiles) -> ssl.SSLContext:
    """Trust the CA, and show our certificate where there is one.

    Raises:
        ArchiveError: a file is missing or is no PEM.
    """
    try:
        context = ssl.create_default_context(cafile=tls.ca)
        if tls.certificate:
            context.load_cert_chain(tls.certificate, tls.key)
    except (OSError, ssl.SSLError) as error:
        raise ArchiveError(f"expected PEM files for TLS, got {type(error).__name__}") from None
    return context


def _storage_contexts(sop_classes: frozenset[str]) -> list[PresentationContext]:
    """For few classes a context for each syntax, so that each instance comes as it is stored; else one for a class."""
    free = CONTEXTS_LIMIT - 1
    if sop_classes and len(sop_classes) * len(ALL_TRANSFER_SYNTAXES) <= free:
        return [build_context(uid, syntax) for uid in sorted(sop_classes) for syntax in ALL_TRANSFER_SYNTAXES]
    known: Sequence[str] = [str(context.abstract_syntax) for context in StoragePresentationContexts]
    wanted = sorted(sop_classes) or known
    return [build_context(uid, list(ALL_TRANSFER_SYNTAXES)) for uid in wanted[:free]]
