"""How a translation says the terms of its source: what the two glossary checks share."""

from collections.abc import Iterator, Sequence

from pipeline.checks.pair import Pair
from pipeline.glossary import Match, Term
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.wording import wording_of

__all__ = ["forbidden_forms", "is_said", "terms_of"]


def terms_of(matches: Sequence[Match]) -> Iterator[tuple[Term, str]]:
    """Each term once, with the source's words for it."""
    shown: dict[str, tuple[Term, str]] = {}
    for match in matches:
        shown.setdefault(match.term.id, (match.term, plain_text(match.text).text))
    yield from shown.values()


def is_said(pair: Pair, term: Term) -> bool:
    """Whether the translation has an allowed rendering of ``term``, or one of its Latin names (ACM)."""
    rendering = term.rendering(pair.language)
    if rendering is None:
        return True
    wording = wording_of(pair.language)
    latin = (form for form in term.ja if form.isascii())
    return any(wording.says(pair.target_text, form) for form in (*rendering.allowed, *latin))


def forbidden_forms(pair: Pair, term: Term) -> tuple[str, ...]:
    """What the translation has of the forbidden renderings of ``term``, in its own words.

    One that is a part of an allowed rendering, of this term or any other, does not count.
    """
    rendering = term.rendering(pair.language)
    if rendering is None or not rendering.forbidden:
        return ()
    wording = wording_of(pair.language)
    found = dict.fromkeys(
        span for form in rendering.forbidden for span in wording.find(pair.target_text, form)
    )
    if not found:
        return ()
    allowed = _allowed_ranges(pair)
    return tuple(
        plain_text(pair.target[start:end]).text
        for start, end in found
        if not any(first <= start and end <= last for first, last in allowed)
    )


def _allowed_ranges(pair: Pair) -> list[tuple[int, int]]:
    wording = wording_of(pair.language)
    ranges: list[tuple[int, int]] = []
    for term in pair.glossary.terms:
        rendering = term.rendering(pair.language)
        if rendering is not None:
            for form in rendering.allowed:
                ranges += wording.find(pair.target_text, form)
    return ranges
