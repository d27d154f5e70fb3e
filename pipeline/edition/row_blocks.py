"""Which blocks of an article make a row of its comparison: one of Markdown's, or an HTML element with what is in it.

    <figure>

    ![図](a.png)

    <figcaption>説明</figcaption>
    </figure>

These are three blocks to Markdown, and one thing to readers.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.article.html.tags import tags_in

__all__ = ["rows_of_tokens"]


def rows_of_tokens(tokens: Sequence[Token], source: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of an edition, row by row; ``source`` are the source's, whose HTML says what belongs together."""
    blocks = tuple(_blocks(tokens))
    joined = _joined(tuple(_blocks(source)))
    start = 0
    for number in range(len(blocks)):
        if number not in joined:
            yield [token for block in blocks[start : number + 1] for token in block]
            start = number + 1
    if start < len(blocks):
        yield [token for block in blocks[start:] for token in block]


def _blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The outermost blocks, each with all that is in it."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


def _joined(blocks: Sequence[Sequence[Token]]) -> frozenset[int]:
    """The numbers of the blocks that go on in the next: an element begins there, or before, and ends after."""
    return frozenset(number for first, last in _elements(blocks) for number in range(first, last))


def _elements(blocks: Sequence[Sequence[Token]]) -> Iterator[tuple[int, int]]:
    """The blocks where elements of raw HTML begin and end. What never ends begins nothing."""
    unclosed: list[tuple[str, int]] = []
    for number, block in enumerate(blocks):
        if len(block) != 1 or block[0].type != "html_block":
            continue
        for tag in tags_in(block[0].content):
            if not tag.is_end:
                unclosed.append((tag.name, number))
                continue
            index = next((at for at in reversed(range(len(unclosed))) if unclosed[at][0] == tag.name), None)
            if index is not None:
                yield unclosed[index][1], number
                del unclosed[index:]
