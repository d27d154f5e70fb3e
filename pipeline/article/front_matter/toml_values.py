"""TOML front matter: between two lines of ``+++`` at the start of a file, as Hugo and Zola have it.

The counterpart of `pipeline.article.front_matter`, with the same values. A translated value keeps the quotes of
its source wherever TOML allows it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from pipeline.article.front_matter.toml_strings import TomlPath, find_toml_strings
from pipeline.article.model import FrontMatter, Span, Value
from pipeline.diagnostics import InputError
from pipeline.textfile import TomlText

__all__ = ["read_toml_front_matter", "toml_extent", "write_toml_value"]

_OPENING = re.compile(r"\ufeff?\+\+\+[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?m)^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)")
_NAME = r"""[ \t]*(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*"""
_NAMES = rf"{_NAME}(?:\.{_NAME})*"
_BEGINS_TOML = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+"
    rf"(?:{_NAMES}=|[ \t]*\[\[?{_NAMES}\]\]?[ \t]*(?:[#\r\n]|\Z)|\+\+\+[ \t]*(?:[\r\n]|\Z))"
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_LEAD = re.compile(r"\n?(?:[ \t\n]|\\(?=[ \t]*\n))*+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPES = {"\b": "\\b", "\f": "\\f", "\r": "\\r"}
_MULTI_LINE = ('"""', "'''")


def toml_extent(text: str) -> tuple[Span, int] | None:
    """Where the TOML of the front matter stands, and where the Markdown after it begins, in code points.

    None if there is no front matter; both ends are -1 if it does not end. A first line of ``+++`` begins front
    matter only where a key, a table or the closing line follows, blank lines and comments aside.
    """
    opening = _OPENING.match(text)
    if not opening or not _BEGINS_TOML.match(text, opening.end()):
        return None
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return Span(opening.end(), -1), -1
    return Span(opening.end(), closing.start()), closing.end()


def read_toml_front_matter(text: str, shown: PurePath, keys: Sequence[str]) -> FrontMatter:
    """The front matter of an article, empty if it has none.

    ``text`` is the file's content, ``shown`` its path in messages; ``keys`` are those whose values are
    translated, as in `front_matter.read_front_matter`. A value's ``style`` is its quotes. Raises `InputError` at
    the place of what is not TOML or does not end.
    """
    extent = toml_extent(text)
    if extent is None:
        return FrontMatter({}, ())
    span, end = extent
    if end < 0:
        message = "the front matter does not end: close it with a line of +++"
        raise InputError.at("front-matter", message, shown)
    toml = text[span.start : span.end]
    try:
        # a line for the one of +++, so that places are those of the file
        metadata = TomlText("\n" + toml, shown, "front-matter").data
        strings = find_toml_strings(toml)
    except RecursionError:
        raise InputError.at("front-matter", "the front matter is nested too deeply", shown, line=2) from None
    except ValueError as error:  # a number with thousands of digits
        message = f"a value of the front matter cannot be read: {error}"
        raise InputError.at("front-matter", message, shown, line=2) from None
    wanted = {tuple(key.split(".")) for key in keys}
    values: list[Value] = []
    for string in strings:
        names = tuple(name for name in string.path if isinstance(name, str))
        if any(names[: len(key)] == key for key in wanted):
            place = Span(span.start + string.span.start, span.start + string.span.end)
            style = _style(text[place.start : place.end])
            values.append(Value(".".join(names), _lookup(metadata, string.path).strip(), place, style))
    return FrontMatter(metadata, tuple(values))


def _lookup(metadata: Mapping[str, object], path: TomlPath) -> str:
    value: Any = metadata
    for step in path:
        value = value[step]
    return str(value)


def _style(source: str) -> str:
    return source[:3] if source.startswith(_MULTI_LINE) else source[:1]


def write_toml_value(source: str, style: str, text: str) -> str:
    r"""``text`` as the TOML string that takes the place of ``source``, in the same style if TOML allows.

    Loading the result gives ``text`` again; a multi-line string also keeps the white space at its source's ends.
    What a style cannot hold is put in double quotes. Line ends are ``\n``.
    """
    for written in _candidates(_LINE_END.sub("\n", source), style, text):
        if _loads_as(written, text):
            return written
    return _double_quoted(text)


def _candidates(source: str, style: str, text: str) -> Iterator[str]:
    if style in _MULTI_LINE:
        lead, trail = _ends(source[3:-3])
        body = text if style == "'''" else _multi_line(text)
        yield style + lead + body + trail + style
        yield style + "\n" + body + style
    elif style == "'":
        yield f"'{text}'"


def _ends(body: str) -> tuple[str, str]:
    """The white space at the ends of a multi-line string as it is written, with the backslashes that fold it."""
    found = _LEAD.match(body)
    lead = found[0] if found else ""
    rest = body[len(lead) :]
    kept = rest.rstrip(" \t\n")
    return lead, "" if kept.endswith("\\") else rest[len(kept) :]


def _loads_as(written: str, text: str) -> bool:
    """Whether TOML reads the string as this text, white space at the ends of a multi-line string aside."""
    try:
        value = tomllib.loads(f"key = {written}")
    except tomllib.TOMLDecodeError:
        return False
    if written.startswith(_MULTI_LINE):
        return value.keys() == {"key"} and str(value["key"]).strip() == text.strip()
    return value == {"key": text}


def _multi_line(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return _UNPRINTABLE.sub(_escape, escaped)


def _double_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{_UNPRINTABLE.sub(_escape, escaped)}"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}")
