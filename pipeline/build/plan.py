"""What the pages of a site are going to be, before any of them is made.

Knowing them takes reading, which is quick when little has changed; making one takes a tenth of a second, and nothing of
the others. A build makes them all, a preview those that somebody looks at.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import ParamSpec

from pipeline.build.addresses import HOME, compare_path, html_path, index_path, markdown_path
from pipeline.build.cards import Cards, find_cards
from pipeline.build.discovery import files_at_root, files_of_languages
from pipeline.build.material import Choice, Material, key_of
from pipeline.build.pictures import Pictures
from pipeline.build.readers_terms import Used, terms_for_readers, terms_used
from pipeline.edition.article_page import render_article
from pipeline.edition.comparison_page import render_comparison
from pipeline.edition.list_pages import render_home, render_index
from pipeline.edition.localize import Edition
from pipeline.edition.pagination import count_of_pages
from pipeline.edition.site import Site, has_comparison
from pipeline.edition.theme_files import written_files
from pipeline.project import Project

__all__ = ["Make", "Plan", "plan_site"]

P = ParamSpec("P")

Make = Callable[[], bytes]
"""What makes a file's content. Raises `InputError` for a template of the project that cannot be used."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen, for whom, and ``pages``: articles, lists and theme by their path below ``output/``.

    ``pictures`` are those that pages asked for, and has them only once these pages are made.
    """

    project: Project
    choice: Choice
    site: Site
    published: tuple[Edition, ...]
    pictures: Pictures
    cards: Cards
    pages: Mapping[PurePosixPath, Make]
    material: Material
    terms: Used

    def surroundings(self) -> dict[PurePosixPath, bytes]:
        """The files besides: what each language has for its articles together, cards, and what lies at the root."""
        files: dict[PurePosixPath, bytes] = {}
        if "html" not in self.choice.formats or not self.published:
            return files
        output = self.project.output_dir
        files.update(files_of_languages(self.site, _languages(self.published)))
        files.update(self.cards.files(map(key_of, self.published), output))
        if not self.choice.pseudo:  # what is not in its folder is about the languages that readers see
            files.update(files_at_root(self.site, output))
        return files


def plan_site(project: Project, choice: Choice, material: Material, last: Plan | None = None) -> Plan:
    """The pages of those editions of ``material`` that are chosen and not held back.

    What has not changed since the ``last`` plan is not worked out again. Raises `InputError` for wrong terms in a front
    matter.
    """
    published = tuple(
        one for one in material.editions if choice.has(key_of(one)) and key_of(one) not in material.held_back
    )
    pictures = Pictures(project)
    cards = find_cards(project.config, published if "html" in choice.formats else ())
    used: Used = {}
    if "html" in choice.formats:
        known = _terms_known(last, material) if last else {}
        used = terms_used(project.config, material.sources, material.glossary, known)
    terms = terms_for_readers(project.config, material.glossary, used, material.public)
    site = Site(
        project.config, material.public, pictures.find, cards.addresses, terms, file_of=pictures.find_file
    )
    pages = dict(_pages(site, published, choice))
    return Plan(project, choice, site, published, pictures, cards, pages, material, used)


def _terms_known(last: Plan, material: Material) -> Used:
    """The terms of the articles that have not changed, if the glossary has not either."""
    if last.material.glossary is not material.glossary:
        return {}
    before = {id(source) for source in last.material.sources}
    same = (source.name for source in material.sources if id(source) in before)
    return {name: last.terms[name] for name in same if name in last.terms}


def _pages(site: Site, editions: Collection[Edition], choice: Choice) -> Iterator[tuple[PurePosixPath, Make]]:
    for edition in editions:
        language, slug = edition.language, edition.slug
        if "markdown" in choice.formats:
            yield markdown_path(language, slug), edition.text.encode
        if "html" in choice.formats:
            yield html_path(language, slug), partial(_encoded, render_article, site, edition)
            if has_comparison(site, edition):
                yield compare_path(language, slug), partial(_encoded, render_comparison, site, edition)
    if "html" in choice.formats and editions:
        for language in _languages(editions):
            for number in range(1, count_of_pages(len(site.editions_in(language))) + 1):
                yield index_path(language, number), partial(_encoded, render_index, site, language, number)
        if not choice.pseudo:
            yield HOME, partial(_encoded, render_home, site)
        for address, content in written_files(site.config).items():
            yield PurePosixPath(address), partial(bytes, content)


def _encoded(render: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> bytes:
    return render(*args, **kwargs).encode()


def _languages(editions: Iterable[Edition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edition.language for edition in editions))
