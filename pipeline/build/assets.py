"""The files that articles show: copied beside their editions.

A file lies in the folder of its language as it lies in the source folder, once for all articles. So the
Markdown edition finds it as it is written; the page, one folder deeper, has its addresses rewritten
(`pipeline.edition.page_links`), and shows pictures from a place of their own (`pipeline.build.pictures`).

What links lead to is looked at on the way: files, articles, and places in articles.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath

from pipeline import locales
from pipeline.build.addresses import Places, compare_path, html_path, markdown_path, reserved_paths
from pipeline.build.silenced_lines import silenced_lines
from pipeline.build.source_files import SourceFiles
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.edition.anchors import anchors_of
from pipeline.edition.link_targets import (
    TOP,
    LinkTargets,
    Target,
    article_meant,
    fragment_of,
    is_from_root,
    is_local,
    is_within_page,
    likely_images,
    other_names,
)
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
    """Files to write below ``output/``, and warnings about those that cannot be had, or links that lead nowhere.

    ``silenced`` counts the warnings that authors do not want to be told.
    """

    files: Mapping[PurePosixPath, bytes]
    findings: tuple[Diagnostic, ...]
    silenced: int = 0


_ELSEWHERE = "mend the link, or write its whole address if it is another part of the site"


def collect_assets(
    project: Project, sources: Iterable[Source], editions: Sequence[Edition], pages: Collection[PurePosixPath]
) -> Assets:
    """The files below the source folder that ``editions`` refer to.

    ``pages`` are the paths below ``output/`` that have other content. Each reference that leads to no file,
    or to what is not to be published, is a warning (code ``asset``) at its place in the article; where
    only a translation has it, at the catalog. So is one to a place that an article does not have (code ``anchor``).
    """
    by_name = {source.name: source for source in sources}
    wanted = {edition.article for edition in editions}
    written = {
        name: references(by_name[name].article.text, by_name[name].article.conventions) for name in wanted
    }
    shelf = _Shelf(project, by_name, _taken(by_name.values(), editions, pages))
    for edition in editions:
        source = by_name[edition.article]
        own = {reference.url: reference for reference in reversed(written[source.name])}
        is_original = edition.text == source.article.text
        for reference in (
            written[source.name] if is_original else references(edition.text, edition.conventions)
        ):
            if problem := shelf.take(edition, reference.url):
                shelf.findings.append(
                    _at_article(source, own[reference.url], problem)
                    if reference.url in own
                    else _at_catalog(project, edition, problem)
                )
        if project.config.raw_html != "trusted":  # whose pages may show everything
            shelf.findings += _of_no_host(project, source, edition)
        image = image_of(edition.metadata)
        if is_local(image) and (problem := shelf.take_image(edition, image)):
            line, column = place_of_value(source.article.text, "image") or (1, 1)
            shelf.findings.append(_at_article(source, Reference(image, line, column), problem))
    found = tuple(dict.fromkeys(shelf.findings))
    heard = tuple(_not_silenced(found, {by_name[name].shown: by_name[name] for name in wanted}))
    return Assets(shelf.files, heard, len(found) - len(heard))


@dataclass(frozen=True, slots=True)
class _Problem:
    """What is wrong with a reference, and the code for it."""

    code: str
    message: str


class _Shelf:
    """The files collected so far, each read once, and what was found wrong."""

    def __init__(self, project: Project, sources: Mapping[str, Source], places: Places) -> None:
        self.files: dict[PurePosixPath, bytes] = {}
        self.findings: list[Diagnostic] = []
        self._sources = sources
        self._by_other_name = {
            other: name
            for name, source in reversed([*sources.items()])
            for metadata in [source.article.metadata]
            for other in other_names(name, slug_of(name, metadata), metadata)
        }
        self._skips_drafts = project.config.drafts == "skip"
        self._folder = project.shown(project.source_dir)
        self._targets = LinkTargets(project.config)
        self._files = SourceFiles(project)
        self._places = places

    def take(self, edition: Edition, url: str) -> _Problem | None:
        """Add the file that ``url`` means in an edition; what is wrong with it, None if nothing is."""
        if is_within_page(url):
            return self._not_there(self._sources[edition.article], url, "this article")
        targets = self._targets.of(edition.article, url)
        if not targets:
            return _Problem(
                "asset", f"{url} leads out of {self._folder}/: only what is in there is published"
            )
        source = article_meant(targets, self._article)
        if source is not None:
            if self._skips_drafts and is_draft(source.article.metadata):
                return _Problem("asset", f"{source.shown} is a draft: this link leads nowhere")
            return self._not_there(source, url, str(source.shown))
        if any(target.whole == TOP for target in targets):
            return None
        return self._take_file(edition, url, targets)

    def take_image(self, edition: Edition, image: str) -> _Problem | None:
        """As `take`, for the picture of a front matter."""
        first: _Problem | None = None
        for url in likely_images(image):
            problem = self.take(edition, url)
            if problem is None:
                return None
            first = first or problem
        return first

    def _take_file(self, edition: Edition, url: str, targets: Sequence[Target]) -> _Problem | None:
        path = targets[0].whole
        if path.suffix == ".md":
            return _Problem("asset", f"there is no article {self._folder / path}")
        file = self._files.find(edition.language, edition.article, url)
        if isinstance(file, str):
            if is_from_root(url) and not path.suffix:
                return _Problem("asset", f"there is no article for {url} in {self._folder}/: {_ELSEWHERE}")
            return _Problem("asset", f"{self._folder / path} {file}")
        place = PurePosixPath(locales.web_tag(edition.language), file.place)
        if place not in self.files:
            holder = self._places.take(place, str(self._folder / file.place))
            if holder is not None:
                message = f"{self._folder / file.place} cannot be published beside {holder}: rename it"
                return _Problem("asset", message)
            self.files[place] = file.content
        return None

    def _article(self, name: str, _language: str | None) -> Source | None:
        return self._sources.get(name) or self._sources.get(self._by_other_name.get(name, ""))

    def _not_there(self, source: Source, url: str, shown: str) -> _Problem | None:
        """What is wrong with the place in an article that a URL names, if it names one."""
        place = fragment_of(url)
        if not place:
            return None
        anchors = anchors_of(source.article.text, source.article.conventions)
        if anchors.find(place) is not None:
            return None
        near = anchors.nearest(place)
        hint = (
            f": did you mean #{near}?"
            if near
            else f": mend the link, or write {{#{place}}} after its heading"
        )
        return _Problem("anchor", f"there is no #{place} in {shown}{hint}")


def _not_silenced(found: Iterable[Diagnostic], sources: Mapping[PurePath, Source]) -> Iterator[Diagnostic]:
    silenced: dict[PurePath, Mapping[str, tuple[range, ...]]] = {}
    for one in found:
        if one.path in sources and one.path not in silenced:
            silenced[one.path] = silenced_lines(sources[one.path].article)
        if not any(one.line in lines for lines in silenced.get(one.path, {}).get(one.code, ())):
            yield one


def _of_no_host(project: Project, source: Source, edition: Edition) -> Iterator[Diagnostic]:
    """Warnings about pictures that browsers refuse to show."""
    lines = source.article.text.splitlines()
    for url in pictures_of_no_host(edition.text, edition.conventions):
        problem = _Problem(
            "asset",
            f"browsers do not show {url} on this page: give the address a host's name, or copy the picture",
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


def _at_article(source: Source, reference: Reference, problem: _Problem) -> Diagnostic:
    return Diagnostic(
        problem.code,
        problem.message,
        source.shown,
        reference.line,
        reference.column,
        Severity.WARNING,
        article=source.name,
    )


def _at_catalog(project: Project, edition: Edition, problem: _Problem) -> Diagnostic:
    shown = project.shown(project.catalog_path(edition.language, edition.article))
    return Diagnostic(
        problem.code,
        problem.message,
        shown,
        severity=Severity.WARNING,
        language=edition.language,
        article=edition.article,
    )
