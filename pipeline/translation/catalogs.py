"""Articles → templates → catalogs: the work of ``extract`` and ``update``.

Everything is read and merged, and it is looked at whether the folders may be written, before the first file is
written. A catalog that somebody saved in the meantime is read and merged again.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipeline.catalog import Catalog, dump
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.project import ArticleFile, Project
from pipeline.translation.merging import Merged, Written, glossary_hints, write_catalogs
from pipeline.translation.moving import with_moved_texts
from pipeline.translation.orphans import find_orphans, remove_left_behind
from pipeline.translation.remembering import with_suggestions
from pipeline.translation.templates import TemplateChange, make_templates, write_templates
from pipeline.workspace.directives import directive_findings
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import (
    CatalogKey,
    catalog_keys,
    leftovers,
    read_catalogs,
    read_project_glossary,
    read_sources,
)
from pipeline.workspace.terms import article_terms
from pipeline.workspace.writing import require_writable, told_as_input_error

__all__ = ["CatalogChange", "Extracted", "Renamed", "TemplateChange", "Updated", "extract", "update"]


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
class Renamed:
    """A catalog that went along with an article that has another name now: from where, and to where."""

    before: PurePath
    after: PurePath


@dataclass(frozen=True, slots=True)
class Extracted:
    """What ``extract`` did. ``notes`` tell of text that is not offered for translation, and misspelt directives."""

    templates: tuple[TemplateChange, ...]
    notes: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Updated:
    """What ``update`` did.

    ``notes`` tell of text that is not offered for translation, of misspelt directives, and of catalogs that are in
    another charset now, ``orphans`` of catalogs and templates that no article has. ``unreadable`` says what is wrong
    with catalogs that were left as they are.
    """

    templates: tuple[TemplateChange, ...]
    catalogs: tuple[CatalogChange, ...]
    renames: tuple[Renamed, ...]
    notes: tuple[Diagnostic, ...]
    orphans: tuple[Diagnostic, ...]
    unreadable: tuple[Diagnostic, ...] = ()


def extract(project: Project, files: Sequence[ArticleFile]) -> Extracted:
    """Write the template of each article.

    Raises `InputError`, with nothing written, if an article cannot be read or a folder cannot be written.
    """
    problems = Problems()
    sources = read_sources(project, files, problems)
    problems.stop_if_any()
    templates = make_templates(project, sources)
    texts = {article: dump(template) for article, template in templates.items()}
    with told_as_input_error(project, "catalog", project.locale_dir):
        require_writable(_folders_to_change(project, texts, ()))
        changes = write_templates(project, templates, texts)
    return Extracted(changes, (*leftovers(sources), *directive_findings(sources)))


def update(project: Project, files: Sequence[ArticleFile], languages: Sequence[str]) -> Updated:
    """Write the templates, then merge them into the catalogs of ``languages``.

    An article without a catalog gets the one that it had under another name, if there is one. A catalog that cannot be
    read is left alone; while that is one that may belong to a renamed article, no article of its language gets a new
    catalog. Raises `InputError`, with nothing written, if an article, the glossary or a TMX file cannot be read, or a
    folder cannot be written; the same, about the catalogs that are not written then, if the disk fails in between.
    """
    problems, unreadable, lost = Problems(), Problems(), Problems()
    sources = read_sources(project, files, problems)
    glossary = read_project_glossary(project, problems)
    problems.stop_if_any()
    assert glossary is not None
    catalogs = read_catalogs(project, catalog_keys(sources, languages), unreadable)
    orphans = find_orphans(project, languages, sources, lost)
    left_alone = frozenset(_left_alone(project, catalog_keys(sources, languages), catalogs, lost.found))

    templates = make_templates(project, sources)
    renames = {(one.language, one.after): one for one in orphans.renames}
    terms = article_terms(sources, glossary, project.config.source_language)
    hints = {one: glossary_hints(one.matcher) for one in dict.fromkeys(terms.values())}
    merged: list[Merged] = []
    texts: dict[str, str] = {}
    for article, template in templates.items():  # one article after the other: `dump` remembers its msgids
        texts[article] = dump(template)
        for language in languages:
            key = (language, article)
            if key in left_alone:
                continue
            rename = renames.get(key)
            lines = hints[terms[article]]
            merged.append(Merged.of(key, template, lines, before=catalogs.get(key), rename=rename))
    merged = with_suggestions(project, with_moved_texts(merged), problems)
    problems.stop_if_any()
    with told_as_input_error(project, "catalog", project.locale_dir):
        require_writable(_folders_to_change(project, texts, merged))
        changes = write_templates(project, templates, texts)
        written = write_catalogs(project, merged, unreadable)
        taken = [one.merged.rename for one in written if one.merged.rename]
        saved = remove_left_behind(project, taken)
    return Updated(
        templates=changes,
        catalogs=tuple(_change(project, one) for one in written),
        renames=tuple(
            Renamed(one.catalog.shown, project.shown(project.catalog_path(one.language, one.after)))
            for one in taken
        ),
        notes=(*leftovers(sources), *directive_findings(sources), *_recoded(written)),
        orphans=(*orphans.notes(templates), *saved),
        unreadable=tuple(sorted({*unreadable.found, *lost.found}, key=lambda one: one.sort_key)),
    )


def _left_alone(
    project: Project,
    keys: Iterable[CatalogKey],
    catalogs: Mapping[CatalogKey, Catalog],
    unreadable_orphans: Iterable[Diagnostic],
) -> Iterator[CatalogKey]:
    """The catalogs that are not to be written: those that cannot be read, and new ones where an orphan cannot be."""
    broken = {one.path for one in unreadable_orphans}
    for language, article in keys:
        path = project.catalog_path(language, article)
        folder = project.shown(project.catalog_path(language, "x").parent)
        is_new = not (path.exists() or path.is_symlink())
        if (language, article) not in catalogs and (
            not is_new or any(folder in one.parents for one in broken)
        ):
            yield language, article


def _recoded(written: Iterable[Written]) -> Iterator[Diagnostic]:
    """A note on each catalog that was in another charset than UTF-8."""
    for one in written:
        old = one.merged.old
        if one.changed and old and old.charset not in ("utf-8", "utf8"):
            message = f"was in {old.charset.upper()} and is in UTF-8 now"
            language, article = one.merged.key
            yield Diagnostic(
                "catalog", message, old.shown, severity=Severity.NOTE, language=language, article=article
            )


def _folders_to_change(
    project: Project, templates: Mapping[str, str], catalogs: Iterable[Merged]
) -> Iterator[Path]:
    """The folders of the files that are not yet as they are to be, links followed, and of those to be removed."""
    contents = {project.template_path(article): text for article, text in templates.items()}
    for one in catalogs:
        contents[project.catalog_path(*one.key)] = one.text
        if one.rename:
            yield project.catalog_path(one.rename.language, one.rename.before).parent
            yield project.template_path(one.rename.before).parent
    for path, text in contents.items():
        if not path.exists() or path.read_bytes() != text.encode():
            yield Path(os.path.realpath(path)).parent


def _change(project: Project, written: Written) -> CatalogChange:
    one = written.merged
    language, article = one.key
    known = {(entry.msgctxt, entry.msgid) for entry in one.old.po} if one.old else set()
    current = [entry for entry in one.po if not entry.obsolete]
    fuzzy = sum(entry.fuzzy for entry in current)
    translated = sum(entry.translated() for entry in current)
    return CatalogChange(
        article=article,
        language=language,
        shown=project.shown(project.catalog_path(language, article)),
        translated=translated,
        fuzzy=fuzzy,
        untranslated=len(current) - translated - fuzzy,
        obsolete=len(one.po) - len(current),
        new=sum((entry.msgctxt, entry.msgid) not in known and not entry.fuzzy for entry in current),
        changed=written.changed,
    )
