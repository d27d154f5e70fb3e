"""What is inside what in inline Markdown: brackets, quotes, emphasis, links, code, tags, math.

A rough reading in one pass, linear whatever the text is, and with places, which the parser does not give. It errs
towards enclosing too much.
"""

import re
from itertools import accumulate

__all__ = ["BRACKETS", "Enclosures"]

_OPENING = "「『（(【〈《〔［[｛{“‘«〝｢"
_CLOSING = "」』）)】〉》〕］]｝}”’»〟｣"
_OPENERS = dict(zip(_CLOSING, _OPENING, strict=True))

BRACKETS = frozenset((*_OPENERS, '"'))
"""What closes brackets and quotes."""

_TOKEN = re.compile(
    r"""
      (?P<escape>\\[\\`*_~\[\]<>$"(){}])
    | (?P<ticks>`+)
    | <(?P<slash>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]*)[^<>]*>
    | (?P<other_tag><[!?][^<>]*>)
    | (?P<math>(?<!\d)\$\$?[^\s$](?:[^$]*[^\s$])?\$\$?(?!\d))
    | (?P<run>\*+|_+|~~+)
    | (?P<image>!\[)
    | (?P<pair>["""
    + re.escape(_OPENING + _CLOSING)
    + r"""])
    | (?P<quote>")
    | (?P<newline>\n)
    """,
    re.VERBOSE,
)
_TARGET = re.compile(
    r"""
      \(\s*(?:<[^<>]*>|(?:[^\s()<>]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)   # of a link
    | \[[^\[\]]*\]                                                                     # of a reference to one
    """,
    re.VERBOSE,
)


class Enclosures:
    """What is inside what: brackets, quotes and markup, found in one pass.

    ``inside[p]`` and ``markup[p]`` tell how many enclosures of any kind, or of markup, a cut before the code
    point ``p`` would break. ``openers`` has the opener's place for each closer's, ``closers`` where that closer
    ends, ``ends`` where what is opened ends. A bracket without its counterpart encloses nothing. A mark in
    ``opaque`` text, such as code, is none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.opaque = bytearray(len(text))
        self.closers: dict[int, int] = {}
        self.openers: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self._open: dict[str, list[list[int]]] = {}
        self._all, self._markup = [0] * (len(text) + 2), [0] * (len(text) + 2)
        self._read()
        self.inside = list(accumulate(self._all))
        self.markup = list(accumulate(self._markup))

    def _read(self) -> None:
        ticks: dict[int, list[int]] = {}
        for found in re.finditer("`+", self.text):
            ticks.setdefault(len(found[0]), []).append(found.start())
        for places in ticks.values():
            places.reverse()
        at = 0
        while token := _TOKEN.search(self.text, at):
            at = token.end()
            match token.lastgroup:
                case "ticks":
                    same = ticks.get(len(token[0]), [])
                    while same and same[-1] < at:
                        same.pop()
                    if same:
                        at = self._whole(token.start(), same[-1] + len(token[0]))
                case "escape" | "other_tag" | "math":
                    self._whole(token.start(), at)
                case "tag":
                    self._whole(token.start(), at)
                    self._element(token)
                case "run":
                    self._emphasis(token)
                case "image":
                    self._open.setdefault("[", []).append([token.start(), 1])
                case "pair":
                    at = self._bracket(token)
                case "quote":
                    if not self._close('"', token.start(), at):
                        self._open.setdefault('"', []).append([token.start(), 1])
                case "newline":
                    self._open.pop('"', None)

    def _whole(self, start: int, end: int) -> int:
        self.opaque[start:end] = b"\1" * (end - start)
        self._enclose(start, end, is_markup=True)
        return end

    def _enclose(self, start: int, end: int, *, is_markup: bool) -> None:
        for counts in (self._all, self._markup) if is_markup else (self._all,):
            counts[start + 1] += 1
            counts[end] -= 1

    def _close(self, opener: str, start: int, end: int, *, is_markup: bool = False) -> bool:
        """Close the last that is open; the closer stands from ``start`` to ``end``."""
        opened = self._open.get(opener)
        if not opened:
            return False
        begin = opened[-1][0]
        opened[-1][1] -= 1
        if not opened[-1][1]:
            opened.pop()
        self.closers[start], self.openers[start], self.ends[begin] = end, begin, end
        self._enclose(begin, end, is_markup=is_markup)
        return True

    def _element(self, tag: re.Match[str]) -> None:
        name = f"<{tag['tag'].lower()}"
        if not tag["slash"]:
            self._open.setdefault(name, []).append([tag.start(), 1])
        else:
            self._close(name, tag.start(), tag.end(), is_markup=True)

    def _emphasis(self, run: re.Match[str]) -> None:
        """Delimiter runs, much as CommonMark pairs them (section 6.2); the parser is asked again in the end."""
        before, after = self.text[run.start() - 1 : run.start()], self.text[run.end() : run.end() + 1]
        before, after = before or " ", after or " "
        inside_word = run[0][0] == "_" and before.isalnum() and after.isalnum()
        left = len(run[0])
        if not before.isspace() and not (run[0][0] == "_" and after.isalnum()):
            while left and self._close(run[0][0], run.start(), run.end(), is_markup=True):
                left -= 1
        if left and not after.isspace() and not inside_word:
            self._open.setdefault(run[0][0], []).append([run.start(), left])

    def _bracket(self, found: re.Match[str]) -> int:
        """Open or close a bracket; the end of what was read, which for a link is that of its target."""
        bracket, start, end = found[0], found.start(), found.end()
        if bracket in _OPENING:
            self._open.setdefault(bracket, []).append([start, 1])
            return end
        target = _TARGET.match(self.text, end) if bracket == "]" and self._open.get("[") else None
        if target:
            end = target.end()
            begin = self._open["["][-1][0]
            # a picture's text is no sentence of the paragraph, a link's is
            hidden = begin if self.text[begin] == "!" else start
            self.opaque[hidden:end] = b"\1" * (end - hidden)
        if not self._close(_OPENERS[bracket], start, end, is_markup=target is not None):
            self.closers[start] = end  # of something that began in an earlier paragraph, perhaps
        return end
