"""Front matter, in YAML or TOML: where it is, what it says, and the values that are translated, as spans."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from pipeline.article.front_matter.toml_values import read_toml_front_matter, toml_extent, write_toml_value
from pipeline.article.front_matter.yaml_values import read_yaml_front_matter, write_yaml_value, yaml_extent
from pipeline.article.model import FrontMatter
from pipeline.diagnostics import InputError

__all__ = ["count_lines", "markdown_part", "read_front_matter", "read_metadata", "write_value"]

_LINE_END = re.compile(r"\r\n|\n|\r")


def read_front_matter(text: str, shown: PurePath, keys: Sequence[str]) -> FrontMatter:
    """The front matter of an article, empty if it has none.

    ``text`` is the file's content, ``shown`` its path in messages. ``keys`` are those whose values are
    translated: ``title``, or ``hero.tagline`` for a key within a key; of a list, each item; of a mapping, all its
    texts. Raises `InputError` for what cannot be read or does not end.
    """
    read = read_toml_front_matter if _is_toml(text) else read_yaml_front_matter
    return read(text, shown, keys)


def read_metadata(text: str) -> Mapping[str, object]:
    """The front matter of an article as plain data; empty if it has none, or none that can be read."""
    try:
        return read_front_matter(text, PurePath(), ()).metadata
    except InputError:
        return {}


def write_value(article: str, source: str, style: str, text: str) -> str:
    r"""``text`` as the scalar that takes the place of ``source`` in the front matter of ``article``.

    It keeps the style if the format allows. Line ends are ``\n``.
    """
    write = write_toml_value if _is_toml(article) else write_yaml_value
    return write(source, style, text)


def markdown_part(text: str) -> str:
    """``text`` without a byte order mark, and with the lines of its front matter blank."""
    end = _end(text)
    return "\n" * count_lines(text) + text[end:].removeprefix("\ufeff")


def count_lines(text: str) -> int:
    """How many lines the front matter takes, both fences included; 0 if there is none."""
    return len(_LINE_END.findall(text, 0, _end(text)))


def _is_toml(text: str) -> bool:
    return text.removeprefix("\ufeff").startswith("+")


def _end(text: str) -> int:
    """The code point where Markdown begins: 0 if there is no front matter, or none that ends."""
    extent = toml_extent(text) if _is_toml(text) else yaml_extent(text)
    return max(extent[1], 0) if extent else 0
