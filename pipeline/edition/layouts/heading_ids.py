"""Ids of headings that are the same in every language, as a generator can be told them."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from markdown_it.token import Token

from pipeline.article.markdown.parser import parse_markdown
from pipeline.conventions import Conventions
from pipeline.edition.headings import headings_of, plain_text
from pipeline.edition.layouts.lines import line_end, lines_of
from pipeline.edition.layouts.model import HeadingIds

__all__ = ["made_ids", "with_heading_ids"]

_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")


def with_heading_ids(text: str, ids: Sequence[str], how: HeadingIds, conventions: Conventions) -> str:
    """``text`` whose headings have these ``ids``, in order.

    An anchor stands only where the heading's own text would give another id.
    """
    tokens, _env = parse_markdown(text, conventions)
    lines = lines_of(text)
    own = headings_of(text, "", conventions).anchors if how is HeadingIds.ANCHOR else ids
    openings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    for index, anchor, own_id in zip(openings, ids, own, strict=False):
        heading, inline = tokens[index], tokens[index + 1]
        if heading.map is None or inline.map is None:
            continue
        first = heading.map[0]
        last = first if heading.markup.startswith("#") else inline.map[1] - 1
        written = str(inline.meta.get("attributes", ""))
        if how in (HeadingIds.ATTRIBUTE, HeadingIds.ID_ALONE):
            classes = str(heading.attrs.get("class", "")).split() if how is HeadingIds.ATTRIBUTE else []
            attributes = " ".join([f"#{anchor}", *(f".{name}" for name in classes)])
            lines[last] = _ending(lines[last], heading, written, f" {{{attributes}}}")
            continue
        if written:
            lines[last] = _ending(lines[last], heading, written, "")
        if how is HeadingIds.ANCHOR and (written or anchor != own_id):
            lines[first] = _beginning(lines[first], heading, inline, f'<a id="{escape(anchor)}"></a>')
    return "".join(lines)


def made_ids(text: str, ids: Sequence[str], conventions: Conventions) -> Mapping[str, str]:
    """The ids that markdown-it-anchor makes of headings, by those that they should have (Zenn uses it).

    That is the text in small letters with hyphens for white space; a number tells equal ones apart.
    """
    tokens, _env = parse_markdown(text, conventions)
    taken: set[str] = set()
    made: dict[str, str] = {}
    openings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    for index, anchor in zip(openings, ids, strict=False):
        base = re.sub(r"\s+", "-", plain_text(tokens[index + 1]).strip().lower())
        name, copies = base, 0
        while name in taken:
            copies += 1
            name = f"{base}-{copies}"
        taken.add(name)
        made[anchor] = name
    return made


def _ending(line: str, heading: Token, written: str, wanted: str) -> str:
    """A heading's last line with other attributes. A closing sequence of ``#`` goes: ids come after the text."""
    end = line_end(line)
    content = line.removesuffix(end).rstrip(" \t")
    if heading.markup.startswith("#"):
        content = _CLOSING.sub("", content)
    content = content.removesuffix(written.rstrip()) if written else content
    return content.rstrip(" \t") + wanted + end


def _beginning(line: str, heading: Token, inline: Token, wanted: str) -> str:
    """A heading's first line with something before its text."""
    content = inline.content.partition("\n")[0]
    at = line.find(content, line.find(heading.markup) if heading.markup.startswith("#") else 0)
    return line[:at] + wanted + line[at:] if content and at >= 0 else line
