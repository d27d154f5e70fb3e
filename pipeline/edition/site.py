"""A site: the editions that are published, and what pages need to know of each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.edition.discovery.dates import published
from pipeline.edition.discovery.head import Head
from pipeline.edition.discovery.picture import CardAddresses
from pipeline.edition.discovery.web_page import WebPage, web_page_head
from pipeline.edition.link_targets import LinkTargets, other_names
from pipeline.edition.links import (
    HOME,
    relative,
    search_address,
)
from pipeline.edition.localize import Edition
from pipeline.edition.page_links import FileOf, PageLinks, no_files, no_pictures
from pipeline.edition.page_renderer import PageRenderer
from pipeline.edition.pictures import PictureOf
from pipeline.edition.reading_order import newest_first
from pipeline.edition.render import Page, Prepared, prepare
from pipeline.edition.tags import TagIndex, tag_index
from pipeline.edition.term_index import TermIndex
from pipeline.edition.ways import Ways, ways_from
from pipeline.edition.words import words_for
from pipeline.project import Config

__all__ = ["Site", "has_comparison", "page_for"]


@dataclass(frozen=True, slots=True)
class Site:
    """The editions that are published. Pages link to all of them, whichever are being built.

    ``picture_of`` finds the pictures that articles show, ``file_of`` any file that they name. ``cards`` are the
    addresses of the pictures with a title, for where a page is shared. ``terms`` are those of the glossary that readers
    are told of.
    """

    config: Config
    editions: tuple[Edition, ...]
    picture_of: PictureOf = no_pictures
    cards: CardAddresses = field(default_factory=CardAddresses)
    terms: TermIndex = field(default_factory=TermIndex, repr=False, compare=False)
    file_of: FileOf = no_files
    targets: LinkTargets = field(init=False, repr=False, compare=False)
    tags: TagIndex = field(init=False, repr=False, compare=False)
    _languages: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _fed: frozenset[str] = field(init=False, repr=False, compare=False)
    _searched: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_article: Mapping[str, Mapping[str, Edition]] = field(init=False, repr=False, compare=False)
    _by_other_name: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _last_prepared: list[Prepared] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_article: dict[str, dict[str, Edition]] = {}
        for edition in self.editions:
            by_article.setdefault(edition.article, {})[edition.language] = edition
        object.__setattr__(self, "_by_article", by_article)
        others = {
            other: one.article
            for one in reversed(self.editions)
            for other in other_names(one.article, one.slug, one.source.metadata)
        }
        object.__setattr__(self, "_by_other_name", others)
        object.__setattr__(self, "targets", LinkTargets(self.config))
        present = {edition.language for edition in self.editions}
        languages = tuple(language for language in self.config.editions if language in present)
        object.__setattr__(self, "_languages", languages)
        object.__setattr__(self, "tags", tag_index(self.config.tag_slugs, newest_first(self.editions)))
        found = {one.language for one in self.editions if not one.is_untranslated}
        object.__setattr__(self, "_searched", frozenset(found if self.config.search else ()))
        fed = {one.language for one in self.editions if not one.is_untranslated and published(one)}
        object.__setattr__(self, "_fed", frozenset(fed if self.config.base_url else ()))

    def editions_of(self, article: str) -> tuple[Edition, ...]:
        """An article's editions, in the order of the configuration's languages."""
        found = self._by_article.get(article, {})
        return tuple(found[language] for language in self.config.editions if language in found)

    def editions_in(self, language: str) -> tuple[Edition, ...]:
        """A language's editions, in the order of `newest_first`."""
        return newest_first(edition for edition in self.editions if edition.language == language)

    def has_feed(self, language: str) -> bool:
        """Whether a language has a feed: entries need a date, and addresses that are absolute."""
        return language in self._fed

    def head(self, page: WebPage) -> Head:
        """What a page that is no article tells machines. The first page leads to the feeds of all languages."""
        languages = self.languages if page.here == HOME else (page.language,)
        card = self.cards.of_lists.get(page.language, "")
        return web_page_head(self.config, page, card, filter(self.has_feed, languages))

    def search(self, language: str, here: str) -> str:
        """The way from the page at ``here`` to what its language searches in; empty if there is nothing to find."""
        return relative(here, search_address(language)) if language in self._searched else ""

    def ways(self, language: str, here: str) -> Ways:
        """The ways from the page at ``here`` to what its language has besides articles."""
        tags = bool(self.tags.in_language(language))
        return ways_from(
            here,
            language,
            has_tags=tags,
            has_glossary=bool(self.terms.in_language(language)),
            has_feed=self.has_feed(language),
            has_about=self.is_translated,
        )

    @property
    def is_translated(self) -> bool:
        """Whether there is any translation for a page to tell about."""
        return len(self.languages) > 1

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have an edition, in the order of the configuration."""
        return self._languages

    def source_of(self, edition: Edition) -> Edition | None:
        """The source language's edition of the same article; None if it is that, or there is none."""
        source = self._by_article.get(edition.article, {}).get(self.config.source_language)
        return None if source is None or source.language == edition.language else source

    def prepared(self, source: Edition) -> Prepared:
        """The source language's edition of an article, parsed to be shown beside its translations, one after another.

        It is the same for all of them; only the last is kept.
        """
        words = words_for(source.language, self.config.theme)
        found = next((one for one in self._last_prepared if one.edition is source), None)
        if found is None:
            found = prepare(source, source.language, words)
            self._last_prepared[:] = [found]
        return replace(found, renderer=PageRenderer(source, source.language, words))  # it numbers tables

    def edition_of(self, article: str, language: str) -> Edition | None:
        """An article's edition in ``language``, or else in the source language. It may be called by another name."""
        found = self._by_article.get(article) or self._by_article.get(
            self._by_other_name.get(article, ""), {}
        )
        return found.get(language) or found.get(self.config.source_language)


def has_comparison(site: Site, edition: Edition) -> bool:
    """Whether there is a page that shows an edition beside its source: if anything of it is translated."""
    return site.source_of(edition) is not None and not edition.is_untranslated


def page_for(site: Site, edition: Edition, here: str) -> Page:
    """The page at the address ``here``, as its article's text is rendered for it."""
    links = PageLinks(edition, here, site.targets, site.edition_of, site.picture_of, site.file_of)
    return Page(links.resolve, links.pictures, trusts_author=site.config.raw_html == "trusted")
