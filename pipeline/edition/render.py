"""The HTML of an edition: its localized Markdown, rendered by the same parser that cut it into units.

Elements are those of the Markdown, in its order, whatever the language. Around a table there is one more, so
that it can scroll; everything else that pages need is in attributes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from pipeline import locales
from pipeline.article.markdown.parser import CONTAINER, Env, markdown, parse_markdown
from pipeline.article.scripts import joins_without_space
from pipeline.edition.components import mark_components
from pipeline.edition.fallbacks import mark_fallbacks
from pipeline.edition.headings import TitlePlace, leading_heading
from pipeline.edition.localize import Edition
from pipeline.edition.sanitize import sanitize
from pipeline.edition.words import Words

__all__ = ["Body", "language_attributes", "render_body"]

_HEADING_TOKENS = 3
"""A heading is an opening token, an inline token, and a closing one."""

Resolve = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered article: sanitized HTML.

    ``heading`` is the content of the heading that the article begins with, where the page shows that above
    the article and not in ``html``; empty otherwise. ``heading_fell_back``: it is in the source language.
    """

    html: str
    heading: str
    heading_fell_back: bool


def language_attributes(language: str) -> dict[str, str]:
    """``lang`` and ``dir`` for text in a language."""
    return {"lang": locales.web_tag(language), "dir": locales.writing_direction(language)}


def render_body(edition: Edition, source_language: str, words: Words, resolve: Resolve) -> Body:
    """Render an edition. ``resolve`` gives the address to use for each relative one."""
    tokens, env = parse_markdown(edition.text, edition.conventions)
    renderer = _Renderer(edition, source_language, words)
    _set_anchors(tokens, edition.headings.anchors)

    heading: Token | None = None
    if edition.headings.title is TitlePlace.LEADING_HEADING:
        first = leading_heading(tokens)
        if first is not None:
            heading = tokens[first + 1]
            del tokens[first : first + _HEADING_TOKENS]

    _set_levels(tokens, edition.headings.title)
    mark_components(tokens)
    if edition.language != source_language:
        mark_fallbacks(
            tokens,
            edition.fallbacks,
            language_attributes(source_language),
            language_attributes(edition.language),
        )
    options = markdown(edition.conventions).options
    return Body(
        html=sanitize(renderer.render(tokens, options, env), resolve),
        heading=sanitize(renderer.renderInline(heading.children or [], options, env), resolve)
        if heading
        else "",
        heading_fell_back=heading is not None and heading.meta.get("ordinal") in edition.fallbacks,
    )


def _set_anchors(tokens: Sequence[Token], anchors: Sequence[str]) -> None:
    headings = (token for token in tokens if token.type == "heading_open")
    for heading, anchor in zip(headings, anchors, strict=False):
        heading.attrSet("id", anchor)


def _set_levels(tokens: Sequence[Token], title: TitlePlace) -> None:
    """A page has one heading of level one; to those who hear it, any other is of level two."""
    headings = [token for token in tokens if token.type == "heading_open" and token.tag == "h1"]
    for heading in headings[1:] if title is TitlePlace.BODY else headings:
        heading.attrSet("aria-level", "2")


