"""An article: text → units with spans, and units + translations → text.

`segment` finds the translatable pieces of a Markdown file and where exactly they stand; `localize` puts
translations in their place and copies everything else. Between the two lies whatever a translator does.
How an article flows through the modules::

    front_matter, parser      YAML values; markdown-it with what Japanese text needs (emphasis, bare_urls)
    segment                   tokens → units, by lines, tables, folding, directives and translatable
    localize                  units + translations → text, by escape, held to the source's skeleton

Nothing here knows of catalogs, languages or pages.
"""

from pipeline.article.localize import localize
from pipeline.article.markdown.parser import inline_tokens, parse_markdown
from pipeline.article.model import Article, Leftover, Localized, Span, Unit, UnitKey, UnitKind
from pipeline.article.segment import segment

__all__ = [
    "Article",
    "Leftover",
    "Localized",
    "Span",
    "Unit",
    "UnitKey",
    "UnitKind",
    "inline_tokens",
    "localize",
    "parse_markdown",
    "segment",
]
