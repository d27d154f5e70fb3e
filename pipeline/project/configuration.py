"""The configuration of a content project: ``pipeline.toml``, or ``[tool.pipeline]`` in ``pyproject.toml``."""

import json
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Literal, cast
from urllib.parse import urlsplit

from babel import Locale

from pipeline import locales
from pipeline.conventions import EXTENSIONS, Conventions
from pipeline.diagnostics import CODES, InputError, is_code
from pipeline.project.check_levels import LEVELS, CheckLevels, Level
from pipeline.textfile import TomlText, read_toml

__all__ = [
    "CONFIG_NAME",
    "TABLE",
    "Config",
    "config_path",
    "is_project",
    "place_of_key",
    "read_config",
    "unknown_locale",
]

CONFIG_NAME = "pipeline.toml"
TABLE = "[tool.pipeline]"

_SLUG = re.compile(r"\w+(?:-\w+)*")
_EXAMPLES = {"languages": "en", "front_matter": "title", "extensions": "tables", "formats": "html"}
"""For each key whose value is a list, what may be in it."""


@dataclass(frozen=True, slots=True)
class Config:
    """The keys of ``[tool.pipeline]`` and their defaults. Languages are locales such as ``zh_Hans``.

    ``title`` is the site's name in the source language, ``titles`` what it is in others; ``description`` and
    ``descriptions`` are a sentence about it. ``tag_slugs`` are the addresses of tags, by the author's text, and
    ``cards`` whether titles are drawn for sharing, ``card_fonts`` the font files for titles on cards, by language.
    """

    title: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    base_url: str = ""
    source_language: str = "ja"
    languages: tuple[str, ...] = ()
    segmentation: Literal["block", "sentence"] = "block"
    front_matter: tuple[str, ...] = ("title", "description", "tags")
    translate_code: Literal["nothing", "comments"] = "nothing"
    extensions: tuple[str, ...] = tuple(EXTENSIONS)
    fallback: Literal["source", "skip"] = "source"
    drafts: Literal["publish", "skip"] = "publish"
    min_complete: float = 0.0
    references: Literal["line", "file"] = "line"
    layout: Literal["plain", "hugo", "docusaurus", "starlight", "zenn"] = "plain"
    """The generator whose layout the Markdown editions are written in, too."""
    formats: tuple[Literal["html", "markdown", "epub"], ...] = ("html", "markdown")
    """What is built unless a command says otherwise."""
    tag_slugs: Mapping[str, str] = field(default_factory=dict)
    cards: Literal["draw", "none"] = "draw"
    card_fonts: Mapping[str, Path] = field(default_factory=dict)
    raw_html: Literal["sanitized", "trusted"] = "sanitized"
    readers_glossary: Literal["links", "page", "none"] = "links"
    search: bool = False
    checks: CheckLevels = field(default_factory=CheckLevels)
    theme: Path | None = None
    """The folder ``theme/`` beside the configuration, whose files lie over those of the pages' theme; no key."""

    @property
    def conventions(self) -> Conventions:
        """How the articles are written and what of them is translated."""
        return Conventions(
            self.front_matter, frozenset(self.extensions), self.segmentation, self.translate_code
        )

    @property
    def editions(self) -> tuple[str, ...]:
        """The source language, then the languages translated into."""
        return (self.source_language, *self.languages)


def config_path(folder: Path) -> Path:
    """The file that configures the project in ``folder``: ``pipeline.toml`` if there is one."""
    own = folder / CONFIG_NAME
    return own if own.is_file() else folder / "pyproject.toml"


def is_project(folder: Path) -> bool:
    """Whether ``folder`` itself is configured as a project."""
    path = config_path(folder)
    if path.name == CONFIG_NAME:
        return True
    if not path.is_file():
        return False
    try:
        tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):  # somebody else's broken file above us is none of our business …
        return TABLE in path.read_bytes().decode("utf-8", "replace")  # … unless it is a project's
    return isinstance(tools, dict) and "pipeline" in tools


def read_config(folder: Path) -> Config:
    """The configuration of the project in ``folder``. Raises `InputError` that points at what is wrong."""
    path = config_path(folder)
    document = read_toml(path, PurePath(path.name), "configuration")
    table: object = document.data
    prefix: tuple[str, ...] = ()
    if path.name != CONFIG_NAME:
        prefix = (TABLE,)
        table = cast(dict[str, dict[str, object]], document.data)["tool"]["pipeline"]
    if not isinstance(table, dict):
        raise document.error("tool.pipeline must be a table")
    config = _Reader(document, prefix, table, folder).config()
    own = folder / "theme"
    return replace(config, theme=own) if own.is_dir() else config


