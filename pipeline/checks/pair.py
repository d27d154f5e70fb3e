"""What a check looks at: a text and its translation."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from pipeline.article.markdown.parser import DEFAULT, inline_tokens
from pipeline.checks.abbreviations import Abbreviations
from pipeline.checks.plain_renderings import are_plainly_right
from pipeline.checks.same_marks import have_same_marks
from pipeline.conventions import Conventions
from pipeline.diagnostics import Severity
from pipeline.glossary import Glossary, Match, Matcher, Term, longest
from pipeline.glossary.folding import fold
from pipeline.glossary.plaintext import GAP, plain_text
from pipeline.glossary.tracing import TracedText, traced
from pipeline.glossary.wording import Reading, wording_of

__all__ = ["Finding", "Pair"]

_FULL_REFERENCE = re.compile(r"\]\[([^\[\]]*[^\[\]\s][^\[\]]*)\]")
_MAY_BE_MARKUP = re.compile(r"[*_~\[\]<`$\\@^]|://")
"""Without one of these a text is nothing but text."""
_NO_WORDS = re.compile(r"&#?\w{2,31};|%\d+\$|%\([\w.]+\)|\{[\w.]*\}|</?[a-zA-Z][^<>]*>")
"""What in the text of a program is not for readers: entities, placeholders, tags."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about a pair, in the words of a translator."""

    message: str
    severity: Severity | None = None
    """None stands for the check's own (`Check.severity`)."""
    source_parts: tuple[str, ...] = ()
    """What of the source it is about, as it stands there: it is marked where the finding is shown."""
    target_parts: tuple[str, ...] = ()
    """The same of the translation."""


@dataclass(frozen=True)
class Pair:
    """A text and one translation of it, with what several checks need of them.

    Both are inline Markdown, or, if not ``is_markdown``, plain text such as programs show. ``definitions`` are
    those of the article (`Article.definitions`), None if it is not known. ``flags`` are the entry's
    (``python-format``). ``singular`` is the text for one thing where ``source`` is the plural of it;
    ``is_for_one`` says that the translation is shown for one number only, so need not state it. Each of
    the properties is worked out when a check first asks for it: many a pair needs few.
    """

    source: str
    target: str
    source_language: str
    language: str
    matcher: Matcher
    glossary: Glossary
    definitions: Mapping[str, str] | None = None
    conventions: Conventions = DEFAULT
    is_markdown: bool = True
    flags: frozenset[str] = frozenset()
    singular: str | None = None
    is_for_one: bool = False
    abbreviations: Abbreviations = field(default_factory=Abbreviations)
    """The short names that the catalog gives to terms."""

    @cached_property
    def has_markup(self) -> bool:
        """Whether there may be Markdown in one of the two, which takes a parser to tell."""
        return self.is_markdown and bool(
            _MAY_BE_MARKUP.search(self.source) or _MAY_BE_MARKUP.search(self.target)
        )

    @cached_property
    def source_base(self) -> str:
        """The source language without its script and territory: ``zh`` for ``zh_Hans``."""
        return self.source_language.partition("_")[0]

    @cached_property
    def base(self) -> str:
        """The language translated into, without its script and territory."""
        return self.language.partition("_")[0]

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the source."""
        return inline_tokens(self.source, self.conventions, self._definitions)

    @cached_property
    def target_tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the translation."""
        return inline_tokens(self.target, self.conventions, self._definitions)

    @cached_property
    def has_same_markup(self) -> bool:
        """Whether the parser finds the same in both, in whatever order: nothing can be wrong about the markup then."""
        return have_same_marks(self.source, self.target) or (
            _markup_of(self.source_tokens) == _markup_of(self.target_tokens)
        )

    @cached_property
    def undefined_labels(self) -> tuple[str, ...]:
        """Labels of ``[text][label]`` in the translation that the article defines nowhere, nor the source uses."""
        if self.definitions is None or "][" not in self.target:
            return ()
        defined = {*self.definitions, *map(normalizeReference, _FULL_REFERENCE.findall(self.source))}
        shown = "".join(token.content for token in self.target_tokens if token.type == "text")
        labels = dict.fromkeys(_FULL_REFERENCE.findall(shown))
        return tuple(label for label in labels if normalizeReference(label) not in defined)

    @cached_property
    def source_text(self) -> TracedText:
        """The source as readers see it."""
        return plain_text(self.source) if self.is_markdown else _shown_text(self.source)

    @cached_property
    def target_text(self) -> TracedText:
        """The translation as readers see it."""
        return plain_text(self.target) if self.is_markdown else _shown_text(self.target)

    @cached_property
    def lower_target(self) -> str:
        """The translation as readers see it, in small letters."""
        return self.target_text.text.lower()

    @cached_property
    def target_words(self) -> Reading:
        """The translation, made ready to look for renderings in."""
        return wording_of(self.language).read(self.target_text)

    @cached_property
    def terms(self) -> tuple[Match, ...]:
        """The glossary's terms in the source, the longest where they overlap."""
        return longest(self.nested_terms)

    @cached_property
    def possible_terms(self) -> tuple[Term, ...]:
        """The glossary's terms that are in the source, or only seem so: quicker to know than `nested_terms`."""
        return self.matcher.candidates(self._folded_source)

    @cached_property
    def says_terms_plainly(self) -> bool:
        """Whether all terms are said in so many words, and nothing forbidden can be there: then no term is wrong."""
        return are_plainly_right(self.possible_terms, self.language, self.lower_target)

    @cached_property
    def nested_terms(self) -> tuple[Match, ...]:
        """All of the glossary's terms in the source."""
        return self.matcher.find_in(self.source, self._folded_source)

    @cached_property
    def _folded_source(self) -> TracedText:
        return fold(self.source_text)

    @cached_property
    def _definitions(self) -> Mapping[str, str]:
        """The article's definitions; where they are not known, ``[text][label]`` leads to ``[label]``."""
        if self.definitions is not None:
            return self.definitions
        labels = _FULL_REFERENCE.findall(self.source) + _FULL_REFERENCE.findall(self.target)
        return {label: f"[{label}]" for label in labels}


def _markup_of(tokens: Iterable[Token]) -> list[tuple[str, str, str]]:
    """What is no text: the kind of each token, what is in it or where it leads, and how it is written."""
    found = []
    for token in tokens:
        if token.type == "text":
            if "**" in token.content:  # marks that became none
                found.append(("text", "**", ""))
        elif token.type == "footnote_ref":
            found.append((token.type, str(token.meta.get("label")), ""))
        else:
            place = token.attrs.get("href") or token.attrs.get("src") or ""
            inside = "" if token.type == "image" else token.content
            found.append((token.type, f"{inside} {place}", token.markup))
    return sorted(found)


def _shown_text(text: str) -> TracedText:
    """The text of a program as its readers see it, every character in its place."""
    if "&" in text or "%" in text or "{" in text or "<" in text:
        text = _NO_WORDS.sub(lambda match: GAP * len(match[0]), text)
    return traced(text)
