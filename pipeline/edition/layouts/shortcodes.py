"""Hugo's shortcodes, ``{{< name >}}`` and ``{{% name %}}``, which it runs wherever they stand, in code too."""

import re
from collections.abc import Callable

from pipeline.article.markdown.parser import parse_blocks
from pipeline.conventions import Conventions
from pipeline.edition.layouts.lines import lines_of

__all__ = ["with_safe_shortcodes"]

_SHORTCODE = re.compile(r"\{\{([<%])(?!/\*)(.*?)([>%])\}\}", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def with_safe_shortcodes(text: str, source: str, conventions: Conventions) -> str:
    """``text`` with shortcodes written so that Hugo shows them, where they are in code or not in ``source``.

    Others are the author's, and are run.
    """
    if not _SHORTCODE.search(text):
        return text
    tokens, _env = parse_blocks(text, conventions)
    lines = lines_of(text)
    for token in tokens:
        if token.map and token.type in ("fence", "code_block", "inline", "html_block"):
            start, end = token.map
            write = _shown if token.type in ("fence", "code_block") else _in_text(source)
            lines[start:end] = [write("".join(lines[start:end])), *([""] * (len(lines[start:end]) - 1))]
    return "".join(lines)


def _in_text(source: str) -> Callable[[str], str]:
    def write(text: str) -> str:
        text = _CODE.sub(lambda code: _shown(code[0]), text)
        return _SHORTCODE.sub(lambda found: found[0] if found[0] in source else _shown(found[0]), text)

    return write


def _shown(text: str) -> str:
    return _SHORTCODE.sub(r"{{\1/*\2*/\3}}", text)
