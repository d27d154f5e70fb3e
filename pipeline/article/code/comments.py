"""Comments in code blocks as text to translate, and translations that stay comments.

A lexer says where comments are (`pipeline.article.code.lexers`); here is what of them is text. Each line of a
comment is a text of its own, so that what is between the texts, code and comment markers, is copied as it is::

    /**                        one comment, two texts:
     * 核の傘を計算する。        核の傘を計算する。
     * @param n 発数            @param n 発数
     */

Comments that are there for a program (``// @ts-ignore``, ``# noqa``, ``// [!code ++]``) are none.
"""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.article.code.lexers import CommentKind, CommentRegion, comment_regions
from pipeline.article.model import CodeComment, Span

__all__ = ["CodeComment", "comment_outline", "find_comments", "write_comment"]

_BLOCKS = {
    "<!--": "-->",
    "--[[": "]]",
    "###": "###",
    "/*": "*/",
    "(*": "*)",
    "{-": "-}",
    "{#": "#}",
    "<#": "#>",
    "#|": "|#",
    "#=": "=#",
    "#[": "]#",
    "%{": "%}",
    "=begin": "=end",
    "=pod": "=cut",
}
_BLOCK = {
    CommentKind.BLOCK: re.compile("|".join(map(re.escape, _BLOCKS))),
    CommentKind.EITHER: re.compile(r"<!--|/\*|\(\*|\{#"),
}
_LINE = re.compile(r"//|#|--|;|%|!|'|(?i:rem)(?=[ \t])")
_CLOSERS = ("*/", "-->", "?>", "%>")
"""What must not be in any translation: ends of comments, and of code that stands inside of HTML."""
_END_OF_SCRIPT = re.compile(r"(?i)<(?=\s*/\s*(?:script|style))")

_DECORATION = re.compile(
    r"""
      (?<=//) /*!?<?
    | (?<=/\*) [*!]*<?
    | (?<=--) -*(?:[ \t]*[|^](?=[ \t]))?
    | (?<=\#) \#*[:!']?
    | (?<=[;%!]) [;%!]*[<>]?
    | (?<=\(\*) \**
    """,
    re.VERBOSE,
)
_ASTERISK = re.compile(r"[ \t]*(?:\*+(?=[ \t]|$)|\*(?=[^*\s][^*]*$))")
_CONTINUED = re.compile(r"\\+[ \t]*$")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BETWEEN = re.compile(r"[ \t\f\r\n]*")
_BLANK = " \t\f"
_PROBE = "x ' \" ` ( [ { } ] ) < > | # x"
_PUNCTUATION = tuple(string.punctuation)

