"""``brackets``: a bracket or quotation mark is opened and not closed, or the reverse.

The translation is compared with itself, not with the source: what a language has in place of 「」 is its own
business, and so is whether a remark stands in parentheses. Full-width and half-width brackets are the same.
Where the source is not balanced either (a list's ``1)``, a smiley, half of a sentence), nothing is said.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_OPEN: Mapping[str, str] = {
    **{"(": ")", "（": ")", "[": "]", "［": "]", "{": "}", "｛": "}"},
    **{
        "「": "」",
        "『": "』",
        "【": "】",
        "《": "》",
        "〈": "〉",
        "〔": "〕",
        "〖": "〗",
        "«": "»",
        "‹": "›",
    },
}
_CLOSE: Mapping[str, str] = {
    **{")": ")", "）": ")", "]": "]", "］": "]", "}": "}", "｝": "}"},
    **{closing: closing for closing in "」』】》〉〕〗»›"},
}
_ANY = re.compile(r'[()（）\[\]［］{}｛｝「」『』【】《》〈〉〔〕〖〗«»‹›“”„"‘’]')
_ENUMERATOR = re.compile(r"(?:^|[\s(（,;、，؛،])(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[.]?$")
"""What stands before the ``)`` of ``1)``, which opens nothing."""
_SMILEY = re.compile(r"(?<!\S)[:;8=][-o^']?[()\[\]]|\(\^[_-]?\^\)|\\[()\[\]{}\"]")
_INSIDE_WORD = re.compile(r'(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')
"""Hebrew abbreviations."""
_INCHES = re.compile(r'(?<=\d)"')
_REVERSED_QUOTES = frozenset(
    {"de", "da", "cs", "sk", "sl", "hr", "sr", "hu", "pl", "bg", "sv", "fi", "nb", "nl"}
)
"""Where a quotation may be »so«, or »so»."""
_SAME_ON_BOTH_SIDES = frozenset({"sv", "fi"})
"""Where a quotation is ”so”."""
_WITHOUT_APOSTROPHE = frozenset({"ko", "zh", "yue"})
"""Where ’ closes a quotation, or stands before a year (’24)."""
_SINGLE_QUOTE = re.compile(r"‘|(?<![A-Za-z])’(?!\d\d(?!\d))|’(?![A-Za-z\d])")
_APART = str.maketrans("", "", "«»‹›")


def check(pair: Pair) -> Iterator[Finding]:
    """One finding, which names the kinds that do not match."""
    if _ANY.search(pair.target) is None:
        return
    unmatched = _unmatched(pair.target_text.text, pair.base)
    if not unmatched:
        return
    if _unmatched(pair.source_text.text, pair.source_base):
        return
    yield Finding(f"{' and '.join(unmatched)} in the translation: close what is opened")


def _unmatched(text: str, language: str) -> list[str]:
    """What of ``text`` has no partner, told in words."""
    if _ANY.search(text) is None:
        return []
    text = _SMILEY.sub(" ", text)
    if language in _REVERSED_QUOTES:
        text = text.translate(_APART)
    told = _unnested(text)
    straight = _INSIDE_WORD.sub("", text)
    count = straight.count('"')
    if language in _WITHOUT_APOSTROPHE:
        single = _SINGLE_QUOTE.findall(text)
        if single.count("‘") != single.count("’"):
            told.append("‘ without ’" if single.count("‘") > single.count("’") else "’ without ‘")
    opened, closed, low = text.count("“"), text.count("”"), text.count("„")
    if low:
        if low > opened + closed + count or (low + opened + closed + count) % 2:
            told.append("„ without its partner")
        return told
    if count % 2 and _INCHES.sub("", straight).count('"') % 2:
        told.append('an odd number of "')
    if opened != closed and (
        (opened and closed and language not in _SAME_ON_BOTH_SIDES) or (opened + closed) % 2
    ):
        told.append("“ without ”" if opened > closed else "” without “")
    return told


def _unnested(text: str) -> list[str]:
    """Brackets without a partner. They need not be nested properly: «one (two» three) has its pairs."""
    depth: dict[str, int] = {}
    told: dict[str, None] = {}
    for match in _ANY.finditer(text):
        character = match[0]
        if character in _OPEN:
            closing = _OPEN[character]
            depth[closing] = depth.get(closing, 0) + 1
        elif character in _CLOSE:
            closing = _CLOSE[character]
            depth[closing] = depth.get(closing, 0) - 1
            if depth[closing] < 0:
                depth[closing] = 0
                before = text[max(match.start() - 7, 0) : match.start()]
                if closing != ")" or _ENUMERATOR.search(before) is None:
                    told[f"{character} without an opening one"] = None
    for closing, count in depth.items():
        if count:
            opening = next(one for one, other in _OPEN.items() if other == closing)
            told[f"{opening} without {closing}"] = None
    return list(told)
