"""Where in inline Markdown the characters stand that readers see as they are written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token
from markdown_it.utils import EnvType

from pipeline.article.markdown.emphasis import CjkInlineState
from pipeline.article.markdown.inline import InlineState
from pipeline.article.markdown.parser import DEFAULT, inline_parser
from pipeline.article.model import Span
from pipeline.conventions import Conventions

__all__ = ["visible_spans"]

_SOURCE, _SPANS = "source", "visible spans"


def visible_spans(
    text: str, conventions: Conventions = DEFAULT, definitions: Mapping[str, str] | None = None
) -> tuple[Span, ...]:
    """The pieces of ``text`` that are neither markup, code, tags, addresses, entities nor alternative text, in order.

    ``text`` is Markdown as in a file: a hard break is two spaces and a newline. ``definitions`` are the link reference
    definitions that it may use, label -> address.
    """
    spans: list[Span] = []
    env: EnvType = {
        _SOURCE: text,
        _SPANS: spans,
        "references": {
            normalizeReference(label): {"title": "", "href": href}
            for label, href in (definitions or {}).items()
        },
    }
    tokens = _noting_parser(conventions.extensions).parseInline(text, env)[0].children or []
    hidden = [
        Span(at, at + len(url)) for url in dict.fromkeys(_bare_urls(tokens)) for at in _occurrences(text, url)
    ]
    return tuple(piece for span in spans for piece in _without(span, hidden))


@cache
def _noting_parser(extensions: frozenset[str]) -> MarkdownIt:
    return inline_parser(extensions, _NotingCjkState if "cjk-emphasis" in extensions else _NotingState)


def _note(state: InlineState, text: str) -> None:
    """Note the place of text that is passed over; that of an image is parsed on its own, and is not noted."""
    if text and state.src == state.env[_SOURCE] and state.src.startswith(text, state.pos):
        state.env[_SPANS].append(Span(state.pos, state.pos + len(text)))


class _NotingState(InlineState):
    def append_pending(self, text: str) -> None:
        _note(self, text)
        super().append_pending(text)


class _NotingCjkState(CjkInlineState):
    def append_pending(self, text: str) -> None:
        _note(self, text)
        super().append_pending(text)


def _bare_urls(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if before.type == "link_open" and before.info == "auto" and token.type == "text":
            yield token.content


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _without(span: Span, hidden: Iterable[Span]) -> Iterator[Span]:
    start = span.start
    for one in sorted(hidden, key=lambda one: one.start):
        if one.end > start and one.start < span.end:
            if one.start > start:
                yield Span(start, one.start)
            start = max(start, one.end)
    if start < span.end:
        yield Span(start, span.end)
