"""What may be wrong with a translation: a module per check, all of the same form, and a registry of them."""

from pipeline.checks.catalogs import check_catalog
from pipeline.checks.pair import Finding, Pair
from pipeline.checks.registry import CHECKS, Check, check_pair

__all__ = ["CHECKS", "Check", "Finding", "Pair", "check_catalog", "check_pair"]
