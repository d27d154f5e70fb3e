"""Links from an article to the glossary: where a term is first named, with its meaning in a box that opens there.

The name is a link, in text as any other: lines break within it, readers copy it, and search engines, reading views and
the oldest browser have it, which is not so of what is in a label or a button. After it comes a button without text,
and the box is its popover. So this works without a script, under a finger and from the keyboard, closes by Escape, and
never covers what somebody reads only because a mouse rests there (WCAG 2.2, 1.4.13).

They are not in headings, links, code and the lines that say where a text comes from, nor in what is not translated. A
name that goes across markup is passed over for the next one. In the tokens of the article only the places are marked;
what is shown there is put in after the page was sanitized, since no text of an author's may look like it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token
from markupsafe import Markup

from pipeline.edition.direction import direction_of
from pipeline.edition.localize import Edition
from pipeline.edition.term_index import definition_of
from pipeline.edition.words import Words
from pipeline.glossary import Term
from pipeline.glossary.mentions import Mention, first_mentions
from pipeline.locales import web_tag, writing_direction

__all__ = ["TermLinks"]

OPENING, CLOSING = "term_open", "term_close"
"""The types of the tokens around a name. They have no content, being no text: what is written is their `MARK`."""
MARK = "mark"

_MARKS = "\ue002{}\ue003", "\ue004"
_MARKED = re.compile(
    r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>'
    "|\ue002(?P<number>[0-9]{1,9})\ue003(?P<shown>[^\ue002-\ue004<>]*)\ue004"
)
"""A tag as sanitizing leaves it, which stays whatever is in its attributes; or a name between its marks."""
_HIDDEN = "\ufffc"
"""Stands for what is not to be looked at: one for each code point."""

_TAG = re.compile(r"<(?P<end>/?)(?:a|button|code|dfn|kbd|rp|rt|ruby|samp|summary)\b", re.IGNORECASE)
_NO_PLACE = ("heading_open", "alert_title_open")
_TRIES = 3
"""How often another place is looked for where a name goes across markup."""


class TermLinks:
    """The links of one page. ``address`` gives the place of a term on the glossary's page, as seen from there."""

    def __init__(
        self,
        edition: Edition,
        terms: Sequence[Term],
        source_language: str,
        words: Words,
        address: Callable[[Term], str],
    ) -> None:
        self._edition = edition
        self._terms = terms
        self._source_language = source_language
        self._words = words
        self._address = address
        self._linked: list[Term] = []

    def mark(self, tokens: Sequence[Token]) -> None:
        """Mark the places in an article that has been parsed."""
        if not self._terms:
            return
        blocks = [_Block(inline) for inline in self._inlines(tokens)]
        texts = [block.text for block in blocks]
        left: Sequence[Term] = self._terms
        found: list[Mention] = []
        for _ in range(_TRIES):
            across: list[Mention] = []
            for mention in first_mentions(texts, left, self._edition.language, self._source_language):
                is_within = blocks[mention.index].is_within_a_text(mention.start, mention.end)
                (found if is_within else across).append(mention)
            for mention in (*found, *across):
                text, hidden = texts[mention.index], _HIDDEN * (mention.end - mention.start)
                texts[mention.index] = text[: mention.start] + hidden + text[mention.end :]
            left = [mention.term for mention in across]
            if not left:
                break
        found.sort(key=lambda one: (one.index, one.start))
        self._linked = [mention.term for mention in found]
        for number, mention in reversed(tuple(enumerate(found))):
            blocks[mention.index].mark(mention.start, mention.end, number)

    def put_in(self, html: str) -> str:
        """The sanitized page with the links at the places that were marked."""
        left = dict(enumerate(self._linked))

        def link(marked: re.Match[str]) -> str:
            if marked["number"] is None:
                return marked[0]
            number = int(marked["number"])
            term = left.pop(number, None)  # somebody may have typed these characters
            return marked["shown"] if term is None else self._link(term, number, Markup(marked["shown"]))

        return _MARKED.sub(link, html) if left else html

    def _inlines(self, tokens: Sequence[Token]) -> Iterator[Token]:
        for before, token in pairwise(tokens):
            if token.type != "inline" or before.type in _NO_PLACE:
                continue
            is_credits = "credits" in str(before.attrs.get("class", "")).split()
            if not is_credits and token.meta.get("ordinal") not in self._edition.fallbacks:
                yield token

    def _link(self, term: Term, number: int, shown: Markup) -> str:
        tip = self._tip(term)
        described = Markup(' aria-describedby="tip:{}"').format(number) if tip else ""
        direction = direction_of([shown.unescape()])
        is_own = direction in ("", writing_direction(self._edition.language))
        name = shown if is_own else Markup('<bdi dir="{}">{}</bdi>').format(direction, shown)
        link = Markup('<dfn><a href="{}"{}>{}</a></dfn>').format(self._address(term), described, name)
        if not tip:
            return f'<span class="term">{link}</span>'
        # hidden, so that nothing but this page's style shows it: it is not copied, and reading views leave it out
        box = Markup('<span class="tip" id="tip:{}" popover hidden>{}</span>').format(number, tip)
        return f'<span class="term">{link}{self._button(number, shown.unescape())}{box}</span>'

    def _button(self, number: int, name: str) -> Markup:
        words = self._words
        language = Markup() if words.language == self._edition.language else _attributes(words.language)
        label = words.gettext("The meaning of “%(term)s”") % {"term": name}
        button = Markup('<button type="button" popovertarget="tip:{}" aria-label="{}"{}></button>')
        return button.format(number, label, language)

    def _tip(self, term: Term) -> Markup:
        """The original name of a term, and what it means: in the page's language, or else the source's."""
        language, source = self._edition.language, self._source_language
        meaning = Markup("{}").format(definition_of(term, language, source))
        if language == source:
            return meaning
        in_source = Markup("<span") + _attributes(source) + Markup("{}>{}</span>")
        original = in_source.format(Markup(' class="original"'), term.ja[0])
        if not meaning and (definition := definition_of(term, source, source)):
            meaning = in_source.format("", definition)
        return Markup(" ").join(filter(None, (original, meaning)))


