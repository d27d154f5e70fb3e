"""Japanese: words end where morphemes do, and one word has several spellings."""

from dataclasses import dataclass

from pipeline.glossary.morphemes import JapaneseWords, is_letter, letter_boundary
from pipeline.glossary.sources.base import nothing_cut
from pipeline.glossary.spelling import spell, spelled
from pipeline.glossary.tracing import TracedText
from pipeline.glossary.variants import spellings

__all__ = ["JapaneseSource"]

_FIRST, _LAST = "\u3005", "\u9fff"
"""Most of what Japanese is written in lies between these, and no letters in the sense of `is_letter`."""


@dataclass(frozen=True, slots=True)
class JapaneseSource:
    """Compares in one spelling of katakana, and looks for the other spellings that a dictionary knows."""

    def forms(self, form: str) -> tuple[str, ...]:
        """See `Source`."""
        return tuple(dict.fromkeys(spelled(spelling) for spelling in spellings(form)))

    def read(self, text: TracedText) -> "_Text":
        """See `Source`."""
        return _Text(text.text, spell(text), JapaneseWords(text.text))


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    letters: TracedText
    words: JapaneseWords

    def is_whole(self, start: int, end: int) -> bool:
        limits = nothing_cut(self.letters, start, end)
        return limits is not None and self._ends_word(limits.start) and self._ends_word(limits.end)

    def _ends_word(self, offset: int) -> bool:
        """Letters tell where Latin words end: Sudachi keeps F-35A apart or not, as it likes."""
        before, after = self.text[offset - 1 : offset] if offset else "", self.text[offset : offset + 1]
        if _FIRST <= before <= _LAST and _FIRST <= after <= _LAST:
            return self.words.divides_at(offset)
        letters = [is_letter(character) for character in (before, after) if character]
        if all(letters):
            return letter_boundary(self.text, offset)
        return any(letters) or self.words.divides_at(offset)
