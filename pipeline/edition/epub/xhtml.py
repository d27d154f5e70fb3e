"""The sanitized HTML of a page as XHTML that is valid in a book, whatever HTML authors wrote into their articles.

Elements where they may not stand are given another name, and attributes whose values HTML does not know are left out;
texts and their order stay.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from pipeline.characters import showable

__all__ = ["EPUB", "XHTML", "content_of", "document"]

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBER = re.compile(r"\d{1,6}")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    "alt": re.compile(r".*", re.DOTALL),
    "aria-label": re.compile(r".*\S.*", re.DOTALL),
    "aria-labelledby": re.compile(r"notes"),
    "checked": re.compile(r".*"),
    "cite": re.compile(r"https?://[\w.-]+(?:/[\w./-]*)?", re.ASCII),
    "class": re.compile(r".*\S.*", re.DOTALL),
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "datetime": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|30))?"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "disabled": re.compile(r".*"),
    "height": _NUMBER,
    "href": re.compile(r".*\S.*", re.DOTALL),
    "hreflang": _TAG,
    "id": re.compile(r"\S+"),
    "lang": _TAG,
    "open": re.compile(r".*"),
    "reversed": re.compile(r".*"),
    "role": re.compile(r"doc-(?:endnotes|noteref|backlink)|region"),
    "rowspan": re.compile(r"[1-9]\d{0,2}"),
    "scope": re.compile(r"row|col"),
    "span": re.compile(r"[1-9]\d{0,2}"),
    "src": re.compile(r".*\S.*", re.DOTALL),
    "start": re.compile(r"-?\d{1,6}"),
    "tabindex": re.compile(r"0"),
    "title": re.compile(r".*", re.DOTALL),
    "type": re.compile(r"checkbox|[1aAiI]"),
    "value": re.compile(r"-?\d{1,6}"),
    "width": _NUMBER,
}
"""Attributes that a book keeps, and the values that they may have."""

_RENAMED = {"big": "span", "center": "div", "rb": "span", "strike": "s", "tt": "code", "rtc": "span"}
_ONLY_IN: dict[str, tuple[tuple[str, ...], str]] = {
    "li": (("ul", "ol"), "div"),
    "dt": (("dl",), "div"),
    "dd": (("dl",), "div"),
    "figcaption": (("figure",), "div"),
    "summary": (("details",), "div"),
    "rt": (("ruby",), "span"),
    "rp": (("ruby",), "span"),
    "caption": (("table",), "span"),
    "col": (("colgroup", "table"), "span"),
    "colgroup": (("table",), "span"),
    "thead": (("table",), "span"),
    "tbody": (("table",), "span"),
    "tfoot": (("table",), "span"),
    "tr": (("table", "thead", "tbody", "tfoot"), "span"),
    "td": (("tr",), "span"),
    "th": (("tr",), "span"),
}
"""Elements that stand in certain others alone, and what they are elsewhere."""

_BLOCKS = _names("""
    address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li ol p pre section summary table ul
""")
_PHRASING = _names("""
    abbr b bdi bdo cite code dfn em h1 h2 h3 h4 h5 h6 i kbd mark p pre q s samp small span strong sub sup
    summary time u var rt
""")
"""Elements with text in them, and no blocks."""


def content_of(fragment: str) -> etree._Element:
    """A ``body`` with the elements of a sanitized HTML ``fragment``, in no namespace yet."""
    fragment = showable(fragment).replace("<wbr>", "<wbr></wbr>")  # unknown to libxml2 as empty
    body = html.fragment_fromstring(fragment, create_parent="body")
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element.get("class") == "permalink":
            element.drop_tree()
    for element in body.iterdescendants():
        if not _is_whole(element):
            element.tag = "div"
    taken: set[str] = set()
    for element in body.iterdescendants():
        _mend_place(element)
        _mend_attributes(element, taken)
    return body


def _is_whole(element: html.HtmlElement) -> bool:
    """Whether an element that wants certain others in it has them."""
    names = [str(child.tag) for child in element]
    has_text = any(text and text.strip() for text in (element.text, *(child.tail for child in element)))
    match element.tag:
        case "ul" | "ol":
            return bool(names) and not has_text
        case "dl":
            return (
                not has_text
                and re.fullmatch(r"(?:(?:dt )+(?:dd )+)+", "".join(f"{one} " for one in names)) is not None
            )
        case "details":
            return (
                names[:1] == ["summary"] and names.count("summary") == 1 and not (element.text or "").strip()
            )
        case "ruby":
            return "rt" in names and names[-1] in ("rt", "rp") and not (element[-1].tail or "").strip()
    return True


def _mend_place(element: html.HtmlElement) -> None:
    element.tag = _RENAMED.get(str(element.tag), element.tag)
    parent = element.getparent()
    if parent is None:
        return
    around = list(_names_around(element))
    if element.tag in _ONLY_IN:
        parents, other = _ONLY_IN[element.tag]
        if parent.tag not in parents:
            element.tag = other
    if parent.tag in ("ul", "ol") and element.tag != "li":
        element.tag = "li"
    elif element.tag in _BLOCKS and around and any(name in _PHRASING for name in around):
        if element.tag == "hr":
            element.tag = "br"
        else:
            element.tag = "span"
    if element.tag == "a" and "a" in around:
        element.tag = "span"


def _names_around(element: html.HtmlElement) -> Iterator[str]:
    """The names of the elements around one, up to the one that begins a new flow of blocks."""
    for one in element.iterancestors():
        if one.tag in (
            "td",
            "th",
            "li",
            "dd",
            "blockquote",
            "div",
            "section",
            "figure",
            "body",
            "aside",
            "details",
        ):
            return
        yield str(one.tag)


def _mend_attributes(element: html.HtmlElement, taken: set[str]) -> None:
    for name, value in list(element.attrib.items()):
        pattern = _ATTRIBUTES.get(str(name))
        if pattern is None or not pattern.fullmatch(str(value)):
            del element.attrib[name]
    is_known = {
        "href": "a",
        "hreflang": "a",
        "cite": "blockquote q del ins",
        "type": "input ol",
        "value": "li",
    }
    for name, tags in is_known.items():
        if name in element.attrib and element.tag not in tags.split():
            del element.attrib[name]
    identity = element.get("id")
    if identity is not None:
        if identity in taken:
            del element.attrib["id"]
        taken.add(identity)
    if element.tag == "img" and "alt" not in element.attrib:
        element.set("alt", "")
    for name in ("checked", "disabled", "open", "reversed"):
        if name in element.attrib:
            element.set(name, name)


def document(
    title: str, language: str, direction: str, body: etree._Element, style: str = "style.css"
) -> bytes:
    """A ``body`` as an XHTML document. ``language`` is a tag; ``style`` the way to the style sheet."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})
    root.set("lang", language)
    root.set(_XML_LANG, language)
    root.set("dir", direction)
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = showable(title)
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href=style)
    for element in body.iter():
        if isinstance(element.tag, str) and not element.tag.startswith("{"):
            element.tag = f"{{{XHTML}}}{element.tag}"
        if own := element.get("lang"):
            element.set(_XML_LANG, own)
    body.tail = None
    root.append(body)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
