"""Marking text that is in the source language although the page is in another.

Readers' software needs to know: speech, hyphenation, fonts and search go by ``lang``, the order of words
on the line by ``dir``.
"""

from collections.abc import Collection, Iterator, Mapping, MutableSequence, Sequence

from markdown_it.token import Token

__all__ = ["mark_fallbacks"]

Attributes = Mapping[str, str]


def mark_fallbacks(
    tokens: Sequence[Token], fallbacks: Collection[int], source: Attributes, own: Attributes
) -> None:
    """Put the attributes ``source`` on the blocks whose inline tokens are among ``fallbacks`` (by ordinal).

    A block inside such a block gets the page's ``own`` attributes back. Where a block holds several texts of
    its own and only some fell back (a tight list item around a code block), those are wrapped in a ``span``.
    """
    texts: dict[int, list[Token]] = {}
    for owner, inline in _texts_by_block(tokens):
        texts.setdefault(owner, []).append(inline)
    marked: set[int] = set()
    for owner, inlines in texts.items():
        fallen = [inline for inline in inlines if inline.meta.get("ordinal") in fallbacks]
        if len(fallen) == len(inlines):
            tokens[owner].attrs.update(source)
            marked.add(owner)
        else:
            for inline in fallen:
                _wrap(inline.children or [], source)
    for parent, child in _nested_blocks(tokens):
        if parent in marked and child not in marked:
            tokens[child].attrs.update(own)


def _texts_by_block(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Each inline token, with the index of the block that is its parent in HTML."""
    open_blocks: list[int] = []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            yield open_blocks[-1], token
        elif not token.hidden and token.nesting == 1:
            open_blocks.append(index)
        elif not token.hidden and token.nesting == -1:
            open_blocks.pop()


def _nested_blocks(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The indices of each block and of the blocks directly inside it."""
    open_blocks: list[int] = []
    for index, token in enumerate(tokens):
        if token.hidden:
            continue
        if token.nesting == 1:
            if open_blocks:
                yield open_blocks[-1], index
            open_blocks.append(index)
        elif token.nesting == -1:
            open_blocks.pop()


def _wrap(children: MutableSequence[Token], attributes: Attributes) -> None:
    children.insert(0, Token("fallback_open", "span", 1, attrs=dict(attributes)))
    children.append(Token("fallback_close", "span", -1))
