"""Checking translations: the project's, or any catalog on its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline import locales
from pipeline.build.addresses import check_slug, taken_addresses
from pipeline.build.assets import collect_assets
from pipeline.build.changes import Changes, changes_in_catalogs, changes_in_project
from pipeline.catalog import Catalog, read_catalog
from pipeline.checks import (
    CHECKS,
    check_catalog,
    check_consistency,
    holds_markdown,
    plugin_checks,
    silence,
    source_language_of,
)
from pipeline.diagnostics import Diagnostic, Excerpt, InputError, Severity
from pipeline.edition.localize import Edition, localize_article
from pipeline.edition.metadata import is_draft
from pipeline.glossary import Glossary, Matcher
from pipeline.project import Config, Project, find_project
from pipeline.project.check_levels import CheckLevels
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
from pipeline.workspace.revision import find_revision
from pipeline.workspace.terms import article_terms

__all__ = ["Checked", "check_catalogs", "check_paths", "judge"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings, ordered by place, and how many catalogs were looked at.

    ``silenced`` counts the findings that are not told: silenced in place, or by the configuration. ``files`` are the
    catalogs, as messages name them; paths that are not absolute are seen from ``root``, None being the folder where the
    command runs.
    """

    diagnostics: tuple[Diagnostic, ...]
    catalogs: int
    silenced: int = 0
    files: tuple[PurePath, ...] = ()
    root: Path | None = None


def check_paths(
    folder: Path, paths: Sequence[str], languages: Sequence[str], since: str | None = None
) -> Checked:
    """Check what ``paths`` name, seen from ``folder``: articles and catalogs; the whole project if nothing.

    Catalogs (``.po``) need not belong to a project: their header says the language. Articles do. A catalog of another
    project than that of ``folder`` is judged by its own, and has an absolute path. ``languages`` limits the check to
    those, ``since`` to what changed after that revision (`pipeline.build.changes`). Raises `InputError` for what cannot
    be read.
    """
    files = dict.fromkeys(_absolute(folder, path) for path in paths if path.endswith(".po"))
    articles = [path for path in paths if not path.endswith(".po")]
    has_articles = bool(articles) or not paths
    here = find_project(folder) if has_articles else project_around(folder)
    projects: dict[Path | None, Project | None] = {here.root: here} if here and has_articles else {}
    files_of: dict[Path | None, list[Path]] = {}
    around = {
        parent: project_around(parent) or here for parent in dict.fromkeys(file.parent for file in files)
    }
    for file in files:
        project = around[file.parent]
        root = project.root if project else None
        projects[root] = project
        files_of.setdefault(root, []).append(file)
    results = [
        _check_files(
            project,
            files_of.get(root, []),
            articles if has_articles and project is here else None,
            languages,
            since,
        )
        for root, project in projects.items()
    ]
    return results[0] if len(results) == 1 else _together(results, here)


def _check_files(
    project: Project | None,
    files: Sequence[Path],
    articles: Sequence[str] | None,
    languages: Sequence[str],
    since: str | None,
) -> Checked:
    """Check catalogs by what a project knows, and the articles that are named: all if none is, but not for None."""
    if project is None:
        return _check_alone(None, files, _known(languages), since)
    chosen = project.select_languages(languages, with_source=False)
    own = _own_catalogs(project)
    keys = dict.fromkeys(own[file] for file in files if file in own)
    names: list[str] = []
    if articles is not None:
        names = [article.name for article in project.select_articles(articles)]
        keys.update(dict.fromkeys((language, name) for name in names for language in chosen))
    others = [file for file in files if file not in own]
    alone = _check_alone(project, others, chosen if languages else (), since)
    if articles is None and not keys:
        return replace(alone, root=project.root)
    inside = _check_own(project, names, [key for key in keys if key[0] in chosen], since)
    found = _sorted((*inside.diagnostics, *alone.diagnostics))
    shown = (*inside.files, *alone.files)
    return Checked(found, len(shown), inside.silenced + alone.silenced, shown, project.root)


