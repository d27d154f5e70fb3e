"""Keys in a front matter: those that a generator needs are written, everything else stays as the author wrote it."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import date

import tomlkit
import yaml

from pipeline.article.front_matter.toml_values import toml_extent
from pipeline.article.front_matter.yaml_values import yaml_extent
from pipeline.edition.layouts.model import Keys

__all__ = ["with_keys"]

_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+\\Z")
"""A line as YAML has it."""

_BARE_KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


def with_keys(text: str, metadata: Mapping[str, object], keys: Keys, *, reads_toml: bool) -> str:
    """An article with ``keys`` in its front matter, which is made if it has none.

    ``metadata`` are the front matter's values. TOML becomes YAML, with the same values, unless the generator
    ``reads_toml``; of a front matter in YAML that is a single ``{…}`` the values stay, too. In any other, all lines
    but those of the named keys are copied.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    named = {*keys.values, *keys.dropped}
    if text.removeprefix(mark).startswith("+") and (extent := toml_extent(text)):
        span, end = extent
        if reads_toml:
            added = "".join(f"{key} = {_toml(value)}{newline}" for key, value in keys.values.items())
            return (
                text[: span.start]
                + added
                + _toml_without(text[span.start : span.end], named)
                + text[span.end :]
            )
        return f"{mark}---{newline}{_whole(metadata, keys, newline)}---{newline}{text[end:]}"
    added = "".join(f"{_key(key)}: {_yaml(value)}{newline}" for key, value in keys.values.items())
    yaml_place = yaml_extent(text)
    if yaml_place is None:
        return f"{mark}---{newline}{added}---{newline}{newline}{text.removeprefix(mark)}" if added else text
    span, _end = yaml_place
    written = text[span.start : span.end]
    root = yaml.compose(written, Loader=yaml.SafeLoader)
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        kept = _whole(metadata, keys, newline)
    else:
        kept = _yaml_without(written, root, named) + added
    return text[: span.start] + kept + text[span.end :]


def _whole(metadata: Mapping[str, object], keys: Keys, newline: str) -> str:
    """The YAML of all values."""
    values = {key: value for key, value in metadata.items() if key not in keys.dropped} | dict(keys.values)
    return "".join(f"{_key(key)}: {_yaml(value)}{newline}" for key, value in values.items())


def _yaml_without(written: str, root: yaml.Node | None, named: Collection[str]) -> str:
    """A block mapping without the entries of these keys; comments and blank lines after an entry stay."""
    if not isinstance(root, yaml.MappingNode):
        return written
    lines = _LINE.findall(written)
    starts = [key.start_mark.line for key, _value in root.value] + [len(lines)]
    gone: set[int] = set()
    for (key, value), start, following in zip(root.value, starts, starts[1:], strict=False):
        if key.value in named:
            end = following
            is_text = isinstance(value, yaml.ScalarNode) and value.style in ("|", ">")
            while end > start + 1 and not is_text and _says_nothing(lines[end - 1]):
                end -= 1
            gone.update(range(start, end))
    return "".join(line for number, line in enumerate(lines) if number not in gone)


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _toml_without(written: str, named: Collection[str]) -> str:
    document = tomlkit.parse(written)
    there = [key for key in named if key in document]
    for key in there:
        del document[key]
    return tomlkit.dumps(document) if there else written


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(str(key)) else _text(str(key))


def _yaml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(str(key))}: {_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    return "null" if value is None else _scalar(value)


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(key))} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    """A value as YAML and TOML both write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else _text(str(value))


def _text(text: str) -> str:
    """In quotes, with escapes that YAML, TOML and JSON have in common."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", quoted)
