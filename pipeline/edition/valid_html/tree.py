"""Sanitized HTML as a tree of elements, and back, byte for byte."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from pipeline.edition.valid_html.elements import BLOCKS, VOID

__all__ = ["Element", "Node", "elements_in", "is_blank", "parse", "write"]

_PIECE = re.compile(
    r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [^\s="<>]+="[^"]*")*)>|(?P<text>[^<]+)'
)
"""A tag or a text as nh3 writes them: attributes in double quotes, and ``<`` in texts always escaped."""

_ATTRIBUTE = re.compile(r' ([^\s="<>]+)="([^"]*)"')
_WHITE_SPACE = " \t\n\r\f"

_DEEPEST = 150
"""How deep elements may lie in each other: those within are left out, and their texts kept. (Blink stops at 512.)"""


@dataclass(slots=True, eq=False)
class Element:
    """An element. The values of attributes are as they are written: `get` and `set` are for the characters themselves.

    ``holds_block``: one of the elements in it, however deep, is a block.
    """

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    holds_block: bool = False

    def get(self, name: str) -> str | None:
        """The value of an attribute, None without it."""
        value = self.attributes.get(name)
        return unescape(value) if value is not None and "&" in value else value

    def set(self, name: str, value: str) -> None:
        """Give an attribute a value."""
        self.attributes[name] = escape(value)

    def is_block(self) -> bool:
        """Whether it may not stand among the words of a paragraph."""
        return self.name in BLOCKS or self.holds_block


Node = Element | str
"""A text is as it is written, with ``&lt;`` for ``<``."""


def parse(html: str) -> list[Node]:
    """The tree of HTML that nh3 wrote."""
    root = Element("")
    path: list[Element | None] = [root]  # None for an element that is left out
    inner = root
    for piece in _PIECE.finditer(html):
        name = piece["name"]
        if name is None:
            inner.children.append(piece["text"])
        elif not piece["end"]:
            element = Element(name, dict(_ATTRIBUTE.findall(piece["attributes"])))
            if name in VOID:
                inner.children.append(element)
                inner.holds_block |= name in BLOCKS
            elif len(path) > _DEEPEST:
                path.append(None)
            else:
                inner.children.append(element)
                path.append(element)
                inner = element
        elif len(path) > 1:
            closed = path.pop()
            if closed is not None:
                outer = path[-1]
                inner = outer if outer is not None else root
                inner.holds_block |= closed.is_block()
    return root.children


def write(nodes: Iterable[Node]) -> str:
    """The HTML of a tree."""
    return "".join(_pieces(nodes))


def is_blank(node: Node) -> bool:
    """Whether it is a text of nothing but white space."""
    return isinstance(node, str) and not node.strip(_WHITE_SPACE)


def elements_in(nodes: Iterable[Node]) -> Iterator[Element]:
    """All elements of a tree, each before those in it."""
    waiting = [node for node in nodes if isinstance(node, Element)][::-1]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [node for node in reversed(element.children) if isinstance(node, Element)]


def _pieces(nodes: Iterable[Node]) -> Iterator[str]:
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        attributes = "".join(f' {name}="{value}"' for name, value in node.attributes.items())
        yield f"<{node.name}{attributes}>"
        if node.name not in VOID:
            waiting.append(f"</{node.name}>")
            waiting += reversed(node.children)
