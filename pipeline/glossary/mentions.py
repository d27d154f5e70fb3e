"""Which terms an article mentions, and where readers of an edition meet each of them first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.glossary.matching import Match, Matcher, longest
from pipeline.glossary.terms import Glossary, Term
from pipeline.glossary.tracing import traced
from pipeline.glossary.wording import wording_of

__all__ = ["Mention", "first_mentions", "terms_in"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in the text with this ``index``: ``text[start:end]``, in code points, is its name as it stands there."""

    term: Term
    index: int
    start: int
    end: int


def terms_in(texts: Iterable[str], matcher: Matcher) -> tuple[Term, ...]:
    """The terms in the texts of an article (inline Markdown, the source language), each once, as they first occur."""
    found = {match.term.id: match.term for text in texts for match in matcher.find(text)}
    return tuple(found.values())


def first_mentions(
    texts: Sequence[str], terms: Iterable[Term], language: str, source_language: str
) -> tuple[Mention, ...]:
    """Where each of ``terms`` is first named in ``texts``, in reading order; a term that is named nowhere has no place.

    ``texts`` are those that readers see, without markup: of one block each, since no term goes across two. ``language``
    is their locale. Of names within each other the longest counts: that of 拡大抑止ガイドライン is none of 拡大抑止.
    """
    terms = tuple(terms)
    mentions: dict[str, Mention] = {}
    matcher = Matcher(Glossary(terms), source_language) if language == source_language else None
    for index, text in enumerate(texts):
        if len(mentions) == len(terms):
            break
        for match in matcher.find(text) if matcher else _named(text, terms, mentions, language):
            mentions.setdefault(match.term.id, Mention(match.term, index, match.start, match.end))
    return tuple(mentions.values())


def _named(text: str, terms: Iterable[Term], known: Collection[str], language: str) -> Sequence[Match]:
    """Where a text names one of ``terms``; of several within each other, the longest.

    Where it names none but the ``known`` ones, by their ids, that is not looked into any further.
    """
    words = wording_of(language).read(traced(text))

    def matches(is_known: bool) -> list[Match]:
        return [
            Match(term, start, end, text[start:end])
            for term in terms
            if (term.id in known) == is_known and (rendering := term.rendering(language))
            for form in rendering.allowed
            for start, end in words.find(form)
        ]

    new = matches(is_known=False)
    if not new:
        return ()
    return longest(sorted((*new, *matches(is_known=True)), key=lambda match: (match.start, -match.end)))
