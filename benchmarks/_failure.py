"""Why a benchmark gives no figures."""

from __future__ import annotations


class BenchmarkFailed(Exception):
    """A peer is missing, or something did not do what was to be measured."""
