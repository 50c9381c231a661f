"""`python -m serving VERB`, which `./tuetinh VERB` calls."""

from __future__ import annotations

import argparse
import ctypes
import importlib
import os
import signal
import sys
from collections.abc import Sequence

from datasets.errors import DatasetError
from datasets.output import written_out
from models.errors import ModelError
from serving.errors import ServingError

PR_SET_PDEATHSIG = 1
VERBS = {
    "up": ("serving.up", "the service: api, gateway and worker, supervised"),
    "api": ("serving.api", "the REST service alone"),
    "gateway": ("serving.gateway.listen", "the DICOM listener alone"),
    "mllp": ("serving.hl7.listen", "the HL7 v2 listener alone"),
    "worker": ("serving.gateway.work", "one worker alone"),
    "demo": ("serving.demo", "start everything here and play a PACS against it"),
    "route": ("serving.gateway.route", "which models would look at FILE.dcm, and why"),
    "retry": ("serving.gateway.retry", "try a failed delivery or analysis again"),
    "key": ("serving.key", "make, list and revoke API keys"),
    "risk": ("serving.risk.command", "evaluate a score or risk model, or list them"),
    "bhyt": ("serving.emr.bhyt", "validate a BHYT XML file and evaluate its cases"),
    "catalogue": ("serving.emr.catalogue", "import and search the Vietnamese ICD-10 catalogue"),
    "validate": ("serving.risk.validate", "a trained model on the hospital's own rows, as one page"),
    "recalibrate": ("serving.risk.recalibrate", "the recalibrations of this site: list them, use one, go back"),
    "knowledge": ("serving.symptoms.command", "check the knowledge base of the symptom checker"),
    "deidentify": ("serving.deidentify", "a folder of DICOM files, without its people, checked"),
    "escrow": ("serving.escrow", "the way back from pseudonyms, for two key holders together"),
    "audit": ("serving.audit", "verify and read the audit trail"),
}
ON_FILES = ("deidentify", "escrow", "audit")
"""Verbs that read and write files and end: what the disk refuses is told in a sentence."""
MISTAKES = (ServingError, ModelError, DatasetError)


def main(arguments: Sequence[str]) -> int:
    """Run one verb; 2 for a wrong command line, 1 for a mistake that its message explains."""
    parser = argparse.ArgumentParser(
        prog="tuetinh", description="Decision support, not a diagnosis. / Hỗ trợ quyết định, không phải chẩn đoán."
    )
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    asked = next((argument for argument in arguments if not argument.startswith("-")), "")
    for name, (_, help_text) in VERBS.items():
        verb = verbs.add_parser(name, help=help_text, description=help_text)
        if name == asked:  # the others may need packages, and time, that this verb does not
            importlib.import_module(VERBS[name][0]).add_arguments(verb)
    parsed = parser.parse_args(arguments)
    os.umask(0o077)  # what we write may hold patient data
    if parsed.supervised:
        _end_with_parent()
    try:
        with written_out():
            return int(importlib.import_module(VERBS[parsed.verb][0]).run(parsed))
    except MISTAKES as error:
        print(f"tuetinh {parsed.verb}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if parsed.verb not in ON_FILES:
            raise
        reason = error.strerror or "it cannot be read or written"  # its path stays untold: it may name a patient
        told = "look at the paths of the command and at the disk; run again, it goes on where it stood"
        print(f"tuetinh {parsed.verb}: {type(error).__name__}: {reason}; {told}", file=sys.stderr)
        return 1


def _end_with_parent() -> None:
    """Have the kernel end us when the supervisor, or its thread that started us, ends: orphans would keep the ports."""
    parent = os.getppid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
