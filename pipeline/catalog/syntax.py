"""The statements and comments of a PO file, each with its place.

polib reads well-formed files, but takes many broken ones for something else (``msgstr oops`` for nothing at
all), and says only the line of the others. This scanner accepts what ``msgfmt`` accepts, and where it does
not, says where and why.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from pipeline.catalog.escapes import BadEscape, unescape
from pipeline.diagnostics import InputError

__all__ = ["Comment", "Place", "Statement", "error", "lines_of", "statements"]

Place = tuple[int, int]
"""A line and a column, both from 1, the column in code points."""

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")

_LINE_END = re.compile(r"\r\n|\n|\r")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_PREFIX = re.compile(r"[ \t\f\v]*(?:(#~\|)|(#~)|(#\|))?")
_SPACE = re.compile(r"[ \t\f\v]*")
_TOKEN = re.compile(
    r'"(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"|\[[ \t]*(?P<index>[0-9]{1,4})[ \t]*\]|(?P<keyword>[A-Za-z_]+)'
)
_COMMON_FIRST_LINE = re.compile(r'(msgid|msgstr|msgctxt) "([^"\\]*(?:\\.[^"\\]*)*)"')
_COMMON_LINE = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
"""What nearly every line that is no comment looks like, and the first one of a statement."""


class Comment(NamedTuple):
    """A line that begins with ``#``. ``text`` is everything after the ``#``."""

    text: str
    place: Place


@dataclass(slots=True)
class Statement:
    """A keyword and its text.

    ``index`` is the number of a plural form, None where there is none. ``obsolete`` and ``previous`` tell
    whether the statement stood after ``#~`` and ``#|``. ``text_place`` is the place of the text's first
    character: that of the first string that is not empty, if there is one. ``last`` is the line it ends on.
    """

    keyword: str
    place: Place
    obsolete: bool
    previous: bool
    text_place: Place
    index: int | None = None
    text: str | None = None
    last: int = 0


class _Token(NamedTuple):
    kind: str
    text: str
    place: Place
    obsolete: bool
    previous: bool


def lines_of(text: str) -> list[str]:
    """The lines of ``text``, whatever ends them; the last is empty if ``text`` ends with a line end."""
    return _LINE_END.split(text)


def error(message: str, shown: PurePath, place: Place) -> InputError:
    """What is wrong with a catalog, and where."""
    return InputError.at("catalog", message, shown, *place)


def statements(text: str, shown: PurePath) -> Iterator[Comment | Statement]:
    """The comments and statements of ``text``, in order. Raises `InputError` at what is neither."""
    current: Statement | None = None
    for item in _tokens(text, shown):
        if isinstance(item, Statement):
            if current:
                yield _complete(current, shown)
            current = item
        elif isinstance(item, Comment):
            if current:
                yield _complete(current, shown)
            current = None
            yield item
        elif item.kind == "keyword":
            following = _begin(item, shown)
            if current:
                yield _complete(current, shown)
            current = following
        elif current is None:
            raise error("this belongs to no msgid or msgstr", shown, item.place)
        else:
            _extend(current, item, shown)
    if current:
        yield _complete(current, shown)


def _begin(token: _Token, shown: PurePath) -> Statement:
    if token.text not in KEYWORDS:
        message = rf'unknown keyword "{token.text}": texts stand in quotes, and a " in them is written \"'
        raise error(message, shown, token.place)
    return Statement(token.text, token.place, token.obsolete, token.previous, token.place)


def _complete(statement: Statement, shown: PurePath) -> Statement:
    if statement.text is None:
        raise error(f'{statement.keyword} has no text: put it in quotes, or ""', shown, statement.place)
    return statement


def _extend(statement: Statement, token: _Token, shown: PurePath) -> None:
    if (token.obsolete, token.previous) != (statement.obsolete, statement.previous):
        raise error(
            f"this line belongs to the {statement.keyword} above: mark it as that", shown, token.place
        )
    if token.kind == "index":
        if statement.keyword != "msgstr" or statement.text is not None or statement.index is not None:
            raise error("only msgstr is followed by a number in brackets", shown, token.place)
        statement.index = int(token.text)
        return
    line, column = token.place
    _add_text(statement, token.text, (line, column + 1), shown)


def _add_text(statement: Statement, string: str, place: Place, shown: PurePath) -> None:
    """Add a string, escapes and all, whose first character is at ``place``."""
    line, column = place
    statement.last = line
    try:
        text = unescape(string)
    except BadEscape as problem:
        raise error(str(problem), shown, (line, column + problem.offset)) from None
    if not statement.text:
        if statement.text is None or text:
            statement.text_place = place
        statement.text = text
    else:
        statement.text += text


def _tokens(text: str, shown: PurePath) -> Iterator[Comment | Statement | _Token]:
    """What the lines hold. A statement that looks as nearly all do comes as one, and gets its text here.

    Without a token for each keyword and string, a file is read in two thirds of the time.
    """
    common: Statement | None = None
    for number, line in enumerate(lines_of(text), 1):
        if line.startswith("#") and line[1:2] not in ("~", "|"):
            common = None
            yield Comment(line[1:], (number, 1))
            continue
        if not line or line.isspace():
            continue
        if first := _COMMON_FIRST_LINE.fullmatch(line):
            keyword = first[1]
            common = Statement(keyword, (number, 1), False, False, (number, 1))
            yield common
            _add_text(common, first[2], (number, len(keyword) + 3), shown)
            continue
        if common:
            if following := _COMMON_LINE.fullmatch(line):
                _add_text(common, following[1], (number, 2), shown)
                continue
            common = None
        if _CONFLICT.match(line):
            message = "a merge conflict is not resolved: keep one side, and delete the other and the markers"
            raise error(message, shown, (number, 1))
        prefix = _PREFIX.match(line)
        assert prefix
        both, obsolete, previous = prefix.groups()
        offset = _SPACE.match(line, prefix.end()).end()  # type: ignore[union-attr]
        if line.startswith("#", offset) and not any(prefix.groups()):
            yield Comment(line[offset + 1 :], (number, offset + 1))
            continue
        while offset < len(line):
            if line[offset] == "#":  # after a text, which gettext allows
                yield Comment(line[offset + 1 :], (number, offset + 1))
                break
            match = _TOKEN.match(line, offset)
            if not match:
                raise error(_what_is_wrong(line, offset), shown, (number, offset + 1))
            kind = match.lastgroup
            assert kind
            yield _Token(
                kind, match[kind], (number, offset + 1), bool(both or obsolete), bool(both or previous)
            )
            offset = _SPACE.match(line, match.end()).end()  # type: ignore[union-attr]


def _what_is_wrong(line: str, offset: int) -> str:
    if line[offset] == '"':
        return 'this text does not end on its line: put a " at its end'
    if line[offset] == "\0":
        return "a NUL character: this is not a text file"
    if line[offset].isprintable():
        return f"{line[offset]} is out of place: texts stand in quotes, comments begin with #"
    return f"the character U+{ord(line[offset]):04X} is out of place"
