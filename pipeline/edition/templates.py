"""The files of the theme: the templates of pages, and what pages load."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pipeline.edition.words import words_for

__all__ = ["ICON", "STYLE", "template", "theme_files"]

STYLE = "theme/style.css"
ICON = "theme/icon.svg"


def template(name: str, words: str) -> Template:
    """A template by its name, speaking the theme's words of a language that it has."""
    return _environment(words).get_template(f"{name}.html")


def theme_files() -> Mapping[str, bytes]:
    """The files that pages need, by their path below ``output/``. The style is one file, for one request."""
    theme = files(__package__) / "theme"
    sheets = sorted(_files_of(theme / "css"), key=lambda sheet: sheet.name)
    return {
        STYLE: b"\n".join(sheet.read_bytes() for sheet in sheets),
        ICON: (theme / "icon.svg").read_bytes(),
    }


def _files_of(folder: Traversable) -> Iterable[Traversable]:
    return (file for file in folder.iterdir() if file.is_file())


@cache
def _environment(words: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.edition", "theme/templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(words_for(words).translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
