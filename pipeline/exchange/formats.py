"""The formats: what they are called, how their files are recognised, who writes and reads them."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath

from pipeline.diagnostics import InputError
from pipeline.exchange.model import Bundle, ExchangeUnit, State
from pipeline.exchange.returned import ReturnedBundle

__all__ = ["FORMATS", "Format", "format_of", "read_bundle", "read_bytes"]

LARGEST_FILE = 500_000_000
"""Bytes; nobody has a file as large, and reading one would take the machine's memory."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NONCHARACTERS = re.compile("[\ufffe\uffff]")
_NOTHING = re.compile("(?!)")
_XLIFF_2 = re.compile(rb"urn:oasis:names:tc:xliff:document:2\.0|<xliff[^>]*version=[\"']2")
_ROOT = re.compile(rb"<(?:\w+:)?(xliff|tmx)\b")
_ZIP = b"PK\x03\x04"
_BEGINNING = 4096
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. ``module`` has its ``read`` and ``write``, and is imported only when they are called.

    ``cannot_hold`` finds characters that a text must not have, ``longest`` is the length of a text in UTF-16 code units
    that just fits, None if there is no limit.
    """

    name: str
    suffix: str
    module: str
    cannot_hold: re.Pattern[str]
    longest: int | None = None

    def write(self, bundle: Bundle) -> bytes:
        """The file of a bundle whose units it can hold."""
        write: Callable[[Bundle], bytes] = import_module(f"pipeline.exchange.{self.module}").write
        return write(bundle)

    def read(self, data: bytes, shown: PurePath) -> ReturnedBundle:
        """The units of a file. Raises `InputError`."""
        read: Callable[[bytes, PurePath], ReturnedBundle]
        read = import_module(f"pipeline.exchange.{self.module}").read
        return read(data, shown)

    def cannot_carry(self, unit: ExchangeUnit) -> str | None:
        """Why the unit would not come back as it is, None if it would."""
        target = unit.target if unit.state is not State.UNTRANSLATED else ""
        identity = f"{unit.article}{unit.context or ''}"  # formats keep these in attributes and notes
        for text, unholdable in (
            (unit.source, self.cannot_hold),
            (target, self.cannot_hold),
            (identity, _NOT_IN_XML),
        ):
            character = unholdable.search(text)
            if character:
                return f"{self.name} cannot hold the character U+{ord(character[0]):04X}"
            if self.longest and len(text.encode("utf-16-le")) // 2 > self.longest:
                return f"{self.name} cannot hold a text of more than {self.longest} characters"
        return None


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("xliff", ".xlf", "xliff1", _NOT_IN_XML),
        Format("xliff2", ".xlf", "xliff2", _NOTHING),
        Format("tmx", ".tmx", "tmx", _NOT_IN_XML),
        Format("csv", ".csv", "csv_file", _NOTHING),
        Format("xlsx", ".xlsx", "xlsx", _NONCHARACTERS, longest=32_000),
    )
}
"""The formats by their names on the command line."""

_BY_SUFFIX = {".tmx": "tmx", ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx"}
_XLIFF_SUFFIXES = frozenset((".xlf", ".xliff", ".xlf2", ".mqxliff", ".sdlxliff", ".xml"))


def format_of(path: PurePath, data: bytes, shown: PurePath) -> Format:
    """The format of a file, by its name, and for XLIFF by its version; by its content if the name says none.

    Raises `InputError` for any other.
    """
    suffix = path.suffix.casefold()
    beginning = data[:_BEGINNING]
    if beginning.startswith(_UTF_16):
        beginning = beginning.decode("utf-16", "ignore").encode()
    if suffix in _BY_SUFFIX:
        return FORMATS[_BY_SUFFIX[suffix]]
    root = _ROOT.search(beginning)
    if suffix in _XLIFF_SUFFIXES or (root and root[1] == b"xliff"):
        return FORMATS["xliff2" if _XLIFF_2.search(beginning) else "xliff"]
    if root:
        return FORMATS["tmx"]
    if data.startswith(_ZIP):
        return FORMATS["xlsx"]
    message = "its name says no format that can be imported: use .xlf, .tmx, .csv or .xlsx"
    raise InputError.at("exchange", message, shown)


def read_bundle(path: Path, shown: PurePath) -> ReturnedBundle:
    """Read a file of any of the formats. Raises `InputError`, with its place, for whatever is wrong with it."""
    data = read_bytes(path, shown)
    return format_of(path, data, shown).read(data, shown)


def read_bytes(path: Path, shown: PurePath) -> bytes:
    """The content of a file from outside. Raises `InputError` if it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            message = f"it is larger than {LARGEST_FILE // 1_000_000} MB: split it"
            raise InputError.at("exchange", message, shown)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError.at("exchange", "no such file", shown) from None
    except OSError as error:
        raise InputError.at("exchange", f"cannot be read: {error.strerror}", shown) from None
