"""``pipeline explain``."""

from difflib import get_close_matches

import click

from pipeline.checks import plugin_checks
from pipeline.checks.pages import page_codes, page_of
from pipeline.cli.console import print_table
from pipeline.cli.options import project_command
from pipeline.diagnostics import CODES, is_code, meaning_of

__all__ = ["command", "explanation"]


@project_command("explain", example="pipeline explain number")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain what a code of a finding means, with examples; without CODE, list all codes."""
    if code is None:
        print_table(("code", "what it finds"), [(name, meaning_of(name)) for name in _codes()])
        return
    if code not in _codes():
        near = get_close_matches(code, _codes(), n=1)
        hint = f'did you mean "{near[0]}"?' if near else "pipeline explain lists them"
        raise click.UsageError(f'there is no code "{code}": {hint}')
    click.echo(explanation(code).rstrip())


def _codes() -> list[str]:
    """All codes: first those of the checks, then what else a command may tell, and those of other packages."""
    checks = [code for code in CODES if code in page_codes()]
    others = [code for code in CODES if code not in checks]
    return [*checks, *others, *(check.code for check in plugin_checks())]


def explanation(code: str) -> str:
    """The page that explains ``code``, in Markdown; a short one if nobody has written any."""
    page = page_of(code)
    if page is None and is_code(code):
        page = next((check.page for check in plugin_checks() if check.code == code), None)
    return page or f"# {code}\n\n{meaning_of(code).capitalize()}."
