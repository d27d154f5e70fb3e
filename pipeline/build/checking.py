"""Checking translations: the project's, or any catalog on its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import locales
from pipeline.build.addresses import check_slug, taken_addresses
from pipeline.build.assets import collect_assets
from pipeline.catalog import Catalog, read_catalog
from pipeline.checks import check_catalog
from pipeline.diagnostics import Diagnostic, InputError, Severity
from pipeline.edition.localize import Edition, localize_article
from pipeline.edition.metadata import is_draft
from pipeline.glossary import Glossary, Matcher
from pipeline.project import Config, Project, find_project
from pipeline.workspace.articles import article_findings
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import (
    CatalogKey,
    Source,
    leftovers,
    project_around,
    read_catalogs,
    read_project_glossary,
    read_sources,
)

__all__ = ["Checked", "check_catalogs", "check_paths"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings, ordered by place, and how many catalogs were looked at."""

    diagnostics: tuple[Diagnostic, ...]
    catalogs: int


def check_paths(folder: Path, paths: Sequence[str], languages: Sequence[str]) -> Checked:
    """Check what ``paths`` name, seen from ``folder``: articles and catalogs; the whole project if nothing.

    Catalogs (``.po``) need not belong to a project: their header says the language. Articles do.
    ``languages`` limits the check to those. Raises `InputError` for what cannot be read.
    """
    files = [folder.resolve() / path for path in paths if path.endswith(".po")]
    articles = [path for path in paths if not path.endswith(".po")]
    if articles or not paths:
        project: Project | None = find_project(folder)
    else:
        project = project_around(folder) or project_around(files[0].parent)
    if project is None:
        return _check_alone(None, files, _known(languages))

    chosen = project.select_languages(languages, with_source=False)
    own = _own_catalogs(project)
    keys = dict.fromkeys(own[file] for file in files if file in own)
    names: list[str] = []
    if articles or not paths:
        names = [article.name for article in project.select_articles(articles)]
        keys.update(dict.fromkeys((language, name) for name in names for language in chosen))
    alone = _check_alone(project, [file for file in files if file not in own], chosen if languages else ())
    inside = _check_own(project, names, [key for key in keys if key[0] in chosen])
    return Checked(_sorted((*inside.diagnostics, *alone.diagnostics)), inside.catalogs + alone.catalogs)


def check_catalogs(
    project: Project,
    sources: Iterable[Source],
    catalogs: Mapping[CatalogKey, Catalog],
    glossary: Glossary,
    editions: Iterable[Edition],
) -> Checked:
    """Check catalogs that were read, each by itself and by the edition it makes.

    With notes on what the articles leave untranslated. There is an edition for each of ``catalogs``.
    """
    matcher = Matcher(glossary, project.config.source_language)
    found = list(leftovers(sources))
    by_key = {(edition.language, edition.article): edition for edition in editions}
    for (language, article), catalog in catalogs.items():
        edition = by_key[language, article]
        found += check_catalog(
            catalog,
            language,
            source_language=project.config.source_language,
            matcher=matcher,
            glossary=glossary,
            article=article,
            definitions=edition.source.definitions,
            conventions=edition.conventions,
        )
        found += _edition_findings(edition, catalog)
    return Checked(_sorted(found), len(catalogs))


def _check_own(project: Project, articles: Iterable[str], keys: Sequence[CatalogKey]) -> Checked:
    """Check articles, and catalogs with theirs. All articles are read: links lead to any of them."""
    problems = Problems()
    wanted = {*articles, *(article for _, article in keys)}
    sources = read_sources(project, project.articles() if wanted else (), problems)
    catalogs = read_catalogs(project, keys, problems)
    glossary = read_project_glossary(project, problems)
    problems.stop_if_any()
    assert glossary is not None
    by_name = {source.name: source.article for source in sources}
    editions = [
        localize_article(project.config, article, by_name[article], language, catalog)
        for (language, article), catalog in catalogs.items()
    ]
    originals = [
        localize_article(project.config, name, article, project.config.source_language, None)
        for name, article in by_name.items()
        if name in wanted
    ]
    chosen = [source for source in sources if source.name in wanted]
    checked = check_catalogs(project, chosen, catalogs, glossary, editions)
    assets = collect_assets(project, sources, [*originals, *editions], ())
    slugs = _slug_findings(project.config, chosen, originals)
    found = (*checked.diagnostics, *assets.findings, *article_findings(project.config, chosen), *slugs)
    return Checked(_sorted(found), checked.catalogs)


