"""The translatable text in raw HTML: where it stands, how a translation goes there, and what has to stay.

A text is a run of inline content (``これは<b>太字</b>です``) between tags of other kinds, or the value of an
attribute that readers see or hear. An inline tag belongs to a run only if it is closed there: blank lines end
a block of HTML in Markdown, so a block may hold half an element. A run is therefore always balanced, and so is
what is written in its place: a translation cannot change anything outside of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from pipeline.article.html.folding import FoldedHtml, on_one_line
from pipeline.article.html.tokens import WHITE_SPACE, Attribute, HtmlToken, TokenKind, tokenize
from pipeline.article.markdown.bare_urls import BARE_URL

__all__ = ["HtmlText", "find_html_texts", "html_outline", "write_html_text"]

_VOID = frozenset(("br", "img", "wbr"))
_RUBY_PARTS = frozenset(("rb", "rp", "rt", "rtc"))
_CODE = frozenset(("code", "samp", "tt"))
_WORDS = frozenset(
    ("a", "abbr", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "ins", "kbd", "mark", "q", "ruby")
)
_LOOKS = frozenset(
    ("b", "big", "font", "i", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var")
)
_INLINE = _VOID | _RUBY_PARTS | _CODE | _WORDS | _LOOKS
_ATTRIBUTES = frozenset(("alt", "aria-label", "placeholder", "title"))

_LETTER = re.compile(r"[^\W\d_]")
_MUSTACHE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """One text of an HTML source: the half-open range it comes from, in code points, and its msgid.

    ``quote`` is None for a run of inline content, whose ``text`` keeps tags and character references as they
    are written. For an attribute it is the quote around the value, which is outside of the range, or ``""`` if
    there is none; there, ``text`` has the characters themselves.
    """

    start: int
    end: int
    text: str
    quote: str | None


def find_html_texts(html: str) -> tuple[HtmlText, ...]:
    """The texts of ``html``, in order. Nothing is raised, whatever the HTML; the time is linear in its length.

    White space in a text is folded as a browser does it, a line break between two East Asian characters to
    nothing. What has no letter outside of code, URLs and ``{{ … }}`` is no text; nor are comments, scripts,
    styles and preformatted text.
    """
    tokens = tuple(tokenize(html))
    pairs = _inline_tags(tokens)
    borders = _borders(html, tokens, pairs)
    found: list[HtmlText] = []
    for is_run, group in groupby(range(len(tokens)), lambda number: number not in borders):
        numbers = tuple(group)
        run = (
            _trimmed(html, tokens, pairs, numbers) if is_run and _is_text(html, tokens, numbers) else range(0)
        )
        if run:
            found.append(_run(html, tokens[run.start : run.stop]))
        for number in numbers:
            if number not in run:
                found += _attribute_texts(html, tokens[number])
    return tuple(sorted(found, key=lambda text: text.start))


def write_html_text(text: str, quote: str | None) -> str:
    """A translation as what takes the place of a text's range; ``quote`` is that of the `HtmlText`.

    The result is on one line, so that it ends no HTML block: in a run a line break becomes ``<br>``. Inline
    tags that are closed stay tags there; readers see any other ``<`` as it was typed. In an attribute all of
    the translation is plain text.
    """
    text = text.strip(WHITE_SPACE)
    if quote is not None:
        value = _LINE_END.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;")
        value = value.replace("'", "&#39;") if quote == "'" else value.replace('"', "&quot;")
        return value if quote else f'"{value}"'
    tokens = tuple(tokenize(text))
    pairs = _inline_tags(tokens)
    written = "".join(
        on_one_line(text[token.start : token.end])
        if number in pairs
        else _LINE_END.sub("<br>", text[token.start : token.end].replace("<", "&lt;"))
        for number, token in enumerate(tokens)
    )
    # at the start of a line it would end the ::: container that the HTML stands in
    return "&#58;" + written[1:] if written.startswith(":::") else written


def html_outline(html: str) -> str:
    """What a translation must not change: ``html`` without inline content and without the attributes' texts.

    Whichever texts of ``html`` are replaced by translations, as `write_html_text` writes them, the outline is
    the same.
    """
    tokens = tuple(tokenize(html))
    pairs = _inline_tags(tokens)
    return "".join(
        _without_texts(html, token)
        for number, token in enumerate(tokens)
        if token.kind is not TokenKind.TEXT and number not in pairs
    )


def _inline_tags(tokens: Sequence[HtmlToken]) -> dict[int, int]:
    """The numbers of the tags that belong to inline content, each with that of its other half.

    A tag that needs no closing tag (``<br>``, or ``<rt>`` within ``<ruby>``) is its own other half.
    """
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind is TokenKind.TEXT:
            continue
        if token.kind is TokenKind.OPAQUE or token.name not in _INLINE:
            opened.clear()
        elif token.kind is TokenKind.OPEN and token.name in _VOID:
            pairs[number] = number
        elif token.kind is TokenKind.OPEN:
            opened.append(number)
        else:
            ended = _ended_with(token.name, tokens, opened)
            if opened and tokens[opened[-1]].name == token.name:
                pairs[number] = opened.pop()
                pairs[pairs[number]] = number
                pairs |= {one: one for one in ended}
            else:
                opened.clear()
    return pairs


def _ended_with(name: str, tokens: Sequence[HtmlToken], opened: list[int]) -> list[int]:
    """Take off ``opened`` what ends with its parent: the parts of a ruby may go without closing tags."""
    ended: list[int] = []
    while name == "ruby" and opened and tokens[opened[-1]].name in _RUBY_PARTS:
        ended.append(opened.pop())
    return ended


def _borders(html: str, tokens: Sequence[HtmlToken], pairs: Mapping[int, int]) -> set[int]:
    """The numbers of the tokens between which runs stand.

    An inline tag alone on the first line is what makes Markdown take the lines for HTML: it has to stay there.
    """
    borders = {
        number
        for number, token in enumerate(tokens)
        if token.kind is not TokenKind.TEXT and number not in pairs
    }
    first = next((number for number, token in enumerate(tokens) if token.kind is not TokenKind.TEXT), -1)
    if first in pairs and not html[: tokens[first].start].strip(WHITE_SPACE):
        end_of_line = _LINE_END.search(html, tokens[first].end)
        if end_of_line and not html[tokens[first].end : end_of_line.start()].strip(WHITE_SPACE):
            borders |= {first, pairs[first]}
    return borders


def _is_text(html: str, tokens: Sequence[HtmlToken], run: Sequence[int]) -> bool:
    """Whether there is something to translate in a run, code aside."""
    in_code = 0
    for token in (tokens[number] for number in run):
        if token.name in _CODE:
            in_code += 1 if token.kind is TokenKind.OPEN else -1
        elif token.kind is TokenKind.TEXT and not in_code and _has_letters(html[token.start : token.end]):
            return True
    return False


def _has_letters(text: str) -> bool:
    return _LETTER.search(unescape(BARE_URL.sub("", _MUSTACHE.sub("", text)))) is not None


def _trimmed(html: str, tokens: Sequence[HtmlToken], pairs: Mapping[int, int], run: Sequence[int]) -> range:
    """A run without the tags at its edges that hold no text, and without an element around all of it."""
    texts = [
        number
        for number in run
        if tokens[number].kind is TokenKind.TEXT
        and html[tokens[number].start : tokens[number].end].strip(WHITE_SPACE)
    ]
    first, last = run[0], run[-1]
    while True:
        while first < texts[0] and pairs.get(first, first) < texts[0]:
            first = pairs.get(first, first) + 1
        while last > texts[-1] and pairs.get(last, last) > texts[-1]:
            last = pairs.get(last, last) - 1
        if first == last or pairs.get(first) != last or tokens[first].name == "ruby":
            return range(first, last + 1)
        first, last = first + 1, last - 1


def _run(html: str, tokens: Sequence[HtmlToken]) -> HtmlText:
    start, end = tokens[0].start, tokens[-1].end
    source = html[start:end]
    start += len(source) - len(source.lstrip(WHITE_SPACE))
    end -= len(source) - len(source.rstrip(WHITE_SPACE))
    folded = FoldedHtml()
    for token in tokens:
        source = html[token.start : token.end]
        if token.kind is TokenKind.TEXT:
            folded.add_text(source)
        else:
            folded.add_tag(token.name, on_one_line(source))
    return HtmlText(start, end, folded.text(), None)


def _attribute_texts(html: str, token: HtmlToken) -> Iterator[HtmlText]:
    for attribute in _readable(html, token):
        value = html[attribute.start : attribute.end]
        if _has_letters(value):
            folded = FoldedHtml()
            folded.add_text(unescape(value))
            yield HtmlText(attribute.start, attribute.end, folded.text(), attribute.quote)


def _readable(html: str, token: HtmlToken) -> Iterator[Attribute]:
    """The attributes that people read or hear. ``:title="x"`` has another name, ``title={x}`` is JSX."""
    for attribute in token.attributes:
        if attribute.name in _ATTRIBUTES and (attribute.quote or not html.startswith("{", attribute.start)):
            yield attribute


def _without_texts(html: str, token: HtmlToken) -> str:
    pieces: list[str] = []
    at = token.start
    for attribute in _readable(html, token):
        pieces.append(html[at : attribute.start - len(attribute.quote)])
        at = attribute.end + len(attribute.quote)
    return "".join((*pieces, html[at : token.end]))
