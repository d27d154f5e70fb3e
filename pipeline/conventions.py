"""How a project writes its articles: what its Markdown means, and what of it is translated."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["EXTENSIONS", "Conventions"]

EXTENSIONS: dict[str, str] = {
    "tables": "tables of GitHub Flavored Markdown",
    "strikethrough": "~~struck through~~",
    "task-lists": "- [x] done",
    "bare-urls": "https://example.org is a link, and ends where Japanese text begins",
    "cjk-emphasis": "emphasis next to East Asian punctuation: **「核の傘」**は",
    "footnotes": "text[^1], and [^1]: note",
    "alerts": "> [!NOTE]",
    "containers": ":::message … :::, and ::: tip Title",
    "definition-lists": "a term, and below it : what it means",
    "math": "$a$, and $$ … $$",
    "heading-attributes": "## Heading {#id .class}",
}
"""What is understood beyond CommonMark and YAML or TOML front matter: a name for the configuration, and what it is."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of a project; the defaults suit Japanese Markdown as it is found.

    ``front_matter`` are the keys whose values are translated. With ``segmentation = "sentence"`` a unit is a
    sentence instead of a block. With ``translate_code = "comments"`` comments in code blocks are units.
    """

    front_matter: tuple[str, ...] = ("title", "description", "tags")
    extensions: frozenset[str] = frozenset(EXTENSIONS)
    segmentation: Literal["block", "sentence"] = "block"
    translate_code: Literal["nothing", "comments"] = "nothing"
