"""The same pulls over TLS, both sides with certificates of one authority."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datasets.archive.errors import ArchiveError, ArchiveUnreachable
from datasets.archive.pull import pull
from datasets.archive.query import parse_query
from datasets.archive.source import open_source
from datasets.archive.specs import DicomWebSpec, DimseSpec, SourceSpec, TlsFiles

QUERY = parse_query("StudyDate=20200101-20201231")


def write_certificate(folder: Path, name: str) -> TlsFiles:
    """A self-signed certificate for 127.0.0.1 that is its own authority."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / f"{name}.pem", folder / f"{name}.key"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, plain)
    )
    return TlsFiles(pem, pem, secret)


@pytest.fixture(scope="module")
def secured(
    peer: Callable[[str], Path], orthanc: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, TlsFiles, TlsFiles]]:
    """An Orthanc that speaks TLS only, our files, and files that it does not trust."""
    folder = tmp_path_factory.mktemp("tls")
    theirs, ours, strangers = (write_certificate(folder, name) for name in ("theirs", "ours", "strangers"))
    more = {
        "DicomTlsEnabled": True, "DicomTlsCertificate": str(theirs.certificate), "DicomTlsPrivateKey": str(theirs.key),
        "DicomTlsTrustedCertificates": str(ours.certificate),
    }  # fmt: skip
    with orthanc(peer("Orthanc"), folder, more) as running:
        yield running, replace(ours, ca=theirs.ca), strangers


@pytest.fixture
def empty_https(tmp_path: Path) -> Iterator[tuple[str, TlsFiles]]:
    """A DICOMweb server over TLS that holds nothing: Debian's Orthanc 1.10.1 crashes on HTTPS."""

    class Empty(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_arguments: Any) -> None:
            return

    theirs = write_certificate(tmp_path, "https")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(theirs.certificate), str(theirs.key))
    server = HTTPServer(("127.0.0.1", 0), Empty)
    server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]  # a client that hangs up is no news
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"https://127.0.0.1:{server.server_address[1]}/web", theirs
    server.shutdown()
    server.server_close()
    thread.join()


def spec_of(method: Literal["get", "move"], archive: Any, tls: TlsFiles) -> SourceSpec:
    return DimseSpec(archive.address, QUERY, method=method, own_port=archive.own_port, tls=tls, patience_seconds=0.3)


@pytest.mark.peer
@pytest.mark.parametrize("method", ["get", "move"])
def test_a_pull_over_tls(
    method: Literal["get", "move"], secured: tuple[Any, TlsFiles, TlsFiles], tmp_path: Path
) -> None:
    archive, ours, _ = secured
    source = open_source(spec_of(method, archive, ours))
    pulled = pull(source, tmp_path / "landing")
    source.close()
    assert (pulled.counts.landed, pulled.refused) == (60, ())


@pytest.mark.peer
@pytest.mark.filterwarnings("ignore:Exception ignored in. <.*socket:pytest.PytestUnraisableExceptionWarning")
def test_an_archive_that_is_not_trusted_gets_no_query(secured: tuple[Any, TlsFiles, TlsFiles], tmp_path: Path) -> None:
    archive, _, strangers = secured
    source = open_source(spec_of("get", archive, strangers))
    with pytest.raises(ArchiveUnreachable, match="was not reached"):
        pull(source, tmp_path / "landing")
    source.close()


def test_a_web_server_is_asked_only_when_it_is_trusted(empty_https: tuple[str, TlsFiles], tmp_path: Path) -> None:
    url, theirs = empty_https
    assert pull(open_source(DicomWebSpec(url, QUERY, tls=theirs)), tmp_path / "one").counts.found == 0
    for tls in (None, write_certificate(tmp_path, "strangers")):
        source = open_source(DicomWebSpec(url, QUERY, tls=tls, patience_seconds=0.1))
        with pytest.raises(ArchiveUnreachable, match="was not reached"):
            pull(source, tmp_path / "two")
        source.close()


def test_tls_files_that_are_none_are_explained(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    spec = DicomWebSpec("https://127.0.0.1:1/", QUERY, tls=TlsFiles(tmp_path / "ca.pem"))
    with pytest.raises(ArchiveError, match="expected PEM files for TLS"):
        open_source(spec)
