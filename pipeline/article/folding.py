r"""From the lines of a paragraph to the text that translators see.

A soft break is seen as a space, or as nothing between two East Asian characters; a hard break is ``\n``.
Rewrapping a paragraph therefore leaves its msgid as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.article.parser import DEFAULT, Env, parse_inline
from pipeline.article.scripts import joins_without_space
from pipeline.conventions import Conventions

__all__ = ["Folded", "fold", "soft_break"]

_MAYBE_HARD = re.compile(r"(?:  +|\\)$")
_TRANSPARENT = "*~"
"""Delimiters that a reader does not see. Not ``_``, which would no longer be one between two letters."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The text of a block, and where in it each of its lines begins, in code points."""

    text: str
    starts: tuple[int, ...]


def fold(lines: Sequence[str], env: Env, conventions: Conventions = DEFAULT) -> Folded:
    r"""Join the lines of an inline token's content.

    ``env`` is that of the article, so that references and footnotes are recognised. White space around the
    breaks is not part of the text.
    """
    stripped = [line.strip(" \t") for line in lines]
    hard = _hard_breaks(lines, env, conventions)
    text, starts = stripped[0], [0]
    for number in range(1, len(lines)):
        before, after = stripped[number - 1], stripped[number]
        if number - 1 not in hard:
            text += soft_break(before, after)
        elif before.endswith("\\") and not lines[number - 1].endswith(" "):
            text = text[:-1].rstrip(" \t") + "\n"
        else:
            text += "\n"
        starts.append(len(text))
        text += after
    return Folded(text, tuple(starts))


def soft_break(before: str, after: str) -> str:
    """What a reader sees between two lines that are softly broken: a space, or nothing."""
    last, first = before.rstrip(_TRANSPARENT)[-1:], after.lstrip(_TRANSPARENT)[:1]
    return "" if last and first and joins_without_space(last, first) else " "


def _hard_breaks(lines: Sequence[str], env: Env, conventions: Conventions) -> set[int]:
    """The numbers of the lines that end in a hard break.

    Two spaces or a backslash may also stand inside a code span or a tag, where they break nothing: if not all
    candidates are hard, each is tried alone.
    """
    maybe = {number for number, line in enumerate(lines[:-1]) if _MAYBE_HARD.search(line)}
    if not maybe or _count(lines, env, conventions) == len(maybe):
        return maybe
    return {number for number in maybe if _is_hard(lines, number, env, conventions)}


def _is_hard(lines: Sequence[str], number: int, env: Env, conventions: Conventions) -> bool:
    without = list(lines)
    without[number] = lines[number].rstrip(" \\") + "x"
    return _count(without, env, conventions) < _count(lines, env, conventions)


def _count(lines: Sequence[str], env: Env, conventions: Conventions) -> int:
    return _hard_in(parse_inline("\n".join(lines), env, conventions))


def _hard_in(tokens: Sequence[Token]) -> int:
    return sum((token.type == "hardbreak") + _hard_in(token.children or ()) for token in tokens)
