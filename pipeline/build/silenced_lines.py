"""Where an author has silenced findings about the article itself: ``<!-- i18n:ignore anchor -->`` before a block."""

import re
from collections.abc import Mapping

from pipeline.article import Article
from pipeline.article.markdown.directives import Directives, read_directives
from pipeline.article.markdown.parser import parse_blocks

__all__ = ["silenced_lines"]

_IGNORED = re.compile(r"^pipeline: ignore\b(?P<codes>.*?)(?:--.*)?$", re.MULTILINE)


def silenced_lines(article: Article) -> Mapping[str, tuple[range, ...]]:
    """For each code that is silenced the lines, from 1, of the blocks where it is."""
    if "i18n:ignore" not in article.text:  # few articles are parsed once more
        return {}
    found: dict[str, tuple[range, ...]] = {}
    pending: list[str] = []
    tokens, _env = parse_blocks(article.text, article.conventions)
    for token in tokens:
        said = read_directives(token.content) if token.type == "html_block" else Directives()
        if said != Directives():
            pending += (
                code for one in _IGNORED.finditer(said.comment) for code in re.split(r"[\s,]+", one["codes"])
            )
        elif token.map and token.nesting >= 0:
            start, end = token.map
            for code in filter(None, dict.fromkeys(pending)):
                found[code] = (*found.get(code, ()), range(start + 1, end + 1))
            pending = []
    return found
