"""``number``: a number or date differs from the source.

2024年7月28日 may be "July 28, 2024", "28 July 2024", "2024. 7. 28." or "٢٨ يوليو ٢٠٢٤"; 1億2000万 may be
"120 million"; 第3回 may be "the third". What is compared is the value. The order of the numbers does not
matter, and a number that the source has twice may be said once; what a translator adds (a year, to be
clear) is not looked at on its own.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.numbers import Kind, Number, read_numbers, reads_words
from pipeline.checks.numbers.comparing import may_replace, states, without_own
from pipeline.checks.numbers.plainly import is_said_plainly
from pipeline.checks.numbers.separators import misread
from pipeline.checks.numbers.shares import read_shares
from pipeline.checks.numbers.telling import told
from pipeline.checks.numbers.weekdays import read_weekdays
from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_OTHER_YEAR = re.compile("[昨翌前同今来]年|当時|以来")
_COUNTING = frozenset({"ja", "zh", "yue", "ko"})
"""Languages in which a number in words is one: 三つ, 세 가지."""
_DIGIT = re.compile(r"\d")
_OTHER_TIME = re.compile("(?:日本|現地|標準|[東西]部|[米英]国?)時間")
"""Elsewhere it may be another day."""
_SHARE = re.compile("分の|半[数分]")
_JAPANESE_NUMERAL = re.compile(
    r"[\d〇一二三四五六七八九十百千万億兆元]|[\u2150-\u2188\u2460-\u249b\u3280-\u33fe]"
)
"""Without one of these, no number is stated: digits, numerals, 元年, and what NFKC makes digits of (①, ㋀, ㏼)."""
_LARGEST_SPELLED = 100


def check(pair: Pair) -> Iterator[Finding]:
    """One finding, which names all that the translation states differently or not at all."""
    if pair.is_for_one:  # it may say so by the form of a noun
        return
    if pair.source_base == "ja":
        yield from _named(pair)
    if pair.source_base not in _COUNTING and not _DIGIT.search(pair.source):
        return
    if pair.source_base == "ja" and not _JAPANESE_NUMERAL.search(pair.source):
        return
    wanted = _meant(read_numbers(pair.source_text, pair.source_language), pair.source_base)
    if not wanted or is_said_plainly(wanted, pair.target_text.text, pair.language):
        return
    said = read_numbers(pair.target_text, pair.language)
    missing = _missing(pair, wanted, said)
    if missing:
        others = [one for one in said if one.is_firm and not _explains_any(wanted, one)]
        yield Finding(
            told(pair.source, wanted, missing, pair.target, said, others),
            source_parts=tuple(pair.source[one.start : one.end] for one in missing),
            target_parts=tuple(pair.target[one.start : one.end] for one in others),
        )
    else:
        foreign = misread(pair.source, wanted, pair.target, said, pair.language)
        for text in dict.fromkeys(other.text for _, other in foreign):
            yield Finding(f"{text} is written with another language's separator", target_parts=(text,))


def _named(pair: Pair) -> Iterator[Finding]:
    """What is a number by its name, a day of the week or a share, if the translation names another in its place."""
    source, target = pair.source_text.text, pair.target_text.text
    if "曜" in source and not _OTHER_TIME.search(source):
        ours = read_weekdays(source, pair.source_language)
        theirs = read_weekdays(target, pair.language)
        lacking, left = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
        if lacking and left:
            yield _instead([ours[day] for day in sorted(lacking)], [theirs[day] for day in sorted(left)])
    if _SHARE.search(source):
        wanted = read_shares(source, pair.source_language)
        said = read_shares(target, pair.language)
        sure = [one.text for one in said if one.is_sure]
        if wanted and sure and {one.value for one in wanted}.isdisjoint(one.value for one in said):
            yield _instead([one.text for one in wanted], sure)


def _instead(wanted: Sequence[str], said: Sequence[str]) -> Finding:
    return Finding(f"the source says {', '.join(wanted)}, the translation says {', '.join(said)}")


def _meant(numbers: Sequence[Number], language: str) -> Sequence[Number]:
    """Those that are meant as numbers: in English “a”, “may” and “third” hardly ever are.

    So of a language in an alphabet, only what is in digits is wanted, and the month beside it.
    """
    if language in _COUNTING:
        return numbers
    is_date = any(one.kind in (Kind.DAY, Kind.YEAR) for one in numbers)
    return [one for one in numbers if _DIGIT.search(one.text) or (is_date and one.kind is Kind.MONTH)]


def _missing(pair: Pair, wanted: Sequence[Number], said: Sequence[Number]) -> list[Number]:
    """The numbers of the source that are surely not said, or that another surely stands in for."""
    unexplained = [one for one in said if (one.is_firm or one.is_ordinal) and not _explains_any(wanted, one)]
    shared = without_own(wanted, said) if unexplained else []
    missing: list[Number] = []
    for one in wanted:
        is_said = any(states(other, one) for other in said)
        if is_said and not (unexplained and _is_said_elsewhere(wanted, said, one, shared, pair)):
            continue
        instead = next((other for other in unexplained if _stands_in(other, one)), None)
        is_wanted = not is_said and one.is_firm and not (_is_one(one) or _may_be_in_words(one, pair.language))
        if is_wanted or (instead and (instead.kind is Kind.PLAIN or is_said)):
            missing.append(one)
            if instead:
                unexplained.remove(instead)
    return missing


def _stands_in(said: Number, wanted: Number) -> bool:
    """Whether ``said`` may stand for ``wanted``: "the first" only for 第2次, or for what is the second."""
    return may_replace(said, wanted) and (said.is_firm or wanted.is_ordinal)


def _is_said_elsewhere(
    wanted: Sequence[Number], said: Sequence[Number], one: Number, shared: Sequence[Number], pair: Pair
) -> bool:
    """Whether what states ``one`` states another number, or ``one`` only once of several times.

    No defect, unless a number that the source lacks stands there instead; 昨年 may have become such a year.
    """
    if one.is_ordinal and not any(states(other, one) for other in said if other.is_firm or other.is_ordinal):
        return True  # "a" is not the 1 of 図1
    if one in shared and (one.is_firm or one.text[0].isdigit()):
        return True
    if _OTHER_YEAR.search(pair.source):
        return False
    times = len(
        {other.start for other in wanted if other.readings == one.readings and other.kind is one.kind}
    )
    stated = len({other.start for other in said if states(other, one)})
    return stated < times


def _explains_any(wanted: Sequence[Number], said: Number) -> bool:
    """Whether ``said`` states a number of the source, exactly or rounded."""
    return any(states(said, one) for one in wanted)


def _is_one(number: Number) -> bool:
    """Whether it is a plain 1, which the singular says as well."""
    return number.kind is Kind.PLAIN and not number.is_ordinal and number.readings == {1}


def _may_be_in_words(wanted: Number, language: str) -> bool:
    """Whether a number may be spelled out in a language whose number words are not known here."""
    return (
        wanted.kind is Kind.PLAIN and max(wanted.readings) <= _LARGEST_SPELLED and not reads_words(language)
    )
