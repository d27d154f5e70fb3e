"""Marking text that is in the source language although the page is in another.

Readers' software needs to know: speech, hyphenation, fonts and search go by ``lang``, the order of words
on the line by ``dir``.
"""

from collections.abc import Collection, Iterator, Mapping, MutableSequence, Sequence

from markdown_it.token import Token

from pipeline.article.html.texts import find_html_texts

__all__ = ["mark_fallbacks", "mark_fallen_html"]

Attributes = Mapping[str, str]

_LISTS = ("bullet_list_open", "ordered_list_open", "list_item_open", "footnote_open")
_LIST_ENDS = ("bullet_list_close", "ordered_list_close", "list_item_close", "footnote_close")


def mark_fallbacks(
    tokens: Sequence[Token], fallbacks: Collection[int], source: Attributes, own: Attributes
) -> None:
    """Put the attributes ``source`` on the blocks whose inline tokens are among ``fallbacks`` (by ordinal).

    A list, an item of one, or a footnote, in which all texts fell back is marked as a whole: its numbers and
    bullets belong to the text. A block inside a marked block gets the page's ``own`` attributes back where its
    text is translated. Where a block holds several texts of its own and only some fell back (a tight list item
    around a code block), those are wrapped in a ``span``.
    """
    marked: set[int] = set()
    for owner, inlines in _texts_by_block(tokens).items():
        fallen = [inline for inline in inlines if _fell_back(inline, fallbacks)]
        if len(fallen) == len(inlines):
            marked.add(owner)
        else:
            for inline in fallen:
                _wrap(inline.children or [], source)
    within: set[int] = set()
    for opening, end in _fallen_lists(tokens, fallbacks):
        within.update(range(opening + 1, end))
        marked.add(opening)
    for block in marked - within:
        tokens[block].attrs.update(source)
    for parent, child in _nested_blocks(tokens):
        if parent in marked and child not in marked and child not in within:
            tokens[child].attrs.update(own)


def mark_fallen_html(tokens: Sequence[Token], left: Collection[str], source: Attributes) -> None:
    """Put the texts in blocks of raw HTML that are among ``left`` into a ``span`` with the attributes ``source``."""
    opening = "<span" + "".join(f' {name}="{value}"' for name, value in source.items()) + ">"
    for token in tokens:
        if token.type == "html_block" and left:
            html = token.content
            for text in reversed(find_html_texts(html)):
                if text.quote is None and text.text in left:
                    marked = f"{opening}{html[text.start : text.end]}</span>"
                    html = html[: text.start] + marked + html[text.end :]
            token.content = html


def _fell_back(inline: Token, fallbacks: Collection[int]) -> bool:
    return inline.meta.get("ordinal") in fallbacks


def _fallen_lists(tokens: Sequence[Token], fallbacks: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where lists and items with nothing but text that fell back begin and end."""
    open_lists: list[int] = []
    for index, token in enumerate(tokens):
        if token.type in _LISTS:
            open_lists.append(index)
        elif token.type in _LIST_ENDS:
            opening = open_lists.pop()
            texts = [one for one in tokens[opening:index] if one.type == "inline"]
            if texts and all(_fell_back(one, fallbacks) for one in texts):
                yield opening, index


def _texts_by_block(tokens: Sequence[Token]) -> Mapping[int, Sequence[Token]]:
    """The inline tokens by the index of the block that is their parent in HTML."""
    texts: dict[int, list[Token]] = {}
    open_blocks: list[int] = []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            texts.setdefault(open_blocks[-1], []).append(token)
        elif not token.hidden and token.nesting == 1:
            open_blocks.append(index)
        elif not token.hidden and token.nesting == -1:
            open_blocks.pop()
    return texts


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
