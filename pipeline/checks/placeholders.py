r"""What programs put values in place of: ``%s``, ``%(name)s``, ``{name}``, ``${name}``, ``{{ name }}``, ``%1``.

An entry's flags (``python-format``, ``c-format``, ``python-brace-format``, …) say which of them are meant. Where
there are none, only what cannot be anything else counts: ``50% of`` has no placeholder, nor has ``{`` alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Placeholder", "placeholders"]

_PRINTF = (
    r"%(?:(?P<position>\d+)\$|\((?P<key>[^()\s]+)\))?{flags}(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|ll|[hlLqjzt])?"
)
_FLAGS = "[-+ #0'I]*"
_C_FORMAT = re.compile(
    rf"%%|%(?:<?PRI\w+>?)|{_PRINTF.format(flags=_FLAGS)}(?P<type>[diouxXeEfFgGaAcsSCpnmr@%])"
)
_SURE_PRINTF = re.compile(
    rf"%%|(?<![A-Za-z0-9%])(?:{_PRINTF.format(flags='[-+#0]*')}(?P<type>[dsuixXfFgr@c]))(?![A-Za-z0-9])"
    r"|%\((?P<named>[A-Za-z_][\w.-]*)\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]"
    r"|(?<![A-Za-z0-9%])%(?P<placed>\d+)\$[-+#0]*\d*(?:\.\d+)?[a-zA-Z@]"
)
_BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>[^\W\d]\w*(?:[.\[][\w.\]]*)?|\d+|)(?:![rsa])?(?::[^{}]*)?\}")
_TEMPLATE = re.compile(
    r"\{\{-?\s*(?P<inner>[^{}]{1,80}?)\s*-?\}\}|[$%#]\{\s*(?P<curly>[\w.]{1,60})\s*\}|<%=?\s*(?P<erb>[^<>%]{1,80}?)\s*%>"
    r"|(?<![A-Za-z0-9_{$\\])\{(?P<brace>[A-Za-z_][\w.]{0,40}|\d{1,2})(?:![rsa])?(?::[^{}\s]{0,12})?\}(?!\})"
)
_QT = re.compile(r"(?<![A-Za-z0-9%&])%L?(?P<number>[1-9]\d?|n)(?![A-Za-z0-9$%])")
_SHELL = re.compile(r"\$(?:\{(?P<curly>[A-Za-z0-9_]+)\}|(?P<bare>[A-Za-z_][A-Za-z0-9_]*))")
_MAY_HAVE = re.compile(r"[%{]|\$\w")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: ``text`` as it is written; ``name`` is what it stands for (a key, or its number)."""

    text: str
    name: str
    is_numbered: bool
    """Whether its place in the text says which value it is (``%s``)."""


def placeholders(text: str, flags: frozenset[str]) -> Sequence[Placeholder]:
    """The placeholders of ``text``, from left to right. ``flags`` are those of its entry."""
    if _MAY_HAVE.search(text) is None:
        return ()
    formats = {
        flag.removesuffix("-format") for flag in flags if flag.endswith("-format") and flag[:3] != "no-"
    }
    refused = {flag[3:].removesuffix("-format") for flag in flags if flag.startswith("no-")}
    found: list[Placeholder] = []
    if formats & {
        "c",
        "python",
        "objc",
        "php",
        "perl",
        "lua",
        "tcl",
        "awk",
        "gcc-internal",
        "boost",
        "possible-c",
    }:
        found += _printf(_C_FORMAT, text)
    elif not formats and not refused & {"c", "python"} and "%" in text:
        found += _printf(_SURE_PRINTF, text)
    if formats & {"python-brace", "perl-brace", "csharp", "java", "java-printf", "rust", "c++"}:
        found += _braces(text)
    elif (not formats or formats & {"javascript"}) and "python-brace" not in refused:
        found += _templates(text)
    if formats & {"qt", "qt-plural", "kde", "kde-kuit"} or (not formats and "%" in text):
        found += [Placeholder(match[0], match["number"], False) for match in _QT.finditer(text)]
    if "sh" in formats:
        found += [
            Placeholder(match[0], match["curly"] or match["bare"], False) for match in _SHELL.finditer(text)
        ]
    return found


def _printf(pattern: re.Pattern[str], text: str) -> Iterator[Placeholder]:
    count = 0
    for match in pattern.finditer(text):
        if match[0].endswith("%"):
            continue
        groups = match.groupdict()
        key = groups.get("key") or groups.get("named")
        position = groups.get("position") or groups.get("placed")
        conversion = match[0][-1]
        if conversion == "m":  # %m takes no value
            continue
        if key:
            yield Placeholder(match[0], f"({key}){conversion}", False)
        elif position:
            yield Placeholder(match[0], f"{position}{_type(conversion)}", False)
        else:
            count += 1
            yield Placeholder(match[0], f"{count}{_type(conversion)}", True)


def _type(conversion: str) -> str:
    return "d" if conversion in "diu" else conversion


def _braces(text: str) -> Iterator[Placeholder]:
    count = 0
    for match in _BRACES.finditer(text):
        if match["name"] is None:
            continue
        if match["name"]:
            yield Placeholder(match[0], f"{{{match['name']}}}", False)
        else:
            yield Placeholder(match[0], f"{{{count}}}", True)
            count += 1


def _templates(text: str) -> Iterator[Placeholder]:
    for match in _TEMPLATE.finditer(text):
        name = next(group for group in match.groups() if group is not None)
        marks = "{" if match["brace"] else match[0][:2]
        yield Placeholder(match[0], f"{marks}{name}", False)
