"""The numbers of a Chinese text."""

import re
from collections.abc import Iterator

from pipeline.checks.numbers.kanji import KANJI_NUMERAL, kanji_value
from pipeline.checks.numbers.model import Kind, Number, number

__all__ = ["read"]

_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|(?<!\d)(?:19|20)\d\d\.\d{1,2}(?!\d)")
_MEASURE = re.compile("[个個名次种種项項人天期条條届屆轮輪大国國点點岁歲倍]")
_HINTS = {
    "双": (2,),
    "雙": (2,),
    "俩": (2,),
    "半": (50, 2, 30),
    "首": (1,),
    "单": (1,),
    "單": (1,),
    "周": (7, 1),
    "唯": (1,),
    "每": (1,),
}
_MONTH = re.compile("月(?!球)")
_DAY = re.compile("[日号號](?!本)")


def read(text: str) -> Iterator[Number]:
    """The numbers of ``text``, which is folded."""
    text = _DOTTED.sub(lambda match: match[0].replace(".", "/"), text)
    for match in KANJI_NUMERAL.finditer(text):
        start, end = match.span()
        value = kanji_value(match[0])
        in_digits = match[0][0].isdigit()
        if _MONTH.match(text, end) and 1 <= value <= 12:
            yield number(text, start, end + 1, [value], Kind.MONTH)
        elif _DAY.match(text, end) and 1 <= value <= 31:
            yield number(text, start, end + 1, [value], Kind.DAY)
        elif text.startswith("年", end) and value >= 1000:
            yield number(
                text,
                start,
                end + 1,
                [value, value % 100] if text.startswith("年代", end) else [value],
                Kind.YEAR,
            )
        elif text.startswith("成", end):
            yield number(text, start, end + 1, [value * 10, value], firm=in_digits)
        else:
            firm = in_digits or (value > 1 and _MEASURE.match(text, end) is not None)
            yield number(text, start, end, [value], firm=firm)
    for index, character in enumerate(text):
        if character in _HINTS:
            yield number(text, index, index + 1, _HINTS[character], firm=False)
