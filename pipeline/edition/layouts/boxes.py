"""``:::`` containers and ``> [!NOTE]`` alerts, as a generator writes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from pipeline.article.markdown.parser import CONTAINER, parse_blocks
from pipeline.conventions import Conventions
from pipeline.edition.layouts.lines import line_end, lines_of
from pipeline.edition.layouts.model import Box, Fence, Layout

__all__ = ["as_text", "with_boxes"]

_KINDS = {
    "note": "note",
    "message": "note",
    "info": "note",
    "message alert": "warning",
    "tip": "tip",
    "hint": "tip",
    "success": "tip",
    "important": "important",
    "warning": "warning",
    "warn": "warning",
    "alert": "warning",
    "caution": "caution",
    "danger": "caution",
    "error": "caution",
    "details": "details",
}
_CLOSING = re.compile(r"[\s>]*:{3,}\s*\Z")
_SPECIAL = re.compile(r"([\\`*_\[\]<])")


@dataclass(frozen=True, slots=True)
class _Found:
    """A box and its lines, counted from 0: the opening one, and the one after its content.

    ``may_be_closed``: a closing line after the content is not that of a box around it.
    """

    box: Box
    start: int
    end: int
    is_alert: bool
    may_be_closed: bool


def with_boxes(text: str, layout: Layout, conventions: Conventions) -> str:
    """``text`` with its boxes as ``layout`` writes them.

    One whose lines do not all stand at its own indentation stays as it is where each of its lines needs a mark.
    """
    if ":::" not in text and "[!" not in text:
        return text
    tokens, _env = parse_blocks(text, conventions)
    lines = lines_of(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    for found in reversed(list(_boxes(tokens))):  # what is inside first: lines keep their numbers
        write = layout.alert if found.is_alert else layout.container
        if write is not None:
            change = _alert if found.is_alert else _container
            change(lines, found, write(found.box), newline)
    return "".join(lines)


def as_text(title: str) -> str:
    """A title, which is plain text in our pages, as inline Markdown."""
    return _SPECIAL.sub(r"\\\1", title)


def _boxes(tokens: Sequence[Token]) -> Iterator[_Found]:
    """The boxes in the order in which they begin."""
    found: list[_Found] = []
    open_boxes: list[int] = []
    for token in tokens:
        if token.type in (CONTAINER, "alert_open") and token.map:
            is_alert = token.type == "alert_open"
            box = Box(str(token.meta["kind"]).lower(), "") if is_alert else _box(token.info)
            for height, outer in enumerate(reversed(open_boxes), 1):
                higher = max(found[outer].box.height, height)
                found[outer] = replace(found[outer], box=replace(found[outer].box, height=higher))
            start, end = token.map
            may_be_closed = all(end < found[outer].end for outer in open_boxes)
            open_boxes.append(len(found))
            found.append(_Found(box, start, end, is_alert, may_be_closed))
        elif token.type in ("container_box_close", "alert_close"):
            open_boxes.pop()
    return iter(found)


def _box(info: str) -> Box:
    name, _, title = info.strip().partition(" ")
    name, title = name.lower(), title.strip()
    if name == "message" and title:
        return Box(_KINDS.get(f"{name} {title.lower()}", "note"), "")
    return Box(_KINDS.get(name, "note"), title)


def _container(lines: list[str], found: _Found, fence: Fence, newline: str) -> None:
    opening = lines[found.start]
    before = opening[: opening.index(":::")]
    inside = re.sub(r"[^>\s]", " ", before)  # a list's marker stands in the first line alone
    is_closed = (
        found.may_be_closed and found.end < len(lines) and _CLOSING.fullmatch(lines[found.end]) is not None
    )
    content = range(found.start + 1, min(found.end, len(lines)))
    if fence.prefix:
        marked = [_marked(lines[number], inside, fence.prefix) for number in content]
        if any(line is None for line in marked):
            return
        lines[content.start : content.stop] = [line or "" for line in marked]
        if found.start and lines[found.start - 1].lstrip(" ").startswith(">") and not before.strip():
            lines[found.start - 1] += newline  # two quotes, not one
    end = line_end(opening) or newline
    lines[found.start] = _written(before, inside, fence.opening, end)
    closing = _written(inside, inside, fence.closing, end)
    if is_closed:
        lines[found.end] = closing
    elif content:
        last = lines[content[-1]]
        lines[content[-1]] = (last if line_end(last) else last + end) + closing
    else:
        lines[found.start] += closing


def _alert(lines: list[str], found: _Found, fence: Fence, newline: str) -> None:
    opening = lines[found.start]
    at = opening.rindex(">", 0, opening.index("[!"))
    before = opening[:at]
    inside = re.sub(r"[^>\s]", " ", before)
    end = line_end(opening) or newline
    content = range(found.start + 1, min(found.end, len(lines)))
    for number in content:
        parts = lines_of(lines[number])
        lines[number] = "".join(_unquoted(part, at) for part in parts)
    lines[found.start] = _written(before, inside, fence.opening, end)
    closing = _written(inside, inside, fence.closing, end)
    last = content[-1] if content else found.start
    lines[last] = (lines[last] if line_end(lines[last]) else lines[last] + end) + closing


def _unquoted(line: str, at: int) -> str:
    """A line of a quote without the mark at ``at``; a lazy one has none."""
    if line[at : at + 1] != ">":
        return line
    return line[:at] + line[at + 1 :].removeprefix(" ")


def _written(first: str, others: str, lines: Sequence[str], end: str) -> str:
    return "".join(
        f"{(others if number else first) + line}".rstrip(" ") + end for number, line in enumerate(lines)
    )


def _marked(text: str, inside: str, prefix: str) -> str | None:
    """The lines of ``text`` with ``prefix`` at the box's indentation; None if one does not stand there."""
    marked: list[str] = []
    for line in lines_of(text):
        if not line.strip(" \t\r\n>"):
            rest = line[len(inside) :].rstrip("\r\n")
            marked.append((inside + prefix + rest).rstrip(" ") + line_end(line))
        elif line.startswith(inside):
            marked.append(inside + prefix + line[len(inside) :])
        else:
            return None
    return "".join(marked)
