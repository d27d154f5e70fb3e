"""YAML front matter: between two lines of ``---`` at the start of a file.

A translated value keeps the style its source is written in (plain, quoted, block) wherever YAML allows it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import PurePath

import yaml

from pipeline.article.model import FrontMatter, Span, Value
from pipeline.characters import find_unshowable, why_unshowable
from pipeline.diagnostics import InputError
from pipeline.textfile import position

__all__ = ["read_yaml_front_matter", "write_yaml_value", "yaml_extent"]

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_KEY = re.compile(
    r"""[ \t]*(?:"[^"]*"|'[^']*'|[^\s"'\\\[\]{}>|*&!%@`#,-][^:]*|-[^\s-][^:]*)[ \t]*:(?:\s|\Z)|\{"""
)
_NOT_IN_QUOTES = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_STRING = "tag:yaml.org,2002:str"


def read_yaml_front_matter(text: str, shown: PurePath, keys: Sequence[str]) -> FrontMatter:
    """The front matter of an article, empty if it has none.

    ``text`` is the file's content, ``shown`` its path in messages; ``keys`` are those whose values are
    translated, as in `front_matter.read_front_matter`. A value's ``style`` is YAML's: ``""`` for a plain scalar,
    or ``'``, ``"``, ``|``, ``>``. Raises `InputError` at the place of what is not YAML, does not end, or is not
    keys with values.
    """
    extent = yaml_extent(text)
    if extent is None:
        return FrontMatter({}, ())
    span, end = extent
    if end < 0:
        message = "the front matter does not end: close it with a line of ---"
        raise InputError.at("front-matter", message, shown)
    return _Reader(text, shown, span.start, span.end).read(keys)


def yaml_extent(text: str) -> tuple[Span, int] | None:
    """Where the YAML of the front matter stands, and where the Markdown after it begins, in code points.

    None if there is no front matter; both ends are -1 if it does not end. A first line of ``---`` begins front
    matter only where a key follows, comments aside, or the closing line at once. Everywhere else it is a
    thematic break.
    """
    opening = _OPENING.match(text)
    if not opening:
        return None
    start = opening.end()
    closing = _CLOSING.search(text, start)
    if not (closing and closing.start() == start) and not _begins_with_a_key(text, start):
        return None
    if not closing:
        return Span(start, -1), -1
    return Span(start, closing.start()), closing.end()


def _begins_with_a_key(text: str, start: int) -> bool:
    at = start
    while (line := _LINE.match(text, at)) and line[1].lstrip().startswith("#"):
        at = line.end()
    return line is not None and _KEY.match(line[1]) is not None


