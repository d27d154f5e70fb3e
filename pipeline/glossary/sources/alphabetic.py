"""Alphabets with spaces between words: a term is found in all the inflected forms of its words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.glossary.sources.base import nothing_cut
from pipeline.glossary.tracing import TracedText, traced
from pipeline.glossary.wording.inflection import lemma

__all__ = ["AlphabeticSource"]

_WORD_OR_GAP = re.compile(r"(?P<word>\w+)|(?P<possessive>['\u2019]s\b)|(?P<gap>[\s\u2010\u2011-]+)")


@dataclass(frozen=True, slots=True)
class AlphabeticSource:
    """Compares the words' dictionary forms; hyphen and space are the same. ``language`` has no script or territory."""

    language: str

    def forms(self, form: str) -> tuple[str, ...]:
        """See `Source`."""
        return (_lemmas(traced(form), self.language).text,)

    def read(self, text: TracedText) -> "_Text":
        """See `Source`."""
        return _Text(_lemmas(text, self.language))


@dataclass(frozen=True, slots=True)
class _Text:
    letters: TracedText

    def is_whole(self, start: int, end: int) -> bool:
        """Each word stands for itself as a whole, so a range that cuts none is whole words."""
        return nothing_cut(self.letters, start, end) is not None


def _lemmas(source: TracedText, language: str) -> TracedText:
    """The text with a space between words, and each word, the whole of which is its place, in its dictionary form."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    text, position = source.text, 0
    for found in _WORD_OR_GAP.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "word":
                piece = _lemma(found[0], language)
            case "gap":
                piece = " "
            case _:
                piece = ""
        pieces += (text[position:start], piece)
        starts += (*range(position, start), *[start] * len(piece))
        ends += (*range(position + 1, start + 1), *[end] * len(piece))
        position = end
    pieces.append(text[position:])
    starts += range(position, len(text))
    ends += range(position + 1, len(text) + 1)
    return TracedText("".join(pieces), starts, ends)


@lru_cache(maxsize=2**16)
def _lemma(word: str, language: str) -> str:
    return lemma(word, language)
