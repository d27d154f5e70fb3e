"""The form in which numbers are read: NFKC, lower case, ASCII digits, one kind of each sign."""

import re

from pipeline.checks.numbers.digits import UNIT_POWER, ascii_digits
from pipeline.glossary.folding import fold, folded
from pipeline.glossary.tracing import TracedText

__all__ = ["folded_text", "for_reading"]

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−〜～~ｰ", "-"),
        **dict.fromkeys("‘’ʼ", "'"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "\u3000": " ",
    }
)
_MARKS = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")
_INSIDE = re.compile(
    r"(?<=\d) (?=[年月日時时点點分秒号號世歳岁個个人回次度件枚万億亿兆割成%])|(?<=[年月日時时点點]) (?=\d)"
)
_FILLED_IN = re.compile(r"(?<![\d%])%\d+(?!\d)\$?|\{\d+\}|(?<!\\)\$[1-3](?![\d.,])(?=\W|$)(?<!\$\d{3})")


def for_reading(text: TracedText) -> TracedText:
    """``text`` made ready for reading numbers, offsets kept; invisible and vowel marks left out.

    So are the spaces that some set between a number and what is counted (2024 年); what a program fills in, such as
    ``%1`` and ``{0}``, is no number.
    """
    source = fold(text)
    unified = ascii_digits(source.text.translate(_SIGNS))
    if "m2" in unified or "m3" in unified:
        unified = UNIT_POWER.sub(lambda match: f"{match[0][:-1]} ", unified)
    if "%" in unified or "{" in unified or "$" in unified:
        unified = _FILLED_IN.sub(lambda match: " " * len(match[0]), unified)
    inside = {match.start() for match in _INSIDE.finditer(unified)} if " " in unified else set()
    if not inside and not _MARKS.search(unified):
        return TracedText(unified, source.starts, source.ends)
    kept = [
        index
        for index, character in enumerate(unified)
        if index not in inside and not _MARKS.match(character)
    ]
    return TracedText(
        "".join(unified[index] for index in kept),
        [source.starts[index] for index in kept],
        [source.ends[index] for index in kept],
    )


def folded_text(text: str) -> str:
    """The same for a word of a table."""
    return _MARKS.sub("", ascii_digits(folded(text).translate(_SIGNS)))
