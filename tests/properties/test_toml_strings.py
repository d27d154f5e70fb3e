"""Law: where a string of a TOML document is said to stand, there it stands, and any text can take its place."""

import tomllib
from collections.abc import Iterator
from pathlib import PurePath

from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.article.front_matter.toml_strings import TomlPath, find_toml_strings
from pipeline.article.front_matter.toml_values import read_toml_front_matter, write_toml_value
from pipeline.article.model import Value
from pipeline.characters import find_unshowable, showable

SHOWN = PurePath("a.md")

plain = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="'\"\\"), max_size=6
)
bodies = st.lists(
    plain | st.sampled_from(("\\n", "\\\\", '\\"', "\\u6838", "[", "]", "=", "#", ",")), max_size=4
).map("".join)
literals = plain | st.sampled_from(("\\", '"', "# x", "[a]", "b = c"))
lines = st.lists(bodies | st.sampled_from(("\n", "\r\n", '"', '""', "'", "\\\n  ")), max_size=5).map("".join)
raw_lines = st.lists(literals | st.sampled_from(("\n", "\r\n", "'", "''")), max_size=5).map("".join)
strings = (
    bodies.map('"{}"'.format)
    | literals.map("'{}'".format)
    | lines.map('"""{}"""'.format)
    | raw_lines.map("'''{}'''".format)
)
scalars = strings | st.sampled_from(
    ("1", "-1.5e3", "true", "inf", "1979-05-27 07:32:00", "07:32:00", "1979-05-27T00:32:00Z")
)
names = st.sampled_from(("a", "b", "c-d", "1", '"a b"', '"\\u6838.x"', "'傘'", "''"))
keys = st.lists(names, min_size=1, max_size=2).map(" . ".join)
blanks = st.sampled_from(("", " ", "\n", "\r\n  ", " # 'x' ]\n"))


def arrays(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def written(some: list[str], blank: str, comma: str) -> str:
        return f"[{blank}{f'{blank},{blank}'.join(some)}{comma if some else ''}{blank}]"

    return st.builds(written, st.lists(items, max_size=3), blanks, st.sampled_from(("", ",")))


def inline_tables(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(names, items), max_size=2, unique_by=lambda pair: pair[0])
    return pairs.map(lambda some: f"{{ {' , '.join(f'{name} = {item}' for name, item in some)} }}")


values = st.recursive(scalars, lambda items: arrays(items) | inline_tables(items), max_leaves=6)
pairs = st.builds("{} = {}{}\n".format, keys, values, st.sampled_from(("", " ", "\t# \"x\" = 'y'", "\r")))
headers = keys.map("[ {} ]\n".format) | keys.map("[[{}]] # [x]\n".format)
parts = st.lists(pairs | headers | st.sampled_from(("\n", "# x = 'y'\n", "  ")), max_size=8)


def valid(parts: list[str]) -> str:
    """The document of those parts that may stand together."""
    document = ""
    for part in parts:
        try:
            tomllib.loads(document + part)
        except tomllib.TOMLDecodeError:
            continue
        document += part
    return document


documents = parts.map(valid)


def strings_in(value: object, path: TomlPath = ()) -> Iterator[tuple[TomlPath, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from strings_in(item, (*path, number))
    elif isinstance(value, str):
        yield path, value


def quotes(source: str) -> str:
    return source[:3] if source[:3] in ('"""', "'''") else source[0]


@given(documents)
def test_each_string_is_found_where_it_stands(toml):
    found = find_toml_strings(toml)

    alone = {one.path: tomllib.loads(f"x = {toml[one.span.start : one.span.end]}")["x"] for one in found}
    assert len(alone) == len(found)
    assert alone == dict(strings_in(tomllib.loads(toml)))
    assert sorted(found, key=lambda one: one.span.start) == list(found)


@given(strings, st.text(max_size=12) | lines | raw_lines)
def test_any_text_is_written_so_that_it_is_read_again(source, text):
    assume(valid([f"x = {source}"]))
    written = write_toml_value(source, quotes(source), text)

    value = tomllib.loads(f"x = {written}")["x"]
    assert value.strip() == text.strip()
    assert value == text or quotes(written) in ('"""', "'''")


@given(documents, st.text(max_size=5).map(showable))
def test_a_document_keeps_its_shape_when_its_strings_are_translated(toml, suffix):
    text = f"+++\n{toml}\n+++\n本文\n"
    assume("\n+++" not in toml)
    assume(not any(find_unshowable(text) for _, text in strings_in(tomllib.loads(toml))))
    before = read_toml_front_matter(text, SHOWN, tuple(tomllib.loads(toml)))
    assume(all("." not in key for key in before.metadata))

    def translated(value: Value) -> str:
        return f"<{value.text}{suffix}>"

    for value in reversed(before.values):
        start, end = value.span.start, value.span.end
        text = text[:start] + write_toml_value(text[start:end], value.style, translated(value)) + text[end:]

    after = read_toml_front_matter(text, SHOWN, tuple(before.metadata))
    assert [(value.key, value.text) for value in after.values] == [
        (value.key, translated(value).strip()) for value in before.values
    ]
