"""Reading the files people write: UTF-8 text and TOML, with the place of whatever is wrong.

Every reader raises `InputError` with a line and a column (both from 1, columns in code points).
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePath

from pipeline.characters import find_unshowable, why_unshowable
from pipeline.diagnostics import InputError

__all__ = ["TomlText", "position", "read_text", "read_toml"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and column, both from 1, of a code point offset. CR, LF and CRLF each end a line."""
    line, start = 1, 0
    for match in _LINE_END.finditer(text, 0, offset):
        line, start = line + 1, match.end()
    return line, offset - start + 1


def read_text(path: Path, shown: PurePath, code: str) -> str:
    """The content of a UTF-8 file, byte order mark and line ends as they are.

    ``shown`` is the path used in messages, ``code`` the diagnostic's code. Raises `InputError` when the file
    cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError.at(code, "no such file", shown) from None
    except OSError as error:
        raise InputError.at(code, f"cannot be read: {error.strerror}", shown) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place_of_byte(data, error.start)
        message = f"byte 0x{data[error.start]:02X} is not valid UTF-8: save the file as UTF-8"
        raise InputError.at(code, message, shown, line, column) from None


def _place_of_byte(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset].decode("utf-8")
    return position(before, len(before))


class TomlText:
    """A TOML document together with its text, so that a bad key or value can be pointed at."""

    def __init__(self, text: str, shown: PurePath, code: str) -> None:
        """Parse ``text``. Raises `InputError`, with TOML's own line and column, when it is not TOML.

        Nor is a text taken that pages could not show.
        """
        self.text = text
        self.shown = shown
        self.code = code
        try:
            self.data: dict[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            message = str(error)
            place = _TOML_PLACE.search(message)
            line, column = position(text, len(text))
            if place and place[1]:
                line, column = int(place[1]), int(place[2])
            reason = _TOML_PLACE.sub("", message)
            raise InputError.at(code, f"not valid TOML: {reason}", shown, line, column) from None
        for keys, value in _texts(self.data):
            if character := find_unshowable(value):
                raise self.error(why_unshowable(character), *keys)

    def error(self, message: str, *needles: str) -> InputError:
        """An error at the place that ``needles`` lead to, each searched after the one before.

        A needle is text of the file, such as ``[tool.pipeline]``, a key or a quoted value; one that is not
        found is passed over, so the error points at the nearest place that is known.
        """
        offset = found = 0
        for needle in needles:
            at = self._find(needle, offset)
            if at >= 0:
                found, offset = at, at + len(needle)
        line, column = position(self.text, found)
        return InputError.at(self.code, message, self.shown, line, column)

    def _find(self, needle: str, start: int) -> int:
        if needle.startswith(("[", '"', "'")):
            return self.text.find(needle, start)
        key = re.compile(rf"(?m)(?<![\w-])[\"']?{re.escape(needle)}[\"']?(?=\s*[=.\]])")
        match = key.search(self.text, start)
        return match.start() if match else -1


def _texts(value: object, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts of a TOML value, names of keys included, each with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, keys)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield keys, key
            yield from _texts(item, (*keys, key))


def read_toml(path: Path, shown: PurePath, code: str) -> TomlText:
    """Read and parse a TOML file. Raises `InputError` when it cannot be read or is not TOML."""
    return TomlText(read_text(path, shown, code).removeprefix("\ufeff"), shown, code)
