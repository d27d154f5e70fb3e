"""Days of the week: 月曜日 is Monday, in every language by the names that CLDR has for it."""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.checks.numbers.folded import folded_text
from pipeline.checks.numbers.words.alternation import any_of
from pipeline.locales import locale_of

__all__ = ["read_weekdays"]

_JAPANESE = re.compile("[月火水木金土日](?=曜)")
_CHINESE = re.compile(
    "(?:星期|礼拜|禮拜|周|週)(?P<day>[一二三四五六日天])(?![次个個回度共届屆遍篇期趟年天半])"
)
_CHINESE_DAYS = "一二三四五六日"
_ALSO: Mapping[str, Mapping[str, int]] = {"de": {"sonnabend": 5}}


def read_weekdays(text: str, language: str) -> Mapping[int, str]:
    """The days that ``text`` names in full in the locale ``language``: 0 (Monday) to 6 -> as it is written."""
    base = language.partition("_")[0]
    if base == "ja":
        return {"月火水木金土日".index(match[0]): f"{match[0]}曜" for match in _JAPANESE.finditer(text)}
    if base in ("zh", "yue"):
        return {
            _CHINESE_DAYS.index(match["day"].replace("天", "日")): match[0]
            for match in _CHINESE.finditer(text)
        }
    names = _names(language)
    return {names[match["name"]]: match["name"] for match in _pattern(language).finditer(folded_text(text))}


@cache
def _names(language: str) -> Mapping[str, int]:
    """Names in full, folded; short ones (Sun, Sat, mar.) may be other words."""
    wide = locale_of(language).days["stand-alone"]["wide"]
    names = {folded_text(name): day for day, name in wide.items()}
    return {**names, **_ALSO.get(language.partition("_")[0], {})}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A name where a word begins: Mondays, Montagabend, 월요일에, in Arabic with a clitic before it."""
    before = "(?:[وف]?[بلك]?)" if language.partition("_")[0] == "ar" else ""
    return re.compile(rf"(?<![^\W\d_]){before}(?P<name>{any_of(_names(language))})")
