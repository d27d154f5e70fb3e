"""An element made to stand where the standard lets it stand, with what is in it (HTML, sections 3.2.5 and 4)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
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
from pipeline.edition.valid_html.tree import Element, Node, elements_in, is_blank

__all__ = ["Labels", "Maker", "Place", "fit", "fit_element", "fit_part", "is_block", "mend", "says_something"]

_RUBY_PARTS = ("rb", "rp", "rt", "rtc")
_WATCHED = frozenset(name for names in NOT_WITHIN.values() for name in names) | {"pre"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Words for what has to have some: ``details`` is the name of something folded that its author gave none."""

    details: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where elements are to stand: whether only words may stand there, and inside of what that is.

    ``makers`` make what has rules of its own for what is in it, by the element's name.
    """

    labels: Labels
    makers: "Mapping[str, Maker]"
    words_only: bool = False
    within: frozenset[str] = frozenset()

    def inside(self, element: Element) -> "Place":
        """The place inside an element that stands here."""
        words_only = element.name not in FLOW and (self.words_only or element.name not in TRANSPARENT)
        within = self.within | {element.name} if element.name in _WATCHED else self.within
        return replace(self, words_only=words_only, within=within)


Maker = Callable[[Element, Place], list[Node]]


def fit(nodes: Sequence[Node], place: Place) -> list[Node]:
    """Nodes as they may stand at a place, in their order."""
    fitted: list[Node] = []
    for node in nodes if place.words_only else _gathered(nodes):
        if isinstance(node, str):
            fitted.append(node)
        else:
            fitted += fit_element(node, place)
    return fitted


def fit_element(element: Element, place: Place) -> list[Node]:
    """What an element becomes at a place: itself, or what was in it, or what goes before it as well."""
    if element.name in OBSOLETE:
        element.name, look = OBSOLETE[element.name]
        if look:
            element.set("class", look)
    mend(element, place)
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
    if element.name in place.makers:
        return place.makers[element.name](element, place)
    if element.holds_block and not place.words_only and element.name in SPLIT | PHRASES:
        return _around_blocks(element, place)
    element.children = fit(element.children, place.inside(element))
    element.holds_block = any(map(is_block, element.children))
    is_left_over = element.name == "p" and not element.attributes and all(map(is_blank, element.children))
    return [] if is_left_over else [_with_name(element)]


def _with_name(element: Element) -> Element:
    """A link that shows nothing gets a name for those who hear it; a heading that shows nothing is none."""
    if element.name == "a" and "href" in element.attributes and not says_something(element):
        element.set("aria-label", _name_of(element))
    elif element.name in HEADINGS and not says_something(element):
        element.name = "div"
    return element


def mend(element: Element, place: Place) -> None:
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


def says_something(element: Element) -> bool:
    """Whether there is anything in it to read or hear."""
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


def _fit_void(element: Element, place: Place) -> list[Node]:
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


def _unwrapped(element: Element, place: Place) -> list[Node]:
    """What is in an element that may not be here. A place that links lead to stays."""
    content = fit(element.children, place)
    if "id" in element.attributes:
        return [Element("span", {"id": element.attributes["id"]}), *content]
    return content


def _as_words(element: Element, place: Place) -> list[Node]:
    """The words of a block, apart from those before and after it."""
    apart = "\n" if "pre" in place.within else " "
    return [apart, *_unwrapped(element, place), apart]


def _around_blocks(element: Element, place: Place) -> list[Node]:
    """An element for words that has blocks in it: it goes around the words, and of the blocks into or between them."""
    content = fit(element.children, replace(place.inside(element), words_only=False))
    if element.name == "span":
        element.name, element.children = "div", content
        return [element]
    return _into(element, content) if element.name in PHRASES else _between(element, content)


def _into(phrase: Element, nodes: Sequence[Node]) -> list[Node]:
    """Nodes with a phrase around all the words in them."""
    found: list[Node] = []
    for are_blocks, group in groupby(nodes, is_block):
        run = list(group)
        if not are_blocks:
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
    for are_blocks, group in groupby(nodes, is_block):
        run = list(group)
        if are_blocks:
            for one in run:
                if isinstance(one, Element):
                    one.attributes = {**language, **one.attributes}
        elif not all(map(is_blank, run)):
            run = [Element(block.name, dict(block.attributes), run)]
        found += run
    return found


def is_block(node: Node) -> bool:
    """Whether a node is a block, or has one in it."""
    return isinstance(node, Element) and node.is_block()


def fit_part(part: Element, place: Place) -> Element:
    """An element where it belongs, with what is in it."""
    mend(part, place)
    part.children = fit(part.children, place.inside(part))
    return part
