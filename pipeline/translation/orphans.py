"""Catalogs and templates whose article has another name now, or is gone.

Two files in the source folder say nothing of being the same article. Their texts do: the catalog that an article
had under its old name holds most of what the article says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalog import Catalog
from pipeline.catalog.similarity import meaning_of
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.project import Project
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import CatalogKey, Source, read_catalogs, read_sources

__all__ = ["Orphans", "Rename", "find_orphans", "remove_left_behind"]


@dataclass(frozen=True, slots=True)
class Rename:
    """A catalog of the article ``before``, which is called ``after`` now and has no catalog by that name."""

    language: str
    before: str
    after: str
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class Orphans:
    """What belongs to no article: catalogs that fit a renamed one, and warnings about everything else."""

    renames: tuple[Rename, ...]
    warnings: tuple[Diagnostic, ...]

    def notes(self, articles: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
        """The warnings, and notes on the renames that are not those of ``articles``."""
        taken = frozenset(articles)
        waiting = tuple(
            Diagnostic(
                "catalog",
                f"the article seems to be called {rename.after} now: pipeline update takes this catalog along",
                rename.catalog.shown,
                severity=Severity.NOTE,
                language=rename.language,
                article=rename.after,
            )
            for rename in self.renames
            if rename.after not in taken
        )
        return tuple(sorted((*self.warnings, *waiting), key=lambda one: one.sort_key))


def find_orphans(
    project: Project, languages: Sequence[str], sources: Sequence[Source], problems: Problems
) -> Orphans:
    """The orphans among the catalogs of ``languages``, and among the templates.

    ``sources`` are articles that were read already. A catalog is an orphan if the whole project has no article of
    its name; it fits an article that has none if they share at least half of the texts of the smaller one. If
    there is such a question, ``problems`` gets the orphans that cannot be read.
    """
    names = frozenset(file.name for file in project.articles())
    templates = [name for name in _names(project.locale_dir, ".pot") if name not in names]
    orphans = {
        language: [name for name in _names(_catalog_dir(project, language), ".po") if name not in names]
        for language in project.config.languages
    }
    renames = tuple(
        rename
        for language in languages
        for rename in _renames(project, language, orphans[language], sources, problems)
    )
    renamed = {(rename.language, rename.before) for rename in renames}
    catalogs = [
        (language, name)
        for language in languages
        for name in orphans[language]
        if (language, name) not in renamed
    ]
    with_catalog = {name for every in orphans.values() for name in every}
    lonely = [name for name in templates if name not in with_catalog]
    return Orphans(renames, tuple(_warnings(project, catalogs, lonely)))


def _warnings(
    project: Project, catalogs: Iterable[CatalogKey], templates: Iterable[str]
) -> Iterator[Diagnostic]:
    for language, name in catalogs:
        yield Diagnostic(
            "catalog",
            f"there is no article {name} any more: rename this catalog after the article that it "
            "belongs to, or delete it with its template",
            project.shown(project.catalog_path(language, name)),
            severity=Severity.WARNING,
            language=language,
        )
    for name in templates:
        yield Diagnostic(
            "catalog",
            f"there is no article {name} any more: delete this template",
            project.shown(project.template_path(name)),
            severity=Severity.WARNING,
        )


def _catalog_dir(project: Project, language: str) -> Path:
    return project.catalog_path(language, "x").parent


def _names(folder: Path, suffix: str) -> list[str]:
    """The names of articles that the files of ``folder`` are for. Hidden files are for none."""
    found = (path.relative_to(folder) for path in folder.rglob(f"*{suffix}"))
    return sorted(
        path.as_posix().removesuffix(suffix)
        for path in found
        if not any(part.startswith(".") for part in path.parts)
    )


def _renames(
    project: Project, language: str, orphans: Sequence[str], sources: Sequence[Source], problems: Problems
) -> Iterator[Rename]:
    if not orphans:
        return
    read = {source.name: source for source in sources}
    without = [
        file for file in project.articles() if not _is_there(project.catalog_path(language, file.name))
    ]
    if not without:
        return
    others = read_sources(project, [file for file in without if file.name not in read], Problems())
    read |= {source.name: source for source in others}
    catalogs = read_catalogs(project, [(language, name) for name in orphans], problems)
    texts = {
        name: {meaning_of(entry.msgid) for entry in catalog.po if not entry.obsolete}
        for (_, name), catalog in catalogs.items()
    }
    new_texts = {
        file.name: {meaning_of(unit.text) for unit in read[file.name].article.units}
        for file in without
        if file.name in read
    }
    for after, before in sorted(_pairs(new_texts, texts).items()):
        yield Rename(language, before, after, catalogs[language, before])


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _pairs(articles: Mapping[str, set[str]], orphans: Mapping[str, set[str]]) -> Mapping[str, str]:
    """For names of articles, the orphan that fits: each at most once, those that share most texts first."""
    fitting: list[tuple[int, float, str, str]] = []
    for article, texts in articles.items():
        for orphan, others in orphans.items():
            shared = len(texts & others)
            if shared and 2 * shared >= min(len(texts), len(others)):
                fitting.append((-shared, -2 * shared / (len(texts) + len(others)), article, orphan))
    found: dict[str, str] = {}
    used: set[str] = set()
    for _, _, article, orphan in sorted(fitting):
        if article not in found and orphan not in used:
            found[article] = orphan
            used.add(orphan)
    return found


def remove_left_behind(project: Project, renames: Iterable[Rename]) -> tuple[Diagnostic, ...]:
    """Remove catalogs that were taken along, and the templates of which no catalog is left.

    A catalog that somebody saved meanwhile remains, and a warning tells so. Raises `OSError`.
    """
    saved: list[Diagnostic] = []
    emptied: set[Path] = set()
    for rename in renames:
        path = project.catalog_path(rename.language, rename.before)
        if path.read_bytes() != rename.catalog.data:
            message = (
                f"was saved by somebody else while it was taken along to {rename.after}: compare the two"
            )
            saved.append(Diagnostic("catalog", message, rename.catalog.shown, severity=Severity.WARNING))
            continue
        path.unlink()
        emptied.add(path.parent)
        if not _has_catalog(project, rename.before):
            template = project.template_path(rename.before)
            template.unlink(missing_ok=True)
            emptied.add(template.parent)
    for folder in emptied:
        _remove_if_empty(project, folder)
    return tuple(saved)


def _has_catalog(project: Project, article: str) -> bool:
    """Whether the article has a catalog in any language, also one that is not configured."""
    folders = (path for path in project.locale_dir.iterdir() if path.is_dir())
    return any(_is_there(project.catalog_path(folder.name, article)) for folder in folders)


def _remove_if_empty(project: Project, folder: Path) -> None:
    """Remove the folder, and those around it in ``locale``, as far as they are empty."""
    while folder != project.locale_dir:
        with suppress(OSError):  # not empty
            folder.rmdir()
        if folder.exists():
            break
        folder = folder.parent
