"""``pipeline glossary export``."""

from pathlib import Path

import click

from pipeline.catalog import write_if_changed
from pipeline.cli.console import notice, plural
from pipeline.cli.options import language_option, project_command
from pipeline.diagnostics import InputError
from pipeline.glossary import Glossary
from pipeline.glossary.exchange import Dialect, write_csv, write_tbx, write_weblate_csv
from pipeline.project import Project, find_project
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import read_project_glossary

__all__ = ["command"]

_FORMATS = ("tbx", "csv", "weblate")
_BY_SUFFIX = {".tbx": "tbx", ".xml": "tbx", ".csv": "csv"}


@project_command("export", example="pipeline glossary export --format tbx -o terms.tbx")
@language_option
@click.option("--format", "form", type=click.Choice(_FORMATS), help="[default: what FILE ends in, or tbx]")
@click.option(
    "--dialect",
    type=click.Choice([one.value for one in Dialect]),
    default=Dialect.MARTIF.value,
    show_default=True,
    help="Of TBX: martif is of 2008, which most tools read; dca and dct are of 2019.",
)
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="[default: standard output]"
)
def command(languages: tuple[str, ...], form: str | None, dialect: str, output: Path | None) -> None:
    """Write the terms of locale/glossary.toml as TBX-Basic (ISO 30042) or CSV.

    csv is a row per term with a column for each language, for spreadsheets; weblate is a CSV of one language, as
    Weblate and Translate Toolkit read it. Without --lang all languages of the project are written, and those that only
    the glossary has.
    """
    project = find_project(Path())
    problems = Problems()
    glossary = read_project_glossary(project, problems)
    problems.stop_if_any()
    assert glossary is not None
    chosen = _languages(project, glossary, languages)
    form = form or _format_of(output)
    data = _written(project, glossary, chosen, form, Dialect(dialect))
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        write_if_changed(output.absolute(), data.decode())
    except OSError as error:
        raise InputError.at("usage", f"cannot be written: {error.strerror}", output) from None
    notice(f"{output}: {plural(len(glossary.terms), 'term')}")


def _format_of(output: Path | None) -> str:
    form = _BY_SUFFIX.get(output.suffix.lower()) if output else "tbx"
    if form is None:
        message = f"its name says no format: end it in one of {', '.join(_BY_SUFFIX)}, or say --format"
        raise InputError.at("usage", message, output or Path())
    return form


def _languages(project: Project, glossary: Glossary, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if wanted:
        return project.select_languages(wanted, with_source=False)
    every = (*project.config.languages, *(name for term in glossary.terms for name in term.renderings))
    return tuple(dict.fromkeys(every))


def _written(
    project: Project, glossary: Glossary, languages: tuple[str, ...], form: str, dialect: Dialect
) -> bytes:
    source_language = project.config.source_language
    if form == "csv":
        return write_csv(glossary, source_language, languages)
    if form == "weblate":
        if len(languages) != 1:
            raise InputError.at(
                "usage", "a CSV for Weblate has one language: name it with --lang", Path("--lang")
            )
        return write_weblate_csv(glossary, languages[0])
    return write_tbx(glossary.only(languages), source_language, title=project.config.title, dialect=dialect)
