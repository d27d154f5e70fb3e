"""Chinese, and other languages that put no spaces between words."""

from dataclasses import dataclass

from pipeline.glossary.morphemes import letter_boundary
from pipeline.glossary.tracing import TracedText, traced
from pipeline.glossary.wording.squashed import occurrences, squash

__all__ = ["UnspacedWording"]


@dataclass(frozen=True, slots=True)
class UnspacedWording:
    """A rendering may stand anywhere, one in Latin letters between ends of words."""

    def says(self, translation: TracedText, form: str) -> bool:
        """See `Wording`."""
        return bool(self.find(translation, form))

    def find(self, translation: TracedText, form: str) -> tuple[tuple[int, int], ...]:
        """See `Wording`. Spaces, quotation marks and middle dots are passed over."""
        text = squash(translation)
        wanted = squash(traced(form)).text
        if not wanted:
            return ()
        return tuple(
            text.original_range(start, start + len(wanted))
            for start in occurrences(text.text, wanted)
            if _stands_alone(text, start, start + len(wanted))
        )


def _stands_alone(text: TracedText, start: int, end: int) -> bool:
    return all(_is_boundary(text, offset) for offset in (start, end))


def _is_boundary(text: TracedText, offset: int) -> bool:
    """A space that was squashed sets words apart; elsewhere letters do."""
    if 0 < offset < len(text.text) and text.ends[offset - 1] != text.starts[offset]:
        return True
    return letter_boundary(text.text, offset)
