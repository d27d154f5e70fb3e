"""A tree of elements made to stand where the standard lets them stand.

All texts and pictures stay, in their order as far as that can be; what is valid stays as it is.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pipeline.edition.valid_html.fitting import Labels, Maker, Place, fit
from pipeline.edition.valid_html.lists import fit_list, fit_terms
from pipeline.edition.valid_html.named import fit_details, fit_figure
from pipeline.edition.valid_html.ruby import fit_ruby
from pipeline.edition.valid_html.tables import fit_table
from pipeline.edition.valid_html.tree import Element, Node

__all__ = ["Labels", "repaired"]

_MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "ul": fit_list,
        "ol": fit_list,
        "dl": fit_terms,
        "table": fit_table,
        "details": fit_details,
        "figure": fit_figure,
        "ruby": fit_ruby,
    }
)
"""Elements with rules of their own for what is in them."""


def repaired(nodes: Iterable[Node], labels: Labels, *, words_only: bool = False) -> list[Node]:
    """Nodes that may stand in a body, or with ``words_only`` in a heading. The tree that is given is used up."""
    fitted = fit(list(nodes), Place(labels, _MAKERS, words_only))
    return fitted if words_only else [_in_paragraph(node) for node in fitted]


def _in_paragraph(node: Node) -> Node:
    """A link that stands for an embedded film is a paragraph where it is between others."""
    is_embed = isinstance(node, Element) and node.attributes.get("class") == "embed"
    return Element("p", {}, [node]) if is_embed else node
