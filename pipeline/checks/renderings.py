"""How a translation says the terms of its source: what the two glossary checks share."""

from collections.abc import Iterator, Sequence

from pipeline.checks.pair import Pair
from pipeline.glossary import Match, Term
from pipeline.glossary.plaintext import plain_text

__all__ = ["each_term", "forbidden_forms", "is_said", "shown"]


def each_term(matches: Sequence[Match]) -> Iterator[Match]:
    """The first match of each term."""
    yield from {match.term.id: match for match in reversed(matches)}.values()


def shown(match: Match) -> str:
    """The source's words for the term, without the markup in them."""
    return plain_text(match.text).text


def is_said(pair: Pair, term: Term) -> bool:
    """Whether the translation has an allowed rendering of ``term``, or one of its Latin names (ACM)."""
    rendering = term.rendering(pair.language)
    if rendering is None:
        return True
    latin = (form for form in term.ja if form.isascii())
    return any(pair.target_words.says(form) for form in (*rendering.allowed, *latin))


def forbidden_forms(pair: Pair, term: Term) -> tuple[str, ...]:
    """What the translation has of the forbidden renderings of ``term``, in its own words.

    One that is a part of an allowed rendering, of this term or any other, does not count.
    """
    rendering = term.rendering(pair.language)
    if rendering is None or not rendering.forbidden:
        return ()
    found = dict.fromkeys(span for form in rendering.forbidden for span in pair.target_words.find(form))
    return tuple(
        plain_text(pair.target[start:end]).text
        for start, end in found
        if not any(first <= start and end <= last for first, last in pair.allowed_ranges)
    )
