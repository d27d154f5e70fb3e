"""A regular expression for many words, which is quick however many there are."""

import re
from collections.abc import Iterable

__all__ = ["any_of"]


def any_of(words: Iterable[str]) -> str:
    """What matches any of ``words``, the longest first; common beginnings are looked at once.

    ``seven``, ``seventh`` and ``six`` become ``s(?:even(?:th)?|ix)``.
    """
    tails: dict[str, list[str]] = {}
    may_end = False
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
        else:
            may_end = True
    branches = [re.escape(initial) + any_of(rest) for initial, rest in sorted(tails.items())]
    if not branches:
        return ""
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"
