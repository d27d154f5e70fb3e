"""What may be wrong with a translation: a module per check, all of the same form, and a registry of them."""

from pipeline.checks.catalogs import check_catalog, check_consistency
from pipeline.checks.check import Check
from pipeline.checks.pair import Finding, Pair
from pipeline.checks.plugins import plugin_checks
from pipeline.checks.registry import CHECKS, check_pair
from pipeline.checks.silencing import Heard, silence
from pipeline.checks.texts import holds_markdown, source_language_of

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Heard",
    "Pair",
    "check_catalog",
    "check_consistency",
    "check_pair",
    "holds_markdown",
    "plugin_checks",
    "silence",
    "source_language_of",
]
