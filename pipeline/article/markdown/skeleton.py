"""The block structure of an article: what a translation must not change."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from pipeline.article.code.comments import comment_outline
from pipeline.article.html.texts import html_outline
from pipeline.article.markdown.parser import Env
from pipeline.article.model import Skeleton
from pipeline.conventions import Conventions

__all__ = ["CODE_BLOCKS", "outline", "skeleton"]


CODE_BLOCKS = ("fence", "code_block")


def skeleton(tokens: Sequence[Token], env: Env, conventions: Conventions) -> Skeleton:
    """The block structure of an article that `parse_blocks` read, link definitions and footnotes included.

    Two articles with the same skeleton have the same blocks in the same order: headings of the same level,
    lists with the same numbers, the same code, the same raw HTML.
    """
    blocks = (
        (
            token.type,
            token.tag,
            _content(token, conventions),
            "" if token.type.startswith("container_") else token.info,
            "loose" if token.type == "paragraph_open" and not token.hidden else "",
            *(f"{name}={value}" for name, value in token.attrs.items()),
        )
        for token in tokens
    )
    return (*blocks, *_definitions(env))


def _content(token: Token, conventions: Conventions) -> str:
    """What a translation must not change of a block's content."""
    if token.type == "inline":
        return "text" if token.content else ""  # a cell that is empty stays so
    if token.type == "html_block":
        return html_outline(token.content)
    if token.type in CODE_BLOCKS and conventions.translate_code == "comments":
        return comment_outline(token.content, token.info)
    return token.content


def _definitions(env: Env) -> tuple[tuple[str, ...], ...]:
    references = ((label, str(one["href"])) for label, one in env.get("references", {}).items())
    footnotes = ((label,) for label in env.get("footnotes", {}).get("refs", {}))
    return (*references, *footnotes)


def outline(value: object) -> object:
    """The shape of front matter: keys, lists and which kinds of values they hold, without the texts."""
    if isinstance(value, Mapping):
        return tuple((str(key), outline(item)) for key, item in value.items())
    if isinstance(value, list):
        return [outline(item) for item in value]
    return type(value).__name__ if isinstance(value, str) else value
