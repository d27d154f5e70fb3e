"""Dates as authors write them: in a front matter, and in the names of files.

What could be read in two ways, such as ``03/04/2008``, is no date here.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone

__all__ = ["date_in_name", "read_date"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
_WRITTEN = re.compile(
    r"""
    (?P<year>[0-9]{4})
    (?: (?P<sign>[-/.]) (?P<month>[0-9]{1,2}) (?P=sign) (?P<day>[0-9]{1,2})
      | \s?年\s? (?P<month_ja>[0-9]{1,2}) \s?月\s? (?P<day_ja>[0-9]{1,2}) \s?日 )
    (?: \s? \( [月火水木金土日] (?:曜日?)? \) )?
    (?: (?:T|\s+) (?P<hour>[0-9]{1,2}) : (?P<minute>[0-9]{2}) (?: : (?P<second>[0-9]{2}) (?:\.[0-9]+)? )?
        (?: \s* (?P<zone>Z|UTC|JST|[-+][0-9]{2}:?[0-9]{2}) )?
    )?
    """,
    re.VERBOSE,
)
_ZONES = {"Z": "+0000", "UTC": "+0000", "JST": "+0900"}

_NAME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[-_ ]|\Z)")
_FOLDERS = re.compile(r"(?:\A|/)((?:19|20)[0-9]{2})/([0-9]{2})/([0-9]{2})(?=[-_/]|\Z)")


def read_date(text: str) -> date | datetime | None:
    """The date that ``text`` is, as precise as it is written; None if it is none that can be read in one way only.

    ISO 8601, and its parts with slashes or full stops between them, without leading zeros, or with 年, 月 and 日.
    A time may follow, and a time zone, as Jekyll has it: ``2008-03-13 10:00:00 +0900``. Without one a time has none.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        found = _WRITTEN.fullmatch(text)
    try:
        return _written(found) if found else None
    except ValueError:  # the calendar has no such day
        return None


def _written(found: re.Match[str]) -> date | datetime:
    month, day = found["month"] or found["month_ja"], found["day"] or found["day_ja"]
    when = date(int(found["year"]), int(month), int(day))
    if found["hour"] is None:
        return when
    time = datetime(
        when.year, when.month, when.day, int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    )
    return time.replace(tzinfo=_zone(found["zone"])) if found["zone"] else time


def _zone(written: str) -> timezone:
    written = _ZONES.get(written, written).replace(":", "")
    offset = timedelta(hours=int(written[1:3]), minutes=int(written[3:5]))
    return timezone(-offset if written.startswith("-") else offset)


def date_in_name(article: str) -> date | None:
    """The date that the name of an article has, None if it has none.

    It begins the name of the file, as Jekyll has it, ``2014-02-17-name``, or of its folder; or a year, a month and a
    day are folders, as Docusaurus has it, ``2014/02/17/name``, ``2014/02/17-name``, or the last of them is the file.
    Where there are several, it is that of the file's name.
    """
    *folders, name = article.split("/")
    written = [_NAME.match(name), *(_NAME.match(folder) for folder in folders[-1:])]
    for found in (*written, *_FOLDERS.finditer(article)):
        if found:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:  # the calendar has no such day
                continue
    return None
