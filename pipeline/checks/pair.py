"""What a check looks at: a text and its translation."""

from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from pipeline.article.markdown.parser import inline_tokens
from pipeline.diagnostics import Severity
from pipeline.glossary import Glossary, Match, Matcher
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.tracing import TracedText

__all__ = ["Finding", "Pair"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about a pair, in the words of a translator."""

    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Pair:
    """A unit's text and one translation of it, both inline Markdown, with what several checks need of them.

    Each of these is worked out when a check first asks for it: many a pair needs few.
    """

    source: str
    target: str
    source_language: str
    language: str
    matcher: Matcher
    glossary: Glossary

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the source."""
        return inline_tokens(self.source)

    @cached_property
    def target_tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the translation."""
        return inline_tokens(self.target)

    @cached_property
    def source_text(self) -> TracedText:
        """The source as readers see it."""
        return plain_text(self.source)

    @cached_property
    def target_text(self) -> TracedText:
        """The translation as readers see it."""
        return plain_text(self.target)

    @cached_property
    def terms(self) -> tuple[Match, ...]:
        """The glossary's terms in the source, the longest where they overlap."""
        return self.matcher.find(self.source)

    @cached_property
    def nested_terms(self) -> tuple[Match, ...]:
        """All of the glossary's terms in the source."""
        return self.matcher.find_all(self.source)
