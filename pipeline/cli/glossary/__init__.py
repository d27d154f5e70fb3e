"""``pipeline glossary``: the terms."""

import click

from pipeline.cli.lazy import LazyGroup

__all__ = ["command"]


@click.group(
    "glossary",
    cls=LazyGroup,
    commands_by_name={
        "match": ("glossary.match", "Show where terms occur in a text."),
        "suggest": ("glossary.suggest", "List terms of the articles that the glossary lacks."),
        "check": ("glossary.check", "Find contradictions in the glossary itself."),
        "import": ("glossary.import_", "Bring in terms from TBX or CSV."),
        "export": ("glossary.export", "Write the terms as TBX or CSV."),
    },
    epilog="Example: pipeline glossary suggest --limit 20",
)
def command() -> None:
    """Work with the terms of locale/glossary.toml."""
