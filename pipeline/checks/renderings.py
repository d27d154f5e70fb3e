"""How a translation says the terms of its source: what the two glossary checks share."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.pair import Pair
from pipeline.checks.plain_renderings import is_there_as_is, may_be_there
from pipeline.diagnostics import Severity
from pipeline.glossary import Match, Status, Term
from pipeline.glossary.plaintext import plain_text

__all__ = [
    "ForbiddenForm",
    "each_term",
    "forbidden_forms",
    "is_said",
    "severity_of",
    "shown",
]


class ForbiddenForm(NamedTuple):
    """A forbidden rendering that a translation has: as it stands there, and why it is forbidden, if that is known."""

    text: str
    reason: str


def each_term(matches: Sequence[Match]) -> Iterator[Match]:
    """The first match of each term."""
    yield from {match.term.id: match for match in reversed(matches)}.values()


def shown(match: Match) -> str:
    """The source's words for the term, without the markup in them."""
    return plain_text(match.text).text


def severity_of(term: Term) -> Severity | None:
    """A term that nobody has approved yet is worth a warning; None is the check's own severity."""
    return Severity.WARNING if term.status is Status.DRAFT else None


def is_said(pair: Pair, term: Term) -> bool:
    """Whether the translation has an allowed rendering of ``term``, or a short name of it.

    Such are its Latin names (ACM), and what the article defines (`abbreviations`).
    """
    rendering = term.rendering(pair.language)
    if rendering is None or any(is_there_as_is(form, pair.lower_target) for form in rendering.allowed):
        return True
    latin = (form for form in term.ja if form.isascii())
    return any(pair.target_words.says(form) for form in (*rendering.allowed, *latin)) or any(
        pair.target_words.says(name) for name in pair.abbreviations.short_names(term, pair.language)
    )


def forbidden_forms(pair: Pair, term: Term) -> tuple[ForbiddenForm, ...]:
    """What the translation has of the forbidden renderings of ``term``, in its own words.

    One that is a part of an allowed rendering, of this term or any other, does not count; nor does one that is an
    allowed rendering of another term that the source has.
    """
    rendering = term.rendering(pair.language)
    if rendering is None or not rendering.forbidden:
        return ()
    found = {
        span: rendering.reasons.get(form, "")
        for form in reversed(rendering.forbidden)
        if may_be_there(form, pair.language, pair.lower_target)
        for span in pair.target_words.find(form)
    }
    if not found:
        return ()
    excused = _allowed_ranges(pair)
    return tuple(
        dict.fromkeys(
            ForbiddenForm(plain_text(pair.target[start:end]).text, reason)
            for (start, end), reason in sorted(found.items())
            if not any(one.covers(start, end) for one in excused)
        )
    )


class _AllowedRange(NamedTuple):
    """Where the translation has an allowed rendering; whether that is of a term that the source has."""

    start: int
    end: int
    is_asked_for: bool

    def covers(self, start: int, end: int) -> bool:
        is_inside = self.start <= start and end <= self.end
        return is_inside and (self.is_asked_for or (start, end) != (self.start, self.end))


def _allowed_ranges(pair: Pair) -> tuple[_AllowedRange, ...]:
    asked_for = {match.term.id for match in pair.nested_terms}
    return tuple(
        _AllowedRange(start, end, term.id in asked_for)
        for term in pair.glossary.terms
        if (rendering := term.rendering(pair.language))
        for form in rendering.allowed
        if may_be_there(form, pair.language, pair.lower_target)
        for start, end in pair.target_words.find(form)
    )
