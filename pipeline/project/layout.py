"""Where the files of a content project are.

A project is a folder with ``pipeline.toml``, or with a ``pyproject.toml`` that has a ``[tool.pipeline]`` table.
Everything else has a fixed place below it, which only this module knows.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePath

from pipeline import locales
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.project.configuration import (
    CONFIG_NAME,
    TABLE,
    Config,
    config_path,
    is_project,
    place_of_key,
    read_config,
    unknown_locale,
)

__all__ = ["ArticleFile", "Project", "find_project"]


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
                missing.append(Diagnostic("article", self._unknown_article(text, by_name), PurePath(text)))
            else:
                chosen.add(article)
        if missing:
            raise InputError(missing)
        return tuple(article for article in every if article in chosen)

    def _unknown_article(self, text: str, names: Collection[str]) -> str:
        near = get_close_matches(text.removesuffix(".md"), names, n=1)
        if near:
            return f'no such article: did you mean "{near[0]}"?'
        known = ", ".join(names) if len(names) <= 8 else f"{len(names)} articles"
        return f"no such article; {self.shown(self.source_dir)} has: {known or 'none'}"

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
        shown = PurePath(config_path(self.root).name)
        if locales.pseudo_locale(name):
            tag = locales.web_tag(name)
            message = f"{tag} is a pseudo-locale: nobody translates into it, only pipeline build has it"
            return Diagnostic("usage", message, shown)
        if not choices:
            message = f'no languages are configured: add languages = ["{name}"]'
        elif locales.is_known(name):
            message = (
                f'language "{name}" is not among the project\'s languages ({", ".join(choices)}): add it'
            )
        else:
            message = unknown_locale(name, choices)
        return Diagnostic("configuration", message, shown, *place_of_key(self.root, "languages"))


def find_project(start: Path) -> Project:
    """The project of the folder ``start``, which is that folder or the nearest one above it.

    Raises `InputError` when there is none, or its configuration is wrong.
    """
    start = start.resolve()
    if not start.is_dir():
        raise InputError.at("usage", "no such folder", start)
    for folder in (start, *start.parents):
        if is_project(folder):
            return Project(folder, read_config(folder))
    message = f"no {CONFIG_NAME}, and no pyproject.toml with {TABLE}, here or above: run pipeline init"
    raise InputError.at("configuration", message, start)
