"""Short names that an article gives to its terms: "Alliance Coordination Mechanism (ACM)", and from then on "ACM".

Read from the texts of a catalog, on both sides: 同盟調整メカニズム（ACM） in the source allows ACM in the
translation, too. A short name is what has two capitals or more, or stands in quotation marks ("hereafter “the
Mechanism”").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.glossary import Term
from pipeline.glossary.folding import folded
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.tracing import traced
from pipeline.glossary.wording import wording_of

__all__ = ["Abbreviations", "read_abbreviations"]

_PARENTHESIS = re.compile(r"[(（]([^()（）]{2,80})[)）]")
_OPENING = re.compile(r"[(（](?<!\]\()")
"""A parenthesis that is not the target of a link: one text in four has such a target only."""
_WORD = re.compile(r"[\w&./\u2010\u2011-]{2,16}")
_QUOTED = re.compile('[“"«「『‘„《]([^“”"«»「」『』‘’„《》]{2,40})[”"»」』’“》]')
_CLOSING = ' \u00a0\u202f*_”"»」』’'
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class _Definition:
    """``before`` is the text before a parenthesis, which ends with a long name; ``short`` are the names within it."""

    before: str
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What the sources and the translations of a catalog define."""

    sources: tuple[_Definition, ...] = ()
    targets: tuple[_Definition, ...] = ()

    def short_names(self, term: Term, language: str) -> tuple[str, ...]:
        """The short names that the catalog gives to ``term`` in the locale ``language`` or in its source."""
        rendering = term.rendering(language)
        allowed = rendering.allowed if rendering else ()
        names = [folded(name) for name in term.ja]
        found = [
            *(one for one in self.sources if folded(one.before).endswith(tuple(names))),
            *(one for one in self.targets if _ends_with(one.before, allowed, language)),
        ]
        return tuple(dict.fromkeys(name for one in found for name in one.short))


def read_abbreviations(pairs: Iterable[tuple[str, str]]) -> Abbreviations:
    """The short names that texts and their translations, both inline Markdown, define."""
    sources: list[_Definition] = []
    targets: list[_Definition] = []
    for source, target in pairs:
        sources += _definitions(source)
        targets += _definitions(target)
    return Abbreviations(tuple(sources), tuple(targets))


def _definitions(markdown: str) -> Iterator[_Definition]:
    if not _OPENING.search(markdown) or not _PARENTHESIS.search(markdown):
        return
    text = plain_text(markdown).text
    for found in _PARENTHESIS.finditer(text):
        before = text[max(found.start() - _LONGEST_NAME, 0) : found.start()].rstrip(_CLOSING)
        if short := tuple(_short_names(found[1])):
            yield _Definition(before, short)
        last = _WORD.search(before[-16:].rpartition(" ")[2])
        if last and _is_abbreviation(last[0]):  # the other way round: ACM (Alliance Coordination Mechanism)
            yield _Definition(found[1].rstrip(_CLOSING), (last[0],))


def _short_names(text: str) -> Iterator[str]:
    yield from (word for word in _WORD.findall(text) if _is_abbreviation(word))
    yield from _QUOTED.findall(text)


def _is_abbreviation(word: str) -> bool:
    return sum(character.isupper() for character in word) > 1


def _ends_with(text: str, forms: Iterable[str], language: str) -> bool:
    """Whether the last words of ``text`` are one of ``forms``, inflected or not."""
    read = wording_of(language).read(traced(text))
    return any(end == len(text) for form in forms for _, end in read.find(form))
