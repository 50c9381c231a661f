"""Emergency triage: critical outcome of children, without a triage level."""

from __future__ import annotations

from training.tables.sources.emergency_models import emergency_recipe

RECIPE = emergency_recipe("critical", is_adult=False, has_triage=False)
