"""The site of a project as its files are now, made page by page when somebody looks.

A page that nobody looks at costs nothing, so a save shows as quickly in a large project as in a small one. What cannot
be read or rendered stays as it was, and is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from pipeline import locales
from pipeline.build.addresses import compare_path, html_path, index_path
from pipeline.build.assets import collect_assets
from pipeline.build.checking import check_catalogs
from pipeline.build.material import Material, choose
from pipeline.build.pictures import FOLDER as PICTURES
from pipeline.build.plan import Plan, plan_site
from pipeline.build.rereading import read_again
from pipeline.diagnostics import Diagnostic, InputError, Severity
from pipeline.edition.comparison_page import render_comparison
from pipeline.edition.localize import Edition
from pipeline.edition.not_found_page import NOT_FOUND
from pipeline.preview.entry_lines import entry_lines
from pipeline.project import Project, find_project
from pipeline.workspace.articles import article_findings
from pipeline.workspace.reading import CatalogKey, Source

__all__ = ["Answer", "LiveSite"]

_FORMATS = ("markdown", "html")
_STARTING = b"<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Preview</title>\n</html>\n"
"""What is shown as long as there never was a page: what is wrong is told beside it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address. ``problem`` says why it is not what the project's files would make now, if it is not."""

    content: bytes
    is_found: bool = True
    problem: tuple[Diagnostic, ...] = ()


