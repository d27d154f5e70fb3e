"""What front matters of several generators have in common."""

from collections.abc import Mapping
from datetime import date, datetime

from pipeline.edition.discovery.dates import changed
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import is_draft, moment_of, published_of, tags_of, text_of
from pipeline.edition.titles import title_of

__all__ = ["dates", "draft", "last_changed", "tag_list", "texts", "title"]


def title(edition: Edition) -> Mapping[str, object]:
    """The title, where the front matter has none that is a text."""
    return {} if _is_text(edition, "title") else {"title": title_of(edition).text}


def texts(edition: Edition, *keys: str) -> Mapping[str, object]:
    """Values of ``keys`` that are not written as texts, such as ``description: 2024``, as texts."""
    return {
        key: text_of(edition.metadata, key)
        for key in keys
        if key in edition.metadata and not _is_text(edition, key)
    }


def draft(edition: Edition) -> Mapping[str, object]:
    """``draft`` for an article that says so in Zenn's words alone."""
    return {"draft": True} if is_draft(edition.metadata) and "draft" not in edition.metadata else {}


def last_changed(edition: Edition, key: str) -> Mapping[str, object]:
    """The day on which the edition last changed as ``key``, unless the author says it."""
    moment: date | None = changed(edition)
    return {key: moment} if moment is not None and edition.metadata.get(key) is None else {}


def dates(edition: Edition, *keys: str) -> Mapping[str, object]:
    """The dates of ``keys`` that are not written as generators read them, and a ``date`` in the name of the file."""
    metadata = edition.metadata
    written = {key: moment_of(metadata, key) for key in keys if isinstance(metadata.get(key), str)}
    found = {key: moment for key, moment in written.items() if moment and not _is_iso(str(metadata[key]))}
    if "date" in found or moment_of(metadata, "date"):
        return found
    named = published_of(metadata, edition.article)
    return {**found, "date": named} if named else found


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def tag_list(edition: Edition) -> Mapping[str, object]:
    """``tags`` as a list of texts, where the front matter has something else."""
    written = edition.metadata.get("tags")
    if written is None or (
        isinstance(written, list) and all(isinstance(one, str) and one.strip() for one in written)
    ):
        return {}
    return {"tags": list(tags_of(edition.metadata))}


def _is_text(edition: Edition, key: str) -> bool:
    value = edition.metadata.get(key)
    return isinstance(value, str) and bool(value.strip())
