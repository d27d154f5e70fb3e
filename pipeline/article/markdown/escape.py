r"""A translation as Markdown that stays where it is put.

A translator types inline Markdown. At the start of a line some of it would begin a block instead: ``1. `` a
list, ``# `` a heading, ``[x]: `` a definition. Those characters are escaped, so that readers see what the
translator wrote; inline markup stays markup. The rules are those of CommonMark 0.31 (sections 4 and 5), GFM
and the extensions of `pipeline.article.markdown.parser`.
"""

import re

from pipeline.article.markdown.heading_attributes import HEADING_ATTRIBUTES

__all__ = ["escape_attributes", "escape_heading", "escape_line", "single_line"]

_TAG = (
    r"[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>"
)
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|"
    "dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|"
    "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|"
    "tbody|td|textarea|tfoot|th|thead|title|tr|track|ul"
)

_ORDERED_ITEM = re.compile(r"([0-9]{1,9})([.)](?:[ \t]|$))")
_RUN = re.compile(r"`{3,}(?=[^`]*$)|~{3,}|\$\$")
_BEGINS_A_BLOCK = re.compile(
    r"""
      \#{1,6}(?:[ \t]|$)                                # heading
    | >                                                 # quote
    | [-+*](?:[ \t]|$)                                  # list item
    | (?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$  # thematic break
    | (?:=+|-+)[ \t]*$                                  # underline of a setext heading
    | [|:-][-:|\ \t]*$                                  # delimiter row of a table
    | :{3}                                              # container
    | [:~][ \t]                                         # definition
    | \[(?:[^\[\]\\]|\\.)+\]:                           # link definition, footnote
    | \[[ xX]\][ \t]                                    # task
    | \[!\w+\][ \t]*$                                   # alert
    | <(?:!--|\?|![A-Za-z]|!\[CDATA\[)                  # HTML: comments and the like
    | </?(?:"""
    + _BLOCK_TAGS
    + r""")(?:[\s/>]|$)                                 # HTML: tags of blocks
    | </?"""
    + _TAG
    + r"""[ \t]*$                                       # HTML: any tag alone on its line
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING_SEQUENCE = re.compile(r"(^|[ \t])(#+)$")


def escape_line(line: str) -> str:
    """A line of a translation as the text of a line of a paragraph.

    White space at both ends is removed, since readers would not see it (see `_trimmed`).
    """
    stripped = _trimmed(line)
    ordered = _ORDERED_ITEM.match(stripped)
    if ordered:
        return f"{ordered[1]}\\{ordered[2]}{stripped[ordered.end() :]}"
    run = _RUN.match(stripped)
    if run:  # each of them, or those that are left would be inline markup
        return "".join("\\" + one for one in run[0]) + stripped[run.end() :]
    return "\\" + stripped if _BEGINS_A_BLOCK.match(stripped) else stripped


def _trimmed(line: str) -> str:
    """The line without white space at its ends; an indentation that may be meant is a character reference.

    Four columns would begin a block of code.
    """
    stripped = line.lstrip(" \t")
    indentation = line[: len(line) - len(stripped)].expandtabs(4)
    stripped = stripped.rstrip(" \t")
    return "&#32;" + indentation[1:] + stripped if len(indentation) >= 4 and stripped else stripped


def single_line(text: str) -> str:
    """A translation where there is room for one line only, as in a table cell. Breaks become ``<br>``."""
    return "<br>".join(_trimmed(line) for line in text.split("\n"))


def escape_heading(text: str) -> str:
    """The text of a heading that begins with ``#``: others at its end would be a closing sequence."""
    line = _CLOSING_SEQUENCE.sub(lambda found: found[1] + "\\" + found[2], single_line(text))
    return escape_attributes(line)


def escape_attributes(text: str) -> str:
    """The text of any heading: braces at its end would give it an id."""
    return HEADING_ATTRIBUTES.sub(lambda found: found[0].replace("{", "\\{"), text)
