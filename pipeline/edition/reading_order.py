"""The order in which readers are shown articles."""

from collections.abc import Iterable
from datetime import date

from pipeline.edition.localize import Edition
from pipeline.edition.metadata import date_of

__all__ = ["newest_first"]


def newest_first(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """``editions``, newest first, those without a date after them and by name.

    Last come those of which nothing is translated, in the same order.
    """
    found = sorted(editions, key=lambda edition: edition.article)
    found.sort(key=_day, reverse=True)
    found.sort(key=lambda edition: edition.is_untranslated)
    return tuple(found)


def _day(edition: Edition) -> str:
    """A date that can be compared; empty where there is none."""
    found = date_of(edition.metadata, edition.article)
    return found.isoformat() if isinstance(found, date) else ""
