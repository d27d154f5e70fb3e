"""Where the texts of an article stand in a catalog, for the page that shows both languages."""

from pipeline.article import Article
from pipeline.catalog import Catalog
from pipeline.edition.comparison_page import EntryLines

__all__ = ["entry_lines"]


def entry_lines(article: Article, catalog: Catalog) -> EntryLines:
    """The line of the translation of each text that is in the catalog; the first, where sentences are entries."""
    lines: dict[int, int] = {}
    for unit in article.units:
        entry = catalog.entry(unit.key)
        if unit.block is not None and unit.block not in lines and entry is not None:
            lines[unit.block] = catalog.place(entry)[0]
    return EntryLines(catalog.shown.name, lines)
