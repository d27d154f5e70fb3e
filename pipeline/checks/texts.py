"""What kind of texts a catalog holds: Markdown, or what programs show."""

import re
from collections.abc import Iterable

from polib import POEntry

from pipeline.catalog import Catalog
from pipeline.locales import is_known, locale_of

__all__ = ["holds_markdown", "source_language_of"]

_MARKDOWN_FILE = re.compile(r"\.(?:md|mdx|markdown|qmd|rmd)$", re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
_LOOKED_AT = 200
"""Entries that tell enough of a catalog."""


def holds_markdown(catalog: Catalog, source_language: str) -> bool:
    """Whether the texts are Markdown, by the files that the entries name.

    Where they name none, by the flag ``markdown-text`` of po4a, or by the language: Japanese texts are articles.
    """
    entries = _first(catalog)
    names = [name for entry in entries for name, _ in entry.occurrences]
    if names:
        return sum(_MARKDOWN_FILE.search(name) is not None for name in names) * 2 > len(names)
    if any(flag.endswith("-format") for entry in entries for flag in entry.flags):
        return False
    return source_language.partition("_")[0] == "ja" or any(
        "markdown-text" in entry.flags for entry in entries
    )


def source_language_of(catalog: Catalog) -> str:
    """The locale of the msgids as the header names it, else by their script: Japanese if they have kana or kanji.

    What gettext takes for granted is English.
    """
    for field in ("X-Source-Language", "Source-Language", "X-Source-Locale"):
        named = str(catalog.po.metadata.get(field, "")).strip()
        if named and is_known(named):
            return str(locale_of(named))
    entries = _first(catalog)
    japanese = sum(_JAPANESE.search(entry.msgid) is not None for entry in entries)
    return "ja" if japanese * 3 > len(entries) else "en"


def _first(catalog: Catalog) -> list[POEntry]:
    entries: Iterable[POEntry] = (entry for entry in catalog.po if not entry.obsolete)
    return [entry for entry, _ in zip(entries, range(_LOOKED_AT), strict=False)]
