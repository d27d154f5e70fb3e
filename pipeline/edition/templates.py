"""The templates of pages: the theme's, and those that a project puts in their place.

``theme/templates/article.html`` of a project takes the place of the theme's file of that name, which it may extend
as ``built-in/article.html``.
"""

import traceback
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from pipeline.diagnostics import InputError
from pipeline.edition.theme_files import Stamp, stamp_of, theme_files
from pipeline.edition.words import words_for

__all__ = ["render_template"]

BUILT_IN = "built-in"
"""The folder, for templates, in which the theme's own are found whatever the project has."""


def render_template(name: str, language: str, own: Path | None, values: Mapping[str, object]) -> str:
    """The template ``name`` with the theme's words for pages in ``language``.

    ``own`` is the project's folder ``theme/``, None if it has none. Raises `InputError` that points into a template of
    the project that cannot be used.
    """
    environment = _environment(language, own, stamp_of(own))
    environment.globals["assets"] = theme_files(own).addresses
    try:
        return environment.get_template(f"{name}.html").render(values)
    except TemplateError as error:
        place = _place(error, own) if own is not None else None
        if place is None:  # a mistake of ours, not of the project's
            raise
        path, line = place
        message = f"this template cannot be used: {error.message or type(error).__name__}"
        raise InputError.at("theme", message, path, line) from error


def _place(error: TemplateError, own: Path) -> tuple[Path, int] | None:
    """The project's template in which something went wrong, below the project's folder, and the line from 1."""
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or "", error.lineno))
    inside = [(Path(name), line) for name, line in places if Path(name).is_relative_to(own)]
    return (inside[-1][0].relative_to(own.parent), inside[-1][1]) if inside else None


class _Compiled(BytecodeCache):
    """Templates that are compiled already, for the environments of all languages: only their words differ."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles a template."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after it has compiled one."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


@cache
def _compiled() -> _Compiled:
    return _Compiled()


@lru_cache(maxsize=32)
def _environment(language: str, own: Path | None, _stamp: Stamp) -> Environment:
    built_in = PackageLoader("pipeline.edition", "theme/templates")
    loaders = [FileSystemLoader(own / "templates")] if own is not None else []
    environment = Environment(
        loader=ChoiceLoader([*loaders, built_in, PrefixLoader({BUILT_IN: built_in})]),
        bytecode_cache=_compiled(),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translations = words_for(language, own).translations
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
