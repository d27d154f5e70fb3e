"""A content project: its configuration, and where its files are.

A project is a folder with ``pipeline.toml``, or with a ``pyproject.toml`` that has a ``[tool.pipeline]`` table.
Everything else has a fixed place below it, which only this module knows.
"""

import os
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Literal, cast
from urllib.parse import urlsplit

from babel import Locale

from pipeline import locales
from pipeline.conventions import EXTENSIONS, Conventions
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.textfile import TomlText, read_toml

__all__ = ["ArticleFile", "Config", "Project", "find_project"]

CONFIG_NAME = "pipeline.toml"
TABLE = "[tool.pipeline]"


@dataclass(frozen=True, slots=True)
class Config:
    """The keys of ``[tool.pipeline]`` and their defaults. Languages are locales such as ``zh_Hans``.

    ``title`` is the site's name in the source language, ``titles`` what it is in others.
    """

    title: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article in the source folder. ``name`` is its path there without ``.md``, with ``/``."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and configuration; knows where everything lies."""

    root: Path
    config: Config = field(default_factory=Config)

    @property
    def source_dir(self) -> Path:
        """The folder of the articles, ``source/ja``."""
        return self.root / "source" / self.config.source_language

    @property
    def locale_dir(self) -> Path:
        """The folder of templates, catalogs and glossary."""
        return self.root / "locale"

    @property
    def output_dir(self) -> Path:
        """The folder of the generated site."""
        return self.root / "output"

    @property
    def glossary_path(self) -> Path:
        """The glossary, which need not exist."""
        return self.locale_dir / "glossary.toml"

    def template_path(self, article: str) -> Path:
        """``locale/<article>.pot``."""
        return self.locale_dir / f"{article}.pot"

    def catalog_path(self, language: str, article: str) -> Path:
        """``locale/<lang>/LC_MESSAGES/<article>.po``."""
        return self.locale_dir / language / "LC_MESSAGES" / f"{article}.po"

    def shown(self, path: Path) -> PurePath:
        """``path`` as messages and catalogs name it: relative to the project's folder if it is inside."""
        try:
            return PurePath(path.relative_to(self.root).as_posix())
        except ValueError:
            return path

    def articles(self) -> tuple[ArticleFile, ...]:
        """Every article, sorted by name. Files and folders that begin with ``.`` or ``_`` are passed over.

        A link that leads nowhere is an article too, which cannot be read: it is not one that was taken away. Raises
        `InputError` when there is no source folder, or a folder in it cannot be read.
        """
        if not self.source_dir.is_dir():
            message = f"there is no such folder: put the articles into {self.shown(self.source_dir)}/"
            raise InputError.at("article", message, self.shown(self.source_dir))
        paths: list[Path] = []
        unreadable: list[OSError] = []
        for folder, folders, names in os.walk(self.source_dir, onerror=unreadable.append):
            folders[:] = sorted(name for name in folders if name[0] not in "._")
            paths += (Path(folder, name) for name in names if name[0] not in "._" and name.endswith(".md"))
        if unreadable:
            raise InputError(
                Diagnostic("article", f"cannot be read: {error.strerror}", self.shown(Path(error.filename)))
                for error in unreadable
            )
        found = (ArticleFile(path.relative_to(self.source_dir).as_posix()[:-3], path) for path in paths)
        return tuple(sorted(found, key=lambda article: article.name))

    def select_articles(self, wanted: Sequence[str]) -> tuple[ArticleFile, ...]:
        """The articles that ``wanted`` names, in the project's order; all of them if it names none.

        An article is named as ``umbrella``, ``umbrella.md``, or by a path to its file. Raises `InputError`
        with one diagnostic per name that fits no article.
        """
        every = self.articles()
        if not wanted:
            return every
        by_name = {article.name: article for article in every}
        by_path = {os.path.realpath(article.path): article for article in every}
        chosen: set[ArticleFile] = set()
        missing: list[Diagnostic] = []
        for text in wanted:
            article = (
                by_name.get(text)
                or by_name.get(text.removesuffix(".md"))
                or by_path.get(os.path.realpath(self.root / text))
                or by_path.get(os.path.realpath(text))
            )
            if article is None:
                known = ", ".join(by_name) if len(by_name) <= 8 else f"{len(by_name)} articles"
                message = f"no such article; {self.shown(self.source_dir)} has: {known or 'none'}"
                missing.append(Diagnostic("article", message, PurePath(text)))
            else:
                chosen.add(article)
        if missing:
            raise InputError(missing)
        return tuple(article for article in every if article in chosen)

    def select_languages(self, wanted: Iterable[str], *, with_source: bool) -> tuple[str, ...]:
        """The configured languages that ``wanted`` names, in the configuration's order; all if it names none.

        ``zh_Hans``, ``zh-Hans`` and ``zh-hans`` are the same. ``with_source`` says whether the source language is
        among the choices. Raises `InputError` for a language that is not configured.
        """
        choices = self.config.editions if with_source else self.config.languages
        names = tuple(locales.canonical(name) for name in wanted)
        unknown = [name for name in names if name not in choices]
        if unknown:
            raise InputError(self._unknown_language(name, choices) for name in unknown)
        return tuple(choice for choice in choices if not names or choice in names)

    def _unknown_language(self, name: str, choices: tuple[str, ...]) -> Diagnostic:
        shown = PurePath(_config_path(self.root).name)
        if not choices:
            message = f'no languages are configured: add languages = ["{name}"]'
        elif locales.is_known(name):
            message = (
                f'language "{name}" is not among the project\'s languages ({", ".join(choices)}): add it'
            )
        else:
            message = _unknown_locale(name, choices)
        return Diagnostic("configuration", message, shown, *_place_of_languages(self.root))


