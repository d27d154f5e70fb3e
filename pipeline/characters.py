"""Characters that a text file may hold, and no page, book or feed."""

import re

__all__ = ["find_unshowable", "showable", "why_unshowable"]

_UNSHOWABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not have (section 2.2): most control characters, lone surrogates, U+FFFE and U+FFFF."""


def find_unshowable(text: str) -> str:
    """The first character of ``text`` that cannot be shown; empty if all can."""
    found = _UNSHOWABLE.search(text)
    return found[0] if found else ""


def showable(text: str) -> str:
    """``text`` with U+FFFD, the replacement character, in place of what cannot be shown."""
    return _UNSHOWABLE.sub("\ufffd", text)


def why_unshowable(character: str) -> str:
    """What to tell the author of a value that has this character."""
    return f"the value has the character U+{ord(character):04X}, which pages cannot show: take it out"
