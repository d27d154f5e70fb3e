"""Chinese and others without spaces, and Korean: no dictionary says where words end, so little is asked."""

import re
from dataclasses import dataclass

from pipeline.glossary.morphemes import letter_boundary
from pipeline.glossary.sources.base import nothing_cut
from pipeline.glossary.tracing import TracedText, traced

__all__ = ["KoreanSource", "UnspacedSource"]

_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class UnspacedSource:
    """A term may stand anywhere, one in Latin letters between ends of words."""

    def forms(self, form: str) -> tuple[str, ...]:
        """See `Source`."""
        return (form,)

    def read(self, text: TracedText) -> "_Text":
        """See `Source`."""
        return _Text(traced(text.text))


@dataclass(frozen=True, slots=True)
class _Text:
    letters: TracedText

    def is_whole(self, start: int, end: int) -> bool:
        return all(letter_boundary(self.letters.text, offset) for offset in (start, end))


@dataclass(frozen=True, slots=True)
class KoreanSource:
    """Compares without spaces. A syllable may follow a term, since particles and compounds do; none may precede it."""

    def forms(self, form: str) -> tuple[str, ...]:
        """See `Source`."""
        return ("".join(form.split()),)

    def read(self, text: TracedText) -> "_KoreanText":
        """See `Source`."""
        kept = [index for index, character in enumerate(text.text) if not character.isspace()]
        letters = TracedText("".join(map(text.text.__getitem__, kept)), kept, [index + 1 for index in kept])
        return _KoreanText(text.text, letters)


@dataclass(frozen=True, slots=True)
class _KoreanText:
    text: str
    letters: TracedText

    def is_whole(self, start: int, end: int) -> bool:
        limits = nothing_cut(self.letters, start, end)
        if limits is None or not self._is_free_of_letters(limits.start, limits.end):
            return False
        return not (
            limits.start
            and _HANGUL.match(self.text[limits.start - 1])
            and _HANGUL.match(self.text[limits.start])
        )

    def _is_free_of_letters(self, *offsets: int) -> bool:
        """Particles follow a Latin word at once (``ACM은``), so only Latin beside Latin is the same word."""
        return not any(
            0 < offset < len(self.text)
            and self.text[offset - 1 : offset + 1].isascii()
            and self.text[offset - 1 : offset + 1].isalnum()
            for offset in offsets
        )