class LiveSite:
    """A project's site; call `refresh` whenever its files may have changed. For one thread at a time.

    Also shown is what is not published: drafts, and editions that are less complete than they are to be. A search, and
    pictures for sharing, it does not have.
    """

    def __init__(self, root: Path, languages: Sequence[str] = ()) -> None:
        """``root`` is the project's folder; ``languages`` limit the site to these, empty for all."""
        self.problems: tuple[Diagnostic, ...] = ()
        """What is wrong with the project's files, whichever page one looks at."""
        self._root = root
        self._languages = languages
        self._project: Project | None = None
        self._material = Material()
        self._plan: Plan | None = None
        self._editions: dict[PurePosixPath, Edition] = {}
        self._answers: dict[PurePosixPath, Answer] = {}
        self._shown: dict[PurePosixPath, bytes] = {}
        self._files: dict[PurePosixPath, bytes] = {}
        self._shown_by: dict[PurePosixPath, CatalogKey] = {}
        self._found_with_assets: dict[CatalogKey, tuple[Diagnostic, ...]] = {}
        self._surroundings: dict[PurePosixPath, bytes] | None = None

    def refresh(self) -> tuple[CatalogKey, ...]:
        """Read the project again: the languages and articles whose catalog or article changed.

        Raises `InputError` if nothing can be made of it, with the site as it was.
        """
        try:
            changed = self._refresh()
        except InputError as error:
            self.problems = error.diagnostics
            raise
        return changed

    def _refresh(self) -> tuple[CatalogKey, ...]:
        project = find_project(self._root)
        shown = replace(project, config=replace(project.config, search=False, cards="none"))
        shown, choice = choose(shown, (), self._languages, _FORMATS)
        material, problems = read_again(shown, choice.pseudo, self._material)
        plan = plan_site(shown, choice, replace(material, held_back={}), self._plan)
        before = {id(edition) for edition in self._material.editions}
        is_first = self._plan is None
        self._project, self._material, self._plan, self.problems = project, material, plan, problems
        self._editions = {
            path: edition
            for edition in plan.published
            for path in (
                html_path(edition.language, edition.slug),
                compare_path(edition.language, edition.slug),
            )
        }
        self._answers, self._surroundings, self._found_with_assets = {}, None, {}
        # the names of pictures have their content in them; other files may be new ones of the same name, or gone
        self._files = {path: data for path, data in self._files.items() if path.parts[0] == PICTURES}
        self._shown = {path: page for path, page in self._shown.items() if path in plan.pages}
        changed = (one for one in plan.published if id(one) not in before)
        return () if is_first else tuple((one.language, one.article) for one in changed)

    @property
    def prefix(self) -> str:
        """The path of ``base_url``, below which the site lies; empty if it has none."""
        return urlsplit(self._project.config.base_url).path.rstrip("/") if self._project else ""

    def list_of(self, language: str) -> PurePosixPath | None:
        """The list of a language's articles, below the site's root; None if there is none."""
        path = index_path(locales.pseudo_locale(language) or locales.canonical(language))
        return path if self._plan and path in self._plan.pages else None

    def answer(self, path: PurePosixPath) -> Answer:
        """What lies at a path below the site's root; if nothing does, the site's page that says so."""
        answer = self._answers.get(path) or self._answer(path)
        if answer.is_found:  # what is not there may be when the page that shows it is made
            self._answers[path] = answer
        return answer

    def _answer(self, path: PurePosixPath) -> Answer:
        if self._plan is None:
            return Answer(_STARTING, is_found=False)
        try:
            content = self._content(self._plan, path)
            if content is None:
                missing = self._content(self._plan, PurePosixPath(NOT_FOUND))
                return Answer(missing or _STARTING, is_found=False)
        except InputError as error:
            last = self._shown.get(path)
            return Answer(last or _STARTING, is_found=last is not None, problem=error.diagnostics)
        self._shown[path] = content
        return Answer(content)

    def _content(self, plan: Plan, path: PurePosixPath) -> bytes | None:
        if path in plan.pages:
            return self._page(plan, path)
        if path not in self._files and path in self._shown_by:
            self._find_files(plan, self._shown_by[path])
        if path in self._files:
            return self._files[path]
        if self._surroundings is None:
            self._surroundings = plan.surroundings()
        return self._surroundings.get(path)

    def _page(self, plan: Plan, path: PurePosixPath) -> bytes:
        edition = self._editions.get(path)
        if edition and path == compare_path(edition.language, edition.slug):
            catalog = self._material.catalogs.get((edition.language, edition.article))
            entries = entry_lines(edition.source, catalog) if catalog else None
            content = render_comparison(plan.site, edition, entries).encode()
        else:
            content = plan.pages[path]()
        # what the page shows is asked for next; kept, since the files may change before it is
        self._files.update(plan.pictures.files)
        if edition:
            self._find_files(plan, (edition.language, edition.article))
        return content

    def _find_files(self, plan: Plan, key: CatalogKey) -> None:
        """Read the files that an edition shows, if it is still there."""
        editions = [one for one in plan.published if (one.language, one.article) == key]
        assets = collect_assets(plan.project, self._material.sources, editions, plan.pages)
        self._files.update(assets.files)
        self._shown_by.update(dict.fromkeys(assets.files, key))
        self._found_with_assets[key] = assets.findings

    def concerns(self, problem: Diagnostic, path: PurePosixPath) -> bool:
        """Whether a page may be old because of what is wrong with a file: not because of another article's."""
        edition = self._editions.get(path)
        if edition is None or self._project is None or problem.path.suffix not in (".po", ".md"):
            return True
        catalog = self._project.catalog_path(edition.language, edition.article)
        source = self._project.source_dir / f"{edition.article}.md"
        return problem.path in map(self._project.shown, (catalog, source))

    def findings(self, path: PurePosixPath) -> tuple[Diagnostic, ...]:
        """What the checks say about the article on a page; nothing about other pages. Notes are left out."""
        edition = self._editions.get(path)
        return self.findings_of((edition.language, edition.article)) if edition else ()

    def findings_of(self, key: CatalogKey) -> tuple[Diagnostic, ...]:
        """What the checks say about an article in a language, ordered by place. Notes are left out."""
        source = next((one for one in self._material.sources if one.name == key[1]), None)
        if self._project is None or self._plan is None or source is None:
            return ()
        found = {*self._held_back(key, source), *article_findings(self._project.config, [source])}
        catalog = self._material.catalogs.get(key)
        if catalog and key[0] not in self._plan.choice.pseudo:
            editions = [one for one in self._plan.published if (one.language, one.article) == key]
            checked = check_catalogs(
                self._project, [source], {key: catalog}, self._material.glossary, editions
            )
            found.update(one for one in checked.diagnostics if not _may_be_of_another(one))
        found.update(self._found_with_assets.get(key, ()))
        told = (one for one in found if one.severity is not Severity.NOTE)
        return tuple(sorted(told, key=lambda one: one.sort_key))

    def _held_back(self, key: CatalogKey, source: Source) -> tuple[Diagnostic, ...]:
        why = self._material.held_back.get(key)
        if why is None:
            return ()
        message = f"shown here only: in {locales.web_tag(key[0])} it is not published ({why})"
        return (
            Diagnostic(
                "article", message, source.shown, 1, 1, Severity.WARNING, language=key[0], article=key[1]
            ),
        )


def _may_be_of_another(finding: Diagnostic) -> bool:
    """Whether it may be wrong because only one catalog was looked at: what a silencer silences may be elsewhere."""
    return finding.code == "silencer" and finding.severity is Severity.WARNING