def _together(results: Iterable[Checked], here: Project | None) -> Checked:
    """The results of several projects as one; paths are absolute but for those of ``here``."""
    found: list[Diagnostic] = []
    files: list[PurePath] = []
    silenced = 0
    for one in results:
        top = one.root if one.root and not (here and one.root == here.root) else Path()
        found += (replace(finding, path=top / finding.path) for finding in one.diagnostics)
        files += (top / path for path in one.files)
        silenced += one.silenced
    return Checked(_sorted(found), len(files), silenced, tuple(files), here.root if here else None)


def check_catalogs(
    project: Project,
    sources: Iterable[Source],
    catalogs: Mapping[CatalogKey, Catalog],
    glossary: Glossary,
    editions: Iterable[Edition],
    changes: Changes | None = None,
) -> Checked:
    """Check catalogs that were read, each by itself and by the edition it makes.

    With notes on what the articles leave untranslated. There is an edition for each of ``catalogs``, and its source
    among ``sources``. ``changes`` limits the check to what changed. Raises `InputError` for terms in a front matter
    that are wrong.
    """
    sources = tuple(sources)
    terms = article_terms(sources, glossary, project.config.source_language)
    checks = (*CHECKS, *plugin_checks())
    found = list(leftovers(sources))
    by_key = {(edition.language, edition.article): edition for edition in editions}
    for (language, article), catalog in catalogs.items():
        edition = by_key[language, article]
        found += check_catalog(
            catalog,
            language,
            source_language=project.config.source_language,
            matcher=terms[article].matcher,
            glossary=terms[article].glossary,
            article=article,
            definitions=edition.source.definitions,
            conventions=edition.conventions,
            checks=checks,
            is_wanted=changes.concern if changes else None,
        )
        found += _edition_findings(edition, catalog, project.config.source_language)
    by_language: dict[str, list[tuple[Catalog, str | None]]] = {}
    for (language, article), catalog in catalogs.items():
        by_language.setdefault(language, []).append((catalog, article))
    for language, some in by_language.items():
        found += check_consistency(some, language)
    return _judged(found, tuple(catalogs.values()), project.config.checks, changes)


def judge(config: Config, found: Iterable[Diagnostic]) -> Checked:
    """Findings about articles, each as grave as the configuration takes it."""
    return _judged(found, (), config.checks, None)


def _check_own(
    project: Project, articles: Iterable[str], keys: Sequence[CatalogKey], since: str | None
) -> Checked:
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
    changes = None
    if since is not None and wanted:
        changes = changes_in_project(project, find_revision(project.root, since), chosen, catalogs)
    checked = check_catalogs(project, chosen, catalogs, glossary, editions, changes)
    assets = collect_assets(project, sources, [*originals, *editions], ())
    slugs = _slug_findings(project.config, chosen, originals)
    found = (*assets.findings, *article_findings(project.config, chosen), *slugs)
    others = _judged(found, (), project.config.checks, changes)
    told = _sorted((*checked.diagnostics, *others.diagnostics))
    silenced = checked.silenced + others.silenced + assets.silenced
    return replace(checked, diagnostics=told, silenced=silenced)


def _slug_findings(
    config: Config, sources: Sequence[Source], originals: Sequence[Edition]
) -> tuple[Diagnostic, ...]:
    """What keeps a build from writing the pages of these articles: bad slugs, or else slugs that are taken.

    An article's slug is the same in all languages, so its original tells for them all.
    """
    bad = tuple(found for source in sources if (found := check_slug(source)))
    public = [one for one in originals if config.drafts == "publish" or not is_draft(one.source.metadata)]
    return bad or taken_addresses(sources, public)


