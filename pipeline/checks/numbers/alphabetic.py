"""The numbers of a text in an alphabet: digits, words, names of months, and magnitudes ("120 million")."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.checks.numbers.digits import NUMERAL, groups_with_space, numeral_parts, numeral_readings
from pipeline.checks.numbers.model import Kind, Number, Ordered, number
from pipeline.checks.numbers.months import month_names, month_pattern
from pipeline.checks.numbers.words import NumberWords, number_words
from pipeline.checks.numbers.words.alternation import any_of

__all__ = ["read", "spelled_numbers"]

_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])(?:,\d+)?")
_BEFORE_MAGNITUDE = re.compile(r"[\s-]{0,2}(?:de |d'|a )?")
_BETWEEN_PARTS = re.compile(r"[\s-]{0,2}(?:and |et |und |و)?")
_RANGE = re.compile(r"\s*(?:-|to|bis|à|a|and|or|et|ou|und|oder|إلى|الي|الى|و|حتي|through|until)\s*")
_IN_DATE = re.compile(r"\d(?:er)? [^\W\d]+|^[^\d]*[^\W\d]+\.? \d")
_TENTHS = re.compile(r"[\s-]")
_BEFORE_MONTH = re.compile(r"(?:st|nd|rd|th|er|º|ª|\.|,)?\s*(?:of |de |d'|di |من )?(?:the )?\s*")
_AFTER_MONTH = re.compile(r"[.,]?\s*(?:the )?")
_BETWEEN_DAYS = re.compile(
    r"(?:st|nd|rd|th|er|\.)?\s*"
    r"(?:,|-|/|to|and|or|bis|und|et|au|à|a|y|e|i|إلى|الي|و|حتي|through|until)\s*"
    r"(?:the |le |au |zum |den |ال)?\s*"
)
_OUT_OF = re.compile(
    r"(?: [^\W\d_]+){0,2}\s*(?:in|out of|of|von|sur|de|من كل|من بين|من اصل|من)(?: every| je)?\s*"
)
_HALF = re.compile(r"\s(?:and a half|et demie?|y medi[ao]|ونصف|و نصف)(?![^\W_])")
_TIME = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_CLOCK = re.compile(r"\s?(?:(?:-|bis|und|oder) ?\d{1,2}(?:[.:]\d\d)? ?)?(?:uhr|[ap]\.? ?m\b|hrs?\b)")
_OF_TIME = re.compile("hour|past|clock|stund|uhr|heure|midi|minuit|demi-h|시|ساع|halb ")
_POINT = re.compile(r"(?<![^\W_])[.]$")
_IN_WORD = re.compile(r"[^\W\d_]\d+[^\W\d_]")
"""The 18 of i18n."""
_PERCENT = re.compile(r"\s?(?:%|percent|per cent|prozent|pour cent)")
_HALF_HOUR = 30
_LAST_DAY = 31
_MOST_PARTS = 16
"""Of how many words a number may be made."""
_FAR = 60
"""Numbers, magnitudes and months that begin further apart, in code points, have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class _Magnitude:
    start: int
    end: int
    factor: int


def read(text: str, language: str) -> list[Number]:
    """The numbers of ``text``, which is folded."""
    words = number_words(language)
    numbers = sorted([*_in_digits(text, language), *spelled_numbers(text, words)], key=lambda one: one.start)
    magnitudes = _magnitudes(text, words)
    composed = _composed(text, numbers, magnitudes)
    months = list(_months(text, language))
    return [*_with_days(text, _outside(composed, months), months), *months]


def spelled_numbers(text: str, words: NumberWords) -> Iterator[Number]:
    """The number words of ``text``. Cardinals and ordinals are firm; "both", "a" or "half" are not."""
    pattern = _pattern(words)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        word = match["word"]
        if word in words.hints:
            yield number(text, *match.span(), _hinted(text, match, words.hints[word]), firm=False)
        else:
            value = words.cardinals.get(word, words.ordinals.get(word, 0))
            is_ordinal = word in words.ordinals and word not in words.cardinals
            yield number(text, *match.span(), [value], firm=value > 1, ordinal=is_ordinal)


def _hinted(text: str, match: re.Match[str], values: Sequence[int | str]) -> Sequence[int | str]:
    """What a hint may stand for: half is 30 only of an hour."""
    if (
        len(values) == 1
        or _HALF_HOUR not in values
        or _OF_TIME.search(text, max(match.start() - 20, 0), match.end() + 20)
    ):
        return values
    return [value for value in values if value != _HALF_HOUR]


@cache
def _pattern(table: NumberWords) -> re.Pattern[str] | None:
    words = (*table.cardinals, *table.ordinals, *table.hints)
    if not words:
        return None
    return re.compile(rf"(?<![^\W_]){table.prefix}(?P<word>{any_of(words)}){table.suffix}(?![^\W_])")


