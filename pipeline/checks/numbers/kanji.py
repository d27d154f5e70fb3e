"""Numerals of Chinese characters, alone or with digits: 二〇二四, 1億2000万, 1.2亿, and Korean 1억 2천만."""

import re
from decimal import Decimal

__all__ = ["KANJI_NUMERAL", "KOREAN_NUMERAL", "kanji_value"]

_DIGITS = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{"零": 0, "两": 2, "兩": 2, "壱": 1, "弐": 2, "参": 3},
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_LARGE = {
    **{"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12},
    **{"만": 10**4, "억": 10**8, "조": 10**12},
}
_WRITTEN = r"\d+(?:,\d{3})*(?:\.\d+)?"

KANJI_NUMERAL = re.compile(
    rf"(?:{_WRITTEN}[十百千万萬億亿兆]*)+|[〇零一二三四五六七八九两兩壱弐十百千万萬億亿兆]+"
)
"""Digits with the units of Chinese or Japanese, or a run of their numerals: 第3四半期 has two numbers."""

KOREAN_NUMERAL = re.compile(
    rf"(?<![A-Za-z.\d]){_WRITTEN}(?:[ ]?[십백천만억조]+(?:[ ]?{_WRITTEN}(?=[ ]?[백천만억])|{_WRITTEN})?)+"
)
"""A number in digits with Korean units after it."""

_PART = re.compile(rf"{_WRITTEN}|[^\d\s]")


def kanji_value(numeral: str) -> Decimal:
    """The value of a run as the patterns here find it.

    A unit without a number before it counts once (十二 is 12); digits in a row are read by place (二〇二四).
    """
    total, section, last = Decimal(0), Decimal(0), 0
    current: Decimal | None = None
    for part in _PART.findall(numeral):
        if part in _SMALL:
            section += (Decimal(1) if current is None else current) * _SMALL[part]
            current = None
        elif part in _LARGE:
            section += current or 0
            if last and _LARGE[part] > last:  # 万亿: ten thousand times a hundred million
                total = (total + section) * _LARGE[part]
            else:
                total += (section or Decimal(1)) * _LARGE[part]
            section, current, last = Decimal(0), None, _LARGE[part]
        elif part in _DIGITS:
            current = Decimal(_DIGITS[part]) + (current or 0) * 10
        else:
            current = Decimal(part.replace(",", ""))
    return total + section + (current or 0)
