"""Articles → templates → catalogs: the work of ``extract`` and ``update``.

Everything is read and merged before the first file is written. A catalog that somebody saved in the
meantime is not overwritten.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePath

import polib

from pipeline.article import UnitKey
from pipeline.build.problems import Problems
from pipeline.build.reading import (
    CatalogKey,
    Source,
    catalog_keys,
    leftovers,
    read_catalogs,
    read_project_glossary,
    read_sources,
)
from pipeline.catalog import Catalog, dump, make_template, merge, read_catalog, write_if_changed
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.glossary import Glossary, Matcher
from pipeline.project import ArticleFile, Project

__all__ = ["CatalogChange", "Extracted", "TemplateChange", "Updated", "extract", "update"]


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """A template after ``extract``: how many entries it has, and whether the file changed."""

    article: str
    shown: PurePath
    entries: int
    changed: bool


@dataclass(frozen=True, slots=True)
class CatalogChange:
    """A catalog after ``update``, counted in entries.

    ``new`` are those whose text the catalog did not have before, and for which no similar translation was
    found.
    """

    article: str
    language: str
    shown: PurePath
    translated: int
    fuzzy: int
    untranslated: int
    obsolete: int
    new: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Extracted:
    """What ``extract`` did. ``notes`` tell of text that is not offered for translation."""

    templates: tuple[TemplateChange, ...]
    notes: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Updated:
    """What ``update`` did."""

    templates: tuple[TemplateChange, ...]
    catalogs: tuple[CatalogChange, ...]
    notes: tuple[Diagnostic, ...]


def extract(project: Project, files: Sequence[ArticleFile]) -> Extracted:
    """Write the template of each article. Raises `InputError`, before writing, if an article cannot be read."""
    problems = Problems()
    sources = read_sources(project, files, problems)
    problems.stop_if_any()
    templates = _templates(project, sources)
    texts = {article: dump(template) for article, template in templates.items()}
    return Extracted(_write_templates(project, templates, texts), leftovers(sources))


def update(project: Project, files: Sequence[ArticleFile], languages: Sequence[str]) -> Updated:
    """Write the templates, then merge them into the catalogs of ``languages``.

    Raises `InputError`, with nothing written, if an article, a catalog or the glossary cannot be read, or a
    catalog changed on disk while this ran.
    """
    problems = Problems()
    sources = read_sources(project, files, problems)
    catalogs = read_catalogs(project, catalog_keys(sources, languages), problems)
    glossary = read_project_glossary(project, problems)
    problems.stop_if_any()
    assert glossary is not None

    templates = _templates(project, sources)
    hints = _hints(glossary, project.config.source_language)
    merged: dict[CatalogKey, polib.POFile] = {}
    texts: dict[CatalogKey, str] = {}
    template_texts: dict[str, str] = {}
    for article, template in templates.items():  # one article after the other: `dump` remembers its msgids
        template_texts[article] = dump(template)
        for language in languages:
            key = (language, article)
            merged[key] = merge(template, catalogs.get(key), language, hints=hints(language))
            texts[key] = dump(merged[key])
    _stop_if_saved_meanwhile(project, catalogs, texts, problems)
    return Updated(
        templates=_write_templates(project, templates, template_texts),
        catalogs=tuple(
            _change(project, key, po, catalogs.get(key), texts[key]) for key, po in merged.items()
        ),
        notes=leftovers(sources),
    )


def _templates(project: Project, sources: Iterable[Source]) -> Mapping[str, polib.POFile]:
    created = datetime.now(UTC)
    return {
        source.name: make_template(
            source.article.units,
            source.shown,
            title=str(source.article.metadata.get("title", source.name)),
            hints=None,
            created=created,
            previous=_previous_template(project.template_path(source.name)),
        )
        for source in sources
    }


def _previous_template(path: Path) -> Catalog | None:
    """The template on disk. One that cannot be read (a merge conflict, say) is simply made again."""
    try:
        return read_catalog(path, path) if path.is_file() else None
    except InputError:
        return None


def _hints(glossary: Glossary, source_language: str) -> Callable[[str], Callable[[UnitKey], Sequence[str]]]:
    """For a language and a unit: a line per term of the unit, ``拡大抑止 = extended deterrence``."""
    matcher = Matcher(glossary, source_language)
    find = cache(matcher.find)

    def for_language(language: str) -> Callable[[UnitKey], Sequence[str]]:
        def for_unit(key: UnitKey) -> Sequence[str]:
            terms = {match.term.id: match.term for match in find(key[1])}
            return [
                f"{term.ja[0]} = {term.renderings[language].preferred}"
                for term in terms.values()
                if language in term.renderings
            ]

        return for_unit

    return for_language


def _stop_if_saved_meanwhile(
    project: Project,
    catalogs: Mapping[CatalogKey, Catalog],
    texts: Mapping[CatalogKey, str],
    problems: Problems,
) -> None:
    for (language, article), text in texts.items():
        catalog = catalogs.get((language, article))
        path = project.catalog_path(language, article)
        if catalog and text == catalog.text:
            continue
        try:
            now = path.read_bytes()
        except FileNotFoundError:
            now = None
        if now != (catalog.data if catalog else None):
            message = "was saved by somebody else just now: run the command again"
            problems.add([Diagnostic("catalog", message, project.shown(path))])
    problems.stop_if_any()


def _write_templates(
    project: Project, templates: Mapping[str, polib.POFile], texts: Mapping[str, str]
) -> tuple[TemplateChange, ...]:
    changes: list[TemplateChange] = []
    for article, template in templates.items():
        path = project.template_path(article)
        changed = write_if_changed(path, texts[article])
        changes.append(TemplateChange(article, project.shown(path), len(template), changed))
    return tuple(changes)


def _change(
    project: Project, key: CatalogKey, po: polib.POFile, before: Catalog | None, text: str
) -> CatalogChange:
    language, article = key
    path = project.catalog_path(language, article)
    known = {(entry.msgctxt, entry.msgid) for entry in before.po} if before else set()
    current = [entry for entry in po if not entry.obsolete]
    fuzzy = sum(entry.fuzzy for entry in current)
    translated = sum(entry.translated() for entry in current)
    return CatalogChange(
        article=article,
        language=language,
        shown=project.shown(path),
        translated=translated,
        fuzzy=fuzzy,
        untranslated=len(current) - translated - fuzzy,
        obsolete=len(po) - len(current),
        new=sum((entry.msgctxt, entry.msgid) not in known and not entry.fuzzy for entry in current),
        changed=write_if_changed(path, text),
    )
