"""How far the translations are."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Unit
from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic
from pipeline.edition.localize import percent_of
from pipeline.project import ArticleFile, Project
from pipeline.translation.orphans import find_orphans
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import Source, catalog_keys, read_catalogs, read_sources

__all__ = ["ProjectStatus", "Status", "project_status"]


@dataclass(frozen=True, slots=True)
class Status:
    """An article in a language. Units are counted as often as they occur in the article.

    ``characters`` is what is left to do: the length of the source text (white space aside, each text once)
    of units that are fuzzy or untranslated.
    """

    article: str
    language: str
    translated: int
    fuzzy: int
    untranslated: int
    characters: int

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
        _status(source, language, catalogs.get((language, source.name)))
        for source in sources
        for language in languages
    )
    return ProjectStatus(tuple(rows), orphans.notes())


def _status(source: Source, language: str, catalog: Catalog | None) -> Status:
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
    )


def _is_fuzzy(catalog: Catalog, unit: Unit) -> bool:
    entry = catalog.entry(unit.key)
    return entry is not None and not entry.obsolete and entry.fuzzy
