"""The child that decodes compressed frames, so that a decoder's crash, hang or growth ends here and not in a server.

One request is a JSON line (with the frame's length) and the frame; one answer is a JSON line and the samples.
It ends when its input closes, after ten idle minutes, and at once when a frame takes longer than its time.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from typing import Any, BinaryIO

from datasets.dicom.codecs import FrameShape, decode_frame

IDLE_SECONDS = 600


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until the input closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        signal.alarm(IDLE_SECONDS)
        line = requests.readline()
        if not line:
            return
        request = json.loads(line)
        frame = requests.read(request["bytes"])
        signal.alarm(max(1, round(request["seconds"]) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (request["memory"], resource.RLIM_INFINITY))
        _answer(request["shape"], frame, answers)


def _answer(shape: dict[str, Any], frame: bytes, answers: BinaryIO) -> None:
    try:
        samples = decode_frame(frame, FrameShape(**shape))
    except Exception as error:  # noqa: BLE001 -- a codec may raise anything; only the type crosses, never its words
        answers.write(json.dumps({"error": type(error).__name__}).encode() + b"\n")
    else:
        answers.write(json.dumps({"dtype": samples.dtype.str, "shape": samples.shape}).encode() + b"\n")
        answers.write(samples.data)
    answers.flush()


def main() -> None:
    """Entry of the child: standard input and output carry the protocol."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
