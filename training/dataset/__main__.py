"""`./tuetinh dataset VERB`: build, list, diff, verify, export, query, report, privacy, quality, labels.

Exit codes: 0 done; 3 something was quarantined, changed or found; 1 a mistake that the message explains;
130 interrupted.
"""

from __future__ import annotations

import importlib
import sqlite3
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from datasets.errors import DatasetError
from datasets.output import written_out
from training.errors import TrainingError

MISTAKE, INTERRUPTED = 1, 130
VERBS = {
    "build": "from archives, folders and extracts to one de-identified, checked, named version"
    " / từ kho ảnh và hồ sơ thành một phiên bản đã khử định danh",
    "list": "the versions of this site / các phiên bản ở đây",
    "diff": "what B has and A has not / hai phiên bản khác nhau ở đâu",
    "verify": "is it still what it was built as, and does nothing in it tell of a person"
    " / kiểm tra lại phiên bản, tìm dấu vết danh tính",
    "export": "a version in the form that a trainer reads / xuất ra dạng dùng để huấn luyện",
    "query": "one SELECT over the index and the tables / hỏi bằng SQL",
    "report": "a look at a version, as one HTML page / trang HTML để xem phiên bản",
    "privacy": "how easily somebody is found, the least generalisation, and a version made so"
    " / nguy cơ nhận ra người bệnh, và mức khái quát cần có",
    "quality": "what is missing, impossible, repeated or out of order in a version's tables / chất lượng dữ liệu bảng",
    "labels": "import labels, put them into a version, settle what readers differ on, measure how far they agree"
    " / nhãn: nhập, đưa vào phiên bản, phân xử, đo độ đồng thuận",
}
EPILOG = (
    "Versions lie below DATA_DIR/datasets; DATA_DIR is the folder that TUETINH_DATA_DIR names, else .tuetinh where you"
    " stand. Exit codes: 0 done, 3 something was held back, changed, found or is disputed, 1 a mistake, which is"
    " explained, 2 words that are not understood, 130 interrupted."
    " / Phiên bản nằm trong DATA_DIR/datasets; DATA_DIR lấy từ TUETINH_DATA_DIR, nếu không thì .tuetinh ở thư mục"
    " hiện tại."
)


def main(words: Sequence[str] | None = None) -> int:
    """Run a verb; return the exit code."""
    title = "Datasets with a version. / Bộ dữ liệu có phiên bản."
    parser = ArgumentParser(prog="tuetinh dataset", description=title, epilog=EPILOG)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    words = sys.argv[1:] if words is None else words
    for name, summary in VERBS.items():
        sub = verbs.add_parser(name, help=summary, description=summary, epilog=EPILOG)
        if name in words[:1]:  # workers import this module anew: it must cost them nothing
            verb = importlib.import_module(f"training.dataset.{name}_verb")
            verb.add_arguments(sub)
            sub.set_defaults(run=verb.run)
    arguments = parser.parse_args(words)
    try:
        with written_out():
            return int(arguments.run(arguments))
    except (DatasetError, TrainingError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return MISTAKE
    except OSError as error:  # its path stays untold: a file may be named like a patient
        reason = error.strerror or "it cannot be read or written"
        print(f"{type(error).__name__}: {reason}; look at the paths of the command and at the disk", file=sys.stderr)
        return MISTAKE
    except sqlite3.Error as error:  # of a build's or a pull's journal; its messages are SQLite's own and name nobody
        again = "make room on the disk, or look at it, and run the same command again: it goes on where it stood"
        print(f"{type(error).__name__}: {error}; {again}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        again = "; the same command goes on where it stood / chạy lại cùng lệnh để tiếp tục" if "build" in words else ""
        print(f"interrupted / đã ngắt{again}", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
