"""A text in lines, as Markdown counts them."""

import re

__all__ = ["line_end", "lines_of"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_END = re.compile(r"[\r\n]*\Z")


def lines_of(text: str) -> list[str]:
    """The lines of ``text`` with their ends; joined, they are the text."""
    return _LINE.findall(text)


def line_end(line: str) -> str:
    r"""The end of a line: ``\n``, ``\r\n``, ``\r``, or nothing at the end of a text."""
    found = _END.search(line)
    return found[0] if found else ""
