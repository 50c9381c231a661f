"""`./tuetinh retry STUDY_UID`: try again at once what could not be delivered, or a study that failed."""

from __future__ import annotations

import argparse
import json
import time

from serving.settings import read_settings
from serving.store.database import Store
from serving.store.deliveries import retry_deliveries
from serving.store.progress import reopen_study
from serving.store.studies import get_study


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The study."""
    parser.description = "Try at once what could not be delivered of a study; analyse it anew when its analysis failed."
    parser.add_argument("study", metavar="STUDY_UID", help="Study Instance UID")
    parser.add_argument("--again", action="store_true", help="analyse it anew although it did not fail")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a line")


def run(arguments: argparse.Namespace) -> int:
    """0 when something is tried again, 3 when there was nothing to try."""
    store = Store(read_settings().sqlalchemy_url)
    store.create_schema()
    try:
        study = get_study(store, arguments.study)
        deliveries = retry_deliveries(store, arguments.study, time.time())
        is_failed = study.state == "failed" and study.reason != "not-delivered"
        is_reopened = (is_failed or arguments.again) and reopen_study(store, arguments.study)
    finally:
        store.close()
    if arguments.json:
        print(json.dumps({"deliveries": deliveries, "is_analysed_anew": is_reopened}))
    else:
        print(f"{deliveries} deliveries are tried again; the study is {'' if is_reopened else 'not '}analysed anew")
    return 0 if deliveries or is_reopened else 3
