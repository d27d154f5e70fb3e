"""Where the strings of a TOML document stand. Python's ``tomllib`` says what they are, but not where.

The grammar is that of TOML 1.0. The document is taken to be valid: ``tomllib`` has read it before.
"""

import re
import tomllib
from dataclasses import dataclass

from pipeline.article.model import Span

__all__ = ["TomlPath", "TomlString", "find_toml_strings"]

TomlPath = tuple[str | int, ...]
"""The keys, and in arrays the positions from 0, that lead from the document to a value."""

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*+"|'[^']*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRING = re.compile(
    r'''
      """ (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ "{3,5}
    | \'\'\' (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
    | " (?: [^"\\]++ | \\. )*+ "
    | ' [^']*+ '
    ''',
    re.VERBOSE | re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]*")


@dataclass(frozen=True, slots=True)
class TomlString:
    """A string value: how to get to it, and where it stands, quotes included, in code points."""

    path: TomlPath
    span: Span


def find_toml_strings(toml: str) -> tuple[TomlString, ...]:
    """The string values of a document, in the order of the source; keys are none.

    Raises `RecursionError` for arrays that are nested too deeply, as ``tomllib`` does.
    """
    scanner = _Scanner(toml)
    scanner.document()
    return tuple(scanner.found)


class _Scanner:
    """Walks through a document once. A method takes the offset where its part begins and gives where it ends."""

    def __init__(self, toml: str) -> None:
        self.toml = toml
        self.found: list[TomlString] = []
        self.lengths: dict[TomlPath, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        table: TomlPath = ()
        at = self._blank(0)
        while at < len(self.toml):
            if self.toml[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(at, table)
            at = self._blank(at)

    def _blank(self, at: int) -> int:
        blank = _BLANK.match(self.toml, at)
        return blank.end() if blank else at

    def _header(self, at: int) -> tuple[TomlPath, int]:
        """``[table]`` or ``[[array of tables]]``; the path of a name on the way means its array's last table."""
        brackets = 2 if self.toml.startswith("[[", at) else 1
        names, at = self._key(self._blank(at + brackets))
        path: TomlPath = ()
        for number, name in enumerate(names):
            path = (*path, name)
            if brackets == 2 and number == len(names) - 1:
                self.lengths[path] = self.lengths.get(path, 0) + 1
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path, self._blank(at) + brackets

    def _pair(self, at: int, table: TomlPath) -> int:
        names, at = self._key(at)
        return self._value(self._blank(self._blank(at) + 1), (*table, *names))

    def _key(self, at: int) -> tuple[list[str], int]:
        names: list[str] = []
        while key := _KEY.match(self.toml, at):
            names.append(next(iter(tomllib.loads(f"{key[0]} = 0"))))
            dot = _DOT.match(self.toml, key.end())
            if not dot:
                return names, key.end()
            at = dot.end()
        raise ValueError(f"no key at {at}: the document is not valid TOML")

    def _value(self, at: int, path: TomlPath) -> int:
        if self.toml[at] == "[":
            return self._array(at, path)
        if self.toml[at] == "{":
            return self._inline_table(at, path)
        if string := _STRING.match(self.toml, at):
            self.found.append(TomlString(path, Span(at, string.end())))
            return string.end()
        scalar = _SCALAR.match(self.toml, at)
        return scalar.end() if scalar else at

    def _array(self, at: int, path: TomlPath) -> int:
        at = self._blank(at + 1)
        number = 0
        while self.toml[at] != "]":
            at = self._comma(self._value(at, (*path, number)))
            number += 1
        return at + 1

    def _inline_table(self, at: int, path: TomlPath) -> int:
        at = self._blank(at + 1)
        while self.toml[at] != "}":
            at = self._comma(self._pair(at, path))
        return at + 1

    def _comma(self, at: int) -> int:
        at = self._blank(at)
        return self._blank(at + 1) if self.toml[at] == "," else at
