"""Decode compressed frames in persistent child processes with limits on memory and time.

Children are started when first needed, kept, shared by threads, and replaced when one fails: a decoder that crashed or
refused a frame may have leaked.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets.dicom.codecs import FrameShape
from datasets.errors import UnreadableInstance
from datasets.limits import Limits

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from datasets.dicom.decoder_process import main; main()"
)
MAX_CHILDREN = max(1, min(4, os.cpu_count() or 1))
FRAMES_A_CHILD = 2000


class _Child:
    """One decoder process and the exchange with it."""

    def __init__(self) -> None:
        self.frames = 0
        self.process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module, no outside word in it
            [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def decode(self, frame: bytes, shape: FrameShape, limits: Limits) -> NDArray[Any]:
        """Send a frame, wait for its samples at most `limits.decoder_seconds`."""
        self.frames += 1
        watchdog = threading.Timer(limits.decoder_seconds + 2.0, self.process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            return self._exchange(frame, shape, limits)
        except (OSError, ValueError) as error:
            raise _died() from error
        finally:
            watchdog.cancel()

    def _exchange(self, frame: bytes, shape: FrameShape, limits: Limits) -> NDArray[Any]:
        sink, answers = self.process.stdin, self.process.stdout
        if sink is None or answers is None:
            raise _died()
        request = {
            "bytes": len(frame),
            "seconds": limits.decoder_seconds,
            "memory": limits.decoder_bytes,
            "shape": asdict(shape),
        }
        sink.write(json.dumps(request).encode() + b"\n")
        sink.write(frame)
        sink.flush()
        line = answers.readline()
        if not line:
            raise _died()
        answer = json.loads(line)
        if "error" in answer:
            raise UnreadableInstance(
                f"expected a sound compressed frame, got {answer['error']} from the decoder; the frame is damaged"
            )
        samples = np.empty(answer["shape"], answer["dtype"])
        if answers.readinto(samples.reshape(-1).view(np.uint8).data) != samples.nbytes:  # type: ignore[attr-defined]
            raise _died()
        return samples

    def close(self) -> None:
        """End the process and its pipes."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue


def _died() -> UnreadableInstance:
    return UnreadableInstance(
        "expected a frame that decodes within its time and memory, got none; the frame is damaged or too large"
    )


class FrameDecoder:
    """A pool of decoder processes; safe for threads, and for a process that forks."""

    def __init__(self, children: int = MAX_CHILDREN) -> None:
        self._children = children
        self._idle: list[_Child] = []
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(children)

    def decode(self, frame: bytes, shape: FrameShape, limits: Limits) -> NDArray[Any]:
        """Decode one frame.

        Raises:
            UnreadableInstance: the decoder refused it, crashed, or ran over its time or memory.
        """
        with self._slots:
            child = self._take()
            try:
                samples = child.decode(frame, shape, limits)
            except BaseException:
                child.close()
                raise
            self._give_back(child)
            return samples

    def _take(self) -> _Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.process.poll() is None:
                    return child
                child.close()
        return _Child()

    def _give_back(self, child: _Child) -> None:
        if child.frames >= FRAMES_A_CHILD:
            child.close()
            return
        with self._lock:
            self._idle.append(child)

    def close(self) -> None:
        """End the idle children."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def forget(self) -> None:
        """Start over with no children: after a fork they belong to the parent."""
        self._idle = []
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(self._children)


DECODER = FrameDecoder()
atexit.register(DECODER.close)
os.register_at_fork(after_in_child=DECODER.forget)
