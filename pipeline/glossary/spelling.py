"""One spelling for what Japanese writes in several: バイオリン for ヴァイオリン, ウイルス for ウィルス.

These are the pairs of katakana that the Cabinet's notice on loan words (外来語の表記, 1991) lets writers choose
between, and the middle dot between the parts of a name. They never tell two words apart, so text and terms are both
brought to one form. What needs a dictionary to be sure of is in `variants`.
"""

import re

from pipeline.glossary.tracing import TracedText, traced

__all__ = ["spell", "spelled"]

_CHOICE = re.compile(
    "ヴ[ァィェォュ]?|(?<=[ウクグ])[ァィェォ]|イェ|(?<=[\u30a1-\u30fa\u30fc])[・゠](?=[\u30a1-\u30fa])"
)
_ONE_FORM = {
    "ヴァ": "バ",
    "ヴィ": "ビ",
    "ヴェ": "ベ",
    "ヴォ": "ボ",
    "ヴュ": "ビュ",
    "ヴ": "ブ",
    "ァ": "ア",
    "ィ": "イ",
    "ェ": "エ",
    "ォ": "オ",
    "イェ": "イエ",
    "・": "",
    "゠": "",
}


def spelled(text: str) -> str:
    """``text``, which is folded (`folding`), with one spelling for each of these choices."""
    return spell(traced(text)).text


def spell(source: TracedText) -> TracedText:
    """``source``, which is folded, in that spelling; offsets are those of ``source.text``."""
    text = source.text
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _CHOICE.finditer(text):
        start, end = match.span()
        written = _ONE_FORM[match[0]]
        pieces += (text[position:start], written)
        starts += (*range(position, start), *[start] * len(written))
        ends += (*range(position + 1, start + 1), *[end] * len(written))
        position = end
    if not pieces:
        return traced(text)
    pieces.append(text[position:])
    starts += range(position, len(text))
    ends += range(position + 1, len(text) + 1)
    return TracedText("".join(pieces), starts, ends)
