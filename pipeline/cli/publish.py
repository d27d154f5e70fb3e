"""``pipeline publish``."""

from pathlib import Path

import click

from pipeline.cli.console import notice, plural, progress
from pipeline.cli.options import project_command
from pipeline.cli.reports import print_findings
from pipeline.diagnostics import InputError
from pipeline.project import find_project
from pipeline.publish import Published, publish
from pipeline.publish.errors import PublishError
from pipeline.publish.publish import verify
from pipeline.publish.ready import ready_site, require_elsewhere
from pipeline.publish.targets import open_target
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]

FINDINGS = 1


@project_command("publish", example="pipeline publish sftp://editor@example.org/srv/www")
@click.argument("target")
@click.option("--dry-run", is_flag=True, help="Show what would be sent and removed, and change nothing.")
@click.option("--verify", "read_back", is_flag=True, help="Read every file back afterwards, and compare it.")
@click.option(
    "--skip-incomplete", is_flag=True, help="Publish without editions less complete than min_complete."
)
@click.option("--take-over", is_flag=True, help="Publish among files that somebody else put there.")
@click.pass_context
def command(
    context: click.Context,
    target: str,
    dry_run: bool,
    read_back: bool,
    skip_incomplete: bool,
    take_over: bool,
) -> None:
    """Bring the built site to TARGET, and only what changed of it.

    TARGET is a folder, git:REPOSITORY#BRANCH (a path, an address, or a remote such as origin), or an address that
    fsspec knows: sftp://user@host/folder, s3://bucket/folder. What pages need is sent before them, and nothing is
    removed before all is there. If a run is interrupted, run it again.

    Nothing is published if a check finds an error, if an edition is less complete than min_complete, or if output/ is
    not what would be built now.
    """
    project = find_project(Path())
    with writing_alone(project, notice):
        site = ready_site(project, skip_incomplete=skip_incomplete)
        for obstacle in site.obstacles:
            notice(obstacle)
        print_findings(site.errors, err=True)
        if site.obstacles or site.errors:
            notice("nothing was published")
            context.exit(FINDINGS)
        if not project.config.base_url:
            notice("without base_url there are no feeds, no sitemap and no addresses for search engines")
        for path in site.others:
            notice(
                f"output/{path} is published too, though no build makes it: delete it if that is not meant"
            )
        try:
            require_elsewhere(project, target)
            place = open_target(target, Path(), locked=project.root)
            with progress("publishing") as report:
                done = publish(site.files, place, take_over=take_over, dry_run=dry_run, report=report)
            _tell(done, dry_run=dry_run)
            wrong = verify(site.files, place) if read_back and not dry_run else ()
        except PublishError as error:
            raise InputError.at("publish", str(error), project.shown(project.output_dir)) from error
    if read_back and not dry_run:
        for path in wrong:
            notice(f"{place.name}/{path} is not what was sent")
        notice(f"read back: {plural(len(site.files) - len(wrong), 'file')} as sent, {len(wrong)} not")
    if wrong:
        context.exit(FINDINGS)


def _tell(done: Published, *, dry_run: bool) -> None:
    plan = done.plan
    for word, paths in (("new", plan.new), ("changed", plan.changed), ("removed", plan.removed)):
        for path in paths if dry_run else ():
            click.echo(f"{word:8} {path}")
    if done.resumed:
        notice("the last run was interrupted; this one goes on from there")
    if plan.is_empty:
        notice(f"nothing to do: {plural(len(plan.unchanged), 'file')} unchanged")
        return
    to_do = "would be " if dry_run else ""
    notice(
        f"{plural(len(plan.sent), 'file')} {to_do}sent ({_size(done.size)}), {len(plan.removed)} {to_do}removed, "
        f"{len(plan.unchanged)} unchanged"
    )


def _size(count: int) -> str:
    return f"{count} bytes" if count < 1000 else f"{count / 1000:,.0f} kB"
