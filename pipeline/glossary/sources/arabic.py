"""Arabic script: what is written together with a word is no part of it."""

import re
from dataclasses import dataclass

from pipeline.glossary.sources.base import nothing_cut
from pipeline.glossary.tracing import TracedText, traced
from pipeline.glossary.wording.arabic import PREFIXES, SUFFIXES, bare

__all__ = ["ArabicSource"]

_SUFFIX = re.compile(rf"(?:{SUFFIXES})?(?!\w)")
_LONGEST_PREFIX = 5


@dataclass(frozen=True, slots=True)
class ArabicSource:
    """Compares without vowel signs and tatweel; clitics may stand before and after the whole term."""

    def forms(self, form: str) -> tuple[str, ...]:
        """See `Source`."""
        return (re.sub("^ال(?=..)", "", bare(traced(form)).text),)

    def read(self, text: TracedText) -> "_Text":
        """See `Source`."""
        letters = bare(traced(text.text))
        return _Text(letters)


@dataclass(frozen=True, slots=True)
class _Text:
    letters: TracedText

    def is_whole(self, start: int, end: int) -> bool:
        if nothing_cut(self.letters, start, end) is None:
            return False
        text = self.letters.text
        before = re.search(r"\w*\Z", text[max(start - _LONGEST_PREFIX - 1, 0) : start])
        assert before is not None
        return re.fullmatch(PREFIXES, before[0]) is not None and _SUFFIX.match(text, end) is not None
