"""What pages show of a front matter, whatever its author wrote there.

Nothing here raises: a value that makes no sense where it stands is passed over, and is one of the `mistakes`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

__all__ = ["date_of", "is_draft", "mistakes", "tags_of", "text_of"]


def text_of(metadata: Mapping[str, object], key: str) -> str:
    """The value of ``key`` as one line of text; empty if there is none, or it is a list or a mapping."""
    return _text(metadata.get(key))


def tags_of(metadata: Mapping[str, object]) -> tuple[str, ...]:
    """The texts of ``tags``, each once, in order. A single value stands for a list of one."""
    value = metadata.get("tags")
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(text for one in values if (text := _text(one))))


def date_of(metadata: Mapping[str, object]) -> date | str:
    """The value of ``date``: as a date if it is one or reads as one (ISO 8601), else as its text."""
    value = metadata.get("date")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        return datetime.fromisoformat(text).date() if isinstance(value, str) else text
    except ValueError:
        return text


def is_draft(metadata: Mapping[str, object]) -> bool:
    """Whether the article is not to be published: ``draft: true``, or ``published: false`` as Zenn has it."""
    return metadata.get("draft") is True or metadata.get("published") is False


def mistakes(metadata: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The keys whose values make no sense, each with what is wrong; a key without a value is none of them."""
    for key in ("title", "description"):
        if _is_there(metadata, key) and not text_of(metadata, key):
            yield key, f"{key} is not a text: put it in quotes"
    if _is_there(metadata, "date") and not isinstance(date_of(metadata), date):
        yield "date", "date is not a date: write 2026-11-24"
    tags = metadata.get("tags")
    if _is_there(metadata, "tags") and not all(map(_text, tags if isinstance(tags, list) else [tags])):
        yield "tags", "tags is not a list of texts: write [one, another]"
    for key in ("draft", "published"):
        if _is_there(metadata, key) and not isinstance(metadata[key], bool):
            yield key, f"{key} is neither true nor false"


def _is_there(metadata: Mapping[str, object], key: str) -> bool:
    return metadata.get(key) not in (None, "")


def _text(value: object) -> str:
    if isinstance(value, bool | None):
        return ""
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
