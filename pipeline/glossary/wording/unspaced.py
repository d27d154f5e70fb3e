"""Chinese, and other languages that put no spaces between words."""

from dataclasses import dataclass

from pipeline.glossary.morphemes import letter_boundary
from pipeline.glossary.tracing import TracedText
from pipeline.glossary.wording.squashed import ranges, squash, squashed_form

__all__ = ["UnspacedWording"]


@dataclass(frozen=True, slots=True)
class UnspacedWording:
    """A rendering may stand anywhere, one in Latin letters between ends of words."""

    def read(self, translation: TracedText) -> "_Squashed":
        """See `Wording`."""
        return _Squashed(squash(translation))


@dataclass(frozen=True, slots=True)
class _Squashed:
    """A text without its spaces."""

    text: TracedText

    def says(self, form: str) -> bool:
        """See `Reading`. Whether 的 joins the parts is the writer's choice: 延伸的威慑 says 延伸威慑."""
        if self.find(form):
            return True
        wanted = squashed_form(form).replace("的", "")
        return len(wanted) > 1 and not wanted.isascii() and wanted in self.text.text.replace("的", "")

    def find(self, form: str) -> tuple[tuple[int, int], ...]:
        """See `Reading`. Spaces, quotation marks and middle dots are passed over."""
        return ranges(self.text, form, _stands_alone)


def _stands_alone(text: TracedText, start: int, end: int) -> bool:
    return all(_is_boundary(text, offset) for offset in (start, end))


def _is_boundary(text: TracedText, offset: int) -> bool:
    """A space that was squashed sets words apart; elsewhere letters do."""
    if 0 < offset < len(text.text) and text.ends[offset - 1] != text.starts[offset]:
        return True
    return letter_boundary(text.text, offset)
