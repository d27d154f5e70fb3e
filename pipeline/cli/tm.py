"""``pipeline tm``: the translation memory."""

import json
from pathlib import Path

import click

from pipeline.cli.console import notice, plural
from pipeline.cli.options import project_command
from pipeline.cli.reports import one_line
from pipeline.project import find_project
from pipeline.translation.memories import export_memory, import_memory, search_memory
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]


@click.group("tm", epilog='Example: pipeline tm search "拡大抑止の協議" --lang en')
def command() -> None:
    """Use what was translated before: all catalogs, and the TMX files in locale/tm/."""


@project_command("search", example='pipeline tm search "拡大抑止の協議" --lang en --format json')
@click.option("--lang", "language", metavar="L", required=True, help="The language of the translations.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.argument("text", metavar="TEXT")
def search(language: str, form: str, text: str) -> None:
    """Show how TEXT, or a text like it, was translated: at most three translations, the best first.

    Where nothing is found, a notice on stderr says so, and the exit code is 0.
    """
    project = find_project(Path())
    (chosen,) = project.select_languages([language], with_source=False)
    matches = search_memory(project, text, chosen)
    if not matches:
        notice(f"nothing found in {chosen}")
    if form == "json":
        found = [
            {
                "percent": match.percent,
                "source": match.found.source,
                "translation": match.found.target,
                "origin": match.found.origin,
            }
            for match in matches
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for match in matches:
        source, target = match.found.source, match.found.target
        click.echo(one_line(f"{match.percent}% {match.found.origin}: {source} → {target}"))


@project_command("export", example="pipeline tm export --lang en --output umbrella.en.tmx")
@click.option("--lang", "language", metavar="L", required=True, help="The language of the translations.")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write. [default: memory.L.tmx]",
)
@click.option("--overwrite", is_flag=True, help="Replace a file that has something else in it.")
def export(language: str, output: Path | None, overwrite: bool) -> None:
    """Write all confirmed translations as a TMX 1.4 file, for other tools."""
    project = find_project(Path())
    (chosen,) = project.select_languages([language], with_source=False)
    target = output or Path(f"memory.{chosen}.tmx")
    sent = export_memory(project, chosen, target.absolute(), overwrite=overwrite)
    click.echo(one_line(f"{sent.shown} ({plural(sent.units, 'translation')})"))


@project_command("import", example="pipeline tm import agency-2024.tmx")
@click.argument("file", metavar="FILE.tmx", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """Check a TMX file and copy it into locale/tm/, where "pipeline update" finds it."""
    project = find_project(Path())
    with writing_alone(project, notice):
        done = import_memory(project, file)
    counts = ", ".join(f"{language} {count}" for language, count in done.translations.items())
    click.echo(one_line(f"{done.shown} ({counts})"))


for one in (search, export, import_):
    command.add_command(one)
