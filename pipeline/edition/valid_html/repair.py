"""A tree of elements made to stand where the standard lets them stand (HTML, sections 3.2.5 and 4).

All texts and pictures stay, in their order as far as that can be; what is valid stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from pipeline.edition.valid_html.attributes import is_moment, mend_attributes
from pipeline.edition.valid_html.elements import (
    BLOCKS,
    FLOW,
    HEADINGS,
    NOT_WITHIN,
    OBSOLETE,
    PARTS,
    PHRASES,
    SPLIT,
    TRANSPARENT,
    VOID,
)
from pipeline.edition.valid_html.tables import mend_spans
from pipeline.edition.valid_html.tree import Element, Node, elements_in, is_blank

__all__ = ["Labels", "repaired"]

_RUBY_PARTS = ("rb", "rp", "rt", "rtc")
_RUBY = re.compile(r"(?:b+(?:t+|(?:pt+)+p))+")
_RUBY_WITHOUT_SIGNS = re.compile(r"(?:b+t+)+")
_SECTIONS = ("thead", "tbody", "tfoot")
_WATCHED = frozenset(name for names in NOT_WITHIN.values() for name in names) | {"pre"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Words for what has to have some: ``details`` is the name of something folded that its author gave none."""

    details: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where elements are to stand: whether only words may stand there, and inside of what that is."""

    labels: Labels
    words_only: bool = False
    within: frozenset[str] = frozenset()

    def inside(self, element: Element) -> "_Place":
        """The place inside an element that stands here."""
        words_only = element.name not in FLOW and (self.words_only or element.name not in TRANSPARENT)
        within = self.within | {element.name} if element.name in _WATCHED else self.within
        return replace(self, words_only=words_only, within=within)


def repaired(nodes: Iterable[Node], labels: Labels, *, words_only: bool = False) -> list[Node]:
    """Nodes that may stand in a body, or with ``words_only`` in a heading. The tree that is given is used up."""
    fitted = _fit(list(nodes), _Place(labels, words_only))
    return fitted if words_only else [_in_paragraph(node) for node in fitted]


def _in_paragraph(node: Node) -> Node:
    """A link that stands for an embedded film is a paragraph where it is between others."""
    is_embed = isinstance(node, Element) and node.attributes.get("class") == "embed"
    return Element("p", {}, [node]) if is_embed else node


def _fit(nodes: Sequence[Node], place: _Place) -> list[Node]:
    fitted: list[Node] = []
    for node in nodes if place.words_only else _gathered(nodes):
        if isinstance(node, str):
            fitted.append(node)
        else:
            fitted += _fit_element(node, place)
    return fitted


def _fit_element(element: Element, place: _Place) -> list[Node]:
    if element.name in OBSOLETE:
        element.name, look = OBSOLETE[element.name]
        if look:
            element.set("class", look)
    _mend(element, place)
    if element.name in VOID:
        return _fit_void(element, place)
    if element.name in BLOCKS and place.words_only:
        return _as_words(element, place)
    if place.within & NOT_WITHIN.get(element.name, frozenset()):
        if element.name not in BLOCKS or element.name == "table":
            return _unwrapped(element, place)
        element.name = "div"
        element.attributes.pop("open", None)
    if element.name in PARTS:
        element.name = "div"
    if element.name in _RUBY_PARTS:
        return _unwrapped(element, place)
    if element.name in _MAKERS:
        return _MAKERS[element.name](element, place)
    if element.holds_block and not place.words_only and element.name in SPLIT | PHRASES:
        return _around_blocks(element, place)
    element.children = _fit(element.children, place.inside(element))
    element.holds_block = any(map(_is_block, element.children))
    is_left_over = element.name == "p" and not element.attributes and all(map(is_blank, element.children))
    return [] if is_left_over else [_with_name(element)]


def _with_name(element: Element) -> Element:
    """A link that shows nothing gets a name for those who hear it; a heading that shows nothing is none."""
    if element.name == "a" and "href" in element.attributes and not _says_something(element):
        element.set("aria-label", _name_of(element))
    elif element.name in HEADINGS and not _says_something(element):
        element.name = "div"
    return element


def _mend(element: Element, place: _Place) -> None:
    """Mend the attributes of an element; one that lacks what makes it what it is becomes a mere run of words."""
    mend_attributes(element)
    if "a" in place.within:
        element.attributes.pop("tabindex", None)
    if element.name == "bdo" and "dir" not in element.attributes:
        element.name = "span"
    elif element.name == "time" and "datetime" not in element.attributes:
        text = element.children[0] if len(element.children) == 1 else ""
        if not isinstance(text, str) or not is_moment(text):
            element.name = "span"


def _says_something(element: Element) -> bool:
    if not all(isinstance(node, Element) or is_blank(node) for node in element.children):
        return True
    return any(
        one.attributes.get("alt")
        or one.attributes.get("aria-label")
        or not all(map(_is_silent, one.children))
        for one in (element, *elements_in(element.children))
    )


def _is_silent(node: Node) -> bool:
    return isinstance(node, Element) or is_blank(node)


def _name_of(link: Element) -> str:
    """What a link without a text is called: by its title, or where it leads to."""
    address = link.get("href") or ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return link.get("title") or address or "#"
    file = unquote(parts.path.rstrip("/").rpartition("/")[2])
    return link.get("title") or file.strip(".") or parts.netloc or unquote(parts.fragment) or "#"


def _fit_void(element: Element, place: _Place) -> list[Node]:
    given = element.attributes
    if element.name == "img":
        if "src" not in given:
            return []
        given.setdefault("alt", "")
        if not given["alt"]:
            for name in ("aria-label", "aria-labelledby", "role"):
                given.pop(name, None)
        return [element]
    if element.name == "input":
        if given.get("type") != "checkbox":
            return []
        if "aria-label" not in given or "a" in place.within:
            return ["☑ " if "checked" in given else "☐ "]
        given.setdefault("disabled", "")
        return [element]
    return [] if element.name == "col" or (element.name in BLOCKS and place.words_only) else [element]


def _gathered(nodes: Sequence[Node]) -> Iterator[Node]:
    """Items without a list, and terms without one, in a list; what follows each other in one."""
    around: Element | None = None
    between: list[Node] = []
    for node in nodes:
        name = PARTS.get(node.name) if isinstance(node, Element) else None
        if around is not None and is_blank(node):
            between.append(node)
            continue
        if around is not None and name == around.name:
            around.children += [*between, node]
            between = []
            continue
        if around is not None:
            yield around
            yield from between
            between = []
        around = Element(name, {}, [node], holds_block=True) if name else None
        if around is None:
            yield node
    if around is not None:
        yield around
    yield from between


def _unwrapped(element: Element, place: _Place) -> list[Node]:
    """What is in an element that may not be here. A place that links lead to stays."""
    content = _fit(element.children, place)
    if "id" in element.attributes:
        return [Element("span", {"id": element.attributes["id"]}), *content]
    return content


def _as_words(element: Element, place: _Place) -> list[Node]:
    """The words of a block, apart from those before and after it."""
    apart = "\n" if "pre" in place.within else " "
    return [apart, *_unwrapped(element, place), apart]


def _around_blocks(element: Element, place: _Place) -> list[Node]:
    """An element for words that has blocks in it: it goes around the words, and of the blocks into or between them."""
    content = _fit(element.children, replace(place.inside(element), words_only=False))
    if element.name == "span":
        element.name, element.children = "div", content
        return [element]
    return _into(element, content) if element.name in PHRASES else _between(element, content)


def _into(phrase: Element, nodes: Sequence[Node]) -> list[Node]:
    """Nodes with a phrase around all the words in them."""
    found: list[Node] = []
    for is_block, group in groupby(nodes, _is_block):
        run = list(group)
        if not is_block:
            found += run if all(map(is_blank, run)) else [Element(phrase.name, dict(phrase.attributes), run)]
            continue
        for block in run:
            if isinstance(block, Element) and block.name not in VOID:
                block.children = _into(phrase, block.children)
        found += run
    return found


def _between(block: Element, nodes: Sequence[Node]) -> list[Node]:
    """Nodes with a paragraph around the words between the blocks."""
    found: list[Node] = []
    language: dict[str, str] = {
        name: block.attributes[name] for name in ("lang", "dir") if name in block.attributes
    }
    for is_block, group in groupby(nodes, _is_block):
        run = list(group)
        if is_block:
            for one in run:
                if isinstance(one, Element):
                    one.attributes = {**language, **one.attributes}
        elif not all(map(is_blank, run)):
            run = [Element(block.name, dict(block.attributes), run)]
        found += run
    return found


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.is_block()


def _fit_part(part: Element, place: _Place) -> Element:
    """An element where it belongs, with what is in it."""
    _mend(part, place)
    part.children = _fit(part.children, place.inside(part))
    return part


def _fit_list(element: Element, place: _Place) -> list[Node]:
    """A list has items; anything else goes into the one before."""
    children: list[Node] = []
    item: Element | None = None
    is_stray = False
    for node in element.children:
        if isinstance(node, Element) and node.name == "li":
            item, is_stray = node, False
            children.append(node)
        elif is_blank(node) and not (is_stray and item):
            children.append(node)
        else:
            if item is None:
                item = Element("li")
                children.append(item)
            item.children.append(node)
            item.holds_block |= _is_block(node)
            is_stray = True
    for node in children:
        if isinstance(node, Element):
            _fit_part(node, place)
            if element.name == "ul":
                node.attributes.pop("value", None)
    element.children = children
    return [element]


def _fit_terms(element: Element, place: _Place) -> list[Node]:
    """Terms and what is said of them, by turns: a term without a meaning gets an empty one."""
    before: list[Node] = []
    children: list[Node] = []
    last = ""
    for node in _terms(element.children):
        if isinstance(node, str) and is_blank(node):
            children.append(node)
            continue
        if not isinstance(node, Element) or node.name not in ("dt", "dd"):
            node = Element("dd", {}, [node], holds_block=_is_block(node))
        if node.name == "dd" and not last:
            node.name = "div"
            before += _fit_element(node, place)
            continue
        children.append(_fit_part(node, place))
        last = node.name
    if last == "dt":
        children.append(Element("dd"))
    element.children = children
    if "id" in element.attributes and not last:
        before.insert(0, Element("span", {"id": element.attributes["id"]}))
    return [*before, element] if last else before


def _terms(nodes: Iterable[Node]) -> Iterator[Node]:
    """The parts of a list of terms; those that are grouped are no longer."""
    for node in nodes:
        is_group = isinstance(node, Element) and node.name == "div"
        if isinstance(node, Element) and is_group and any(_is_term(child) for child in node.children):
            yield from node.children
        else:
            yield node


def _is_term(node: Node) -> bool:
    return isinstance(node, Element) and node.name in ("dt", "dd")


def _fit_table(element: Element, place: _Place) -> list[Node]:
    """A caption, a head, bodies, a foot; anything else goes before the table."""
    before: list[Node] = []
    children: list[Node] = []
    sections: list[Element] = []
    for node in element.children:
        name = node.name if isinstance(node, Element) else ""
        if is_blank(node):
            children.append(node)
        elif isinstance(node, Element) and name in (*_SECTIONS, "tr"):
            section = Element("tbody", {}, [node], holds_block=True) if name == "tr" else node
            _fit_section(section, place)
            sections.append(section)
            children.append(section)
        elif isinstance(node, Element) and name == "caption" and all(map(is_blank, children)):
            children.append(_fit_part(node, place))
        elif name not in ("colgroup", "col"):
            before += _fit_element(node, place) if isinstance(node, Element) else [node]
    mend_spans(sections)
    sections = [one for one in sections if any(isinstance(row, Element) for row in one.children)]
    for index, section in enumerate(sections):
        is_in_turn = {"thead": index == 0, "tfoot": index == len(sections) - 1}
        if not is_in_turn.get(section.name, True):
            section.name = "tbody"
    kept = [one for one in children if isinstance(one, str) or one.name == "caption" or one in sections]
    if not sections:
        return [*before, *_captions_as_boxes(kept)]
    element.children = kept
    return [*before, element]


def _captions_as_boxes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Element):
            node.name = "div"
        yield node


def _fit_section(section: Element, place: _Place) -> None:
    _mend(section, place)
    rows = _only(section.children, ("tr",), "tr")
    for row in rows:
        if isinstance(row, Element):
            _mend(row, place)
            row.children = _only(row.children, ("td", "th"), "td")
            for cell in row.children:
                if isinstance(cell, Element):
                    _fit_cell(cell, place)
    section.children = rows


def _fit_cell(cell: Element, place: _Place) -> None:
    """A cell with what is in it; one that says nothing heads nothing."""
    _fit_part(cell, place)
    if cell.name == "th" and not _says_something(cell):
        cell.name = "td"
        for name in ("abbr", "scope"):
            cell.attributes.pop(name, None)


def _only(nodes: Iterable[Node], names: Sequence[str], around: str) -> list[Node]:
    """Elements of these names and white space; anything else gets one around it."""
    return [
        node
        if is_blank(node) or (isinstance(node, Element) and node.name in names)
        else Element(around, {}, [node], holds_block=_is_block(node))
        for node in nodes
    ]


def _fit_details(element: Element, place: _Place) -> list[Node]:
    """Something folded has a name, which comes first."""
    children = element.children
    summary = next((one for one in children if isinstance(one, Element) and one.name == "summary"), None)
    index = children.index(summary) if summary is not None else 0
    before, after = children[:index], children[index + (summary is not None) :]
    margin, others = (before, after) if all(map(is_blank, before)) else ([], [*before, *after])
    inside = replace(place.inside(element), words_only=False)
    name = _fit_part(summary or Element("summary"), place)
    if not _says_something(name) and not place.labels.details:
        element.name = "div"
        element.attributes.pop("open", None)
        element.children = _fit([*before, *after], inside)
        return [element]
    if not _says_something(name):
        name.children = [escape(place.labels.details)]
    element.children = [*margin, name, *_fit(others, inside)]
    return [element]


def _fit_figure(element: Element, place: _Place) -> list[Node]:
    """A figure has one caption, before or after all else."""
    children = element.children
    caption = next((one for one in children if isinstance(one, Element) and one.name == "figcaption"), None)
    inside = replace(place.inside(element), words_only=False)
    if caption is None:
        element.children = _fit(children, inside)
        return [element]
    index = children.index(caption)
    before, after = children[:index], children[index + 1 :]
    _fit_part(caption, place)
    if all(map(is_blank, before)) or all(map(is_blank, after)):
        element.children = [*_fit(before, inside), caption, *_fit(after, inside)]
    else:
        element.children = [*_fit([*before, *after], inside), caption]
    return [element]


def _fit_ruby(element: Element, place: _Place) -> list[Node]:
    """Words, then their reading, perhaps in brackets. Without a reading they are just words."""
    parts: list[Node] = []
    for node in element.children:
        if isinstance(node, Element) and node.name == "rtc":
            readings = [one for one in node.children if isinstance(one, Element) and one.name == "rt"]
            parts += readings or [Element("rt", {}, node.children)]
        else:
            parts.append(node)
    parts = _one_by_one(parts)
    inside = place.inside(element)
    fitted: list[Node] = []
    for node in parts:
        if isinstance(node, Element) and node.name in ("rt", "rp"):
            reading = _fit_part(node, replace(place, words_only=True))
            if node.name == "rp":
                reading.children = [one for one in reading.children if isinstance(one, str)]
            fitted.append(reading)
        elif isinstance(node, str):
            fitted.append(node)
        else:
            fitted += _fit_element(node, inside)
    if not _RUBY.fullmatch(_shape(fitted)):
        fitted = [node for node in fitted if not isinstance(node, Element) or node.name != "rp"]
    if not (_RUBY.fullmatch(_shape(fitted)) or _RUBY_WITHOUT_SIGNS.fullmatch(_shape(fitted))):
        return [one for node in fitted for one in _without_reading(node)]
    element.children = fitted
    element.holds_block = False
    return [element]


def _one_by_one(parts: Sequence[Node]) -> list[Node]:
    """``<rb>`` after ``<rb>`` and their readings after these: each reading behind its own words."""
    bases = [one for one in parts if isinstance(one, Element) and one.name == "rb"]
    readings = [one for one in parts if isinstance(one, Element) and one.name == "rt"]
    others = [one for one in parts if one not in bases and one not in readings and not is_blank(one)]
    if len(bases) > 1 and len(bases) == len(readings) and not others:
        return [node for pair in zip(bases, readings, strict=True) for node in pair]
    return list(parts)


def _shape(nodes: Iterable[Node]) -> str:
    """``b`` for words, ``t`` for a reading, ``p`` for a bracket."""
    letters = {"rt": "t", "rp": "p"}
    return "".join(
        letters.get(node.name, "b") if isinstance(node, Element) else "b"
        for node in nodes
        if not is_blank(node)
    )


def _without_reading(node: Node) -> list[Node]:
    if isinstance(node, Element) and node.name == "rt":
        return ["（", *node.children, "）"] if _says_something(node) else []
    return [node]


_MAKERS: Mapping[str, Callable[[Element, _Place], list[Node]]] = MappingProxyType(
    {
        "ul": _fit_list,
        "ol": _fit_list,
        "dl": _fit_terms,
        "table": _fit_table,
        "details": _fit_details,
        "figure": _fit_figure,
        "ruby": _fit_ruby,
    }
)
"""Elements with rules of their own for what is in them."""
