"""Which associations are open and which studies they are sending: a study is not complete while one is."""

from __future__ import annotations

import threading


class OpenAssociations:
    """Association → studies it has sent to. Safe to share between threads."""

    def __init__(self) -> None:
        self._studies: dict[int, set[str]] = {}
        self._lock = threading.Lock()

    def add(self, association: int, study_instance_uid: str) -> None:
        """The association sent an instance of the study."""
        with self._lock:
            self._studies.setdefault(association, set()).add(study_instance_uid)

    def remove(self, association: int) -> None:
        """The association ended, in whatever way."""
        with self._lock:
            self._studies.pop(association, None)

    def has(self, study_instance_uid: str) -> bool:
        """Is the study still being sent?"""
        with self._lock:
            return any(study_instance_uid in studies for studies in self._studies.values())