def find_project(start: Path) -> Project:
    """The project of the folder ``start``, which is that folder or the nearest one above it.

    Raises `InputError` when there is none, or its configuration is wrong.
    """
    start = start.resolve()
    if not start.is_dir():
        raise InputError.at("usage", "no such folder", start)
    for folder in (start, *start.parents):
        if _is_project(folder):
            return Project(folder, _read_config(folder))
    message = f"no {CONFIG_NAME}, and no pyproject.toml with {TABLE}, here or above: run pipeline init"
    raise InputError.at("configuration", message, start)


def _config_path(folder: Path) -> Path:
    own = folder / CONFIG_NAME
    return own if own.is_file() else folder / "pyproject.toml"


def _is_project(folder: Path) -> bool:
    path = _config_path(folder)
    if path.name == CONFIG_NAME:
        return True
    if not path.is_file():
        return False
    try:
        tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):  # somebody else's broken file above us is none of our business …
        return TABLE in path.read_bytes().decode("utf-8", "replace")  # … unless it is a project's
    return isinstance(tools, dict) and "pipeline" in tools


def _place_of_languages(folder: Path) -> tuple[int, int]:
    path = _config_path(folder)
    document = read_toml(path, PurePath(path.name), "configuration")
    place = document.error("", *([TABLE] if path.name != CONFIG_NAME else []), "languages").diagnostics[0]
    return place.line, place.column


def _read_config(folder: Path) -> Config:
    path = _config_path(folder)
    document = read_toml(path, PurePath(path.name), "configuration")
    table: object = document.data
    prefix: tuple[str, ...] = ()
    if path.name != CONFIG_NAME:
        prefix = (TABLE,)
        table = cast(dict[str, dict[str, object]], document.data)["tool"]["pipeline"]
    if not isinstance(table, dict):
        raise document.error("tool.pipeline must be a table")
    return _Reader(document, prefix, table).config()


def _unknown_locale(name: str, choices: Collection[str]) -> str:
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

    def config(self) -> Config:
        values: dict[str, object] = {}
        readers: dict[str, Callable[[str, object], object]] = {
            "title": self.text,
            "titles": self.titles,
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
        }
        self.known(self.table, readers)
        for key, value in self.table.items():
            values["extensions" if key == "markdown" else key] = readers[key](key, value)
        config = Config(**values)  # type: ignore[arg-type]
        if config.source_language in config.languages:
            message = f'"{config.source_language}" is the source language: take it out of languages'
            raise self.error(message, "languages", f'"{config.source_language}"')
        self.in_editions("titles", config)
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
        for name in table if isinstance(table, dict) else ():
            if name.replace("-", "_") not in config.editions:
                message = _unknown_locale(name, config.editions)
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

    def titles(self, key: str, value: object) -> Mapping[str, str]:
        if not isinstance(value, dict):
            raise self.error(f'{key} must be a table, such as {key} = {{ en = "My site" }}', key)
        for language, title in value.items():
            if not isinstance(title, str):
                raise self.error(f"the title for {language} must be a text in quotes", key, language)
        return {language.replace("-", "_"): title for language, title in value.items()}

    def texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f'{key} must be a list of texts, such as ["title"]', key)
        return tuple(value)

    def choice(self, *choices: str) -> Callable[[str, object], str]:
        def read(key: str, value: object) -> str:
            for choice in choices:
                if value == choice:
                    return choice
            allowed = " or ".join(f'"{choice}"' for choice in choices)
            raise self.error(f"{key} must be {allowed}", key)

        return read

    def share(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(f"{key} must be a number from 0.0 to 1.0", key)
        return float(value)

    def url(self, key: str, value: object) -> str:
        text = self.text(key, value)
        parts = urlsplit(text)
        if text and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise self.error(f"{key} must be a web address such as https://example.org", key)
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
