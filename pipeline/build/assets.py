"""The files that articles show: copied beside their editions.

A file lies in the folder of its language as it lies in the source folder, once for all articles. So the
Markdown edition finds it as it is written; the page, one folder deeper, has its addresses rewritten
(`pipeline.edition.links`), and shows pictures from a place of their own (`pipeline.build.pictures`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline import locales
from pipeline.build.addresses import Places, compare_path, html_path, markdown_path, reserved_paths
from pipeline.build.source_files import read_source_file
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.edition.links import articles_meant, is_local, link_target
from pipeline.edition.localize import Edition, slug_of
from pipeline.edition.metadata import image_of, is_draft
from pipeline.edition.picture_hosts import pictures_of_no_host
from pipeline.edition.references import Reference, references
from pipeline.project import Project
from pipeline.workspace.articles import place_of_value
from pipeline.workspace.reading import Source

__all__ = ["Assets", "collect_assets"]


@dataclass(frozen=True, slots=True)
class Assets:
    """Files to write below ``output/``, and warnings about those that cannot be had."""

    files: Mapping[PurePosixPath, bytes]
    findings: tuple[Diagnostic, ...]


def collect_assets(
    project: Project, sources: Iterable[Source], editions: Sequence[Edition], pages: Collection[PurePosixPath]
) -> Assets:
    """The files below the source folder that ``editions`` refer to.

    ``pages`` are the paths below ``output/`` that have other content. Each reference that leads to no file,
    or to what is not to be published, is a warning (code ``asset``) at its place in the article; where
    only a translation has it, at the catalog.
    """
    by_name = {source.name: source for source in sources}
    wanted = {edition.article for edition in editions}
    written = {
        name: references(by_name[name].article.text, by_name[name].article.conventions) for name in wanted
    }
    skips_drafts = project.config.drafts == "skip"
    drafts = {name for name, source in by_name.items() if skips_drafts and is_draft(source.article.metadata)}
    shelf = _Shelf(project, by_name.keys(), drafts, _taken(by_name.values(), editions, pages))
    for edition in editions:
        source = by_name[edition.article]
        own = {reference.url for reference in written[source.name]}
        for reference in references(edition.text, edition.conventions):
            if problem := shelf.take(edition, reference.url):
                shelf.findings.append(
                    _at_article(source, _in_source(reference, written[source.name]), problem)
                    if reference.url in own
                    else _at_catalog(project, edition, problem)
                )
        if project.config.raw_html != "trusted":  # whose pages may show everything
            shelf.findings += _of_no_host(project, source, edition)
        image = image_of(edition.metadata)
        if is_local(image) and (problem := shelf.take(edition, image)):
            line, column = place_of_value(source.article.text, "image") or (1, 1)
            shelf.findings.append(_at_article(source, Reference(image, line, column), problem))
    return Assets(shelf.files, tuple(dict.fromkeys(shelf.findings)))


class _Shelf:
    """The files collected so far, each read once, and what was found wrong."""

    def __init__(
        self, project: Project, articles: Collection[str], drafts: Collection[str], places: Places
    ) -> None:
        self.files: dict[PurePosixPath, bytes] = {}
        self.findings: list[Diagnostic] = []
        self._project = project
        self._articles = articles
        self._drafts = drafts
        self._places = places
        self._contents: dict[tuple[str, PurePosixPath], bytes | str] = {}

    def take(self, edition: Edition, url: str) -> str:
        """Add the file that ``url`` means in an edition; what is wrong with it, empty if nothing is."""
        target = link_target(edition.article, url)
        folder = self._project.shown(self._project.source_dir)
        if target is None:
            return f"{url} leads out of {folder}/: only what is in there is published"
        article = next((name for name in articles_meant(target) if name in self._articles), None)
        if article is not None:
            is_missing = article in self._drafts
            return f"{folder / article}.md is a draft: this link leads nowhere" if is_missing else ""
        if target.suffix == ".md":
            return f"there is no article {folder / target}"
        key = (edition.language, target)
        if key not in self._contents:
            self._contents[key] = read_source_file(self._project.source_dir, target, edition.language)
        content = self._contents[key]
        if isinstance(content, str):
            return f"{folder / target} {content}"
        place = PurePosixPath(locales.web_tag(edition.language), target)
        if place not in self.files:
            holder = self._places.take(place, str(folder / target))
            if holder is not None:
                return f"{folder / target} cannot be published beside {holder}: rename it"
            self.files[place] = content
        return ""


def _of_no_host(project: Project, source: Source, edition: Edition) -> Iterator[Diagnostic]:
    """Warnings about pictures that browsers refuse to show."""
    lines = source.article.text.splitlines()
    for url in pictures_of_no_host(edition.text, edition.conventions):
        problem = (
            f"browsers do not show {url} on this page: give the address a host's name, or copy the picture"
        )
        places = ((number, line.find(url) + 1) for number, line in enumerate(lines, 1))
        place = next((one for one in places if one[1]), None)
        yield (
            _at_article(source, Reference(url, *place), problem)
            if place
            else _at_catalog(project, edition, problem)
        )


def _taken(sources: Iterable[Source], editions: Iterable[Edition], pages: Iterable[PurePosixPath]) -> Places:
    """The places of pages, whichever of them are written this time."""
    slugs = {source.name: slug_of(source.name, source.article.metadata) for source in sources}
    places = Places()
    for language in dict.fromkeys(edition.language for edition in editions):
        for path in reserved_paths(language):
            places.take(path, "a page")
        for name, slug in slugs.items():
            places.take(markdown_path(language, slug), f"the article {name}")
            places.take(html_path(language, slug), f"the article {name}")
            places.take(compare_path(language, slug), f"the article {name}")
    for path in pages:
        places.take(path, "a page")
    return places


def _in_source(reference: Reference, written: Iterable[Reference]) -> Reference:
    return next(one for one in written if one.url == reference.url)


def _at_article(source: Source, reference: Reference, problem: str) -> Diagnostic:
    return Diagnostic(
        "asset",
        problem,
        source.shown,
        reference.line,
        reference.column,
        Severity.WARNING,
        article=source.name,
    )


def _at_catalog(project: Project, edition: Edition, problem: str) -> Diagnostic:
    shown = project.shown(project.catalog_path(edition.language, edition.article))
    return Diagnostic(
        "asset",
        problem,
        shown,
        severity=Severity.WARNING,
        language=edition.language,
        article=edition.article,
    )
