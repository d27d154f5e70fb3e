"""Keys that a front matter in YAML names twice: YAML forbids it, and readers of it differ in what they make of it.

PyYAML takes the last value, others the first, and Hugo stops. (TOML cannot be read at all then.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from pipeline.article.front_matter.yaml_values import yaml_extent
from pipeline.textfile import position

__all__ = ["RepeatedKey", "repeated_keys"]

_MAYBE_A_KEY = re.compile(r"""([^\s{}\[\],"']+)["']?[ \t]*:(?=\s|\Z)""")
_MERGE = "tag:yaml.org,2002:merge"


@dataclass(frozen=True, slots=True)
class RepeatedKey:
    """A key that is there already. ``line`` and ``column`` count from 1 in the article, as does ``first_line``."""

    key: str
    line: int
    column: int
    first_line: int


def repeated_keys(text: str) -> tuple[RepeatedKey, ...]:
    """The keys of an article's front matter that a key before them repeats, in order; none if it is not YAML.

    ``text`` is the file's content. Keys within keys count too; a merge key, ``<<``, may stand several times.
    """
    extent = yaml_extent(text)
    if extent is None or extent[1] < 0:
        return ()
    span, _end = extent
    written = text[span.start : span.end]
    names = _MAYBE_A_KEY.findall(written)
    if len(names) == len(set(names)):  # most articles: they need not be parsed once more
        return ()
    try:
        root = yaml.compose(written, Loader=yaml.SafeLoader)
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
        RecursionError,
    ):  # reading the article tells what is wrong
        return ()
    found: list[RepeatedKey] = []
    for key, first in _repeated(root):
        line, column = position(text, span.start + key.start_mark.index)
        first_line, _ = position(text, span.start + first.start_mark.index)
        found.append(RepeatedKey(key.value, line, column, first_line))
    return tuple(sorted(found, key=lambda one: (one.line, one.column)))


def _repeated(root: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.ScalarNode]]:
    """The keys that repeat another, each with the first of them."""
    nodes, seen = [root], {id(root)}
    while nodes:
        node = nodes.pop()
        inner: list[yaml.Node] = []
        if isinstance(node, yaml.SequenceNode):
            inner = node.value
        elif isinstance(node, yaml.MappingNode):
            inner = [value for _key, value in node.value]
            keys: dict[tuple[str, str], yaml.ScalarNode] = {}
            for key, _value in node.value:
                if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE:
                    first = keys.setdefault((key.tag, key.value), key)
                    if first is not key:
                        yield key, first
        new = [one for one in inner if id(one) not in seen]
        seen.update(map(id, new))
        nodes += new
