"""The numbers of a Chinese text."""

import re
from collections.abc import Iterator

from pipeline.checks.numbers.kanji import KANJI_NUMERAL, kanji_value
from pipeline.checks.numbers.model import Kind, Number, number
from pipeline.checks.numbers.words.alternation import any_of

__all__ = ["read"]

_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|(?<!\d)(?:19|20)\d\d\.\d{1,2}(?!\d)")
_MEASURE = re.compile(
    "[个個名次种種项項人天期条條届屆轮輪大国國点點岁歲倍位家所枚颗只头座辆艘架台件份场起位]|小[时時]|分[钟鐘]"
)
_HINTS = {
    "双": (2,),
    "雙": (2,),
    "俩": (2,),
    "半": (50, 2, "0.5"),
    "半小时": (30,),
    "半小時": (30,),
    "点半": (30,),
    "點半": (30,),
    "时半": (30,),
    "正午": (12,),
    "中午": (12,),
    "午夜": (0, 24, 12),
    "子夜": (0, 24),
    "首": (1,),
    "单": (1,),
    "單": (1,),
    "周": (7, 1),
    "唯": (1,),
    "每": (1,),
}
_HINT = re.compile(any_of(_HINTS))
_IN_ORDER = re.compile("[次届屆轮輪名位大代任个個回条條章]")
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
            is_fraction = text.startswith("分之", end) and value not in (100, 1000)
            is_counted = value > 1 and _MEASURE.match(text, end) is not None
            firm = in_digits or is_fraction or is_counted or text.endswith("百分之", 0, start)
            is_ordinal = text[start - 1 : start] == "第" and _IN_ORDER.match(text, end) is not None
            yield number(text, start, end, [value], firm=firm, ordinal=is_ordinal)
    for match in _HINT.finditer(text):
        yield number(text, *match.span(), _HINTS[match[0]], firm=False)
