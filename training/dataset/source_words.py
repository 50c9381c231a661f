"""The words of the command line that say where data come from, and how an archive is asked."""

from __future__ import annotations

import argparse
from pathlib import Path

from datasets.archive.bandwidth import Bandwidth
from datasets.archive.hours import Hours
from datasets.archive.query import Query, parse_query
from datasets.archive.specs import DicomWebSpec, DimseSpec, FolderSpec, SourceSpec, TlsFiles
from datasets.build.errors import InvalidBuild
from datasets.tidy.extract import Kind
from training.dataset.extracts import ExtractSpec
from training.dataset.landing import Manners

EXTRACTS: tuple[Kind, ...] = ("fhir", "bhyt", "omop", "table")
EXTRACT_WORDS = {
    "fhir": "FHIR R4 Bundles or NDJSON: a file, folder or zip",
    "bhyt": "BHYT XML (QĐ 4210, 130, 4750): a file, folder or zip",
    "omop": "OMOP CDM tables as CSV or Parquet: a folder or zip",
    "table": "CSV or Parquet, with --mapping: a file, folder or zip",
}


class _Extract(argparse.Action):
    """Keeps the order in which extracts of all kinds are named."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: object, word: str | None = None
    ) -> None:
        named = (str(word).removeprefix("--"), values)
        namespace.extracts = [*namespace.extracts, named]


def add_sources(parser: argparse.ArgumentParser) -> None:
    """`--folder`, `--pacs`, `--dicomweb`, `--fhir`, `--bhyt`, `--omop`, `--table` and what goes with them."""
    group = parser.add_argument_group("sources, one or more together / nguồn, có thể dùng nhiều nguồn")
    group.add_argument(
        "--folder",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="DICOM files below it, and in zips; or one zip",
    )
    group.add_argument("--pacs", metavar="AE@HOST:PORT", help="an archive by C-FIND and C-GET or C-MOVE")
    group.add_argument("--dicomweb", metavar="URL", help="an archive by QIDO-RS and WADO-RS")
    group.add_argument("--query", metavar="KEY=VALUE,…", help="what to pull, such as StudyDate=20250101-20251231")
    group.set_defaults(extracts=[])
    for kind in EXTRACTS:
        words = f"{EXTRACT_WORDS[kind]}; of several extracts that differ, the first named wins"
        group.add_argument(f"--{kind}", type=Path, action=_Extract, dest="extracts", metavar="PATH", help=words)
    group.add_argument(
        "--mapping", type=Path, metavar="FILE.yaml", help="what the columns of --table mean; docs/emr-extract.md"
    )
    _add_manners(parser)


def _add_manners(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how an archive is asked / cách hỏi kho ảnh")
    group.add_argument(
        "--method", choices=("get", "move"), default="get", help="C-GET or C-MOVE, of --pacs (default get)"
    )
    group.add_argument("--calling-ae", default="TUETINH", metavar="AE", help="our AE title (default TUETINH)")
    group.add_argument(
        "--receive-port",
        type=int,
        default=0,
        metavar="PORT",
        help="where C-MOVE sends to, as the archive knows it (default: any free one)",
    )
    group.add_argument("--token-file", type=Path, metavar="FILE", help="bearer token for --dicomweb")
    group.add_argument("--ca", type=Path, metavar="PEM", help="speak TLS, trusting this authority")
    group.add_argument("--certificate", type=Path, metavar="PEM", help="our own, where the archive asks for it")
    group.add_argument("--certificate-key", type=Path, metavar="PEM", help="its key")
    group.add_argument("--night", metavar="22:00-05:30", help="ask the archive only at these hours, local time")
    group.add_argument("--bandwidth", metavar="20MB/s", help="take no more than this from the archive")


def sources_of(arguments: argparse.Namespace) -> tuple[SourceSpec, ...]:
    """Where images come from.

    Raises:
        InvalidQuery: an address or query is not of its form.
        InvalidBuild: an archive without a query, or nothing to read at all.
    """
    found: list[SourceSpec] = [FolderSpec(path) for path in arguments.folder]
    if arguments.pacs:
        spec = DimseSpec(
            arguments.pacs,
            _query(arguments),
            arguments.calling_ae,
            arguments.method,
            arguments.receive_port,
            tls=_tls(arguments),
        )
        found.append(spec)
    if arguments.dicomweb:
        found.append(DicomWebSpec(arguments.dicomweb, _query(arguments), arguments.token_file, tls=_tls(arguments)))
    if not found and not extracts_of(arguments):
        raise InvalidBuild(
            "expected a source, got none: --folder, --pacs, --dicomweb, --fhir, --bhyt, --omop or --table"
        )
    return tuple(found)


def extracts_of(arguments: argparse.Namespace) -> tuple[ExtractSpec, ...]:
    """Where records come from, in the order that they were named.

    Raises:
        InvalidBuild: a table without its mapping.
    """
    has_table = any(kind == "table" for kind, _ in arguments.extracts)
    if has_table != bool(arguments.mapping):
        raise InvalidBuild("expected --table and --mapping together, got one of them; see docs/emr-extract.md")
    return tuple(
        ExtractSpec(kind, path, arguments.mapping if kind == "table" else None) for kind, path in arguments.extracts
    )


def manners_of(arguments: argparse.Namespace) -> Manners:
    """How an archive is asked.

    Raises:
        InvalidQuery: the hours or the bandwidth are not of their form.
    """
    hours = Hours.parse(arguments.night) if arguments.night else None
    return Manners(hours, Bandwidth.parse(arguments.bandwidth) if arguments.bandwidth else None)


def _query(arguments: argparse.Namespace) -> Query:
    if not arguments.query:
        raise InvalidBuild("expected --query with --pacs or --dicomweb, got none; such as --query StudyDate=20250101-")
    return parse_query(arguments.query)


def _tls(arguments: argparse.Namespace) -> TlsFiles | None:
    return TlsFiles(arguments.ca, arguments.certificate, arguments.certificate_key) if arguments.ca else None
