"""What translators read beside a unit: where it stands in the article, and which terms are in it.

Where it stands is the same in every language, so the template says it; terms are said in each catalog. A hint is made
of what is near the unit, its headings and not its number or line, so an edit elsewhere leaves it as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from markdown_it.token import Token

from pipeline.article import Article, Unit, UnitKey, UnitKind
from pipeline.article.markdown.parser import inline_tokens
from pipeline.edition.headings import plain_text
from pipeline.glossary import Rendering, Term

__all__ = ["place_hints", "term_hints"]

PLACES = 3
"""How many of the sections that have a text are named."""
FORMS = 3
"""How many of the other renderings of a term are named: the first ones, which the glossary has first for a reason."""
LENGTH_OF_HEADING = 24
LENGTH_OF_DEFINITION = 80
"""In code points."""

_LEVEL = re.compile(r"h([1-6])")
_OUTSIDE = frozenset({UnitKind.TITLE, UnitKind.FRONT_MATTER, UnitKind.FOOTNOTE})
"""Kinds of units whose line says nothing about the section that readers see them in."""


def place_hints(article: Article) -> Mapping[UnitKey, Sequence[str]]:
    """For units that stand below a heading, ``in: 仕組み › 三つの条件``: the headings above, the nearest one last.

    The heading of the whole article is left out: it is the one of the first level, if there is only one. Headings are
    named as readers see them, without markup and the readings above ruby text.
    """

    @cache
    def name(heading: str) -> str:
        tokens = inline_tokens(heading, article.conventions, article.definitions)
        visible = plain_text(Token("inline", "", 0, children=list(tokens)))
        return _shortened(visible or heading, LENGTH_OF_HEADING)

    found: dict[UnitKey, dict[str, None]] = {}
    for unit, headings in _with_headings(article):
        if headings:
            path = " › ".join(name(heading.text) for heading in headings)
            found.setdefault(unit.key, {})[f"in: {path}"] = None
    return {key: _few(tuple(places)) for key, places in found.items()}


def term_hints(term: Term, rendering: Rendering) -> Sequence[str]:
    """``拡大抑止 = extended deterrence``, and if there is more to say of it, a second line.

    That is ``拡大抑止: 同盟国への攻撃も自国の抑止力で… (not: expanded deterrence)``.
    """
    others = "; ".join(
        f"{label}: {', '.join(forms[:FORMS])}{', …' if len(forms) > FORMS else ''}"
        for label, forms in (("also", rendering.admitted), ("not", rendering.forbidden))
        if forms
    )
    more = " ".join(
        filter(None, (_shortened(term.definition, LENGTH_OF_DEFINITION), others and f"({others})"))
    )
    name = term.ja[0]
    return (f"{name} = {rendering.preferred}", *([f"{name}: {more}"] if more else ()))


def _with_headings(article: Article) -> Iterator[tuple[Unit, Sequence[Unit]]]:
    """Each unit with the headings that it stands below, outermost first."""
    levels = _levels(article)
    of_the_whole = list(levels.values()).count(1) == 1
    above: dict[int, Unit] = {}
    for unit in sorted(article.units, key=lambda one: one.line):
        level = levels.get(unit.block) if unit.block is not None else None
        if level:
            above = {number: heading for number, heading in above.items() if number < level}
        headings = [above[number] for number in sorted(above) if number > 1 or not of_the_whole]
        yield unit, () if unit.kind in _OUTSIDE else headings
        if level:
            above.setdefault(level, unit)


def _levels(article: Article) -> Mapping[int, int]:
    """The level of each heading, by the ordinal of its ``inline`` token."""
    levels: dict[int, int] = {}
    ordinal, level = 0, 0
    for kind, tag, *_ in (block for block in article.skeleton if len(block) > 1):
        if kind == "heading_open":
            match = _LEVEL.fullmatch(tag)
            level = int(match[1]) if match else 0
        elif kind == "inline":
            if level:
                levels[ordinal] = level
            ordinal += 1
        elif kind == "heading_close":
            level = 0
    return levels


def _few(places: Sequence[str]) -> Sequence[str]:
    left = len(places) - PLACES
    return places if left <= 0 else (*places[:PLACES], f"and in {left} more section{'s' if left > 1 else ''}")


def _shortened(text: str, length: int) -> str:
    """``text`` on one line, of at most ``length`` code points."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