def _in_digits(text: str, language: str) -> Iterator[Number]:
    spaced = [match.span() for match in _SPACED.finditer(text)] if groups_with_space(language) else []
    inside = {place for start, end in spaced for place in range(start, end)}
    for start, end in spaced:
        whole, _, fraction = text[start:end].replace(" ", "").partition(",")
        yield number(text, start, end, [Decimal(f"{whole}.{fraction or 0}")])
    for match in NUMERAL.finditer(text):
        if match.start() in inside:
            continue
        readings = numeral_readings(match[0], language)
        is_time = _TIME.fullmatch(match[0]) and _CLOCK.match(text, match.end())
        if readings and not is_time:
            readings |= _short_year(text, match) | _leading_point(text, match)
            is_name = _IN_WORD.search(text, max(match.start() - 1, 0), match.end() + 1) is not None
            is_all = match[0] == "100" and _PERCENT.match(text, match.end()) is not None
            yield number(text, *match.span(), readings, firm=not (is_name or is_all))
        else:
            for part, start, end in numeral_parts(match[0], match.start()):
                yield number(text, start, end, [Decimal(part)])


def _leading_point(text: str, match: re.Match[str]) -> frozenset[Decimal]:
    """.350 is 0.350, too."""
    if _POINT.search(text, max(match.start() - 2, 0), match.start()) and match[0].isdigit():
        return frozenset({Decimal(f"0.{match[0]}")})
    return frozenset()


def _short_year(text: str, match: re.Match[str]) -> frozenset[Decimal]:
    """2024-25 names the year 2025, too."""
    before = re.search(r"(?<!\d)((?:19|20)\d\d)\s?[-/]\s?$", text[max(match.start() - 9, 0) : match.start()])
    if before and len(match[0]) == 2:
        return frozenset({Decimal(before[1][:2] + match[0])})
    return frozenset()


def _magnitudes(text: str, words: NumberWords) -> list[_Magnitude]:
    pattern = _pattern_after_digits(words)
    if pattern is None:
        return []
    return [
        _Magnitude(match.start(), match.end(), words.magnitudes[match["word"]])
        for match in pattern.finditer(text)
    ]


@cache
def _pattern_after_digits(table: NumberWords) -> re.Pattern[str] | None:
    """Like `_pattern`, and the word may touch a digit: 120m."""
    if not table.magnitudes:
        return None
    listed = any_of(table.magnitudes)
    return re.compile(rf"(?:(?<![^\W_]){table.prefix}|(?<=\d))(?P<word>{listed}){table.suffix}(?![^\W_])")


def _composed(text: str, numbers: Sequence[Number], magnitudes: Sequence[_Magnitude]) -> list[Number]:
    """``numbers`` with the magnitudes after them: "two hundred and fifty thousand" is one number."""
    by_start = {one.start: one for one in numbers}
    ordered = Ordered(magnitudes)
    found: list[Number] = []
    used: set[int] = set()
    for one in numbers:
        whole, last = one, 0
        for _ in range(_MOST_PARTS):
            near = ordered.between(whole.end, whole.end + _FAR)
            magnitude = next((m for m in near if _joins(text, whole.end, m.start)), None)
            if magnitude is not None:
                used.add(magnitude.start)
                whole, last = _multiplied(text, whole, magnitude), magnitude.factor
                continue
            following = _following_part(text, whole, by_start, last)
            if following is None:
                break
            whole = _added(text, whole, following)
            last = int(min(following.readings))
        whole = _and_a_half(text, whole, last)
        magnitude = next(
            (
                m
                for m in ordered.between(whole.end, whole.end + _FAR)
                if not last and _joins(text, whole.end, m.start)
            ),
            None,
        )
        if magnitude is not None and whole is not one:  # two and a half million
            used.add(magnitude.start)
            whole = _multiplied(text, whole, magnitude)
        if whole is not one:
            found.append(replace(one, is_firm=False))
        found.append(whole)
    found += [number(text, m.start, m.end, [m.factor], firm=False) for m in magnitudes if m.start not in used]
    return _ranges(text, sorted(found, key=lambda one: (one.start, one.end)))


def _and_a_half(text: str, one: Number, last: int) -> Number:
    """``one`` with the half that follows it, if any: "two and a half" is 2.5.

    ``last`` is the magnitude it ends with (0: none): "un million et demi" is 1,500,000.
    """
    half = _HALF.match(text, one.end)
    if half is None or any(value != int(value) for value in one.readings):
        return one
    readings = frozenset(value + Decimal(last or 1) / 2 for value in one.readings)
    return replace(one, text=text[one.start : half.end()], end=half.end(), readings=readings)


def _joins(text: str, end: int, start: int) -> bool:
    return start - end <= 5 and _BEFORE_MAGNITUDE.fullmatch(text, end, start) is not None


