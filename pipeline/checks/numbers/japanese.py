"""The numbers of a Japanese text, with what is counted."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from pipeline.checks.numbers.kanji import KANJI_NUMERAL, kanji_value
from pipeline.checks.numbers.model import Kind, Number, number

__all__ = ["read"]

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile("(?:明治|大正|昭和|平成|令和)$")
_FIRST_YEAR = re.compile("(明治|大正|昭和|平成|令和)元年")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|(?<!\d)(?:19|20)\d\d\.\d{1,2}(?!\d)")
_HIGH_POINT = re.compile(r"(?<![\d・])\d+・\d+(?=[%歳倍度兆億万円点秒割トキメヘ㎞㎡]|ポイント)")
"""Newspapers write decimals so (85・58歳), and lists (3・4日)."""
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
    "四半期|一昨|一方|一部|一般|一定|一体|一層|一切|一致|統一|唯一|万一|十分|四国|九州|八百|百科|百貨|千葉|千代|三菱|三井|三重|六本木"
)
_IN_A_ROW = re.compile(r"\d・\d")
"""Days that events are named after (3・11), and lists."""
_NAMED_DAY = re.compile(r"(0?[1-9]|1[0-2])\.([0-2][0-9]|3[01])")
_UNIT_AFTER = re.compile(
    r"\s?(?:[%％‰°℃a-z倍度歳円ドル点秒分割人台]|ポイント|パーセント|メートル|キロ|ミリ|トン|億|万|兆|ユーロ|ポンド|マグニ)"
)
_PART_OF = re.compile(r"分の(\d{1,3}|[一二三四五六七八九十百]+)")
_ALONE = re.compile(r"(?:^|[、。「『(\s]|の|から|[災後])$")
"""What stands before such a day; a rate has a noun or は before it."""
_END_OF_FISCAL_YEAR = re.compile("年度(?:末|内|中)")
"""It is over on March 31 of the next year."""
_EVENT = re.compile(
    "同時多発|テロ|事件|攻撃|大?震災|クーデター|戒厳|政変|ショック|以[降後前来]|の?[前後](?!後)"
)
_HALF_DAY = re.compile("(?:(?P<am>午前|未明|早朝)|(?P<pm>午後|夕方))の?$")
_LABEL = re.compile("(?:図表?|表|写真|グラフ|式|問|注|第)[ ]?$")
"""Before the number of a figure, and the like."""
_ORDER = re.compile("(?:番目|回目|人目|件目|つ目|度目|年目|位(?!置)|等賞)")
_METRES = re.compile("メートル|m(?![a-z])|グラム|g(?![a-z])|ミリリットル")
_ZERO = re.compile("ゼロ")
_SMALLER_UNIT = re.compile(r"[\d.]+(銭|セント|センチ|メートル|グラム|分)")
_PARTS: Mapping[str, Mapping[str, int]] = {
    "円": {"銭": 100},
    "ドル": {"セント": 100},
    "メートル": {"センチ": 100},
    "キロ": {"メートル": 1000, "グラム": 1000},
    "時間": {"分": 60},
}
"""By unit: the smaller one that may follow it, and how many of it there are."""
_TO = re.compile(r"\s?[-、,から]{1,2}\s?")
_UNIT_AFTER_DIGITS = re.compile(r"[\d.,]+([百千万億兆割]+)")
_TENTHS = re.compile(r"割(?:(?P<hundredths>\d)分(?:(?P<thousandths>\d)厘)?)?")
_SPAN = re.compile("(?P<unit>時間|分(?![のけ]|野|析|裂)|年|[かカヵヶケ箇]月|週間|日間|世紀|秒)(?P<half>半)?")
_UNITS: Mapping[str, tuple[int, int]] = {
    "秒": (60, 0),
    "分": (60, 60),
    "時間": (24, 60),
    "日間": (7, 24),
    "週間": (0, 7),
    "年": (0, 12),
    "世紀": (0, 100),
    **{f"{letter}月": (12, 0) for letter in "かカヵヶケ箇"},
}
"""By unit: how many make the next larger one, and how many of a smaller one it has; 0 if nobody converts it."""
_FEW = 4
_RELATIVE_YEARS = (1900, 2000)
_TEENS = re.compile("代(?![表目続理金わ]|の?大統領|の?首相)")
"""After 10: teenagers, who need no number."""


def read(text: str) -> Iterator[Number]:
    """The numbers of ``text``, which is folded. Those of idioms and of one or two things are not firm."""
    text = _DOTTED.sub(lambda match: match[0].replace(".", "/"), text)
    if "・" in text:
        text = _HIGH_POINT.sub(lambda match: match[0].replace("・", "."), text)
    names = {place for match in _NAMES.finditer(text) for place in range(*match.span())}
    for match in _FIRST_YEAR.finditer(text):
        yield number(text, *match.span(), [_ERAS[match[1]] + 1, 1], Kind.YEAR)
    yield from _with_units_of_ranges(text, _with_smaller_units(text, list(_in_order(text, names))))


def _in_order(text: str, names: Set[int]) -> Iterator[Number]:
    """The numbers one by one, but for those at the places of ``names``."""
    for match in _ZERO.finditer(text):
        yield number(text, *match.span(), [0], firm=False)
    previous: Number | None = None
    for match in KANJI_NUMERAL.finditer(text):
        is_told = previous is not None and match.start() < previous.end  # the 5 of 3割5分
        if is_told or not names.isdisjoint(range(*match.span())):
            continue
        previous = _interpreted(text, match, previous)
        if "・" in text and _IN_A_ROW.search(text, max(match.start() - 2, 0), match.end() + 2):
            previous = replace(previous, is_firm=False)
        is_place = _LABEL.search(text, max(match.start() - 3, 0), match.start()) or _ORDER.match(
            text, match.end()
        )
        if is_place and previous.kind is Kind.PLAIN:
            previous = replace(previous, is_ordinal=True)
        yield previous
        if text.startswith("時半", match.end()):
            yield number(text, match.end() + 1, match.end() + 2, [30], firm=False)


def _with_smaller_units(text: str, numbers: Sequence[Number]) -> Sequence[Number]:
    """In 148円25銭, both numbers are stated by 148.25, and in 1時間20分 by 80 minutes."""
    found = list(numbers)
    for index, (one, other) in enumerate(pairwise(numbers)):
        smaller = _SMALLER_UNIT.match(text, other.start)
        parts = _PARTS.get(next((unit for unit in _PARTS if one.text.endswith(unit)), ""), {})
        if other.start != one.end or smaller is None or smaller[1] not in parts:
            continue
        whole = max(one.readings) if len(one.readings) == 1 else kanji_value(one.text.rstrip("時間"))
        in_small = whole * parts[smaller[1]] + min(other.readings)
        readings = {in_small} if smaller[1] == "分" else {in_small / parts[smaller[1]]}
        found[index] = replace(found[index], readings=found[index].readings | readings)
        found[index + 1] = replace(found[index + 1], readings=found[index + 1].readings | readings)
    return found


def _with_units_of_ranges(text: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """In 8〜9割 the 8 means 80 percent, in 10〜12万人 the 10 means 100,000, too."""
    for one, other in zip_longest(numbers, numbers[1:]):
        if other is not None and one.text.isdigit() and _TO.fullmatch(text, one.end, other.start):
            unit = _UNIT_AFTER_DIGITS.match(other.text)
            factor = 0
            if unit and unit[1] == "割":
                factor = 10
            elif unit:
                factor = int(kanji_value(f"1{unit[1]}"))
            if factor:
                one = replace(one, readings=one.readings | {value * factor for value in one.readings})
        yield one


def _interpreted(text: str, match: re.Match[str], previous: Number | None) -> Number:
    start, end = match.span()
    value = kanji_value(match[0])
    in_digits = match[0][0].isdigit()
    rest = text[end : end + 8]
    vague = bool(_VAGUE_BEFORE.search(text[max(start - 1, 0) : start]) or _VAGUE_AFTER.match(rest))
    firm = in_digits and (value > 2 or value % 1 != 0) and not vague
    day = _NAMED_DAY.fullmatch(match[0])
    if day and _EVENT.match(rest):  # 9.11テロ
        return number(text, start, end, [value, int(day[1]), int(day[2])], firm=False)
    if day and _ALONE.search(text[max(start - 2, 0) : start]) and not _UNIT_AFTER.match(rest):  # 3.11を経て
        return number(text, start, end, [value, int(day[1]), int(day[2])], firm=firm)
    if value == 10 and _TEENS.match(rest) and text[start - 1 : start] != "第":
        return number(text, start, end + 1, [value], firm=False)
    if value == 10 and rest.startswith("数"):  # 十数カ国: a dozen or more
        return number(text, start, end, [value, 12], firm=False)
    if rest.startswith("年"):
        return _year(text, start, end, value, in_digits=in_digits and not vague)
    if rest.startswith("月") and not rest.startswith("月曜") and 1 <= value <= 12 and not vague:
        return number(text, start, end + 1, [value], Kind.MONTH)
    if rest.startswith("日") and not _NO_DAY.match(rest):
        return _day(text, start, end, value, previous, firm=firm)
    if rest.startswith("時") and not rest.startswith("時間") and value <= 24:
        return _hour(text, start, end, value, in_digits=in_digits)
    part = _PART_OF.match(rest)
    if part and value:  # 4分の1 is 25 percent, too
        percent = round(kanji_value(part[1]) * 100 / value)
        return number(text, start, end + 1, [value, percent], firm=False)
    if rest.startswith(("分の", "倍")):
        return number(text, start, end + 1, [value], firm=False)
    if rest.startswith("割") and not rest.startswith("割合"):
        return _tenths(text, start, end, value, firm=firm)
    if text[start - 1 : start] == "第" and start and not rest.startswith(("者", "国")):
        counter = _COUNTER.match(rest)
        return number(text, start - 1, end + (len(counter[0]) if counter else 0), [value], firm=value > 2)
    counter = _COUNTER.match(rest)
    if not in_digits and not counter:
        return number(text, start, end, [value], firm=False)
    readings = _duration_readings(text, end, value)
    if value >= 1000 and _METRES.match(rest):  # told in kilometres, or kilograms
        readings.add(value / 1000)
    if rest.startswith("代後半"):  # nearly thirty
        readings.add(value + 10)
    if value in (24, 365, 100) and rest.startswith(("時間", "日", "%")):
        firm = False
    return number(text, start, end + (len(counter[0]) if counter else 0), readings, firm=firm)


def _tenths(text: str, start: int, end: int, value: Decimal, *, firm: bool) -> Number:
    """3割 is 30%, 3割5分 is 35% or .350."""
    parts = _TENTHS.match(text, end)
    assert parts
    value = value * 10 + Decimal(parts["hundredths"] or 0) + Decimal(parts["thousandths"] or 0) / 10
    return number(text, start, parts.end(), [value, value / 100], firm=firm)


def _duration_readings(text: str, end: int, value: Decimal) -> set[Decimal]:
    """What a duration may be in another unit: 1時間半 is 90 minutes, 1年半 18 months, 14日間 two weeks."""
    match = _SPAN.match(text, end)
    if match is None:
        return {value}
    larger, smaller = _UNITS[match["unit"]]
    half = Decimal("0.5") if match["half"] else Decimal(0)
    readings = {value, value + half}
    if smaller and value <= _FEW:
        readings.add((value + half) * smaller)
    if larger and value * 2 % larger == 0:
        readings.add(value / larger)
    return readings


def _hour(text: str, start: int, end: int, value: Decimal, *, in_digits: bool) -> Number:
    """午後3時 is 15, 3時 is 3 or 15; 12時 by either name is noon to some and midnight to others."""
    half = _HALF_DAY.search(text[max(start - 3, 0) : start])
    if value > 12:
        hours = [value % 24]
    elif half is None or value == 12:
        hours = [value % 12, value % 12 + 12]
    else:
        hours = [value + 12 if half["pm"] else value]
    return number(text, start, end + 1, hours, Kind.HOUR, firm=in_digits and (half is not None or value > 2))


def _year(text: str, start: int, end: int, value: Decimal, *, in_digits: bool) -> Number:
    era = _ERA.search(text[max(start - 2, 0) : start])
    is_over = {1} if _END_OF_FISCAL_YEAR.match(text, end) else set()
    if era and value < 100:
        decade = text.startswith("年代", end)
        year = _ERAS[era[0]] + value
        readings = {year, value, *(year + one for one in is_over)}
        return number(text, era.start(), end + 1, readings, Kind.YEAR, firm=not decade)
    if value >= 1000 and not _DURATION.match(text, end):
        if text.startswith("年代", end):  # the nineties
            return number(text, start, end + 2, [value, value % 100])
        return number(text, start, end + 1, {value, *(value + one for one in is_over)}, Kind.YEAR)
    readings = _duration_readings(text, end, value)
    if value < 100 and not _DURATION.match(text, end):
        readings |= {base + value for base in _RELATIVE_YEARS}
    return number(text, start, end + 1, readings, firm=in_digits and value > 2)


def _day(text: str, start: int, end: int, value: Decimal, previous: Number | None, *, firm: bool) -> Number:
    after_month = previous is not None and previous.kind is Kind.MONTH and previous.end == start
    if after_month and value <= 31:
        return number(text, start, end + 1, [value], Kind.DAY)
    if value <= 31 and firm and not _DAYS.match(text, end):
        return number(text, start, end + 1, [value], Kind.DAY)
    return number(text, start, end + 1, [value], firm=firm and value not in (24, 365))