class _Renderer(RendererHTML):
    """The render rules of pages; a method is the rule for the token of its name."""

    def __init__(self, edition: Edition, source_language: str, words: Words) -> None:
        super().__init__()
        self.rules = {**cast(RendererHTML, markdown(edition.conventions).renderer).rules, **self.rules}
        self._edition = edition
        self._source_language = source_language
        self._words = words
        self._alerts = {
            "Note": words.gettext("Note"),
            "Tip": words.gettext("Tip"),
            "Important": words.gettext("Important"),
            "Warning": words.gettext("Warning"),
            "Caution": words.gettext("Caution"),
        }
        self._tables = 0
        self._images = 0

    def _language(self, language: str) -> str:
        return "".join(f' {name}="{value}"' for name, value in language_attributes(language).items())

    def softbreak(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """Nothing between two East Asian characters, where browsers would show a space; else a newline."""
        before = _first_text(reversed(tokens[:idx]))[-1:]
        after = _first_text(tokens[idx + 1 :])[:1]
        return "" if before and after and joins_without_space(before, after) else "\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """An address as it stands is read from left to right, also among Arabic text."""
        if tokens[idx].info == "auto" and locales.writing_direction(self._edition.language) == "rtl":
            tokens[idx].attrSet("dir", "ltr")
        return self.renderToken(tokens, idx, options, env)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """All but the first picture, which readers see at once, are loaded when they are scrolled to."""
        if self._images:
            tokens[idx].attrSet("loading", "lazy")
        tokens[idx].attrSet("decoding", "async")
        self._images += 1
        return super().image(tokens, idx, options, env)

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """Code runs from left to right in every language, and can be scrolled from the keyboard."""
        return _scrolling(super().fence(tokens, idx, options, env))

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """As `fence`."""
        return _scrolling(super().code_block(tokens, idx, options, env))

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A table stands in a region of its own that scrolls and can be reached from the keyboard."""
        self._tables += 1
        label = self._words.gettext("Table %(number)s") % {"number": self._tables}
        region = f'<div class="table" role="region" tabindex="0" aria-label="{escapeHtml(label)}">\n'
        return region + self.renderToken(tokens, idx, options, env)

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """End the region."""
        return self.renderToken(tokens, idx, options, env) + "</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """``:---`` is the side where a line begins, which is the right one in Arabic."""
        _align(tokens[idx])
        return self.renderToken(tokens, idx, options, env)

    td_open = th_open

    def alert_title_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """``> [!NOTE]``: the word that the reader sees is the theme's."""
        inline = tokens[idx + 1]
        for child in inline.children or ():
            child.content = self._alerts.get(child.content, child.content)
        if self._words.language != self._edition.language:
            tokens[idx].attrs.update(language_attributes(self._words.language))
        return self.renderToken(tokens, idx, options, env)

    def container_box_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """``:::details Title`` folds; any other ``:::name Title`` is a box."""
        name, title = _container(tokens[idx])
        attributes = self.renderAttrs(tokens[idx])
        fell_back = " ".join(title.split()) in self._edition.untranslated
        language = self._language(self._source_language) if fell_back else ""
        if name == "details":
            return f'<details class="box"{attributes}><summary{language}>{escapeHtml(title)}</summary>\n'
        head = f'<p class="box-title"{language}>{escapeHtml(title)}</p>\n' if title else ""
        return f'<div class="box box-{escapeHtml(name)}"{attributes}>\n{head}'

    def container_box_close(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """End what `container_box_open` began."""
        opening = next(
            token
            for token in reversed(tokens[:idx])
            if token.type == CONTAINER and token.level == tokens[idx].level
        )
        return "</details>\n" if _container(opening)[0] == "details" else "</div>\n"

    def footnote_ref(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """The mark of a note, which leads to it."""
        number = tokens[idx].meta["id"] + 1
        label = escapeHtml(self._words.gettext("Note %(number)s") % {"number": number})
        link = (
            f'<a href="#fn{number}" id="{_reference(tokens[idx])}" role="doc-noteref" aria-label="{label}">'
        )
        return f'<sup class="footnote-ref">{link}{number}</a></sup>'

    def footnote_block_open(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        """The notes, below the article."""
        title = escapeHtml(self._words.gettext("Notes"))
        language = (
            "" if self._words.language == self._edition.language else self._language(self._words.language)
        )
        return (
            '<section class="footnotes" role="doc-endnotes" aria-labelledby="notes">\n'
            f'<h2 id="notes"{language}>{title}</h2>\n<ol>\n'
        )

    def footnote_block_close(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        """End the notes."""
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """A note."""
        return f'<li id="fn{tokens[idx].meta["id"] + 1}"{self.renderAttrs(tokens[idx])}>'

    def footnote_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env) -> str:
        """End a note."""
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """The way back from a note to each of its marks."""
        label = escapeHtml(self._words.gettext("Back to the text"))
        href = _reference(tokens[idx])
        # the variation selector keeps the arrow from becoming an emoji
        return (
            f' <a href="#{href}" class="footnote-back" role="doc-backlink" aria-label="{label}">↩\ufe0e</a>'
        )


def _reference(token: Token) -> str:
    """The id of a footnote's mark: ``fnref2``, and ``fnref2:1`` where the same note is referred to again."""
    again = token.meta.get("subId", 0)
    return f"fnref{token.meta['id'] + 1}" + (f":{again}" if again > 0 else "")


def _first_text(tokens: Iterable[Token]) -> str:
    """The text of the first token that readers see; empty if a picture or a line break comes before any."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak", "image"):
            return ""
        if token.content and token.type != "html_inline":
            return token.content
    return ""


def _scrolling(html: str) -> str:
    return html.replace("<pre", '<pre dir="ltr" tabindex="0"', 1)


def _align(token: Token) -> None:
    style = str(token.attrs.pop("style", ""))
    sides = {"left": "start", "center": "center", "right": "end"}
    if side := sides.get(style.removeprefix("text-align:")):
        token.attrSet("class", f"align-{side}")


def _container(opening: Token) -> tuple[str, str]:
    """The name and title of a ``:::`` container. What follows Zenn's ``message`` is a kind, not a title."""
    name, _, title = opening.info.strip().partition(" ")
    name = "".join(letter for letter in name.lower() if letter.isalnum() or letter in "-_") or "note"
    return (f"{name}-{title.strip()}", "") if name == "message" and title.strip() else (name, title.strip())
