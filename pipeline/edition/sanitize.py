"""What of raw HTML may stand on a page.

Authors and translators may write HTML into Markdown. The whole body of a page goes through an allow-list, so
nothing that runs, frames, loads a style or sends a form gets by, whoever wrote it and however it is split.
"""

import re
from collections.abc import Callable

import nh3

from pipeline.characters import showable

__all__ = ["sanitize"]

_TAGS = """
a abbr aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rb rp rt rtc ruby s samp section
small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
"""
_DROPPED_WITH_CONTENT = """
applet audio canvas embed iframe math noembed noframes noscript object script style svg template textarea
title video
"""
_ATTRIBUTES = {
    "*": frozenset(
        {"class", "id", "lang", "dir", "title", "role", "aria-label", "aria-labelledby", "tabindex"}
    ),
    "a": frozenset({"href", "hreflang"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "h1": frozenset({"aria-level"}),
    "img": frozenset({"src", "alt", "width", "height", "loading", "decoding"}),
    "input": frozenset({"checked", "disabled"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
_ATTRIBUTE_VALUES = {"input": {"type": frozenset({"checkbox"})}}
_ID_ATTRIBUTES = frozenset({"id", "aria-labelledby"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_CLASS = re.compile(
    r"lead|qa|question|answer|permalink|credits|points|picture|table|box(?:-[\w-]+)?|align-(?:start|center|end)|footnote[\w-]*|footnotes|"
    r"markdown-alert[\w-]*|task-list-item(?:-checkbox)?|contains-task-list|math|inline|block|language-[^\s]+"
)
"""The classes of an article's body; those of the page around it are not for its text to take on."""

_ROLE = re.compile(r"region|doc-[a-z]+|img|note|presentation|none")
_START_TAG = re.compile(r"<(?P<name>a|input)(?P<attributes>(?: [^\s=\"<>]+=\"[^\"]*\")*)>")
"""A start tag as nh3 writes it: attributes always in double quotes, ``"`` inside them always escaped."""

_ELSEWHERE = re.compile(r' href="(?:https?:)?//', re.IGNORECASE)


def sanitize(html: str, resolve: Callable[[str], str], id_prefix: str = "") -> str:
    """``html`` with what is not on the allow-list removed, comments included, and U+FFFD for what no page can show.

    ``resolve`` is called with each relative address and gives the one to use. Links to other sites get
    ``rel="external noopener"``, and only disabled checkboxes remain of form fields. Ids, and what refers to them, get
    the ``id_prefix``.
    """

    def filter_attribute(tag: str, name: str, value: str) -> str | None:
        if id_prefix and (name in _ID_ATTRIBUTES or (name == "href" and value.startswith("#"))):
            sign = "#" if name == "href" else ""
            return sign + id_prefix + value.removeprefix(sign)
        return _filter_attribute(tag, name, value)

    clean = nh3.clean(
        showable(html),
        tags=set(_TAGS.split()),
        clean_content_tags=set(_DROPPED_WITH_CONTENT.split()),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        tag_attribute_values=_ATTRIBUTE_VALUES,
        attribute_filter=filter_attribute,
        url_schemes=set(_SCHEMES),
        url_relative=resolve,
        link_rel=None,
        strip_comments=True,
    )
    return _START_TAG.sub(_finish, clean)


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(one for one in value.split() if _CLASS.fullmatch(one)) or None
    if name == "role":
        return value if _ROLE.fullmatch(value) else None
    if name == "cite":  # an address that nh3 does not look at
        return value if value.startswith(("http://", "https://")) else None
    if name == "tabindex":
        return value if value == "0" else None
    return value


def _finish(tag: re.Match[str]) -> str:
    attributes = tag["attributes"]
    if tag["name"] == "a":
        return f'<a{attributes} rel="external noopener">' if _ELSEWHERE.search(attributes) else tag[0]
    if ' type="checkbox"' not in attributes:
        return ""
    return tag[0] if ' disabled="' in attributes else f'<input{attributes} disabled="">'
