"""TMX files as memories: any tool's, in any of the languages' many tags."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lxml import etree

from pipeline.exchange.languages import matching_language
from pipeline.exchange.tmx import is_fuzzy, read_root, variants
from pipeline.memory.model import Kind, Remembered

__all__ = ["languages_in", "remembered_in"]

_NOT_A_DIGIT = re.compile(r"\D")
_DIGITS_OF_A_DATE = 14


def remembered_in(
    data: bytes, shown: PurePath, source_language: str, language: str, languages: Sequence[str]
) -> Iterator[Remembered]:
    """The translations from ``source_language`` into ``language`` that a TMX file has.

    ``languages`` are the project's, among which a tag such as ``en-GB`` finds the nearest. Raises `InputError`.
    """
    for unit in read_root(data, shown).iter("tu"):
        texts = _by_language(unit, (source_language, *languages))
        source, target = texts.get(source_language, ""), texts.get(language, "")
        if source.strip() and target.strip() and not is_fuzzy(unit):
            yield Remembered(source, target, None, shown.name, Kind.TMX, _date(unit))


def languages_in(data: bytes, shown: PurePath, languages: Sequence[str]) -> dict[str, int]:
    """How many units of a TMX file have text in each of ``languages``. Raises `InputError`."""
    counts = dict.fromkeys(languages, 0)
    for unit in read_root(data, shown).iter("tu"):
        for language, text in _by_language(unit, languages).items():
            counts[language] += bool(text.strip())
    return counts


def _by_language(unit: etree._Element, languages: Sequence[str]) -> dict[str, str]:
    """The unit's texts in ``languages``. Of several for one, the first whose tag is nearest."""
    found: dict[str, str] = {}
    for tag, text in variants(unit).items():
        language = matching_language(tag, languages)
        if language is not None:
            found.setdefault(language, text)
    return found


def _date(unit: etree._Element) -> str:
    """When the unit, or one of its texts, was changed last (TMX 1.4b, ``YYYYMMDDThhmmssZ``)."""
    dates = [
        element.get("changedate") or element.get("creationdate") or ""
        for element in (unit, *unit.iterfind("tuv"))
    ]
    return max(_NOT_A_DIGIT.sub("", date)[:_DIGITS_OF_A_DATE] for date in dates)
