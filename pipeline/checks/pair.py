"""What a check looks at: a text and its translation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from pipeline.article.markdown.parser import DEFAULT, inline_tokens
from pipeline.conventions import Conventions
from pipeline.diagnostics import Severity
from pipeline.glossary import Glossary, Match, Matcher, longest
from pipeline.glossary.folding import fold
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.tracing import TracedText
from pipeline.glossary.wording import Reading, wording_of

__all__ = ["Finding", "Pair"]

_FULL_REFERENCE = re.compile(r"\]\[([^\[\]]*[^\[\]\s][^\[\]]*)\]")
_MAY_BE_MARKUP = re.compile(r"[*_~\[\]<`$\\@^]|://")
"""Without one of these a text is nothing but text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about a pair, in the words of a translator."""

    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Pair:
    """A unit's text and one translation of it, both inline Markdown, with what several checks need of them.

    ``definitions`` are those of the article (`Article.definitions`), None if it is not known. Each of the
    properties is worked out when a check first asks for it: many a pair needs few.
    """

    source: str
    target: str
    source_language: str
    language: str
    matcher: Matcher
    glossary: Glossary
    definitions: Mapping[str, str] | None = None
    conventions: Conventions = DEFAULT

    @cached_property
    def has_markup(self) -> bool:
        """Whether there may be markup in one of the two, which takes a parser to tell."""
        return bool(_MAY_BE_MARKUP.search(self.source) or _MAY_BE_MARKUP.search(self.target))

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the source."""
        return inline_tokens(self.source, self.conventions, self._definitions)

    @cached_property
    def target_tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the translation."""
        return inline_tokens(self.target, self.conventions, self._definitions)

    @cached_property
    def undefined_labels(self) -> tuple[str, ...]:
        """Labels of ``[text][label]`` in the translation that the article defines nowhere, nor the source uses."""
        if self.definitions is None:
            return ()
        defined = {*self.definitions, *map(normalizeReference, _FULL_REFERENCE.findall(self.source))}
        shown = "".join(token.content for token in self.target_tokens if token.type == "text")
        labels = dict.fromkeys(_FULL_REFERENCE.findall(shown))
        return tuple(label for label in labels if normalizeReference(label) not in defined)

    @cached_property
    def source_text(self) -> TracedText:
        """The source as readers see it."""
        return plain_text(self.source)

    @cached_property
    def target_text(self) -> TracedText:
        """The translation as readers see it."""
        return plain_text(self.target)

    @cached_property
    def target_words(self) -> Reading:
        """The translation, made ready to look for renderings in."""
        return wording_of(self.language).read(self.target_text)

    @cached_property
    def terms(self) -> tuple[Match, ...]:
        """The glossary's terms in the source, the longest where they overlap."""
        return longest(self.nested_terms)

    @cached_property
    def nested_terms(self) -> tuple[Match, ...]:
        """All of the glossary's terms in the source."""
        return self.matcher.find_in(self.source, fold(self.source_text))

    @cached_property
    def allowed_ranges(self) -> tuple[tuple[int, int], ...]:
        """Where the translation has an allowed rendering of any term of the glossary."""
        renderings = (term.rendering(self.language) for term in self.glossary.terms)
        forms = (form for rendering in renderings if rendering for form in rendering.allowed)
        return tuple(span for form in forms for span in self.target_words.find(form))

    @cached_property
    def _definitions(self) -> Mapping[str, str]:
        """The article's definitions; where they are not known, ``[text][label]`` leads to ``[label]``."""
        if self.definitions is not None:
            return self.definitions
        labels = _FULL_REFERENCE.findall(self.source) + _FULL_REFERENCE.findall(self.target)
        return {label: f"[{label}]" for label in labels}
