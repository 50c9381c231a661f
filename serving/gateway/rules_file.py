"""The rules in force, read again when the file changes; a broken file leaves the last good rules in force."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from serving.errors import InvalidRules
from serving.gateway.rules import Rules, read_rules, rules_path
from serving.settings import Settings

logger = logging.getLogger("tuetinh.gateway")


def destination_names(settings: Settings) -> tuple[str, ...]:
    """The names of the destinations that the rules file has now; none when it is broken."""
    try:
        return tuple(one.name for one in read_rules(rules_path(settings)).destinations)
    except InvalidRules as error:
        logger.error("the routing rules are broken: %s", error)
        return ()


class RulesFile:
    """Call it for the rules. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        """Read them once.

        Raises:
            InvalidRules: they are broken; a process must not start with no good rules.
        """
        self._settings = settings
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._rules = read_rules(rules_path(settings))

    def __call__(self) -> Rules:
        """The rules in force."""
        with self._lock:
            stamp = self._look()
            if stamp != self._stamp:
                self._stamp = stamp
                self._read_again()
            return self._rules

    def _look(self) -> tuple[Path, int]:
        path = rules_path(self._settings)
        try:
            return path, path.stat().st_mtime_ns
        except OSError:
            return path, 0

    def _read_again(self) -> None:
        try:
            self._rules = read_rules(rules_path(self._settings))
            logger.info("the routing rules were read again")
        except InvalidRules as error:
            logger.error("the changed routing rules are broken and the last good ones stay in force: %s", error)