class _Reader:
    """Reads one front matter; knows where its YAML stands in the article, to point at what is wrong."""

    def __init__(self, text: str, shown: PurePath, start: int, end: int) -> None:
        self.text = text
        self.shown = shown
        self.start = start
        self.yaml = text[start:end]

    def read(self, keys: Sequence[str]) -> FrontMatter:
        root = self._compose()
        if root is None:
            return FrontMatter({}, ())
        if not isinstance(root, yaml.MappingNode):
            raise self._error(
                "the front matter must be keys with values, such as title: …", root.start_mark.index
            )
        self._require_showable(root)
        metadata = {str(key): value for key, value in self._construct(root).items()}
        wanted = {tuple(key.split(".")) for key in keys}
        return FrontMatter(metadata, tuple(self._values(root, (), wanted, set())))

    def _compose(self) -> yaml.Node | None:
        try:
            return yaml.compose(self.yaml, Loader=yaml.SafeLoader)
        except yaml.reader.ReaderError as error:
            message = f"the character U+{ord(self.yaml[error.position]):04X} is not allowed in YAML"
            raise self._error(message, error.position) from None
        except yaml.MarkedYAMLError as error:
            raise self._yaml_error(error) from None
        except RecursionError:
            raise self._error("the front matter is nested too deeply", 0) from None
        except (ValueError, OverflowError) as error:  # an escape for a character that Unicode does not have
            raise self._error(f"a value that YAML cannot read: {error}", 0) from None

    def _require_showable(self, root: yaml.Node) -> None:
        """Raise `InputError` for an escape that means a character which pages cannot show."""
        nodes, seen = [root], {id(root)}
        while nodes:
            node = nodes.pop()
            inner: Iterable[yaml.Node] = ()
            if isinstance(node, yaml.ScalarNode) and (character := find_unshowable(node.value)):
                raise self._error(why_unshowable(character), node.start_mark.index)
            if isinstance(node, yaml.SequenceNode):
                inner = node.value
            elif isinstance(node, yaml.MappingNode):
                inner = chain.from_iterable(node.value)
            new = [one for one in inner if id(one) not in seen]
            seen.update(map(id, new))
            nodes += reversed(new)

    def _construct(self, root: yaml.MappingNode) -> dict[object, object]:
        loader = _Loader("")
        metadata: dict[object, object] = {}
        loader.flatten_mapping(root)
        for key, value in root.value:
            try:
                metadata[loader.construct_object(key, deep=True)] = loader.construct_object(value, deep=True)
            except yaml.MarkedYAMLError as error:
                raise self._yaml_error(error) from None
            except (ValueError, TypeError, OverflowError, RecursionError) as error:
                raise self._error(f"a value that YAML cannot read: {error}", value.start_mark.index) from None
        return metadata

    def _values(
        self, node: yaml.Node, path: tuple[str, ...], wanted: set[tuple[str, ...]], seen: set[int]
    ) -> Iterator[Value]:
        """The texts below ``node`` whose path begins with one that is wanted; an alias is its anchor's."""
        if id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    yield from self._values(value, (*path, key.value), wanted, seen)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self._values(item, path, wanted, seen)
        elif (
            isinstance(node, yaml.ScalarNode)
            and node.tag == _STRING
            and any(path[: len(key)] == key for key in wanted)
        ):
            span = Span(self.start + node.start_mark.index, self.start + node.end_mark.index)
            yield Value(".".join(path), node.value.strip(), span, node.style or "")

    def _yaml_error(self, error: yaml.MarkedYAMLError) -> InputError:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not valid YAML"
        return self._error(f"the front matter is not valid YAML: {what}", mark.index if mark else 0)

    def _error(self, message: str, index: int) -> InputError:
        at = self.start + min(index, len(self.yaml))
        return InputError.at("front-matter", message, self.shown, *position(self.text, at))


class _Loader(yaml.SafeLoader):
    """Reads what only looks like a date, ``2026-13-45``, as the text that it is."""

    def construct_date(self, node: yaml.ScalarNode) -> object:
        """A date, or a text."""
        try:
            return self.construct_yaml_timestamp(node)
        except (ValueError, OverflowError):
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_date)


def write_yaml_value(source: str, style: str, text: str) -> str:
    r"""``text`` as the YAML scalar that takes the place of ``source``, in the same style if YAML allows.

    Loading the result gives ``text`` again; what a style cannot hold is put in double quotes. Line ends are ``\n``.
    """
    for written in _candidates(source, style, text):
        if _loads_as(written, text):
            return written
    return _double_quoted(text) + ("\n" if style in ("|", ">") and style else "")


def _candidates(source: str, style: str, text: str) -> Iterator[str]:
    if style in ("|", ">") and style:
        yield _block(source, style, text)
    elif style == "'" and "\n" not in text:
        yield "'" + text.replace("'", "''") + "'"
    elif style == "" and "\n" not in text:
        yield text


def _loads_as(written: str, text: str) -> bool:
    """Whether YAML reads the scalar as this text, after a key and (unless it is a block) in a flow list."""
    try:
        if written[:1] in ("|", ">"):
            value = yaml.safe_load(f"key: {written}")
            return isinstance(value, dict) and str(value.get("key")).strip() == text
        return bool(
            yaml.safe_load(f"key: {written}") == {"key": text} and yaml.safe_load(f"[{written}]") == [text]
        )
    except (yaml.YAMLError, ValueError):
        return False


def _block(source: str, style: str, text: str) -> str:
    """A block scalar with the header and the indentation of ``source``."""
    source = _LINE_END.sub("\n", source)
    header, *lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "  ")
    indent = first[: len(first) - len(first.lstrip(" "))]
    separator = "\n" if style == "|" else "\n\n"
    body = separator.join(text.split("\n"))
    ending = source[len(source.rstrip()) :] or "\n"
    return header + "\n" + "\n".join(indent + line if line else "" for line in body.split("\n")) + ending


def _double_quoted(text: str) -> str:
    """JSON's escapes are YAML's too; the rest of what YAML does not print is escaped as well."""
    return _NOT_IN_QUOTES.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
