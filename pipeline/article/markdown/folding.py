r"""From the lines of a paragraph to the text that translators see.

A soft break is seen as a space, or as nothing between two East Asian characters; a hard break is ``\n``.
Rewrapping a paragraph therefore leaves its msgid as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markdown_it.token import Token

from pipeline.article.markdown.parser import DEFAULT, Env, parse_inline
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

    Two spaces or a backslash may also stand inside a code span or a tag, where they break nothing.
    """
    if not any(_MAYBE_HARD.search(line) for line in lines[:-1]):
        return set()
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    tokens = parse_inline("\n".join(lines), env, conventions)
    return {bisect_right(starts, place) - 1 for place in _places_of_hard_breaks(tokens, 0)}


def _places_of_hard_breaks(tokens: Sequence[Token], start: int) -> Iterator[int]:
    for token in tokens:
        if token.type == "hardbreak":
            yield start + int(token.meta["position"])
        elif token.children:
            yield from _places_of_hard_breaks(token.children, start + int(token.meta["position"]) + len("!["))
