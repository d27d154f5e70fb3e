"""``pipeline glossary check``."""

from pathlib import Path

import click

from pipeline.build.checking import Checked
from pipeline.cli.console import notice, plural
from pipeline.cli.findings import present
from pipeline.cli.options import fail_on_option, project_command, reaches
from pipeline.glossary.contradictions import contradictions
from pipeline.project import find_project
from pipeline.textfile import read_text

__all__ = ["command"]


@project_command("check", example="pipeline glossary check --fail-on warning")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
)
@fail_on_option
def command(form: str, fail_on: str) -> int:
    """Find contradictions in locale/glossary.toml.

    Two spellings of one word as two terms, a form that one term prefers and another forbids, a forbidden form that is
    an inflected allowed one, terms without renderings. A glossary that cannot be read at all (the same name or id
    twice, "broader" in a circle, an unknown language) is told with exit code 2, as by every other command.
    """
    project = find_project(Path())
    shown = project.shown(project.glossary_path)
    text = read_text(project.glossary_path, shown, "glossary")
    found = contradictions(text, shown, project.config.source_language, project.config.languages)
    present(Checked(found, 0, root=project.root), form)
    notice(f"{shown}: {plural(len(found), 'finding')}")
    return 1 if reaches(fail_on, found) else 0
