"""How far the translations are."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from pipeline.article import Unit
from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic
from pipeline.edition.localize import percent_of
from pipeline.project import ArticleFile, Project
from pipeline.translation.orphans import find_orphans
from pipeline.workspace.history import line_dates
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import Source, catalog_keys, read_catalogs, read_sources

__all__ = ["ProjectStatus", "Status", "project_status"]

Dates = Callable[[], Sequence[date | None] | None]
"""Gives the day of each line of an article."""

_LINE_END = re.compile(r"\n")  # git's lines


@dataclass(frozen=True, slots=True)
class Status:
    """An article in a language. Units are counted as often as they occur in the article.

    ``characters`` is what is left to do: the length of the source text (white space aside, each text once)
    of units that are fuzzy or untranslated. ``since`` is the day on which the oldest of these came to say what it says,
    None if there are none or no git repository knows.
    """

    article: str
    language: str
    translated: int
    fuzzy: int
    untranslated: int
    characters: int
    since: date | None = None

    @property
    def is_behind(self) -> bool:
        """Whether the source says what the translation does not."""
        return self.translated < self.units

    @property
    def units(self) -> int:
        """How many units the article has."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """The translated share, rounded down, so that 100 means all of it."""
        return percent_of(self.translated, self.units)


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """A row per article and language; ``orphans`` tell of catalogs and templates that no article has."""

    rows: tuple[Status, ...]
    orphans: tuple[Diagnostic, ...]


def project_status(project: Project, files: Sequence[ArticleFile], languages: Sequence[str]) -> ProjectStatus:
    """The status of the articles in each of ``languages``. Raises `InputError` for what cannot be read."""
    problems = Problems()
    sources = read_sources(project, files, problems)
    catalogs = read_catalogs(project, catalog_keys(sources, languages), problems)
    orphans = find_orphans(project, languages, sources, problems)
    problems.stop_if_any()
    rows = (
        _status(source, language, catalogs.get((language, source.name)), dates)
        for source in sources
        for dates in [cache(partial(line_dates, source.path))]
        for language in languages
    )
    return ProjectStatus(tuple(rows), orphans.notes())


def _status(source: Source, language: str, catalog: Catalog | None, dates: Dates) -> Status:
    translations = catalog.translations() if catalog else {}
    units = source.article.units
    done = [unit for unit in units if unit.key in translations]
    left = [unit for unit in units if unit.key not in translations]
    fuzzy = [unit for unit in left if catalog and _is_fuzzy(catalog, unit)]
    return Status(
        article=source.name,
        language=language,
        translated=len(done),
        fuzzy=len(fuzzy),
        untranslated=len(left) - len(fuzzy),
        characters=sum(
            len("".join(text.split())) for text in {unit.key: unit.text for unit in left}.values()
        ),
        since=_since(source, left, dates) if left else None,
    )


def _since(source: Source, left: Iterable[Unit], dates: Dates) -> date | None:
    """The day of the oldest change that is not translated. A unit is as new as the newest of its lines."""
    known = dates()
    if known is None:
        return None
    ends = [found.end() for found in _LINE_END.finditer(source.article.text)]
    changes: list[date] = []
    for unit in left:
        lines = {bisect_right(ends, span.start) for span in unit.spans} or {unit.line - 1}
        days = [known[line] if line < len(known) else None for line in lines]
        if all(days):
            changes.append(max(day for day in days if day))
    return min(changes, default=None)


def _is_fuzzy(catalog: Catalog, unit: Unit) -> bool:
    entry = catalog.entry(unit.key)
    return entry is not None and not entry.obsolete and entry.fuzzy
