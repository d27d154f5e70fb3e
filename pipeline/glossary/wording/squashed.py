"""Texts without their spaces, for languages in which spaces do not tell words apart."""

import re
from collections.abc import Callable
from functools import cache

from pipeline.glossary.folding import fold
from pipeline.glossary.tracing import TracedText, traced

__all__ = ["occurrences", "ranges", "squash", "squashed_form"]

_IGNORED = re.compile(
    "[\\s\u200b-\u200f\u2060\ufeff\"'\u2018\u2019\u201c\u201d\u00b7\u30fb\uff65\u300a-\u300f\u2010-\u2013-]+"
)
_VARIANTS = str.maketrans(
    "裏臺爲羣衆峯綫啓着麽牀汙鉤纔卧說稅脫閱嘆蘊", "裡台為群眾峰線啟著麼床污鈎才臥説税脱閲歎藴"
)
"""Characters that Taiwan and Hong Kong, and the old and the new standard, write differently."""


def squash(text: TracedText) -> TracedText:
    """`fold`, with white space, quotation marks, hyphens and middle dots left out; offsets kept.

    Of the traditional characters that places write differently, one stands for all.
    """
    source = fold(text)
    source = TracedText(source.text.translate(_VARIANTS), source.starts, source.ends)
    if not _IGNORED.search(source.text):
        return source
    kept = [index for index, character in enumerate(source.text) if not _IGNORED.match(character)]
    return TracedText(
        "".join(source.text[index] for index in kept),
        [source.starts[index] for index in kept],
        [source.ends[index] for index in kept],
    )


@cache
def squashed_form(form: str) -> str:
    """`squash` for a rendering, whose offsets nobody needs."""
    return squash(traced(form)).text


def occurrences(text: str, form: str) -> tuple[int, ...]:
    """The offsets at which ``form``, which is not empty, stands in ``text``, overlapping ones too."""
    found: list[int] = []
    at = text.find(form)
    while at >= 0:
        found.append(at)
        at = text.find(form, at + 1)
    return tuple(found)


def ranges(
    text: TracedText, form: str, stands_alone: Callable[[TracedText, int, int], bool]
) -> tuple[tuple[int, int], ...]:
    """Where ``form`` stands in a text without its spaces, as ranges of the text with them.

    ``stands_alone`` says of a half-open range of ``text`` whether it is the form and no part of another word.
    """
    wanted = squashed_form(form)
    if not wanted:
        return ()
    return tuple(
        text.original_range(start, start + len(wanted))
        for start in occurrences(text.text, wanted)
        if stands_alone(text, start, start + len(wanted))
    )
