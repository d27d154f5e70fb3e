"""The heading that repeats the title, for generators that show the title themselves."""

from pipeline.article.markdown.parser import parse_markdown
from pipeline.edition.headings import TitlePlace, leading_heading
from pipeline.edition.layouts.lines import lines_of
from pipeline.edition.localize import Edition

__all__ = ["without_title_heading"]


def without_title_heading(edition: Edition) -> tuple[str, int]:
    """The edition's text without a leading heading that is its title, and how many headings were left out (0 or 1)."""
    if edition.headings.title is not TitlePlace.LEADING_HEADING:
        return edition.text, 0
    tokens, _env = parse_markdown(edition.text, edition.conventions)
    first = leading_heading(tokens)
    place = tokens[first].map if first is not None else None
    if place is None:
        return edition.text, 0
    lines = lines_of(edition.text)
    start, end = place
    while end < len(lines) and not lines[end].strip():
        end += 1
    return "".join(lines[:start] + lines[end:]), 1
