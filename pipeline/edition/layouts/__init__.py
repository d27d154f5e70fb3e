"""Markdown editions as other generators expect them: Hugo, Docusaurus, Starlight and Zenn.

`model` says what a generator wants to know of its layout, and each has a module that says it. The others change an
edition's text where generators differ, and leave every other byte alone::

    title_heading   the heading that repeats the title
    shortcodes      what Hugo would run
    code_lines      lines of code that stand out, as Hugo has them
    inlines         emphasis next to Japanese punctuation, bare addresses that run into Japanese
    heading_ids     ids that are the same in every language
    addresses       links between articles, pictures
    boxes           ``:::`` containers and ``> [!NOTE]``
    front_matter    keys that are added, replaced or left out
    export          all of these, in order
"""

from pipeline.edition.layouts.export import Exported, export
from pipeline.edition.layouts.known import LAYOUTS
from pipeline.edition.layouts.model import INDEX, Layout, Place

__all__ = ["INDEX", "LAYOUTS", "Exported", "Layout", "Place", "export"]