def _attributes(language: str) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(web_tag(language), writing_direction(language))


class _Block:
    """The content of a block, and the text in it in which terms may be found."""

    def __init__(self, inline: Token) -> None:
        self._inline = inline
        self._tokens = list(inline.children or ())
        self._starts: list[int] = []
        texts: list[str] = []
        length = closed = 0
        for token in self._tokens:
            self._starts.append(length)
            if token.type in ("link_open", "fallback_open"):
                closed += 1
            elif token.type in ("link_close", "fallback_close"):
                closed -= 1
            elif token.type == "html_inline":
                if tag := _TAG.match(token.content):
                    closed = max(closed - 1, 0) if tag["end"] else closed + 1
            else:
                texts.append(_seen(token, is_open=not closed))
                length += len(texts[-1])
        self.text = "".join(texts)

    def is_within_a_text(self, start: int, end: int) -> bool:
        """Whether a range of the text, in code points, is within a single token that is text."""
        index = self._index(start)
        token = self._tokens[index]
        return token.type == "text" and end <= self._starts[index] + len(token.content)

    def mark(self, start: int, end: int, number: int) -> None:
        """Put marks around a range that `is_within_a_text`; of several ranges the last comes first."""
        opening, closing = _MARKS
        index = self._index(start)
        token = self._tokens[index]
        first, last = start - self._starts[index], end - self._starts[index]
        pieces = (
            Token("text", "", 0, content=token.content[:first], level=token.level),
            Token(OPENING, "", 0, meta={MARK: opening.format(number)}, level=token.level),
            Token("text", "", 0, content=token.content[first:last], level=token.level),
            Token(CLOSING, "", 0, meta={MARK: closing}, level=token.level),
            Token("text", "", 0, content=token.content[last:], level=token.level),
        )
        kept = [piece for piece in pieces if piece.content or piece.meta]
        self._tokens[index : index + 1] = kept
        starts = [self._starts[index]]
        for piece in kept[:-1]:
            starts.append(starts[-1] + len(piece.content))
        self._starts[index : index + 1] = starts
        self._inline.children = self._tokens

    def _index(self, offset: int) -> int:
        """The token that has the character at ``offset``: of several that begin there, the last, which has a length."""
        return bisect_right(self._starts, offset) - 1


def _seen(token: Token, *, is_open: bool) -> str:
    if token.type in ("text", "text_special"):
        return token.content if is_open else _HIDDEN * len(token.content)
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return _HIDDEN * len(token.content) if token.type == "code_inline" else _HIDDEN * (token.nesting == 0)
