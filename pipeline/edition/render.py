"""The HTML of an edition: its localized Markdown, rendered by the same parser that cut it into units.

Elements are those of the Markdown, in its order, whatever the language. Beyond them, a table stands in a frame so that
it can scroll, a picture with a title is a figure, and a heading ends with a link to itself; everything else that pages
need is in attributes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from pipeline.article.markdown.parser import Env, markdown, parse_markdown
from pipeline.edition.authors_html import AuthorsHtml
from pipeline.edition.components import mark_components
from pipeline.edition.contents import Section, sections_of
from pipeline.edition.fallbacks import mark_fallbacks, mark_fallen_html
from pipeline.edition.fallen_sentences import mark_fallen_sentences
from pipeline.edition.headings import TitlePlace, leading_heading, plain_text
from pipeline.edition.localize import Edition
from pipeline.edition.page_renderer import PageRenderer, language_attributes, language_of
from pipeline.edition.phrases import break_phrases, has_phrases
from pipeline.edition.pictures import Picture, finish_pictures
from pipeline.edition.questions import questions_of
from pipeline.edition.reading_time import minutes_to_read
from pipeline.edition.sanitize import Fragment, sanitize_page
from pipeline.edition.term_links import TermLinks
from pipeline.edition.valid_html import Labels
from pipeline.edition.words import Words

__all__ = ["Body", "Page", "Prepared", "labels_of", "prepare", "render_body"]

_HEADING_TOKENS = 3
"""A heading is an opening token, an inline token, and a closing one."""

Resolve = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Page:
    """The page that an edition is rendered for.

    ``resolve`` gives the address to use for each relative one. ``pictures`` are those of these addresses that lead to
    pictures; they may come in while addresses are resolved. ``trusts_author``: raw HTML of the author's is not
    sanitized. ``terms`` are linked where they are first named, if there are any.
    """

    resolve: Resolve
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    trusts_author: bool = False
    terms: TermLinks | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered article: sanitized HTML.

    ``heading`` is the content of the heading that the article begins with, where the page shows that above
    the article and not in ``html``; empty otherwise. ``heading_fell_back``: it is in the source language. ``sections``
    are for the list of contents, ``minutes`` is what it takes to read all of it. ``is_trusted``: there is HTML of
    the author's in it that was not sanitized.
    """

    html: str
    heading: str
    heading_fell_back: bool
    sections: tuple[Section, ...] = ()
    minutes: int = 1
    is_trusted: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition that is parsed and marked, and the renderer for it. ``heading`` as in `Body`."""

    edition: Edition
    tokens: Sequence[Token]
    env: Env
    renderer: RendererHTML
    heading: Token | None

    def html(self, tokens: Sequence[Token]) -> str:
        """Tokens of this edition as HTML, not yet sanitized."""
        options = markdown(self.edition.conventions).options
        return str(self.renderer.render(tokens, options, self.env))

    def heading_html(self) -> str:
        """The content of the heading as HTML, not yet sanitized; empty without one."""
        options = markdown(self.edition.conventions).options
        children = self.heading.children if self.heading else None
        return str(self.renderer.renderInline(children, options, self.env)) if children else ""

    @property
    def has_title_above(self) -> bool:
        """Whether the title is shown above the article, and not within it."""
        return self.edition.headings.title is not TitlePlace.BODY

    @property
    def heading_fell_back(self) -> bool:
        """Whether the heading is in the source language for want of a translation."""
        return self.heading is not None and self.heading.meta.get("ordinal") in self.edition.fallbacks


def render_body(edition: Edition, source_language: str, words: Words, page: Page) -> Body:
    """Render an edition for a page."""
    prepared = prepare(edition, source_language, words)
    if page.terms is not None:
        page.terms.mark(prepared.tokens)
    own = AuthorsHtml(edition) if page.trusts_author else None
    tokens = own.set_aside(prepared.tokens) if own else prepared.tokens
    heading, html = sanitize_page(
        [
            Fragment(prepared.heading_html(), page.resolve, words_only=True),
            Fragment(prepared.html(tokens), page.resolve),
        ],
        labels_of(words),
        has_title=prepared.has_title_above,
    )
    html = finish_pictures(html, page.pictures)
    if page.terms is not None:
        html = page.terms.put_in(html)
    return Body(
        html=own.put_back(html) if own else html,
        heading=heading,
        heading_fell_back=prepared.heading_fell_back,
        sections=sections_of(prepared.tokens, edition.fallbacks),
        minutes=minutes_to_read(_texts(prepared, source_language)),
        is_trusted=own is not None and own.is_used,
    )


def labels_of(words: Words) -> Labels:
    """The theme's words for what an author left without a name."""
    return Labels(details=words.gettext("Details"))


def prepare(edition: Edition, source_language: str, words: Words) -> Prepared:
    """Parse an edition, and mark in its tokens what pages show beyond Markdown."""
    tokens, env = parse_markdown(edition.text, edition.conventions)
    _set_anchors(tokens, edition.headings.anchors)

    heading: Token | None = None
    if edition.headings.title is TitlePlace.LEADING_HEADING:
        first = leading_heading(tokens)
        if first is not None:
            heading = tokens[first + 1]
            del tokens[first : first + _HEADING_TOKENS]

    mark_components(tokens, questions_of(edition.source.text, edition.conventions))
    if edition.language != source_language:
        attributes = language_attributes(source_language)
        fallbacks = edition.fallbacks - _with_sentences_marked(tokens, env, edition, attributes)
        mark_fallbacks(tokens, fallbacks, attributes, language_attributes(edition.language))
        mark_fallen_html(tokens, edition.left_texts, attributes)
    for inline in (*_headings(tokens), *([heading] if heading else [])):
        language = language_of(inline, edition, source_language)
        if has_phrases(language):
            break_phrases(inline.children or [], language)
    return Prepared(edition, tokens, env, PageRenderer(edition, source_language, words), heading)


def _with_sentences_marked(
    tokens: Sequence[Token], env: Env, edition: Edition, attributes: Mapping[str, str]
) -> frozenset[int]:
    """Mark the sentences that fell back in blocks that are translated in part; the ordinals where that was possible."""
    inlines = {int(token.meta["ordinal"]): token for token in tokens if token.type == "inline" and token.meta}
    return frozenset(
        ordinal
        for ordinal, token in inlines.items()
        if ordinal in edition.mixed
        if mark_fallen_sentences(token, edition.mixed[ordinal], attributes, env, edition.conventions)
    )


def _headings(tokens: Sequence[Token]) -> Iterator[Token]:
    return (tokens[index + 1] for index, token in enumerate(tokens) if token.type == "heading_open")


def _texts(prepared: Prepared, source_language: str) -> Iterator[tuple[str, str]]:
    """What there is to read, code aside, each text with its language."""
    for token in (*prepared.tokens, *([prepared.heading] if prepared.heading else [])):
        if token.type == "inline":
            yield plain_text(token), language_of(token, prepared.edition, source_language)


def _set_anchors(tokens: Sequence[Token], anchors: Sequence[str]) -> None:
    headings = (token for token in tokens if token.type == "heading_open")
    for heading, anchor in zip(headings, anchors, strict=False):
        heading.attrSet("id", anchor)