def _check_alone(
    project: Project | None, files: Sequence[Path], languages: Sequence[str], since: str | None
) -> Checked:
    """Check catalogs that belong to no article, with the project's glossary if there is a project."""
    problems = Problems()
    glossary = read_project_glossary(project, problems) if project and files else Glossary(())
    catalogs: list[tuple[Catalog, str]] = []
    by_path: dict[Path, Catalog] = {}
    for path in files:
        with problems.collected():
            catalog = read_catalog(path, project.shown(path) if project else path)
            language = _language_of(catalog, path)
            if not languages or language in languages:
                catalogs.append((catalog, language))
                by_path[path] = catalog
    problems.stop_if_any()
    assert glossary is not None
    changes = None
    if since is not None:
        revisions = {path: find_revision(path.parent, since) for path in by_path}
        changes = changes_in_catalogs(by_path, revisions)
    checks = (*CHECKS, *plugin_checks())
    matchers: dict[str, Matcher] = {}
    found: list[Diagnostic] = []
    for catalog, language in catalogs:
        source_language = source_language_of(catalog)
        matcher = matchers.setdefault(source_language, Matcher(glossary, source_language))
        found += check_catalog(
            catalog,
            language,
            source_language=source_language,
            matcher=matcher,
            glossary=glossary,
            article=None,
            is_markdown=holds_markdown(catalog, source_language),
            checks=checks,
            is_wanted=changes.concern if changes else None,
        )
        found += check_consistency([(catalog, None)], language)
    levels = project.config.checks if project else CheckLevels()
    return _judged(found, [catalog for catalog, _ in catalogs], levels, changes)


def _judged(
    found: Iterable[Diagnostic],
    catalogs: Sequence[Catalog],
    levels: CheckLevels,
    changes: Changes | None,
) -> Checked:
    """``found`` without what is silenced or did not change, each finding as grave as the configuration takes it."""
    if changes:
        found = [one for one in found if changes.lie_behind(one)]
    heard = silence(catalogs, dict.fromkeys(found))
    if changes:  # silencers of entries that were not looked at seem to silence nothing
        heard = replace(heard, diagnostics=tuple(one for one in heard.diagnostics if changes.lie_behind(one)))
    kept: list[Diagnostic] = []
    for one in heard.diagnostics:
        level = levels.level(one.code, one.language)
        if level is None:
            kept.append(one)
        elif level != "off":
            kept.append(replace(one, severity=Severity(level)))
    files = tuple(one.shown for one in catalogs if not (changes and one.shown in changes.unchanged))
    return Checked(_sorted(kept), len(files), heard.silenced + len(heard.diagnostics) - len(kept), files)


def _absolute(folder: Path, path: str) -> Path:
    """The path of a file seen from ``folder``, without ``..`` or links on the way; the file may be a link itself."""
    whole = folder / path
    return whole.parent.resolve() / whole.name


def _own_catalogs(project: Project) -> Mapping[Path, CatalogKey]:
    if not project.source_dir.is_dir():
        return {}
    return {
        project.catalog_path(language, article.name): (language, article.name)
        for article in project.articles()
        for language in project.config.languages
    }


def _edition_findings(edition: Edition, catalog: Catalog, source_language: str) -> Iterable[Diagnostic]:
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
            excerpt=Excerpt(key[1], entry.msgstr, source_language) if entry else None,
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


def _language_of(catalog: Catalog, path: Path) -> str:
    name = catalog.po.metadata.get("Language", "").strip() or _language_in(path)
    if not name:
        message = r'the header names no language: add "Language: en\n" to it'
        raise InputError.at("catalog", message, catalog.shown)
    if not locales.is_known(name):
        raise InputError.at("catalog", f"the header: {locales.unknown_language(name)}", catalog.shown)
    return str(locales.locale_of(name))


def _language_in(path: Path) -> str:
    """The language that a catalog's name says, as in ``po/de.po`` or ``de/LC_MESSAGES/site.po``; ``""`` if none."""
    folder = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else ""
    return next((name for name in (folder, path.stem) if name and locales.is_known(name)), "")


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(found), key=lambda one: one.sort_key))
