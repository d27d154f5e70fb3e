"""The numbers of a Japanese text, with what is counted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.checks.numbers.kanji import KANJI_NUMERAL, kanji_value
from pipeline.checks.numbers.model import Kind, Number, number

__all__ = ["read"]

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile("(?:明治|大正|昭和|平成|令和)$")
_FIRST_YEAR = re.compile("(明治|大正|昭和|平成|令和)元年")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|(?<!\d)(?:19|20)\d\d\.\d{1,2}(?!\d)")
_VAGUE_BEFORE = re.compile("[数何幾]$")
_VAGUE_AFTER = re.compile("[数余幾]")
_DURATION = re.compile(
    "年(?:間|前|後|ぶり|以上|以下|以内|余り?|越し|目|来|連続|近く|ほど|もの|分|期|債|弱|強|未満|生|物|半|にわたる)"
)
_DAYS = re.compile("日(?:間|以内|以上|連続|ぶり|程度|前|後|目|余り|分)")
_NO_DAY = re.compile("日(?:本|米|中|韓|系|常|曜|刊|英|独|仏|豪|印|露|朝|程|数)")
_COUNTER = re.compile(
    "(?:か国|カ国|ヵ国|ヶ国|ケ国|箇国|国間|か月|カ月|ヵ月|ヶ月|ケ月|箇月|世紀|時間|週間|[つ人年月日度回基発隻機円歳周点種項票件枚社割倍%％条章節号次期位番]|"
    "原則|大国|ドル|メートル|キロ|トン)"
)
_NAMES = re.compile(
    "一昨|一方|一部|一般|一定|一体|一層|一切|一致|統一|唯一|万一|十分|四国|九州|八百|百科|百貨|千葉|千代|三菱|三井|三重|六本木"
)
_IN_A_ROW = re.compile(r"\d・\d")
"""Days that events are named after (3・11), and lists."""
_NAMED_DAY = re.compile(r"(0?[1-9]|1[0-2])\.([0-2][0-9]|3[01])")
_EVENT = re.compile(
    "同時多発|テロ|事件|攻撃|大?震災|クーデター|戒厳|政変|ショック|以[降後前来]|の?[前後](?!後)"
)
_RELATIVE_YEARS = (1900, 2000)
_TEENS = re.compile("代(?![表目続理金わ]|の?大統領|の?首相)")
"""After 10: teenagers, who need no number."""


def read(text: str) -> Iterator[Number]:
    """The numbers of ``text``, which is folded. Those of idioms and of one or two things are not firm."""
    text = _DOTTED.sub(lambda match: match[0].replace(".", "/"), text)
    names = {place for match in _NAMES.finditer(text) for place in range(*match.span())}
    for match in _FIRST_YEAR.finditer(text):
        yield number(text, *match.span(), [_ERAS[match[1]] + 1, 1], Kind.YEAR)
    previous: Number | None = None
    for match in KANJI_NUMERAL.finditer(text):
        if not names.isdisjoint(range(*match.span())):
            continue
        previous = _interpreted(text, match, previous)
        if _IN_A_ROW.search(text, max(match.start() - 2, 0), match.end() + 2):
            previous = replace(previous, is_firm=False)
        yield previous


def _interpreted(text: str, match: re.Match[str], previous: Number | None) -> Number:
    start, end = match.span()
    value = kanji_value(match[0])
    in_digits = match[0][0].isdigit()
    rest = text[end : end + 8]
    vague = bool(_VAGUE_BEFORE.search(text[max(start - 1, 0) : start]) or _VAGUE_AFTER.match(rest))
    firm = in_digits and value > 2 and not vague
    day = _NAMED_DAY.fullmatch(match[0])
    if day and _EVENT.match(rest):  # 9.11テロ
        return number(text, start, end, [value, int(day[1]), int(day[2])], firm=False)
    if value == 10 and _TEENS.match(rest) and text[start - 1 : start] != "第":
        return number(text, start, end + 1, [value], firm=False)
    if value == 10 and rest.startswith("数"):  # 十数カ国: a dozen or more
        return number(text, start, end, [value, 12], firm=False)
    if rest.startswith("年"):
        return _year(text, start, end, value, in_digits=in_digits and not vague)
    if rest.startswith("月") and 1 <= value <= 12 and not vague:
        return number(text, start, end + 1, [value], Kind.MONTH)
    if rest.startswith("日") and not _NO_DAY.match(rest):
        return _day(text, start, end, value, previous, firm=firm)
    if rest.startswith("時") and not rest.startswith("時間") and value <= 24:
        other = value + 12 if value <= 12 else value - 12
        return number(text, start, end + 1, [value, other], firm=firm)
    if rest.startswith("分の") or rest.startswith("倍"):
        return number(text, start, end + 1, [value], firm=False)
    if rest.startswith("割") and not rest.startswith("割合"):
        return number(text, start, end + 1, [value * 10], firm=firm)
    if text[start - 1 : start] == "第" and start and not rest.startswith(("者", "国")):
        counter = _COUNTER.match(rest)
        return number(text, start - 1, end + (len(counter[0]) if counter else 0), [value], firm=value > 2)
    counter = _COUNTER.match(rest)
    if not in_digits and not counter:
        return number(text, start, end, [value], firm=False)
    readings: Iterable[Decimal | int] = [value]
    if value in (24, 365, 100) and rest.startswith(("時間", "日", "%")):
        firm = False
    return number(text, start, end + (len(counter[0]) if counter else 0), readings, firm=firm)


def _year(text: str, start: int, end: int, value: Decimal, *, in_digits: bool) -> Number:
    era = _ERA.search(text[max(start - 2, 0) : start])
    if era and value < 100:
        decade = text.startswith("年代", end)
        return number(text, era.start(), end + 1, [_ERAS[era[0]] + value, value], Kind.YEAR, firm=not decade)
    if value >= 1000 and not _DURATION.match(text, end):
        if text.startswith("年代", end):  # the nineties
            return number(text, start, end + 2, [value, value % 100])
        return number(text, start, end + 1, [value], Kind.YEAR)
    readings = [value]
    if value < 100 and not _DURATION.match(text, end):
        readings += [base + value for base in _RELATIVE_YEARS]
    return number(text, start, end + 1, readings, firm=in_digits and value > 2)


def _day(text: str, start: int, end: int, value: Decimal, previous: Number | None, *, firm: bool) -> Number:
    after_month = previous is not None and previous.kind is Kind.MONTH and previous.end == start
    if after_month and value <= 31:
        return number(text, start, end + 1, [value], Kind.DAY)
    if value <= 31 and firm and not _DAYS.match(text, end):
        return number(text, start, end + 1, [value], Kind.DAY)
    return number(text, start, end + 1, [value], firm=firm and value not in (24, 365))
