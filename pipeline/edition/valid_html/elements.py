"""The elements that pages may have, and what the standard says of where they stand (HTML, section 4).

The lists are for the elements on the allow-list of `pipeline.edition.sanitize`; a new one there belongs here, too.
"""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "BLOCKS",
    "FLOW",
    "HEADINGS",
    "NOT_WITHIN",
    "OBSOLETE",
    "PARTS",
    "PHRASES",
    "SPLIT",
    "TRANSPARENT",
    "VOID",
]

VOID = frozenset(("br", "col", "hr", "img", "input", "wbr"))
"""They have no end tag."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

PARTS: Mapping[str, str | None] = MappingProxyType(
    {
        "li": "ul",
        "dt": "dl",
        "dd": "dl",
        "figcaption": None,
        "summary": None,
        "caption": None,
        "colgroup": None,
        "col": None,
        "thead": None,
        "tbody": None,
        "tfoot": None,
        "tr": None,
        "td": None,
        "th": None,
    }
)
"""Elements that have a place in certain others only; what is put around them where they stand elsewhere.

For None they become a ``div``.
"""

FLOW = frozenset(
    ("aside", "blockquote", "div", "li", "dd", "dt", "figcaption", "section", "td", "th", "caption")
)
"""Elements that may hold blocks."""

BLOCKS = frozenset(
    (*FLOW, *HEADINGS, *PARTS, "details", "dl", "figure", "hr", "ol", "p", "pre", "table", "ul", "center")
)
"""Elements that may not stand among the words of a paragraph."""

TRANSPARENT = frozenset(("a", "del", "ins"))
"""Elements that may hold what the element around them may hold."""

PHRASES = frozenset(
    (
        *(
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "dfn",
            "em",
            "i",
            "kbd",
            "mark",
            "q",
            "rb",
            "rp",
            "rt",
            "rtc",
        ),
        *("s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    )
)
"""Elements for words: where one holds blocks, it goes into these."""

SPLIT = frozenset(("p", "pre"))
"""Blocks for words: where one holds other blocks, it ends before these and goes on after them."""

OBSOLETE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"tt": ("code", ""), "strike": ("s", ""), "center": ("div", "align-center")}
)
"""What is written today for elements that no longer are: the element, and its class."""

NOT_WITHIN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(HEADINGS, frozenset(("dt", "th", "caption"))),
        "section": frozenset(("dt", "th")),
        "aside": frozenset(("dt", "th")),
        "table": frozenset(("caption",)),
        "details": frozenset(("a",)),
        "dfn": frozenset(("dfn",)),
        "a": frozenset(("a",)),
    }
)
"""What an element may not be inside of, however deep."""
