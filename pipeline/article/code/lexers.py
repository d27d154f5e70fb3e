"""Which language a code block is in, by its info string, and where that language has comments.

Pygments knows the languages. It is imported when the first code block is read, since it is slow to load and
few projects translate comments. Lexers that others have installed as plugins are not used: the same article
must give the same units on any machine.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

__all__ = ["CommentKind", "CommentRegion", "comment_regions"]

_INFO = re.compile(r"\{?\.?(?:(diff)[ _:-]+)?\.?([\w+#.-]+)")
_DIFF_COLUMN = re.compile(r"(?m)^[+-](?![+-]{2} )")
_DOCUMENTATION = ("//", "/*")
_NO_TEXT = {"Preproc", "PreprocFile", "Hashbang"}
_QUOTES = ("'", '"', "`")
"""If one is left over, what follows is a comment or a string, depending on the quotes that follow."""

_LANGUAGES = frozenset((
    "Ada", "Awk", "Bash", "Bash Session", "Batchfile", "C", "C#", "C++", "CMake", "CSS", "CUDA", "Clojure",
    "CoffeeScript", "Common Lisp", "Crystal", "D", "Dart", "Delphi", "Django/Jinja", "Docker", "Elixir",
    "Elm", "Erlang", "F#", "Fortran", "Go", "GraphQL", "Graphviz", "Groovy", "HTML", "Haskell", "INI", "JSON",
    "JSON5", "JSX", "Java", "JavaScript", "Julia", "Kotlin", "LessCss", "Lua", "Matlab", "MySQL",
    "Nginx configuration file", "Nimrod", "Nix", "OCaml", "Objective-C", "Octave", "PHP", "Perl",
    "PostgreSQL SQL dialect", "PowerShell", "Prolog", "Properties", "Protocol Buffer", "PureScript", "Python",
    "Ruby", "Rust", "S", "SCSS", "SQL", "Sass", "Scala", "Solidity", "Swift", "TOML", "TSX", "TeX",
    "Terraform", "Thrift", "TypeScript", "VB.net", "Vue", "XML", "YAML", "Zig", "verilog", "vhdl",
))  # fmt: skip
"""Pygments' names of the languages whose comments are read: those that articles show, and that were tried.

It knows hundreds more, of which some take minutes for half a line.
"""

_ALIASES = {
    "cjs": "js",
    "cts": "ts",
    "dotenv": "bash",
    "env": "bash",
    "gitignore": "bash",
    "jsonc": "json",
    "kts": "kotlin",
    "mjs": "js",
    "mts": "ts",
    "svelte": "html",
    "vue": "html",
    "yml": "yaml",
}
"""Names that authors use and Pygments (or an older one) does not have."""


class CommentKind(Enum):
    """What may stand in a region: comments to the line's end, comments with two ends, or either."""

    LINE = auto()
    BLOCK = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class CommentRegion:
    """Adjacent comments of one kind: a half-open range of the code, in code points."""

    start: int
    end: int
    kind: CommentKind


def comment_regions(code: str, info: str) -> tuple[CommentRegion, ...]:
    """Where a code block has comments, in order.

    ``code`` is the text between the fences, ``info`` the info string: ``js {1,3}``, ``ts:main.ts``, ``diff js``
    (whose first column is not the language's). Nothing for a language that is not known. A first line of ``#!``,
    preprocessor lines and docstrings are no comments.
    """
    found = _INFO.match(info.strip())
    lexer = _lexer(found[2].lower()) if found else None
    if not found or lexer is None or not code:
        return ()
    read = _DIFF_COLUMN.sub(" ", code) if found[1] else code
    if not read.endswith("\n"):
        read += "\n"  # without it some lexers see no comment in the last line
    return tuple(_regions(lexer, read, len(code)))


def _regions(lexer: "Lexer", code: str, length: int) -> Iterator[CommentRegion]:
    from pygments.token import Error

    kind: CommentKind | None = None
    start = end = 0
    for at, token, value in lexer.get_tokens_unprocessed(code):
        if token is Error and value in _QUOTES:
            break
        one = _kind(token, value, at)
        goes_on = at == end and kind is not None and (one is kind or "Special" in token)
        if not goes_on:
            if kind and start < min(end, length):
                yield CommentRegion(start, min(end, length), kind)
            kind, start = one, at
        end = at + len(value)
    if kind and start < min(end, length):
        yield CommentRegion(start, min(end, length), kind)


def _kind(token: "_TokenType", value: str, at: int) -> CommentKind | None:
    """The kind of comment that a token is a part of; None if it is something else."""
    from pygments.token import Comment, String

    if token in String.Doc and value.startswith(_DOCUMENTATION):  # as Rust's
        return CommentKind.BLOCK if value.startswith("/*") else CommentKind.LINE
    if token not in Comment or _NO_TEXT & set(token) or (at == 0 and value.startswith("#!")):
        return None
    if token in Comment.Multiline:
        return CommentKind.BLOCK
    return CommentKind.LINE if token in Comment.Single else CommentKind.EITHER


@cache
def _lexer(name: str) -> "Lexer | None":
    from pygments.lexers import find_lexer_class

    full_name = _names().get(name) or _names().get(_ALIASES.get(name, ""))
    lexer = find_lexer_class(full_name) if full_name else None
    return lexer() if lexer else None


@cache
def _names() -> dict[str, str]:
    """From what an info string says to Pygments' name of the language."""
    from pygments.lexers import get_all_lexers

    return {
        alias.lower(): name
        for name, aliases, _, _ in get_all_lexers(plugins=False)
        if name in _LANGUAGES
        for alias in aliases
    }
