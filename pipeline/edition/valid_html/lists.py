"""Lists with nothing but items in them, and terms with what is said of them."""

from collections.abc import Iterable, Iterator

from pipeline.edition.valid_html.fitting import Place, fit_element, fit_part, is_block
from pipeline.edition.valid_html.tree import Element, Node, is_blank

__all__ = ["fit_list", "fit_terms"]


def fit_list(element: Element, place: Place) -> list[Node]:
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
            item.holds_block |= is_block(node)
            is_stray = True
    for node in children:
        if isinstance(node, Element):
            fit_part(node, place)
            if element.name == "ul":
                node.attributes.pop("value", None)
    element.children = children
    return [element]


def fit_terms(element: Element, place: Place) -> list[Node]:
    """Terms and what is said of them, by turns: a term without a meaning gets an empty one."""
    before: list[Node] = []
    children: list[Node] = []
    last = ""
    for node in _terms(element.children):
        if isinstance(node, str) and is_blank(node):
            children.append(node)
            continue
        if not isinstance(node, Element) or node.name not in ("dt", "dd"):
            node = Element("dd", {}, [node], holds_block=is_block(node))
        if node.name == "dd" and not last:
            node.name = "div"
            before += fit_element(node, place)
            continue
        children.append(fit_part(node, place))
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
