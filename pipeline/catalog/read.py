r"""Catalogs from disk: everything that is in the file, or the place of what is wrong with it.

The values are polib's. Its parser is not used, because it loses what translators wrote: numbers above 9 of
plural forms, escapes such as ``\a`` and ``\101``, what stands behind ``##``, the order of header fields, the
comments at the end of a file.
"""

import codecs
import re
from collections.abc import Iterable
from pathlib import Path, PurePath

import polib

from pipeline.catalog.entries import key_of
from pipeline.catalog.garbage import collected_later
from pipeline.catalog.grammar import Draft, read_entries
from pipeline.catalog.header import fields_of
from pipeline.catalog.model import Catalog
from pipeline.catalog.syntax import error
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.textfile import position

__all__ = ["read_catalog"]

_CHARSET = re.compile(rb"Content-Type:[^\n\"\\]*?charset=([\w.:+-]+)", re.IGNORECASE)
_OTHER_CHARSETS = re.compile(
    r"iso-8859-\d+|koi8-[rut]|cp(?:850|866|874|932|949|950|125\d)|windows-125\d|gb2312|gbk|gb18030"
    r"|big5(?:-hkscs)?|euc-jp|euc-kr|shift_jis|johab|tis-620|latin-?1|s(?:hift-)?jis|ms932|windows-31j|iso-2022-jp",
    re.IGNORECASE,
)
"""What the gettext manual allows besides UTF-8, as far as Python knows it, and other names that editors write."""


@collected_later()
def read_catalog(path: Path, shown: PurePath) -> Catalog:
    """Read a catalog or template. ``shown`` is its path in messages.

    Raises `InputError`, with line and column, when the file cannot be read, is not in the charset it declares
    (UTF-8 if it declares none), is not well-formed, or has an entry twice.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError.at("catalog", "no such file", shown) from None
    except OSError as problem:
        raise InputError.at("catalog", f"cannot be read: {problem.strerror}", shown) from None
    charset = _charset(data)
    text = _decode(data, charset, shown)
    drafts, trailing = read_entries(text.removeprefix("\ufeff"), shown)
    _refuse_duplicates(drafts, shown)
    po = polib.POFile(check_for_duplicates=False, encoding="utf-8")
    for draft in drafts:
        if draft.is_header:
            po.metadata = fields_of(draft.entry.msgstr)
            po.metadata_is_fuzzy = draft.entry.fuzzy
        else:
            po.append(draft.entry)
    po.header = _header_comments(drafts, trailing)
    places = {id(draft.entry): draft.place for draft in drafts}
    return Catalog(po, text, shown, data, places, charset.lower(), bool(trailing))


def _decode(data: bytes, charset: str, shown: PurePath) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode(charset, "replace")
        message = f"byte 0x{data[problem.start]:02X} is not valid {charset.upper()}: save the file as UTF-8"
        raise error(message, shown, position(before, len(before))) from None


def _charset(data: bytes) -> str:
    """The charset that the header declares if it is one of gettext's, else UTF-8."""
    declared = _CHARSET.search(data)
    name = declared[1].decode("ascii") if declared else ""
    try:
        return name if _OTHER_CHARSETS.fullmatch(name) and codecs.lookup(name) else "utf-8"
    except LookupError:
        return "utf-8"


def _header_comments(drafts: Iterable[Draft], trailing: Iterable[str]) -> str:
    """The comments of the header entry, then those at the end of the file, which gettext would drop.

    polib has one text for them. In it, a line that begins with ``.`` or ``:`` is an extracted comment or a
    reference; a translator's comment that begins so is indented.
    """
    lines: list[str] = []
    comments: list[str] = []
    for draft in drafts:
        if draft.is_header:
            comments += draft.comments
            lines += [f". {line}".rstrip() for line in draft.extracted]
            lines += [f": {name}:{line}".removesuffix(":") for name, line in draft.entry.occurrences]
    comments += trailing
    return "\n".join([*(f" {line}" if line[:1] in (".", ":") else line for line in comments), *lines])


def _refuse_duplicates(drafts: Iterable[Draft], shown: PurePath) -> None:
    first: dict[object, Draft] = {}
    found: list[Diagnostic] = []
    for draft in drafts:
        if draft.entry.obsolete:
            continue
        one = first.setdefault(key_of(draft.entry), draft)
        if one is not draft:
            line = one.seen["msgid"].place[0]
            what = "a second header" if draft.is_header else "this entry is there already"
            message = f"{what}: the first is at line {line}; keep one of them"
            found.append(Diagnostic("catalog", message, shown, *draft.seen["msgid"].place))
    if found:
        raise InputError(found)
