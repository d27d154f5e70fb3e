"""``--format text`` on a terminal: below each finding the source and the translation, what is meant in them marked.

With colours the part is underlined, without them there are carets below it. Where a text is read from right to left,
terminals differ in what they put where; so there the part is written once more instead.
"""

import shutil
from collections.abc import Iterator
from itertools import groupby

import click

from pipeline.build.checking import Checked
from pipeline.cli.console import coloured, plural
from pipeline.cli.findings.window import Window, window
from pipeline.cli.reports import COLOURS, finding_line
from pipeline.diagnostics import Diagnostic
from pipeline.locales import is_known, writing_direction

__all__ = ["render"]

_INDENT = 4
_LEAST_WIDTH = 40


def render(checked: Checked) -> str:
    """The findings, catalog by catalog, as wide as the terminal."""
    colour = coloured(err=False)
    width = max(shutil.get_terminal_size().columns, _LEAST_WIDTH)
    groups: list[str] = []
    for path, found in groupby(checked.diagnostics, key=lambda one: one.path):
        some = list(found)
        heading = _heading(path.as_posix(), some, colour=colour)
        groups.append("\n".join((heading, *_lines(some, width, colour=colour))))
    return "\n\n".join(groups)


def _heading(path: str, findings: list[Diagnostic], *, colour: bool) -> str:
    told = f"{path} ({plural(len(findings), 'finding')})"
    return click.style(told, bold=True, underline=True) if colour else told


def _lines(findings: list[Diagnostic], width: int, *, colour: bool) -> Iterator[str]:
    for one in findings:
        yield finding_line(one, colour=colour)
        if one.excerpt:
            tags = (one.excerpt.source_language, one.language or "")
            room = width - _INDENT - max(map(len, tags)) - 2
            shown = (
                window(one.excerpt.source, one.excerpt.source_marks, room),
                window(one.excerpt.target, one.excerpt.target_marks, room),
            )
            for tag, part in zip(tags, shown, strict=True):
                lead = " " * _INDENT + tag.ljust(max(map(len, tags))) + "  "
                yield from _excerpt(lead, part, tag, one, colour=colour)


def _excerpt(lead: str, part: Window, tag: str, one: Diagnostic, *, colour: bool) -> Iterator[str]:
    if colour:
        text = "".join(
            click.style(piece, fg=COLOURS[one.severity], underline=True) if is_marked else piece
            for piece, is_marked in part.pieces
        )
        yield click.style(lead, dim=True) + text
        return
    yield lead + "".join(piece for piece, _ in part.pieces)
    if not part.is_marked:
        return
    if is_known(tag) and writing_direction(tag) == "rtl":
        yield " " * len(lead) + "^ " + " … ".join(piece for piece, is_marked in part.pieces if is_marked)
    else:
        yield " " * len(lead) + part.carets
