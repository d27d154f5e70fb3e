"""What of raw HTML may stand on a page.

Authors and translators may write HTML into Markdown. The whole body of a page goes through an allow-list, so
nothing that runs, frames, loads a style or sends a form gets by, whoever wrote it and however it is split. What is
left is made valid HTML (`pipeline.edition.valid_html`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import nh3

from pipeline.characters import showable
from pipeline.edition.embeds import with_links_to_embeds
from pipeline.edition.valid_html import Labels, finish_fragments, parse, repaired, write
from pipeline.edition.valid_html.tree import Node, elements_in

__all__ = ["Fragment", "sanitize", "sanitize_page"]

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
    "a": frozenset({"href", "hreflang", "name"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "div": frozenset({"align"}),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "p"), frozenset({"align"})),
    "img": frozenset({"src", "alt", "width", "height", "loading", "decoding"}),
    "input": frozenset({"checked", "disabled"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
_ATTRIBUTE_VALUES = {"input": {"type": frozenset({"checkbox"})}}
_ID_ATTRIBUTES = frozenset({"id", "name", "aria-labelledby"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_CLASS = re.compile(
    r"lead|qa|embed|question|answer|permalink|credits|points|picture|table|box(?:-[\w-]+)?|align-(?:start|center|end)|footnote[\w-]*|footnotes|"
    r"markdown-alert[\w-]*|task-list-item(?:-checkbox)?|contains-task-list|math|inline|block|language-[^\s]+"
)
"""The classes of an article's body; those of the page around it are not for its text to take on."""

_ROLE = re.compile(r"region|doc-[a-z]+|note|presentation|none")
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a page, and how its addresses are resolved.

    ``resolve`` is called with each relative address and gives the one to use. Ids, and what refers to them, get the
    ``id_prefix``. ``words_only``: it is what is in a heading.
    """

    html: str
    resolve: Callable[[str], str]
    id_prefix: str = ""
    words_only: bool = False


def sanitize(html: str, resolve: Callable[[str], str], id_prefix: str = "") -> str:
    """``html`` that is all of a page's body, as `sanitize_page` makes it."""
    return sanitize_page([Fragment(html, resolve, id_prefix)], Labels(), has_title=True)[0]


def sanitize_page(fragments: Sequence[Fragment], labels: Labels, *, has_title: bool) -> list[str]:
    """The parts of a page with what is not on the allow-list removed, and valid by the standard.

    Comments are removed, too, and in place of what no page can show stands U+FFFD. Links to other sites get
    ``rel="external noopener"``, and only disabled checkboxes remain of form fields; in place of what other sites would
    show in a frame there is a link to it. ``labels`` and ``has_title`` as in `repaired` and `finish_fragments`.
    """
    trees = [repaired(parse(_clean(one)), labels, words_only=one.words_only) for one in fragments]
    finish_fragments(trees, has_title=has_title)
    for tree in trees:
        _mark_links(tree)
    return [write(tree) for tree in trees]


def _clean(fragment: Fragment) -> str:
    prefix = fragment.id_prefix

    def filter_attribute(tag: str, name: str, value: str) -> str | None:
        if prefix and name in _ID_ATTRIBUTES:
            return prefix + value
        if prefix and name == "href" and value.startswith("#"):
            return "#" + prefix + fragment.resolve(value).removeprefix("#")
        return _filter_attribute(tag, name, value)

    return nh3.clean(
        with_links_to_embeds(showable(fragment.html)),
        tags=set(_TAGS.split()),
        clean_content_tags=set(_DROPPED_WITH_CONTENT.split()),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        tag_attribute_values=_ATTRIBUTE_VALUES,
        attribute_filter=filter_attribute,
        url_schemes=set(_SCHEMES),
        url_relative=fragment.resolve,
        link_rel=None,
        strip_comments=True,
    )


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


def _mark_links(tree: Sequence[Node]) -> None:
    for element in elements_in(tree):
        if element.name == "a" and _ELSEWHERE.match(element.attributes.get("href", "")):
            element.attributes["rel"] = "external noopener"
