r"""What a reader sees of inline Markdown, with the place of every character.

markdown-it's inline tokens carry no offsets, and terms are reported by offset, so this is a scanner of its
own. It is made for finding words, not for rendering: emphasis marks vanish, so that ``**拡大**抑止`` reads
拡大抑止; code and URLs, in which no word is looked for, become a single `GAP`, and link targets, titles and
tags vanish with the marks. It accepts any text and takes time linear in its length.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.glossary.tracing import TracedText, traced

__all__ = ["GAP", "plain_text"]

GAP = "\ufffc"
"""Stands for code, a URL or a footnote mark: no word goes across it."""

_CJK = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_URL_END = (
    r"\s<>`\u2018\u2019\u201c\u201d\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)

_MARK = re.compile(
    rf"""
      (?P<escape> \\[!-/:-@\[-`{{-~] )
    | (?P<fence> ^[ \t>]* (?: `{{3,}} (?=[^`\n]*$) | ~{{3,}} ) [^\n]* $ )
    | (?P<code> `+ )
    | (?P<autolink> < (?: https?:// | ftp:// | mailto: ) [^<>\s]{{0,2000}} > )
    | (?P<comment> <!-- )
    | (?P<tag> </?[A-Za-z][A-Za-z0-9-]{{0,40}} (?= [\s/>] )
        (?: "[^"<>]{{0,2000}}" | '[^'<>]{{0,2000}}' | [^<>"'] ){{0,2000}}? > )
    | (?P<footnote> \[\^[^\]\[\s]{{1,200}}\] )
    | (?P<open> !?\[ )
    | (?P<target> \]\( [ \t\n]*
        (?: <[^<>\n]{{0,2000}}> | [^\s()<>]{{0,2000}}
            (?: \([^\s()<>]{{0,500}}\) [^\s()<>]{{0,500}} ){{0,20}} )
        (?: [ \t\n]+
            (?: "(?:\\.|[^"\\]){{0,1000}}" | '(?:\\.|[^'\\]){{0,1000}}' | \([^()]{{0,1000}}\) )
        )? [ \t\n]* \) )
    | (?P<reference> \]\[ [^\[\]]{{0,500}} \] )
    | (?P<close> \] )
    | (?P<url> (?: https?:// | ftp:// | \bwww\. ) [^{_URL_END}]{{1,4000}} )
    | (?P<stars> \*+ | ~~+ )
    | (?P<underscores> _+ )
    | (?P<entity> & (?: \#[0-9]{{1,7}} | \#[xX][0-9A-Fa-f]{{1,6}} | [A-Za-z][A-Za-z0-9]{{1,31}} ) ; )
    | (?P<break> (?<=[{_CJK}]) (?: [ \t]* | \\ ) \r?\n [ \t>]* (?=[{_CJK}*_\[<`~]) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_MAY_BE_MARK = re.compile(r"[\\`<\[\]*~_&\n]|://|www\.", re.IGNORECASE)
"""What every mark has somewhere: most texts have none of it, and this is quickly known."""
_SIGN = re.compile(r"[\\`<\[\]!*~_&]")
"""What a mark begins with that is no URL, and not at the beginning or end of a line."""
_IN_SEVERAL_LETTERS = re.compile(r"[\n\r]|://|www\.|^[ \t>]")
_BEGINNING = re.compile(r"[\\`<\[\]!*~_&\n\r]|https?://|ftp://|www\.|[ \t>]+(?:[`~]|\r?\n)")
"""What any mark begins with."""
_BACKTICKS = re.compile("`+")
_TRAILING = re.compile(r"[.,:;!?*_~'\"\]\\]+$")


def plain_text(markdown: str) -> TracedText:
    """The text of inline Markdown (or of an article) without its markup, offsets kept.

    A line break between two East Asian characters vanishes (CSS Text Module Level 3, section 4.1.3).
    """
    if _MAY_BE_MARK.search(markdown) is None:
        return traced(markdown)
    return _Scanner(markdown).scan()


class _Scanner:
    """One pass over a text; ``emit`` and ``copy`` collect what is kept."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.brackets: list[int] = []
        """For each bracket that is open: its index in ``pieces``, to take it back if a link ends there."""
        self.backticks = _runs(source)
        self.last_comment_end = source.rfind("-->")
        self.beginning = _BEGINNING if _IN_SEVERAL_LETTERS.search(source) else _SIGN

    def scan(self) -> TracedText:
        match = self.next_mark(0)
        if match is None:
            return traced(self.source)
        position = 0
        while match:
            self.copy(position, match.start())
            position = self.handle(match)
            match = self.next_mark(position)
        self.copy(position, len(self.source))
        return self.traced()

    def next_mark(self, position: int) -> re.Match[str] | None:
        """The first mark at ``position`` or later. It is tried only where one may begin, as there are many kinds."""
        while candidate := self.beginning.search(self.source, position):
            match = _MARK.match(self.source, candidate.start())
            if match:
                return match
            position = candidate.start() + 1
        return None

    def traced(self) -> TracedText:
        starts: list[int] = []
        ends: list[int] = []
        for piece, start, end in zip(self.pieces, self.starts, self.ends, strict=True):
            if end - start == len(piece):
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
            else:
                starts.extend([start] * len(piece))
                ends.extend([end] * len(piece))
        return TracedText("".join(self.pieces), starts, ends)

    def copy(self, start: int, end: int) -> None:
        if start < end:
            self.emit(self.source[start:end], start, end)

    def emit(self, text: str, start: int, end: int) -> None:
        self.pieces.append(text)
        self.starts.append(start)
        self.ends.append(end)

    def handle(self, match: re.Match[str]) -> int:
        """Deal with one mark; the position from which to go on."""
        start, end = match.span()
        match match.lastgroup:
            case "escape":
                self.emit(self.source[start + 1], start, end)
            case "fence":
                end = self.fence_end(match)
                self.emit(GAP, start, end)
            case "code":
                end = self.code_end(start, end)
            case "comment":
                closed = self.source.find("-->", end) if end <= self.last_comment_end else -1
                if closed < 0:
                    self.copy(start, end)
                else:
                    end = closed + 3
            case "tag":
                if self.source[start:end].lower().startswith("<br"):
                    self.emit("\n", start, end)
            case "autolink" | "footnote":
                self.emit(GAP, start, end)
            case "open":
                self.brackets.append(len(self.pieces))
                self.copy(start, end)
            case "target" | "reference" | "close":
                end = self.close(match)
            case "url":
                end = start + len(_url(self.source[start:end]))
                self.emit(GAP, start, end)
            case "stars":
                if self.is_spaced(start, end):
                    self.copy(start, end)
            case "underscores":
                if self.is_spaced(start, end) or self.is_inside_word(start, end):
                    self.copy(start, end)
            case "entity":
                self.emit(html.unescape(self.source[start:end]), start, end)
        return end

    def close(self, match: re.Match[str]) -> int:
        """A ``]``: what follows it belongs to it only if a bracket was open."""
        if not self.brackets:
            self.copy(match.start(), match.start() + 1)
            return match.start() + 1
        opened = self.brackets.pop()
        if match.lastgroup == "close":
            self.copy(*match.span())
        else:
            self.pieces[opened] = ""
        return match.end()

    def code_end(self, start: int, end: int) -> int:
        """Backticks: code up to the next run of as many, or just backticks if there is none."""
        same = self.backticks.get(end - start, ())
        following = bisect_left(same, end)
        if following == len(same):
            self.copy(start, end)
            return end
        closed = same[following] + (end - start)
        self.emit(GAP, start, closed)
        return closed

    def fence_end(self, match: re.Match[str]) -> int:
        fence = match[0].lstrip(" \t>")
        width = len(fence) - len(fence.lstrip(fence[0]))
        closing = re.compile(rf"^[ \t>]*{re.escape(fence[0])}{{{width},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self.source, match.end())
        return found.end() if found else len(self.source)

    def is_spaced(self, start: int, end: int) -> bool:
        before, after = self.source[start - 1 : start] or " ", self.source[end : end + 1] or " "
        return before.isspace() and after.isspace()

    def is_inside_word(self, start: int, end: int) -> bool:
        return self.source[start - 1 : start].isalnum() and self.source[end : end + 1].isalnum()


def _runs(source: str) -> Mapping[int, Sequence[int]]:
    """The places of all runs of backticks, by their length."""
    runs: dict[int, list[int]] = {}
    for match in _BACKTICKS.finditer(source):
        runs.setdefault(len(match[0]), []).append(match.start())
    return runs


def _url(text: str) -> str:
    """A URL without the punctuation of the sentence around it; a ``)`` stays if it was opened inside."""
    while True:
        shorter = _TRAILING.sub("", text)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == text:
            return text
        text = shorter
