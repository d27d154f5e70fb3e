"""Tables with captions, sections, rows and cells where they belong."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.edition.valid_html.fitting import Place, fit_element, fit_part, is_block, mend, says_something
from pipeline.edition.valid_html.spans import mend_spans
from pipeline.edition.valid_html.tree import Element, Node, is_blank

__all__ = ["fit_table"]

_SECTIONS = ("thead", "tbody", "tfoot")


def fit_table(element: Element, place: Place) -> list[Node]:
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
            children.append(fit_part(node, place))
        elif name not in ("colgroup", "col"):
            before += fit_element(node, place) if isinstance(node, Element) else [node]
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


def _fit_section(section: Element, place: Place) -> None:
    mend(section, place)
    rows = _only(section.children, ("tr",), "tr")
    for row in rows:
        if isinstance(row, Element):
            mend(row, place)
            row.children = _only(row.children, ("td", "th"), "td")
            for cell in row.children:
                if isinstance(cell, Element):
                    _fit_cell(cell, place)
    section.children = rows


def _fit_cell(cell: Element, place: Place) -> None:
    """A cell with what is in it; one that says nothing heads nothing."""
    fit_part(cell, place)
    if cell.name == "th" and not says_something(cell):
        cell.name = "td"
        for name in ("abbr", "scope"):
            cell.attributes.pop(name, None)


def _only(nodes: Iterable[Node], names: Sequence[str], around: str) -> list[Node]:
    """Elements of these names and white space; anything else gets one around it."""
    return [
        node
        if is_blank(node) or (isinstance(node, Element) and node.name in names)
        else Element(around, {}, [node], holds_block=is_block(node))
        for node in nodes
    ]
