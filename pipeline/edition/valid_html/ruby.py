"""Ruby: words, and how they are read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.edition.valid_html.fitting import Place, fit_element, fit_part, says_something
from pipeline.edition.valid_html.tree import Element, Node, is_blank

__all__ = ["fit_ruby"]

_RUBY = re.compile(r"(?:b+(?:t+|(?:pt+)+p))+")
_RUBY_WITHOUT_SIGNS = re.compile(r"(?:b+t+)+")


def fit_ruby(element: Element, place: Place) -> list[Node]:
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
            reading = fit_part(node, replace(place, words_only=True))
            if node.name == "rp":
                reading.children = [one for one in reading.children if isinstance(one, str)]
            fitted.append(reading)
        elif isinstance(node, str):
            fitted.append(node)
        else:
            fitted += fit_element(node, inside)
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
        return ["（", *node.children, "）"] if says_something(node) else []
    return [node]
