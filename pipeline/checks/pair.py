"""What a check looks at: a text and its translation."""

from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.article.parser import inline_tokens
from pipeline.diagnostics import Severity
from pipeline.glossary import Glossary, Match, Matcher
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.tracing import TracedText

__all__ = ["Finding", "Pair", "make_pair"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about a pair, in the words of a translator."""

    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit's text and one translation of it, both inline Markdown, with what several checks need of them.

    ``terms`` are the glossary's terms in the source, the longest where they overlap; ``nested_terms`` are
    all.
    """

    source: str
    target: str
    source_language: str
    language: str
    source_tokens: tuple[Token, ...]
    target_tokens: tuple[Token, ...]
    source_text: TracedText
    target_text: TracedText
    terms: tuple[Match, ...]
    nested_terms: tuple[Match, ...]
    glossary: Glossary


def make_pair(
    source: str,
    target: str,
    *,
    source_language: str,
    language: str,
    matcher: Matcher,
    glossary: Glossary,
) -> Pair:
    """The pair of a msgid and a msgstr, parsed and searched for terms."""
    return Pair(
        source=source,
        target=target,
        source_language=source_language,
        language=language,
        source_tokens=inline_tokens(source),
        target_tokens=inline_tokens(target),
        source_text=plain_text(source),
        target_text=plain_text(target),
        terms=matcher.find(source),
        nested_terms=matcher.find_all(source),
        glossary=glossary,
    )
