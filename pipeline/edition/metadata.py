"""What pages show of a front matter, whatever its author wrote there.

Nothing here raises: a value that makes no sense where it stands is passed over, and is one of the `mistakes`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from pipeline.edition.written_dates import date_in_name, read_date

__all__ = [
    "date_of",
    "image_of",
    "instant_of",
    "is_draft",
    "mistakes",
    "moment_of",
    "published_of",
    "tags_of",
    "text_of",
]

_SVG = re.compile(r"\.svg(?:[?#]|$)", re.IGNORECASE)

_CHANGED = ("updated", "lastmod", "last_modified_at")
"""Keys for when an article last changed: ours, Hugo's and Jekyll's."""


def text_of(metadata: Mapping[str, object], key: str) -> str:
    """The value of ``key`` as one line of text; empty if there is none, or it is a list or a mapping."""
    return _text(metadata.get(key))


def tags_of(metadata: Mapping[str, object]) -> tuple[str, ...]:
    """The texts of ``tags``, each once, in order. A single value stands for a list of one."""
    value = metadata.get("tags")
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(text for one in values if (text := _text(one))))


def date_of(metadata: Mapping[str, object], article: str) -> date | str:
    """The value of ``date``: as a date if it is one or reads as one (`read_date`), else as its text.

    Without one it is the date in the name of the ``article``; empty if that has none either.
    """
    if not _is_there(metadata, "date"):
        return date_in_name(article) or ""
    value = metadata["date"]
    found = read_date(value) if isinstance(value, str) else value
    if isinstance(found, datetime):
        return found.date()
    return found if isinstance(found, date) else _text(value)


def published_of(metadata: Mapping[str, object], article: str) -> date | datetime | None:
    """When the article was published: its ``date``, or else the one in its name. None if nobody knows."""
    return moment_of(metadata, "date") if _is_there(metadata, "date") else date_in_name(article)


def moment_of(metadata: Mapping[str, object], *keys: str) -> date | datetime | None:
    """The first of ``keys`` (if none are given, those for when an article last changed) that is a point in time.

    As precise as its author wrote it: a day, or a time of a day, which is one in UTC unless it says otherwise.
    """
    for key in keys or _CHANGED:
        found = _moment(metadata.get(key))
        if found is not None:
            return found
    return None


def instant_of(moment: date | datetime) -> datetime:
    """A point in time that can be compared with others: a day begins at midnight, UTC."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def image_of(metadata: Mapping[str, object]) -> str:
    """The picture to show where the article is shared, as a URL; empty if there is none."""
    return _text(value) if isinstance(value := metadata.get("image"), str) else ""


def is_draft(metadata: Mapping[str, object]) -> bool:
    """Whether the article is not to be published: ``draft: true``, or ``published: false`` as Zenn has it."""
    return metadata.get("draft") is True or metadata.get("published") is False


def mistakes(metadata: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The keys whose values make no sense, each with what is wrong; a key without a value is none of them."""
    for key in ("title", "description"):
        if _is_there(metadata, key) and not text_of(metadata, key):
            yield key, f"{key} is not a text: put it in quotes"
    if _is_there(metadata, "date") and not isinstance(date_of(metadata, ""), date):
        yield "date", "date is not a date: write 2026-11-24"
    for key in _CHANGED:
        if _is_there(metadata, key) and _moment(metadata[key]) is None:
            yield key, f"{key} is not a date: write 2026-11-24"
    if _is_there(metadata, "image") and not image_of(metadata):
        yield "image", "image is not a text: write the path of a picture"
    if _SVG.search(image_of(metadata)):
        yield "image", "image is an SVG, which social networks do not show: name a PNG, JPEG or WebP"
    tags = metadata.get("tags")
    if not all(_text(one) for one in (tags if isinstance(tags, list) else [tags]) if not _is_blank(one)):
        yield "tags", "tags is not a list of texts: write [one, another]"
    for key in ("draft", "published"):
        if _is_there(metadata, key) and not isinstance(metadata[key], bool):
            yield key, f"{key} is neither true nor false"


def _is_there(metadata: Mapping[str, object], key: str) -> bool:
    return not _is_blank(metadata.get(key))


def _is_blank(value: object) -> bool:
    """Whether a value is none: an item of a list that somebody left empty, a key whose value is to come."""
    return value is None or (isinstance(value, str) and not value.strip())


def _moment(value: object) -> date | datetime | None:
    """A value as a point in time, None if it is none, or one that the calendar has only in some time zones."""
    try:
        if isinstance(value, str):
            value = read_date(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if not isinstance(value, datetime):
            return None
        instant_of(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return instant_of(value)


def _text(value: object) -> str:
    if isinstance(value, bool | None):
        return ""
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
