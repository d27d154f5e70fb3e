"""Lines of code that are to stand out: ```` ```js {1,3-5} ```` of VitePress, as Hugo has it.

Hugo wants attributes with names between the braces, and stops at anything else.
"""

import re

from pipeline.article.markdown.parser import parse_blocks
from pipeline.conventions import Conventions
from pipeline.edition.layouts.lines import lines_of

__all__ = ["with_code_attributes"]

_BRACES = re.compile(r"\s*\{([^{}]*)\}")
_LINES = re.compile(r"\s*\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*\s*")
_ATTRIBUTES = re.compile(
    r"""(?:\s*,?\s*(?:[#.][\w-]+|[A-Za-z_][\w-]*\s*=\s*(?:"[^"]*"|\[[^\]]*\]|[\w.-]+)))+\s*"""
)
"""What Hugo reads: ids, classes, and values with names."""


def with_code_attributes(text: str, conventions: Conventions) -> str:
    """``text`` whose fences have ``hl_lines`` for line numbers in braces, and no braces that Hugo cannot read."""
    tokens, _env = parse_blocks(text, conventions)
    lines = lines_of(text)
    for token in tokens:
        if token.type == "fence" and token.map and "{" in token.info:
            number = token.map[0]
            at = lines[number].rfind(token.info.strip())
            if at >= 0:
                lines[number] = lines[number][:at] + _BRACES.sub(_written, lines[number][at:])
    return "".join(lines)


def _written(found: re.Match[str]) -> str:
    if _LINES.fullmatch(found[1]):
        numbers = ",".join(f'"{one.strip()}"' for one in found[1].split(","))
        return f" {{hl_lines=[{numbers}]}}"
    return found[0] if _ATTRIBUTES.fullmatch(found[1]) else ""
