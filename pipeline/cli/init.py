"""``pipeline init``."""

import shlex
from pathlib import Path

import click

from pipeline import locales
from pipeline.cli.console import notice, plural
from pipeline.cli.options import project_command
from pipeline.new_project import make_project

__all__ = ["command"]

SOURCE_LANGUAGE = "ja"


@project_command("init", example="pipeline init site --lang en --lang zh_Hans")
@click.option(
    "--lang",
    "languages",
    metavar="L",
    multiple=True,
    required=True,
    help="A language to translate into, such as en or zh_Hans (repeatable).",
)
@click.argument("place", metavar="[DIR]", default=".")
def command(languages: tuple[str, ...], place: str) -> None:
    """Make a new content project in DIR (or here) that builds at once: a configuration, an article, its catalogs."""
    chosen = tuple(dict.fromkeys(_locale(language) for language in languages))
    done = make_project(Path(place), chosen)
    click.echo(f"made a project in {place}: {plural(len(done.catalogs), 'catalog')} of 1 article")
    notice("next:")
    if place != ".":
        notice(f"  cd {shlex.quote(place)}")
    notice("  pipeline build      # writes the site into output/")
    notice("  pipeline update     # after you put an article into source/ja/, or changed one")


def _locale(language: str) -> str:
    if not locales.is_known(language):
        raise click.ClickException(locales.unknown_language(language))
    locale = str(locales.locale_of(language))
    if locale == SOURCE_LANGUAGE:
        raise click.ClickException(
            f'"{language}" is the language of the articles: name those to translate into'
        )
    return locale
