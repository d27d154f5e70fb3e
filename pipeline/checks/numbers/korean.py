"""The numbers of a Korean text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.numbers.alphabetic import spelled_numbers
from pipeline.checks.numbers.digits import NUMERAL, numeral_parts, numeral_readings
from pipeline.checks.numbers.kanji import KOREAN_NUMERAL, kanji_value
from pipeline.checks.numbers.model import Kind, Number, number
from pipeline.checks.numbers.words import number_words

__all__ = ["read"]

_NATIVE = re.compile(r"(?<![가-힣])([한두세네])(?=\s|개|명|번|가지|차례|사람|나라|국|쪽|곳|달|해|배)")
_NATIVE_VALUES = {"한": 1, "두": 2, "세": 3, "네": 4}
_OUT_OF_TEN = re.compile(r"(?:10|열)\s?[가-힣]{0,2}\s?중\s?에?서?\s?$")
_HUNDREDTHS = re.compile(r"할\s?(\d)푼")
_LEADING = re.compile(r"\d+")


def read(text: str) -> Iterator[Number]:
    """The numbers of ``text``, which is folded."""
    large = [match.span() for match in KOREAN_NUMERAL.finditer(text)]
    for start, end in large:
        readings = [kanji_value(text[start:end].replace(" ", ""))]
        leading = _LEADING.match(text, start)
        if leading and text[leading.end() : end] == "조":  # an article of a treaty, or a trillion
            readings.append(Decimal(leading[0]))
        yield number(text, start, end, readings)
    inside = {place for start, end in large for place in range(start, end)}
    for match in NUMERAL.finditer(text):
        if match.start() not in inside:
            yield from _in_digits(text, match)
    for match in _NATIVE.finditer(text):
        value = _NATIVE_VALUES[match[1]]
        yield number(text, *match.span(), [value], firm=value > 1)
    yield from spelled_numbers(text, number_words("ko"))


def _in_digits(text: str, match: re.Match[str]) -> Iterator[Number]:
    readings = numeral_readings(match[0], "ko")
    if not readings:
        for part, start, end in numeral_parts(match[0], match.start()):
            yield number(text, start, end, [Decimal(part)])
        return
    kind, length = _kind(text, match.end(), readings)
    if text.startswith("할", match.end()) or _OUT_OF_TEN.search(
        text[max(match.start() - 12, 0) : match.start()]
    ):
        hundredths = _HUNDREDTHS.match(text, match.end())
        readings |= {value * 10 + (Decimal(hundredths[1]) if hundredths else 0) for value in readings}
    if kind is Kind.YEAR and text.startswith("년대", match.end()):
        readings |= {value % 100 for value in readings}
    yield number(text, match.start(), match.end() + length, readings, kind)


def _kind(text: str, end: int, readings: frozenset[Decimal]) -> tuple[Kind, int]:
    value = min(readings)
    if text.startswith("월", end) and value <= 12:
        return Kind.MONTH, 1
    if re.match("일(?!본|간|차|째)", text[end : end + 2]) and value <= 31:
        return Kind.DAY, 1
    if text.startswith("년", end) and value >= 1000:
        return Kind.YEAR, 1
    return Kind.PLAIN, 0
