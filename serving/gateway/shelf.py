"""Empty files whose names are on disk already: an instance is written into one and needs no sync of its folder.

A name costs the disk as much as half a megabyte of content does, so names are made durable many at a time. A kill
leaves at most one batch of empty files, to which nothing refers.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from pathlib import Path

from serving.errors import OutOfResources
from serving.store.receive import UNWRITABLE, make_folder, sync_folder

BATCH = 32


class Shelf:
    """Hands out names below a data directory, each once. Safe to share between threads."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._names: list[str] = []
        self._folder = ""
        self._lock = threading.Lock()

    def put(self, content: bytes) -> str:
        """Write content into the next file; the path, relative to the data directory, once all of it is on disk.

        Raises:
            OutOfResources: the disk is full or cannot be written.
        """
        try:
            name = self._take()
            with (self._data_dir / name).open("r+b", buffering=0) as stream:
                view = memoryview(content)
                while view:
                    view = view[stream.write(view) or 0 :]
                os.fsync(stream.fileno())
        except OSError as error:
            raise OutOfResources(UNWRITABLE) from error
        return name

    def discard(self, name: str) -> None:
        """Nothing will refer to this file."""
        (self._data_dir / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the names that were not used."""
        with self._lock:
            for name in self._names:
                self.discard(name)
            self._names.clear()

    def _take(self) -> str:
        folder = time.strftime("instances/%Y%m%d/%H", time.gmtime())
        with self._lock:
            if not self._names or folder != self._folder:
                self._names += self._make(folder)
                self._folder = folder
            return self._names.pop()

    def _make(self, folder: str) -> list[str]:
        batch = uuid.uuid4().hex
        names = [f"{folder}/{batch}-{number:02d}.dcm" for number in range(BATCH)]
        make_folder(self._data_dir / folder)
        for name in names:
            (self._data_dir / name).touch(exist_ok=False)
        sync_folder(self._data_dir / folder)
        return names
