"""A box that folds, for generators that pass HTML on."""

from html import escape

from pipeline.edition.layouts.model import Box, Fence

__all__ = ["details"]


def details(box: Box) -> Fence:
    """``<details>`` around Markdown: blank lines end the HTML."""
    summary = f"<summary>{escape(box.title, quote=False)}</summary>" if box.title else ""
    return Fence((f"<details>{summary}", ""), ("", "</details>", ""))