def _multiplied(text: str, one: Number, magnitude: _Magnitude) -> Number:
    readings = frozenset(value * magnitude.factor for value in one.readings)
    if magnitude.end - magnitude.start == 1:  # 64k, or what is called so
        readings |= one.readings
    return replace(
        one, text=text[one.start : magnitude.end], end=magnitude.end, readings=readings, is_firm=True
    )


def _following_part(text: str, whole: Number, by_start: dict[int, Number], last: int) -> Number | None:
    """The smaller number that goes on from ``whole``, whose last magnitude was ``last`` (0: none)."""
    if last < 100:
        return None
    joint = _BETWEEN_PARTS.match(text, whole.end)
    following = by_start.get(joint.end()) if joint else None
    if following is None or not following.is_firm or following.text[0].isdigit():
        return None
    return following if max(following.readings) < last else None


def _added(text: str, whole: Number, part: Number) -> Number:
    readings = frozenset(one + other for one in whole.readings for other in part.readings)
    return replace(whole, text=text[whole.start : part.end], end=part.end, readings=readings)


def _ranges(text: str, numbers: Sequence[Number]) -> list[Number]:
    """In "10 to 12 million" the 10 means ten million, too; in "seven in ten" the seven means 70 percent."""
    ordered = Ordered(numbers)
    found: list[Number] = []
    for one in numbers:
        near = ordered.between(one.end, one.end + _FAR)
        factors = {
            _factor(two) for two in near if two.start > one.end and _RANGE.fullmatch(text, one.end, two.start)
        } - {Decimal(1)}
        extra = {value * factor for value in one.readings for factor in factors}
        if any(10 in two.readings and _OUT_OF.fullmatch(text, one.end, two.start) for two in near):
            extra |= {value * 10 for value in one.readings}
        if one.is_firm and any(
            two.is_ordinal and 10 in two.readings and _TENTHS.fullmatch(text, one.end, two.start)
            for two in near
        ):
            extra |= {value * 10 for value in one.readings}  # three tenths
        found.append(replace(one, readings=one.readings | extra) if extra else one)
    return found


def _factor(one: Number) -> Decimal:
    """The magnitude that a composed number was multiplied with, 1 if none."""
    digits = re.match(r"[\d.,']+", one.text)
    if not digits or digits.end() == len(one.text):
        return Decimal(1)
    value = max(one.readings)
    factor = Decimal(1)
    while factor < value and value / (factor * 1000) >= 1:
        factor *= 1000
    return factor


def _months(text: str, language: str) -> Iterator[Number]:
    pattern = month_pattern(language)
    if pattern is None:
        return
    words = number_words(language)
    for match in pattern.finditer(text):
        name = match["name"]
        if name in words.cardinals and not _IN_DATE.search(text[max(match.start() - 4, 0) : match.end() + 4]):
            continue  # the French “sept” is seven, and September beside digits only
        yield number(text, *match.span(), [month_names(language)[name]], Kind.MONTH)


def _outside(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Those of ``numbers`` that do not begin within one of ``others``."""
    taken = {place for other in others for place in range(other.start, other.end)}
    return [one for one in numbers if one.start not in taken]


def _with_days(text: str, numbers: Sequence[Number], months: Sequence[Number]) -> list[Number]:
    """``numbers`` with those beside a month's name marked as days: 28 July, December 10-12."""
    if not months:
        return list(numbers)
    ordered = Ordered(numbers)
    days: set[int] = set()
    for month in months:
        before = [
            one
            for one in ordered.between(month.start - _FAR, month.start)
            if one.end <= month.start and _BEFORE_MONTH.fullmatch(text, one.end, month.start)
        ]
        after = [
            one
            for one in ordered.between(month.end, month.end + _FAR)
            if _AFTER_MONTH.fullmatch(text, month.end, one.start)
        ]
        for one in (*before, *after):
            if not _may_be_day(one):
                continue
            days.add(one.start)
            days.update(_chained(text, numbers, one, step=-1 if one.end <= month.start else 1))
    return [replace(one, kind=Kind.DAY) if one.start in days and _may_be_day(one) else one for one in numbers]


def _chained(text: str, numbers: Sequence[Number], one: Number, *, step: int) -> Iterator[int]:
    """The starts of the days that belong to the same month as the day ``one``, away from the month's name."""
    index = bisect_left(numbers, one.start, key=_start)
    while numbers[index] != one:
        index += 1
    index += step
    while 0 <= index < len(numbers) and _may_be_day(numbers[index]):
        first, second = (one, numbers[index]) if step > 0 else (numbers[index], one)
        if not _BETWEEN_DAYS.fullmatch(text, first.end, second.start):
            return
        one = numbers[index]
        yield one.start
        index += step


def _start(one: Number) -> int:
    return one.start


def _may_be_day(one: Number) -> bool:
    return one.is_firm and all(1 <= value <= _LAST_DAY and value == int(value) for value in one.readings)
