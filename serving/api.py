"""`./tuetinh api`: the HTTP service, through `bentoml serve`, on the address that the settings allow."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from serving.settings import Settings, prepare_child, read_settings, require_closed

ROOT = Path(__file__).resolve().parent.parent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to add: host, port and TLS are settings."""
    parser.description = "Serve REST, DICOMweb and the pages on TUETINH_HOST:TUETINH_PORT."


def run(arguments: argparse.Namespace) -> int:
    """Become the server; this returns only when the settings are unsafe (by an error).

    Raises:
        InvalidSettings: the bind would be open.
    """
    del arguments
    settings = read_settings()
    require_closed(settings)
    prepare_child(settings)
    os.umask(0o077)
    command = [sys.executable, "-m", "bentoml", *bento_arguments(settings)]
    os.execv(command[0], command)  # noqa: S606  # our own interpreter, no shell; a supervisor keeps our process id


def bento_arguments(settings: Settings) -> list[str]:
    """What `bentoml` is told."""
    arguments = ["serve", "serving.service:service", "--working-dir", str(ROOT)]
    arguments += ["--host", settings.host, "--port", str(settings.port)]
    if settings.tls_certificate:
        arguments += ["--ssl-certfile", settings.tls_certificate, "--ssl-keyfile", settings.tls_key]
    return arguments