def _slug_findings(
    config: Config, sources: Sequence[Source], originals: Sequence[Edition]
) -> tuple[Diagnostic, ...]:
    """What keeps a build from writing the pages of these articles: bad slugs, or else slugs that are taken.

    An article's slug is the same in all languages, so its original tells for them all.
    """
    bad = tuple(found for source in sources if (found := check_slug(source)))
    public = [one for one in originals if config.drafts == "publish" or not is_draft(one.source.metadata)]
    return bad or taken_addresses(sources, public)


def _check_alone(project: Project | None, files: Sequence[Path], languages: Sequence[str]) -> Checked:
    """Check catalogs that belong to no article, with the project's glossary if there is a project."""
    problems = Problems()
    glossary = read_project_glossary(project, problems) if project and files else Glossary(())
    source_language = project.config.source_language if project else "ja"
    catalogs: list[tuple[Catalog, str]] = []
    for path in files:
        with problems.collected():
            catalog = read_catalog(path, project.shown(path) if project else path)
            language = _language_of(catalog)
            if not languages or language in languages:
                catalogs.append((catalog, language))
    problems.stop_if_any()
    assert glossary is not None
    matcher = Matcher(glossary, source_language)
    found: list[Diagnostic] = []
    for catalog, language in catalogs:
        found += check_catalog(
            catalog,
            language,
            source_language=source_language,
            matcher=matcher,
            glossary=glossary,
            article=None,
        )
    return Checked(_sorted(found), len(catalogs))


def _own_catalogs(project: Project) -> Mapping[Path, CatalogKey]:
    if not project.source_dir.is_dir():
        return {}
    return {
        project.catalog_path(language, article.name): (language, article.name)
        for article in project.articles()
        for language in project.config.languages
    }


def _edition_findings(edition: Edition, catalog: Catalog) -> Iterable[Diagnostic]:
    for key, reason in edition.rejected:
        entry = catalog.entry(key)
        line, column = catalog.place(entry) if entry else (1, 1)
        yield Diagnostic(
            "structure",
            reason,
            catalog.shown,
            line,
            column,
            language=edition.language,
            article=edition.article,
            msgid=key[1],
        )
    unknown = sum(catalog.entry(key) is None for key in edition.missing)
    if unknown:
        texts = "1 text of the article is" if unknown == 1 else f"{unknown} texts of the article are"
        yield Diagnostic(
            "untranslated",
            f"{texts} not in this catalog: run pipeline update",
            catalog.shown,
            severity=Severity.WARNING,
            language=edition.language,
            article=edition.article,
        )


def _known(languages: Iterable[str]) -> tuple[str, ...]:
    for language in languages:
        if not locales.is_known(language):
            raise InputError.at("usage", locales.unknown_language(language), Path("--lang"))
    return tuple(str(locales.locale_of(language)) for language in languages)


def _language_of(catalog: Catalog) -> str:
    name = catalog.po.metadata.get("Language", "").strip()
    if not name:
        message = r'the header names no language: add "Language: en\n" to it'
        raise InputError.at("catalog", message, catalog.shown)
    if not locales.is_known(name):
        raise InputError.at("catalog", f"the header: {locales.unknown_language(name)}", catalog.shown)
    return str(locales.locale_of(name))


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(found), key=lambda one: one.sort_key))
