"""``## 見出し {#id .class}``: an id and classes after a heading, which are no part of its text.

In MDX, where braces are code, the id is a comment: ``## 見出し {/*id*/}`` (React's documentation, Docusaurus).
"""

import re

from markdown_it.rules_core import StateCore

__all__ = ["HEADING_ATTRIBUTES", "read_heading_attributes"]

HEADING_ATTRIBUTES = re.compile(
    r"[ \t]*(?<!\\)\{(?:[ \t]*((?:[#.][^\s{}#.]+)(?:[ \t]*[#.][^\s{}#.]+)*)[ \t]*"
    r"|/\*[ \t]*#?([^\s{}#*/]+)[ \t]*\*/)\}$"
)
_ATTRIBUTE = re.compile(r"([#.])([^\s{}#.]+)")


def read_heading_attributes(state: StateCore) -> None:
    """A rule for markdown-it's core, between blocks and inline: move the attributes from text to token.

    ``meta["attributes"]`` of the ``inline`` token is what was cut off its content.
    """
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type != "heading_open" or inline.type != "inline":
            continue
        found = HEADING_ATTRIBUTES.search(inline.content)
        if not found or not found.start():
            continue
        inline.meta["attributes"] = found[0]
        inline.content = inline.content[: found.start()]
        for sign, name in [("#", found[2])] if found[2] else _ATTRIBUTE.findall(found[1]):
            if sign == "#":
                heading.attrSet("id", name)
            else:
                heading.attrJoin("class", name)