_LETTER = re.compile(r"[^\W\d_]")
_FOR_THE_RENDERER = re.compile(r"\[!code\b[^\]]*\]")
_FOR_A_PROGRAM = re.compile(
    r"""
      @(?:ts-|vite-|noErrors|errors?\b|filename:|log:|annotate:|jsx|__PURE__|vue-)
    | [#@]__\w+__
    | -+cut(?:-\w+)*-+
    | (?:eslint|prettier|stylelint|oxlint|biome|deno-lint|istanbul|c8|v8)(?:-\w+|[ ]ignore)
    | eslint[ ] | globals?[ ]\w+:
    | (?:type|pyright|mypy|ruff|pylint|flake8|isort|fmt|yapf|black):[ ]*\S+ | noqa\b | pragma:
    | shellcheck[ ] | -\*- | vim?: | nolint | go:\w+ | \+build[ ]
    | <reference[ ] | \#?[ ]?sourceMappingURL= | \#?(?:end)?region\b | \|[ ]*[\w-]+:
    """,
    re.VERBOSE,
)
_BREAKS = re.compile("[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a comment, in code points: what is between its opener, or the line's start, and its end.

    ``first`` is whether the opener stands in it, ``last`` whether the closer does.
    """

    start: int
    end: int
    opener: str
    closer: str
    first: bool
    last: bool


def find_comments(code: str, language: str) -> tuple[CodeComment, ...]:
    """The texts of a code block's comments, in order: those lines that have a letter.

    ``code`` is the text between the fences, ``language`` the block's info string, or its first words. Markers
    (``#``, ``//``, ``/*``, ``<!--``, ``*`` before a line), those of documentation (``///``, ``/**``) and blanks
    around a text are not part of it. Nothing is found in a language that is not known.
    """
    texts = (_text(code, line) for line in _lines(code, language))
    found = tuple(one for one in texts if one is not None)
    return found if _hold(code, language, found) else ()


def _hold(code: str, language: str, comments: Sequence[CodeComment]) -> bool:
    """Whether the comments are comments whatever is in them.

    In code that is cut off or wrong a lexer may have taken half a string for a comment: then a quote in it, say, would
    make it another.
    """
    pieces: list[str] = []
    position = 0
    for comment in comments:
        pieces += (code[position : comment.start], write_comment(_PROBE, comment))
        position = comment.end
    probe = "".join((*pieces, code[position:]))
    return not comments or comment_outline(probe, language) == comment_outline(code, language)


def comment_outline(code: str, language: str) -> str:
    """The code with its comments emptied: what no translation may change.

    What opens and what closes a comment, and the line breaks in it, stay.
    """
    pieces: list[str] = []
    position = 0
    for line in _lines(code, language):
        pieces.append(code[position : line.start])
        position = line.end
    return "".join((*pieces, code[position:]))


def write_comment(text: str, comment: CodeComment) -> str:
    r"""``text`` in the place of the comment's: on one line, and without an end to the comment in it.

    What would close the comment, or open another, gets a space inside (``* /``); a backslash at the end, which would
    continue the line, and the ``<`` of ``</script>`` become full-width ones. Nothing but blanks gives the
    comment's own text.
    """
    line = _BREAKS.sub(" ", text.replace("\0", "\ufffd")).strip(_BLANK) or comment.text
    for hazard in (*_CLOSERS, *((comment.opener, comment.closer) if comment.closer else ())):
        line = re.sub(rf"(?i){re.escape(hazard[0])}(?={re.escape(hazard[1:])})", r"\g<0> ", line)
    line = _END_OF_SCRIPT.sub("＜", line)
    kept = line.rstrip("\\")
    line = kept + "＼" * (len(line) - len(kept))
    if line.startswith(_PUNCTUATION) and not comment.before.endswith(tuple(_BLANK)):
        line = " " + line
    return line + " " if line.endswith(_PUNCTUATION) and comment.after.startswith(_PUNCTUATION) else line


def _text(code: str, line: _Line) -> CodeComment | None:
    marker = (_DECORATION if line.first else _ASTERISK).match(code, line.start, line.end)
    start = marker.end() if marker else line.start
    body = code[start : line.end]
    for_the_renderer = _FOR_THE_RENDERER.search(body)
    if for_the_renderer:
        body = body[: for_the_renderer.start()]
    if line.last:
        body = body.rstrip(line.closer[0] if line.closer[0] in "*-" else "")
    text = body.strip(_BLANK)
    if not _LETTER.search(text) or _FOR_A_PROGRAM.match(text):
        return None
    start += body.index(text)
    end = start + len(text)
    after = code[end : line.end] + (line.closer if line.last else "")
    return CodeComment(start, end, text, line.opener, line.closer, code[line.start : start], after)


def _lines(code: str, language: str) -> Iterator[_Line]:
    for region in comment_regions(code, language):
        yield from _lines_of(code, region)


def _lines_of(code: str, region: CommentRegion) -> Iterator[_Line]:
    at = _skip(_BETWEEN, code, region.start, region.end)
    while at < region.end:
        block = None if region.kind is CommentKind.LINE else _BLOCK[region.kind].match(code, at, region.end)
        line = None if region.kind is CommentKind.BLOCK else _LINE.match(code, at, region.end)
        if block:
            closer = _BLOCKS[block[0]]
            end = code.find(closer, block.end(), region.end)
            if end < 0 or block[0] in code[block.end() : end]:
                return  # not closed, or with another inside
            yield from _block_lines(code, block[0], Span(block.end(), end))
            at = end + len(closer)
        elif region.kind is CommentKind.BLOCK:
            return
        else:
            at = _skip(_REST_OF_LINE, code, at, region.end)
            if line:
                continued = _CONTINUED.search(code, line.end(), at)
                end = continued.start() if continued else at
                yield _Line(line.end(), end, line[0], "", first=True, last=False)
        at = _skip(_BETWEEN, code, at, region.end)


def _block_lines(code: str, opener: str, body: Span) -> Iterator[_Line]:
    at = body.start
    while True:
        end = _skip(_REST_OF_LINE, code, at, body.end)
        yield _Line(at, end, opener, _BLOCKS[opener], first=at == body.start, last=end == body.end)
        if end == body.end:
            return
        at = _skip(_LINE_BREAK, code, end, body.end)


def _skip(pattern: re.Pattern[str], code: str, start: int, end: int) -> int:
    found = pattern.match(code, start, end)
    return found.end() if found else start
