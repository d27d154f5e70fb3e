"""Marking single sentences that are in the source language, in a block whose other sentences are translated.

The parser does not say where in a text its tokens come from. But each piece of a block can be parsed by itself, and
what readers see of the pieces, one after the other, must be what they see of the block: so the lengths of the pieces
say where the block's tokens are to be cut.
"""

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from pipeline.article.markdown.parser import Env, parse_inline
from pipeline.article.model import Pieces
from pipeline.conventions import Conventions

__all__ = ["mark_fallen_sentences"]

_OBJECT = "\ufffc"
"""Stands for what is seen, but is no text: a picture, the mark of a note."""


def mark_fallen_sentences(
    inline: Token, pieces: Pieces, attributes: Mapping[str, str], env: Env, conventions: Conventions
) -> bool:
    """Put the pieces of a block's text that are the source's into a ``span`` with ``attributes``.

    ``env`` is its article's. False, with nothing changed, where emphasis or a link goes from one piece into another,
    or a piece means something else by itself.
    """
    children = inline.children or []
    ranges, seen = _ranges(pieces, env, conventions)
    if seen != "".join(map(_seen, children)):
        return False
    cut = tuple(_cut(children, {border for one in ranges for border in one}))
    if not _is_apart(cut, ranges):
        return False
    inline.children = list(_wrapped(cut, ranges, attributes))
    return True


def _ranges(pieces: Pieces, env: Env, conventions: Conventions) -> tuple[Sequence[tuple[int, int]], str]:
    """Where the source's pieces begin and end in what readers see of all pieces, and that text."""
    ranges: list[tuple[int, int]] = []
    seen = ""
    for text, is_source in pieces:
        start = len(seen)
        seen += "".join(map(_seen, parse_inline(text, env, conventions))) if text.strip() else text
        if is_source and len(seen) > start:
            ranges.append((start, len(seen)))
    return ranges, seen


def _seen(token: Token) -> str:
    if token.type in ("image", "footnote_ref"):
        return _OBJECT
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _cut(children: Sequence[Token], borders: set[int]) -> Iterator[Token]:
    """The tokens, their texts cut at the borders."""
    position = 0
    for token in children:
        length = len(_seen(token))
        inside = [border - position for border in sorted(borders) if position < border < position + length]
        if token.type == "text" and inside:
            for start, end in zip([0, *inside], [*inside, length], strict=True):
                yield Token("text", "", 0, content=token.content[start:end], level=token.level)
        else:
            yield token
        position += length


def _is_apart(cut: Sequence[Token], ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether each range can be wrapped: its ends are between tokens, and nothing is open there."""
    possible: set[int] = {0}
    position = depth = 0
    for token in cut:
        depth += token.nesting
        position += len(_seen(token))
        if depth == 0:
            possible.add(position)
    return all(border in possible for one in ranges for border in one)


def _wrapped(
    cut: Sequence[Token], ranges: Sequence[tuple[int, int]], attributes: Mapping[str, str]
) -> Iterator[Token]:
    starts, ends = {start for start, _end in ranges}, {end for _start, end in ranges}
    position = depth = 0
    for token in cut:
        if depth == 0 and position in starts:
            starts.remove(position)
            yield Token("fallback_open", "span", 1, attrs=dict(attributes))
        yield token
        depth += token.nesting
        position += len(_seen(token))
        if depth == 0 and position in ends:
            ends.remove(position)
            yield Token("fallback_close", "span", -1)