def place_of_key(folder: Path, key: str) -> tuple[int, int]:
    """Line and column, from 1, at which the configuration has a key."""
    path = config_path(folder)
    document = read_toml(path, PurePath(path.name), "configuration")
    place = document.error("", *([TABLE] if path.name != CONFIG_NAME else []), key).diagnostics[0]
    return place.line, place.column


def unknown_locale(name: str, choices: Collection[str]) -> str:
    """What is wrong with a name that is no locale, where one of ``choices`` is wanted."""
    if locales.closest(name) in choices:
        return locales.unknown_language(name)
    return f'unknown language "{name}": the project\'s languages are {", ".join(choices)}'


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one configuration table, and knows its text so that errors point into it."""

    document: TomlText
    prefix: tuple[str, ...]
    table: dict[str, object]
    folder: Path

    def config(self) -> Config:
        values: dict[str, object] = {}
        readers: dict[str, Callable[[str, object], object]] = {
            "title": self.text,
            "titles": self.texts_by_language,
            "description": self.text,
            "descriptions": self.texts_by_language,
            "base_url": self.url,
            "source_language": self.language,
            "languages": self.languages,
            "segmentation": self.choice("block", "sentence"),
            "front_matter": self.texts,
            "translate_code": self.choice("nothing", "comments"),
            "markdown": self.extensions,
            "fallback": self.choice("source", "skip"),
            "drafts": self.choice("publish", "skip"),
            "min_complete": self.share,
            "references": self.choice("line", "file"),
            "formats": self.formats,
            "layout": self.choice("plain", "hugo", "docusaurus", "starlight", "zenn"),
            "tag_slugs": self.tag_slugs,
            "cards": self.choice("draw", "none"),
            "card_fonts": self.card_fonts,
            "raw_html": self.choice("sanitized", "trusted"),
            "readers_glossary": self.choice("links", "page", "none"),
            "search": self.switch,
            "checks": self.check_levels,
        }
        if "tool" in self.table and not self.prefix:
            message = f'unknown key "tool": in {CONFIG_NAME} the keys stand at the top level, without {TABLE}'
            raise self.error(message, "tool")
        self.known(self.table, readers)
        for key, value in self.table.items():
            values["extensions" if key == "markdown" else key] = readers[key](key, value)
        config = Config(**values)  # type: ignore[arg-type]
        if config.source_language in config.languages:
            message = f'"{config.source_language}" is the source language: take it out of languages'
            raise self.error(message, "languages", f'"{config.source_language}"')
        for key in ("titles", "descriptions", "card_fonts", "checks"):
            self.in_editions(key, config)
        return config

    def error(self, message: str, *needles: str) -> InputError:
        return self.document.error(message, *self.prefix, *needles)

    def known(self, table: Iterable[str], keys: Iterable[str]) -> None:
        """Raise `InputError` for a key of ``table`` that is none of ``keys``."""
        for key in table:
            if key not in keys:
                near = get_close_matches(key, list(keys), n=1)
                hint = f': did you mean "{near[0]}"?' if near else f"; known keys: {', '.join(keys)}"
                raise self.error(f'unknown key "{key}"{hint}', key)

    def in_editions(self, key: str, config: Config) -> None:
        """Raise `InputError` for a language in the table ``key`` that the project has no editions in."""
        table = self.table.get(key)
        for name, value in table.items() if isinstance(table, dict) else ():
            if key == "checks" and not isinstance(value, dict):  # a code's level, in all languages
                continue
            if name.replace("-", "_") not in config.editions:
                message = unknown_locale(name, config.editions)
                if locales.is_known(name):
                    choices = ", ".join(config.editions)
                    message = (
                        f'"{name}" is not among the project\'s languages ({choices}): add it to languages'
                    )
                raise self.error(message, key, name)

    def extensions(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, dict):
            raise self.error('markdown must be a table, such as markdown.extensions = ["tables"]', key)
        self.known(value, ("extensions",))
        names = self.texts("extensions", value.get("extensions", list(EXTENSIONS)))
        for name in names:
            if name not in EXTENSIONS:
                message = f'unknown extension "{name}"; there are: {", ".join(EXTENSIONS)}'
                raise self.error(message, "extensions", f'"{name}"')
        return names

    def text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.error(f"{key} must be a text in quotes", key)
        return value

    def texts_by_language(self, key: str, value: object) -> Mapping[str, str]:
        if not isinstance(value, dict):
            raise self.error(f'{key} must be a table, such as {key} = {{ en = "My site" }}', key)
        what = "font" if key == "card_fonts" else key.removesuffix("s")
        for language, text in value.items():
            if not isinstance(text, str):
                raise self.error(f"the {what} for {language} must be a text in quotes", key, language)
        return {language.replace("-", "_"): text for language, text in value.items()}

    def card_fonts(self, key: str, value: object) -> Mapping[str, Path]:
        fonts: dict[str, Path] = {}
        for language, name in self.texts_by_language(key, value).items():
            fonts[language] = self.folder / name
            if not fonts[language].is_file():
                raise self.error(f"there is no font file {name}", key, f'"{name}"')
        return fonts

    def tag_slugs(self, key: str, value: object) -> Mapping[str, str]:
        if not isinstance(value, dict):
            raise self.error(f'{key} must be a table, such as {key} = {{ "核軍縮" = "disarmament" }}', key)
        for tag, slug in value.items():
            if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
                message = f"the slug of {tag} must be letters, digits and hyphens, in quotes"
                raise self.error(message, key, tag)
        return dict(value)

    def formats(self, key: str, value: object) -> tuple[str, ...]:
        names = self.texts(key, value)
        for name in names:
            if name not in ("html", "markdown", "epub"):
                raise self.error(
                    f'unknown format "{name}": there are html, markdown and epub', key, f'"{name}"'
                )
        if not names:
            raise self.error('formats must name at least one, such as ["html"]', key)
        return tuple(dict.fromkeys(names))

    def texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            one = value if isinstance(value, str) and value else _EXAMPLES[key]
            raise self.error(f"{key} must be a list of texts, such as {key} = {json.dumps([one])}", key)
        return tuple(value)

    def choice(self, *choices: str) -> Callable[[str, object], str]:
        def read(key: str, value: object) -> str:
            for choice in choices:
                if value == choice:
                    return choice
            allowed = " or ".join(f'"{choice}"' for choice in choices)
            raise self.error(f"{key} must be {allowed}", key)

        return read

    def switch(self, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise self.error(f"{key} must be true or false, without quotes", key)
        return value

    def check_levels(self, key: str, value: object) -> CheckLevels:
        general: dict[str, Level] = {}
        by_language: dict[str, Mapping[str, Level]] = {}
        if not isinstance(value, dict):
            raise self.error('checks must be a table, such as checks = { length = "off" }', key)
        for name, entry in value.items():
            if isinstance(entry, dict):
                by_language[self.edition_language(name)] = {
                    code: self.level(code, level) for code, level in entry.items()
                }
            else:
                general[name] = self.level(name, entry)
        return CheckLevels(general, by_language)

    def level(self, code: str, value: object) -> Level:
        if not is_code(code):
            near = get_close_matches(code, list(CODES), n=1)
            hint = f': did you mean "{near[0]}"?' if near else "; pipeline explain lists them"
            raise self.error(f'unknown check "{code}"{hint}', code)
        for level in LEVELS:
            if value == level:
                return level
        allowed = " or ".join(f'"{level}"' for level in LEVELS)
        raise self.error(f"{code} must be {allowed}", code)

    def edition_language(self, name: str) -> str:
        language = name.replace("-", "_")
        if not locales.is_known(language):
            raise self.error(f"neither a check nor a language: {locales.unknown_language(name)}", name)
        return language

    def share(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(f"{key} must be a number from 0.0 to 1.0", key)
        return float(value)

    def url(self, key: str, value: object) -> str:
        text = self.text(key, value)
        parts = urlsplit(text)
        if text and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise self.error(f"{key} must be a web address such as https://example.org", key)
        if "?" in text or "#" in text:
            raise self.error(
                f"{key} must be an address that others can follow: take out what begins with ? or #", key
            )
        return text.rstrip("/")

    def language(self, key: str, value: object) -> str:
        text = self.text(key, value).replace("-", "_")
        if not locales.is_known(text) or str(Locale.parse(text)) != text:
            raise self.error(locales.unknown_language(self.text(key, value)), key, f'"{value}"')
        return text

    def languages(self, key: str, value: object) -> tuple[str, ...]:
        found = tuple(self.language(key, item) for item in self.texts(key, value))
        twice = next((item for item in found if found.count(item) > 1), None)
        if twice:
            raise self.error(f'{key} names "{twice}" twice', key)
        return found
