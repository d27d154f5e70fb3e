"""Names in texts of languages with capitals: what several words in a row begin with one."""

import re
from collections.abc import Iterator

__all__ = ["is_name", "name_sequences"]

_WORD = r"[^\W\d_][\w\u2019'-]*"
_NAME_WORD = re.compile(_WORD)
_SENTENCE_START = re.compile(r"[.!?:\n][\s\"'“‘«(]*\Z")


def name_sequences(text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """The places of the words of each run of two words or more that begin with a capital."""
    run: list[tuple[int, int]] = []
    for found in _NAME_WORD.finditer(text):
        follows = bool(run) and text[run[-1][1] : found.start()] == " "
        if run and not (follows and found[0][0].isupper()):
            yield from _names(run, text)
            run = []
        if found[0][0].isupper():
            run.append(found.span())
    yield from _names(run, text)


def is_name(text: str) -> bool:
    """Whether a text is short enough to be a name, and none of its words ends a sentence."""
    return 1 <= len(_NAME_WORD.findall(text)) <= 4 and not re.search(r"[.!?,;:]", text)


def _names(run: list[tuple[int, int]], text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """The run, without a first word that has its capital from the beginning of a sentence."""
    if run and _SENTENCE_START.search(text[max(run[0][0] - 4, 0) : run[0][0]] if run[0][0] else "\n"):
        run = run[1:]
    if len(run) > 1:
        yield tuple(run)
