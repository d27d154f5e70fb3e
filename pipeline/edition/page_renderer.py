"""What the elements of a page are: the render rules for the tokens of Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import cast

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from pipeline import locales
from pipeline.article.markdown.parser import CONTAINER, Env, markdown
from pipeline.article.scripts import joins_without_space
from pipeline.edition.anchors import id_of_mark
from pipeline.edition.contents import fragment
from pipeline.edition.direction import direction_of
from pipeline.edition.localize import Edition
from pipeline.edition.term_links import MARK
from pipeline.edition.words import Words

__all__ = ["PageRenderer", "language_attributes", "language_of"]


def language_attributes(language: str) -> dict[str, str]:
    """``lang`` and ``dir`` for text in a language."""
    return {"lang": locales.web_tag(language), "dir": locales.writing_direction(language)}


def language_of(inline: Token, edition: Edition, source_language: str) -> str:
    """The language of a text of an edition: the source's where it fell back."""
    return source_language if inline.meta.get("ordinal") in edition.fallbacks else edition.language


class PageRenderer(RendererHTML):
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

    def _language(self, language: str) -> str:
        return "".join(f' {name}="{value}"' for name, value in language_attributes(language).items())

    def softbreak(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """Nothing between two East Asian characters, where browsers would show a space; else a newline."""
        before = _first_text(reversed(tokens[:idx]))[-1:]
        after = _first_text(tokens[idx + 1 :])[:1]
        return "" if before and after and joins_without_space(before, after) else "\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A link in letters of the other direction is set apart: it does not mix with numbers and signs beside it.

        An address as it stands is read from left to right, also among Arabic text.
        """
        direction = "ltr" if tokens[idx].info == "auto" else direction_of(_texts_of_link(tokens, idx))
        if direction and direction != locales.writing_direction(self._edition.language):
            tokens[idx].attrSet("dir", direction)
        return self.renderToken(tokens, idx, options, env)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """As `fence`: ``--lang`` begins with its dashes, also among Arabic text."""
        if locales.writing_direction(self._edition.language) == "rtl":
            tokens[idx].attrSet("dir", "ltr")
        return super().code_inline(tokens, idx, options, env)

    def term_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """A place that `TermLinks` has marked."""
        return str(tokens[idx].meta[MARK])

    term_close = term_open

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """The box of a task says what it shows."""
        html = super().list_item_open(tokens, idx, options, env)
        gettext = self._words.gettext
        label = gettext("Done") if tokens[idx].meta.get("checked") else gettext("To do")
        return html.replace("<input ", f'<input aria-label="{escapeHtml(label)}" ', 1)

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """At the end of a heading, the way to link to it. Its sign is the style's, so that nobody copies it."""
        anchor = fragment(str(tokens[idx - 2].attrs["id"]))
        label = escapeHtml(self._words.gettext("Link to this section"))
        around = language_of(tokens[idx - 1], self._edition, self._source_language)
        language = "" if around == self._words.language else self._language(self._words.language)
        link = f'<a class="permalink" href="#{anchor}" aria-label="{label}"{language}></a>'
        return link + self.renderToken(tokens, idx, options, env)

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
        language = self._language(self._source_language) if title in self._edition.left_texts else ""
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
            f'<a href="#fn{number}" id="{id_of_mark(tokens[idx])}" role="doc-noteref" aria-label="{label}">'
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
        href = id_of_mark(tokens[idx])
        arrow = "↪" if locales.writing_direction(self._edition.language) == "rtl" else "↩"
        # the variation selector keeps the arrow from becoming an emoji
        return f' <a href="#{href}" class="footnote-back" role="doc-backlink" aria-label="{label}">{arrow}\ufe0e</a>'


def _first_text(tokens: Iterable[Token]) -> str:
    """The text of the first token that readers see; empty if a picture or a line break comes before any."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak", "image"):
            return ""
        if token.content and token.type != "html_inline":
            return token.content
    return ""


def _texts_of_link(tokens: Sequence[Token], opening: int) -> Iterator[str]:
    after = (tokens[index] for index in range(opening + 1, len(tokens)))
    for token in takewhile(lambda one: one.type != "link_close", after):
        if token.type not in ("html_inline", "image"):
            yield token.content


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
