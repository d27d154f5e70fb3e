"""An article: text → units with spans, and units + translations → text.

`segment` finds the translatable pieces of a Markdown file and where exactly they stand; `localize` puts
translations in their place and copies everything else. Between the two lies whatever a translator does.
How an article flows through the package::

    front_matter/   YAML or TOML: values with their places
    markdown/       lines → tokens → texts with their places; and from a translation back to Markdown
    html/, code/    the texts within blocks that are copied otherwise
    sentences/      texts → sentences, where a project wants them as units
    segment         all of these → the blocks and units of an article
    localize        units + translations → text, held to the source's skeleton (`markdown.skeleton`)
    alignment/      an article and its translation by other means → units with translations

Nothing here knows of catalogs, languages or pages.
"""

from pipeline.article.localize import localize
from pipeline.article.markdown.parser import inline_tokens, parse_markdown
from pipeline.article.markdown.visible import visible_spans
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
    "visible_spans",
]
