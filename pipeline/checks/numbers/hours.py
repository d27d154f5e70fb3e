"""Hours of the day: 3 p.m., 15 Uhr, 오후 3시 and 下午3时 are the fifteenth, each told from the words around it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.numbers.model import Kind, Number

__all__ = ["clock_readings", "with_hours"]

_FULL_DAY = 24
_NOON = 12
_BEFORE = 12
_AFTER = 24
"""How many code points before and after a number are looked at."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """How a language tells the time: what stands ``before`` an hour and ``after`` it, both as they touch it.

    Words of the groups ``am`` and ``pm`` say which half of the day it is; without one, ``is_full_day`` says whether
    the language counts to 24, so that 4 is the morning. ``elsewhere`` are words that tell it from afar.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    is_full_day: bool = False
    elsewhere: re.Pattern[str] | None = None


_CLOCKS: Mapping[str, _Clock] = {
    "en": _Clock(
        re.compile("$"),
        re.compile(
            r"(?:[:.]\d\d)?(?:\s?(?:(?P<am>a)|(?P<pm>p))\.?\s?m\b"
            r"|(?: o'clock)? (?:(?:in the|this|that|every|on \w+) )(?:(?P<am2>morning)|(?P<pm2>afternoon|evening)))"
        ),
    ),
    "de": _Clock(
        re.compile("(?P<half>halb )?$"),
        re.compile(
            r"(?:[:.]\d\d)? uhr(?: \d\d)?"
            r"(?: (?:(?P<am>morgens|früh|vormittags|in der früh|am (?:frühen )?(?:morgen|vormittag))"
            r"|(?P<pm>nachmittags|abends|am (?:frühen |späten )?(?:nachmittag|abend))))?"
        ),
        is_full_day=True,
        elsewhere=re.compile("nachmittag|abend|nacht|mittag|morgens?\\b|früh"),
    ),
    "fr": _Clock(
        re.compile(r"(?:à|vers|dès|avant|après|jusqu'à|depuis|entre|de|et|du) $|(?P<exact>)$"),
        re.compile(
            r"\s?(?:h(?:\s?(?P<minutes>\d\d))?|heures?(?: \d\d)?)(?![^\W_])"
            r"(?: (?:(?P<am>du matin)|(?P<pm>de l'après-midi|du soir)))?"
        ),
        is_full_day=True,
        elsewhere=re.compile("matin|après-midi|soir|nuit"),
    ),
    "ko": _Clock(
        re.compile(r"(?:(?P<am>오전|새벽|아침)|(?P<pm>오후|저녁))\s?$"),
        re.compile(r"시(?!간)|:\d\d"),
    ),
    "zh": _Clock(
        re.compile("(?:(?P<am>上午|凌晨|清晨|早上|早晨)|(?P<pm>下午|晚上|傍晚|晚))$"),
        re.compile("[时時点點]|:\\d\\d"),
    ),
    "ar": _Clock(
        re.compile("$"),
        re.compile(
            r"(?::\d\d)?(?: و\w+)? (?:من )?(?:ال)?(?:(?P<am>صباح|فجر)|(?P<pm>مساء|عصر|بعد الظهر|ظهرا))"
        ),
    ),
}
_MINUTES = re.compile(r"\d[:.]$|\d\s?h\s?$")


def with_hours(text: str, numbers: Iterable[Number], language: str) -> list[Number]:
    """``numbers`` of ``text``, which is folded, with those that surely are an hour marked as that hour, 0 to 23."""
    clock = _CLOCKS.get(language.partition("_")[0])
    return list(numbers) if clock is None else [_hour(text, one, clock) or one for one in numbers]


def clock_readings(hours: frozenset[Decimal]) -> frozenset[Decimal]:
    """What a clock may show at ``hours`` (0 to 23): 15 or 3 in the afternoon, 0, 12 or 24 at midnight."""
    twelve = {hour - _NOON for hour in hours if hour > _NOON}
    midnight = {Decimal(_NOON), Decimal(_FULL_DAY)} if 0 in hours else set()
    return frozenset(hours | twelve | midnight)


def _hour(text: str, one: Number, clock: _Clock) -> Number | None:
    if one.kind is not Kind.PLAIN or any(not 0 <= value <= _FULL_DAY or value % 1 for value in one.readings):
        return None
    before_text = text[max(one.start - _BEFORE, 0) : one.start]
    before, after = clock.before.search(before_text), clock.after.match(text, one.end, one.end + _AFTER)
    if before is None or _MINUTES.search(before_text):
        return None
    is_half = bool(before.groupdict().get("half"))
    if after is None:
        return _half_to(one) if is_half else None
    if is_half:
        one = _half_to(one)
    said = {**before.groupdict(), **after.groupdict()}
    if "exact" in said and said["exact"] is not None and not (said["minutes"] or said["am"] or said["pm"]):
        return None  # "16 heures" may be how long it takes
    is_morning, is_evening = (any(said.get(name) for name in (half, f"{half}2")) for half in ("am", "pm"))
    if is_morning or is_evening:
        start = _NOON if is_evening else 0
        hours = {value % _NOON + start if value <= _NOON else value for value in one.readings}
    elif clock.is_full_day and not (clock.elsewhere and clock.elsewhere.search(text)):
        hours = set(one.readings)
    else:
        return one if is_half else None
    return replace(one, readings=frozenset(value % _FULL_DAY for value in hours), kind=Kind.HOUR)


def _half_to(one: Number) -> Number:
    """Half an hour before ``one`` o'clock: the German “halb vier” is 3:30, in the morning or the afternoon."""
    hours = {(value - 1) % _NOON + start for value in one.readings for start in (0, _NOON)}
    return replace(one, readings=frozenset(hours), kind=Kind.HOUR)
