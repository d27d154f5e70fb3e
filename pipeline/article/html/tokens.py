"""A tolerant tokenizer of HTML: every character of a text belongs to exactly one token, with its offsets.

It splits as browsers do (HTML Standard, section 13.2.5) and never fails. What an author left open, a comment
or a tag for example, reaches to the end of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

__all__ = ["WHITE_SPACE", "Attribute", "HtmlToken", "TokenKind", "tokenize"]

WHITE_SPACE = " \t\n\f\r"
"""What HTML takes for white space: no-break and ideographic spaces are text."""

_OPAQUE = frozenset(("iframe", "math", "noembed", "noframes", "pre", "script", "style", "textarea", "xmp"))
"""Elements whose content is neither text to read nor tags."""

_MARKUP = re.compile(r"<(?=[A-Za-z!?]|/.)", re.DOTALL)
_TAG_NAME = re.compile(r"</?([A-Za-z][^ \t\n\f\r/>]*)")
_TAG_END = re.compile(r"[ \t\n\f\r/]*>")
_ATTRIBUTE_NAME = re.compile(r"[ \t\n\f\r/]*([^ \t\n\f\r/>][^ \t\n\f\r/>=]*)")
_EQUALS = re.compile(r"[ \t\n\f\r]*=[ \t\n\f\r]*")
_VALUE = re.compile(
    r"""(?P<quote>["'])(?P<quoted>.*?)(?P=quote)|(?!["'])(?P<bare>[^ \t\n\f\r>]*)""", re.DOTALL
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)


class TokenKind(Enum):
    """What a token is. ``OPAQUE`` is what is neither text nor a tag: comments, scripts, an unfinished tag."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    OPAQUE = "opaque"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that has a value: its name in lower case, and the half-open range of the value.

    ``quote`` is the quote around the value, which is not part of the range, or ``""``.
    """

    name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """A half-open range of an HTML text, in code points; for a tag also its name, in lower case."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokenize(html: str) -> Iterator[HtmlToken]:
    """The tokens of ``html``, in order and without gaps; no two texts follow each other."""
    done = 0
    while markup := _MARKUP.search(html, done):
        if markup.start() > done:
            yield HtmlToken(TokenKind.TEXT, done, markup.start())
        token = _tag(html, markup.start()) or _opaque(html, markup.start())
        yield token
        done = token.end
        if token.kind is TokenKind.OPEN and token.name in _OPAQUE:
            closing = re.compile(rf"</{token.name}(?=[ \t\n\f\r/>])", re.IGNORECASE).search(html, done)
            end = closing.start() if closing else len(html)
            if end > done:
                yield HtmlToken(TokenKind.OPAQUE, done, end)
            done = end
    if done < len(html):
        yield HtmlToken(TokenKind.TEXT, done, len(html))


def _tag(html: str, start: int) -> HtmlToken | None:
    """The tag that begins at ``start``; None if it is none, or does not end."""
    name = _TAG_NAME.match(html, start)
    if not name:
        return None
    kind = TokenKind.CLOSE if html.startswith("</", start) else TokenKind.OPEN
    attributes: list[Attribute] = []
    at = name.end()
    while not (end := _TAG_END.match(html, at)):
        attribute = _ATTRIBUTE_NAME.match(html, at)
        if not attribute:
            return None
        at = attribute.end()
        if equals := _EQUALS.match(html, at):
            value = _VALUE.match(html, equals.end())
            if not value:
                return None
            at = value.end()
            span = value.span("quoted" if value["quote"] else "bare")
            attributes.append(Attribute(attribute[1].lower(), *span, value["quote"] or ""))
    return HtmlToken(kind, start, end.end(), name[1].lower(), tuple(attributes))


def _opaque(html: str, start: int) -> HtmlToken:
    """A comment, a declaration or the like, or what is left of a tag that does not end."""
    end = -1
    if html.startswith("<!--", start):
        comment = _COMMENT.match(html, start)
        end = comment.end() if comment else -1
    elif not _TAG_NAME.match(html, start):
        closing = {"<![CDATA[": "]]>", "<?": "?>", "<": ">"}
        last = next(closing[opening] for opening in closing if html.startswith(opening, start))
        found = html.find(last, start + 2)
        end = found + len(last) if found >= 0 else -1
    return HtmlToken(TokenKind.OPAQUE, start, end if end >= 0 else len(html))
