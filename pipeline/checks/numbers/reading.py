"""Reading the numbers of a text in any language."""

from dataclasses import replace

from pipeline.checks.numbers import alphabetic, chinese, japanese, korean, named_days, roman
from pipeline.checks.numbers.folded import for_reading
from pipeline.checks.numbers.hours import with_hours
from pipeline.checks.numbers.model import Kind, Number
from pipeline.checks.numbers.words import number_words
from pipeline.glossary.tracing import TracedText

__all__ = ["read_numbers", "reads_words"]

_READERS = {"ja": japanese.read, "zh": chinese.read, "yue": chinese.read, "ko": korean.read}


def read_numbers(text: TracedText, language: str) -> tuple[Number, ...]:
    """The numbers that ``text`` (without its markup) states in the locale ``language``, from left to right.

    Offsets and texts of the numbers are those of the original.
    """
    source = for_reading(text)
    read = _READERS.get(language.partition("_")[0])
    found = with_hours(
        source.text, read(source.text) if read else alphabetic.read(source.text, language), language
    )
    found = [replace(one, is_firm=False) if _may_go_unsaid(one) else one for one in found]
    found = [one for one in found if one.text != "00"]  # the minutes of 9:00
    placed = [_placed(one, source) for one in (*found, *named_days.read(source.text, language))]
    placed += [_placed(one, text) for one in roman.read(text.text)]
    return tuple(sorted(placed, key=lambda one: (one.start, one.end)))


def reads_words(language: str) -> bool:
    """Whether numbers in words are understood in ``language``; elsewhere a small number may be said unseen."""
    return language.partition("_")[0] in _READERS or number_words(language).is_spelled


def _may_go_unsaid(one: Number) -> bool:
    """Whether it is zero, for which every language has other words (none, empty), or the :00 of an hour."""
    return one.kind is Kind.PLAIN and max(one.readings) == 0


def _placed(one: Number, source: TracedText) -> Number:
    start, end = source.original_range(one.start, one.end)
    if (start, end) == (one.start, one.end):
        return one
    return replace(one, start=start, end=end)
