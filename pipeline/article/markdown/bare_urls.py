"""Bare URLs, which end where Japanese text begins: ``https://example.jp/docs/1日本の安全保障``."""

import re
from functools import cache

from linkify_it import LinkifyIt

__all__ = ["BARE_URL", "linkifier"]

_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
# … nor do quotation marks, dashes and dots of other scripts belong to a URL: general punctuation, « and »
_TAIL = re.compile(rf"//[^\s<>\x00-\x20\x7f\u2000-\u206f«»{_EAST_ASIAN}]+")
_HOST = re.compile(r"//(?:[^/?#@]*@)?[\w\[][^/?#]*")
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")

_CLOSING = "?!.,:*_~'\""
_BRACKETS = {")": "(", "]": "["}

BARE_URL = re.compile(rf"https?://[^\s<>\x00-\x20\x7f\u2000-\u206f«»{_EAST_ASIAN}]+")
"""A bare URL as it may stand in running text, trailing punctuation included."""


class _BareUrls(LinkifyIt):
    """Finds URLs with a scheme, and mail addresses; never ``README.md`` or ``example.com``."""

    def __init__(self) -> None:
        schemas = {"http:": {"validate": self.bare_url}, "//": None}
        super().__init__(schemas, {"fuzzy_link": False, "fuzzy_email": True, "fuzzy_ip": False})

    def pretest(self, text: str) -> bool:
        """Whether ``text`` may hold a URL or a mail address. The library's own pattern tries every character."""
        return ":" in text or "@" in text

    def bare_url(self, text: str, position: int) -> int:
        """How many code points after the scheme at ``position`` belong to the URL; 0 if it is none.

        The end is trimmed as GitHub Flavored Markdown does (section 6.9): closing punctuation, a bracket
        that was not opened, an entity.
        """
        found = _TAIL.match(text, position)
        if not found:
            return 0
        end = found.end()
        while end > position:
            last = text[end - 1]
            if last in _CLOSING or (last in _BRACKETS and _closes_nothing(text[position:end], last)):
                end -= 1
            elif last == ";":
                entity = _ENTITY.search(text, position, end)
                end = entity.start() if entity else end - 1
            else:
                break
        return end - position if _HOST.match(text, position, end) else 0


def _closes_nothing(url: str, bracket: str) -> bool:
    return url.count(bracket) > url.count(_BRACKETS[bracket])


@cache
def linkifier() -> LinkifyIt:
    """What finds the bare URLs of a text."""
    return _BareUrls()
