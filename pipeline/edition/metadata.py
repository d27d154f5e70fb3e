"""What pages show of a front matter, whatever YAML its author wrote there.

Nothing here raises: a value that makes no sense where it stands is passed over.
"""

from collections.abc import Mapping
from datetime import date, datetime

__all__ = ["date_of", "tags_of", "text_of"]


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


def _text(value: object) -> str:
    if isinstance(value, bool | None):
        return ""
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
