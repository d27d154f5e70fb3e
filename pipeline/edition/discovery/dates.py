"""When an edition was published and last changed, by what its article and its catalog say. No clock, no file times."""

from datetime import UTC, date, datetime

from pipeline.edition.localize import Edition
from pipeline.edition.metadata import instant_of, moment_of, published_of

__all__ = ["changed", "published", "w3c", "w3c_time"]


def published(edition: Edition) -> date | datetime | None:
    """When the article was published: the front matter's ``date``, or else the one in its file's name."""
    return published_of(edition.metadata, edition.article)


def changed(edition: Edition) -> date | datetime | None:
    """When the edition last changed: the latest of its dates.

    These are the front matter's ``updated``, the day of publication and, of a translation, when its catalog was last
    revised.
    """
    revised = None if edition.is_untranslated else edition.credits.revised
    moments = (published(edition), moment_of(edition.metadata), revised)
    return max((one for one in moments if one), key=instant_of, default=None)


def w3c(moment: date | datetime) -> str:
    """A date as precise as it is known: ``2026-11-24``, ``2026-11-24T18:57:00+00:00`` (W3C-DTF, ISO 8601)."""
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def w3c_time(moment: date | datetime) -> str:
    """A date with its time, in UTC, where a format has no days: ``2026-11-24T00:00:00Z`` (RFC 3339)."""
    return instant_of(moment).astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
