"""``[label]: /url "題"``: where the titles of link definitions stand, and how a translation is written there."""

import re
from collections.abc import Iterator

from markdown_it.common.utils import unescapeAll

from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.parser import Env
from pipeline.article.model import Span

__all__ = ["definition_titles", "write_title"]

_OPENING = {'"': '"', "'": "'", ")": "("}


def definition_titles(env: Env, lines: Lines) -> Iterator[tuple[int, str, Span | None]]:
    """Line (from 0), title and place of each definition that has a title; None if it could not be located.

    The place is what stands between the quotes (or parentheses).
    """
    for definition in env.get("references", {}).values():
        if definition["title"]:
            first, end = definition["map"]
            yield first, definition["title"], _locate(definition["title"], lines, first, end)


def _locate(title: str, lines: Lines, first: int, end: int) -> Span | None:
    start = lines.starts[first]
    source = lines.text[start : lines.ends[end - 1]].rstrip()
    opening = _OPENING.get(source[-1:])
    if not opening:
        return None
    for found in re.finditer(rf"(?<=\s){re.escape(opening)}", source):
        if unescapeAll(source[found.end() : -1]).split() == title.split():
            return Span(start + found.end(), start + len(source) - 1)
    return None


def write_title(text: str, closing: str) -> str:
    r"""``text`` between quotes: on one line, and with the quotes it holds escaped.

    ``closing`` is the quote (or parenthesis) that follows. ``\`` before punctuation stays the escape that it
    is in all Markdown.
    """
    line = " ".join(text.split())
    signs = re.escape(closing + _OPENING.get(closing, closing))
    escaped = re.sub(rf"(\\.)|([{signs}])", lambda found: found[1] or "\\" + found[2], line)
    return escaped + "\\" if re.search(r"(?<!\\)(?:\\\\)*\\$", escaped) else escaped
