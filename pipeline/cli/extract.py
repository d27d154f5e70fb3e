"""``pipeline extract``."""

from pathlib import Path

import click

from pipeline.cli.console import notice, plural
from pipeline.cli.options import articles_argument, project_command
from pipeline.cli.reports import print_findings
from pipeline.project import find_project
from pipeline.translation.catalogs import extract
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]


@project_command("extract", example="pipeline extract nuclear-umbrella")
@articles_argument
def command(articles: tuple[str, ...]) -> None:
    """Write the templates (locale/ARTICLE.pot) of the articles; all of them if none is named.

    Text that is not offered for translation is told on stderr.
    """
    project = find_project(Path())
    with writing_alone(project, notice):
        done = extract(project, project.select_articles(articles))
    print_findings(done.notes, err=True)
    for template in done.templates:
        click.echo(
            f"{template.shown}: {plural(template.entries, 'unit')}{'' if template.changed else ', unchanged'}"
        )
