"""``pipeline preview``."""

import traceback
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from pipeline import locales
from pipeline.build.material import choose
from pipeline.cli.console import notice, plural
from pipeline.cli.failures import explained
from pipeline.cli.options import language_option, project_command
from pipeline.cli.reports import one_line, print_findings
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.preview.hosts import is_loopback
from pipeline.preview.listening import DEFAULT_PORT, listen
from pipeline.preview.live_site import LiveSite
from pipeline.preview.running import run
from pipeline.project import Project, find_project

__all__ = ["command"]

_SHOWN_PATHS = 3
_SHOWN_FINDINGS = 20


@project_command("preview", example="pipeline preview --lang en --open")
@language_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 is everywhere."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Which port to listen at: {DEFAULT_PORT}, or the next that is free, if not given.",
)
@click.option("--open/--no-open", "opens", default=False, help="Open a browser.", show_default=True)
def command(languages: tuple[str, ...], host: str, port: int | None, opens: bool) -> None:
    """Show the site in a browser, and each change as it is saved. Ctrl-C ends it.

    The address is printed; with --lang it is that language's list of articles, or that of a pseudo-locale such as
    en-XA. What is wrong is told here and on the page, which stays as it was until that is mended. Also shown are drafts
    and what is less complete than min_complete. Nothing is written into the project.
    """
    project = find_project(Path())
    pseudo = tuple(one for one in languages if locales.pseudo_locale(one))
    choose(project, (), languages, ())  # tells of languages that the project does not have
    site = LiveSite(project.root, languages if pseudo else ())
    with suppress(InputError):  # told below, and on the page
        site.refresh()
    reporter = _Reporter(project)
    reporter.wrong(site.problems)
    with listen(host, port) as listening:
        address = _address(listening.getsockname(), host) + site.prefix + "/"
        start = site.list_of(languages[0]) if languages else None
        if start:
            address += f"{start.parent}/"
        if not is_loopback(host):
            notice(f"everybody who reaches this machine at {host} can read the preview")
        click.echo(address)
        notice("Ctrl-C ends the preview")
        if opens:
            webbrowser.open(address)
        run(site, project.root, listening, host, reporter)


class _Reporter:
    """Tells on stderr what happens to a project's preview."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._found: frozenset[Diagnostic] = frozenset()

    def rebuilt(self, paths: Sequence[Path], seconds: float, findings: Sequence[Diagnostic]) -> None:
        """A line, and one for each finding that was not there when the same files were saved before."""
        files = [path for path in paths if path.is_file()] or paths  # editors' own come and go
        names = [one_line(self._project.shown(path).as_posix()) for path in files]
        more = f" and {len(names) - _SHOWN_PATHS} more" if len(names) > _SHOWN_PATHS else ""
        what = ", ".join(names[:_SHOWN_PATHS]) or "what changed meanwhile"
        notice(f"rebuilt in {seconds:.1f} s: {what}{more}")
        seen = {_without_place(one) for one in self._found}
        new = [one for one in findings if _without_place(one) not in seen]
        saved = {one.path for one in findings}.union(map(self._project.shown, paths))
        self._found = frozenset(one for one in self._found if one.path not in saved).union(findings)
        print_findings(new[:_SHOWN_FINDINGS], err=True)
        if len(new) > _SHOWN_FINDINGS:
            notice(f"{plural(len(new) - _SHOWN_FINDINGS, 'more finding')}: see pipeline check")

    def wrong(self, problems: Sequence[Diagnostic]) -> None:
        """A line for each, as other commands have them that cannot go on."""
        for problem in problems:
            notice(f"{problem.place}: {one_line(problem.message)}")

    def failed(self, error: Exception) -> None:
        """In a line, or as Python tells of it if it is a bug."""
        if not explained(error):
            traceback.print_exception(error)


def _without_place(finding: Diagnostic) -> Diagnostic:
    """A finding as it is wherever it stands: other lines of the file come and go."""
    return replace(finding, line=1, column=1)


def _address(bound: Sequence[object], host: str) -> str:
    name = "127.0.0.1" if host == "0.0.0.0" else "::1" if host == "::" else host
    return f"http://{f'[{name}]' if ':' in name else name}:{bound[1]}"
