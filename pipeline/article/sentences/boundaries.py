r"""The sentences of a unit's text, for ``segmentation = "sentence"``.

A sentence ends at a mark (``。``, ``！``, ``.`` …) together with what closes there: brackets, quotes, markup, a
footnote's number, an emoji. It does not end where the reader is still inside something (「…」, （…）, a link,
emphasis, code), nor where the text goes on: 「…。」と述べた, なぜ？という問い, e.g. Dr. Smith, v1.2. When in doubt
there is no cut: a unit of two sentences can be translated, half a sentence can not.

Three steps, each linear in the length of the text: `pipeline.article.sentences.enclosures` finds what is inside what,
`_Reader` judges the marks one after the other, and the Markdown parser has the last word on whether the cuts
leave the markup whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from string import ascii_uppercase

from pipeline.article.markdown.parser import inline_tokens
from pipeline.article.model import Span
from pipeline.article.sentences.enclosures import BRACKETS, Enclosures

__all__ = ["sentence_separator", "split_sentences"]

_UNSPACED = frozenset(("zh", "yue", "ja"))
"""Languages that put nothing between two sentences."""


def split_sentences(text: str) -> tuple[Span, ...]:
    r"""Find the sentences of a msgid: inline Markdown in which ``\n`` is a hard break.

    The spans are in code points of ``text``, in order, and do not overlap. They cover everything but the white
    space between them and at both ends. A hard break ends a sentence wherever it stands, in quotes too, but not
    inside markup: half a link is no use to a translator. Nothing is raised, whatever the text is.
    """
    enclosures = Enclosures(text)
    breaks = [found.end() for found in re.finditer(r"\n", text) if not enclosures.markup[found.end()]]
    cuts = _Reader(text, enclosures).cuts(breaks)
    for some in (cuts, breaks):
        spans = _spans(text, some)
        if _leave_markup_whole(text, spans):
            return spans
    return _spans(text, ())


def sentence_separator(before: str, after: str, *, gap: str, language: str) -> str:
    r"""What stands between two translated sentences of a paragraph in ``language`` (``zh_Hans`` or ``zh-Hans``).

    ``gap`` is what stands between them in the source; a hard break in it (``\n``) stays one. Otherwise it is a
    space, or nothing in languages without spaces, where only two sentences in letters of another script are kept
    apart (``OK. Go.``).
    """
    if "\n" in gap:
        return "\n"
    if re.split("[_-]", language)[0].lower() not in _UNSPACED:
        return " "
    last, first = before.rstrip("*_~")[-1:], after.lstrip("*_~")[:1]
    return " " if last.isascii() and first.isascii() else ""


def _spans(text: str, cuts: Iterable[int]) -> tuple[Span, ...]:
    """What is between the cuts, white space at both ends aside; nothing where nothing is left."""
    spans = []
    for start, end in pairwise((0, *cuts, len(text))):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        if first < end:
            spans.append(Span(first, start + len(piece.rstrip())))
    return tuple(spans)


_MAYBE_MARKUP = re.compile(r"[\[`*_~<$@]|://|mailto:")


def _leave_markup_whole(text: str, spans: Sequence[Span]) -> bool:
    """Whether the sentences, each read on its own, have the markup of the text."""
    if len(spans) < 2:
        return True
    parts = (_markup(text[span.start : span.end]) for span in spans)
    return list(chain.from_iterable(parts)) == _markup(text)


def _markup(text: str) -> list[tuple[str, str, str]]:
    """What the parser finds in the text besides text."""
    if not _MAYBE_MARKUP.search(text):
        return []
    return [
        (token.type, token.content, str(token.attrs))
        for token in inline_tokens(text)
        if token.type not in ("text", "text_special", "softbreak", "hardbreak")
    ]


_PICTURES = r"\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff"
_ITEM_PICTURES = (
    r"\u2610-\u2612\u26a0\u2705\u2713\u2714\u274c\u2776-\u2794\u27a1"
    r"\U0001f446-\U0001f449\U0001f4a1\U0001f4cc\U0001f4cd\U0001f4dd\U0001f517"
)
"""Those that begin an item rather than end a sentence: ✅, ⚠, ❶, ➡, 👉, 💡, 📌 …"""
_EMOJI = rf"(?:(?![{_ITEM_PICTURES}])[♪♫{_PICTURES}][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"

_MARK = re.compile(rf"[。｡！？!?．…‥‼⁇⁈⁉]+|\.+|{_EMOJI}")
_ASKS = re.compile(r"[！？!?‼⁇⁈⁉]")
_ELLIPSIS = re.compile(r"[…‥]+|\.{2,}|．{2,}")
_NEVER_FIRST = "、，,。．）)」』】〉》〕］]：:；;"
"""What no sentence begins with."""
_TRAILER = re.compile(rf"{_EMOJI}|\[\^[^\[\]\s]+\]|<sup>[^<]*</sup>|<br\s*/?>", re.IGNORECASE)
"""What, after the mark, still belongs to its sentence."""
_NOT_SPACE = re.compile(r"\S")

_LEAD = re.compile(rf"(?:[\s*_~・※●○■□◆◇▼▶>-]|[A-Za-z][:：]|[0-9]+[.)]|[\ufe0f{_PICTURES}])*")
"""What may stand before the first word of a sentence."""
_POLITE = re.compile(r"(?:です|ます|ません|ました|でした|でしょう|ましょう|ください|[ねよ])$")
"""An end of a sentence that no noun follows: 「便利です😀」, unlike 「便利な😀アプリ」."""

_NAMES = ("Yahoo!", "モーニング娘。", "ゲスの極み乙女。", "ラブライブ！", "ラブライブ!", "けいおん！")
"""Names that end in a mark."""

_GOES_ON = re.compile(
    r"""[*_~]*(?:
      [、，,。．.！？!?…‥：:；;／/＝=）)」』】〉》〕］\]〜～―—%％]
    | [がはにでともやのへか](?=[々ァ-ヺ一-鿿㐀-䶿Ａ-Ｚａ-ｚA-Za-z0-9０-９「『（(\[`“])
    | を
    | と(?!ころ[でが]|ても|もかく|もあれ|にかく|はいえ|りあえず|りわけ|うとう|き[どにお]|くに|すると|すれば
         |なると|なれば|いうのも|いうわけ|なり)
    | って
    | は(?:、|なく|ない|ありま|あるま|いけ|よく|どう|まだ|とても)
    | に(?!わか|ほん|んげん|っこり|やり|ぎやか)
    | で(?!は(?![なす])|も、|もう|き|すから|すが|すので|したら)
    | も(?:、|ある|あり|ない|なく|なかっ|あっ|いる|いた)
    | の(?!ち|んび|びの|ぞ|こ|ど|り)
    | か(?:[とのはもをが、]|どうか|ら(?!だ|く|い))
    | な(?:ど|の(?!で、|に、)|んて(?!こと|いう)|ら(?!ば?、))
    | だ(?:った|ろう|け(?!ど)|な[どん]|の|とか|よ|ね|そうだ)
    | へ[のはもと、] | や、 | が、 | より[もは、] | まで | だけ(?!ど) | ばかり | [くぐ]らい | しか(?![しもるた])
    | 的[なに] | 風の | みたい[なにだで] | らし[いくき] | じゃ(?:な[いか]|あり)
    )""",
    re.VERBOSE,
)
"""How a text goes on after a question or a quote that was only a part of its sentence: に答えた, という, など …"""
_QUOTE_IS_MEANT = re.compile(r"では|そう(?!か|だ|です|いえば)|そんな|それだけ|こう[しい述語]|こんな")
"""How a text goes on after a quote that it is about: 「…。」そう言って立ち去った."""
_BEGINS = re.compile(
    r"しかし|だが|だけど|だから|でも|では|そして|それ|この|その|これ|ところ|ただ|また|さらに|一方|なお|つまり|たとえば|例えば"
)
_NEXT_SPEAKER = re.compile(r"[々〆ァ-ヺー一-鿿A-Za-z0-9・]{1,12}「")

_WORD = re.compile(r"(?<![A-Za-z0-9=/&?#%+:@._-])[A-Za-z0-9０-９][A-Za-z0-9０-９.]*$")
_NUMBERED = re.compile(
    r"nos?|pp?|figs?|eqs?|secs?|ch|vols?|ver|art|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
"""What goes on after its period if a number follows."""
_TITLES = re.compile(r"m[rsx]|mrs|dr|prof|st|vs|e\.g|i\.e|cf|approx")
"""What always goes on after its period."""
_ABBREVIATION = re.compile(
    r"(?:[a-z]\.)*[a-z]|(?:[a-z]\.)+[a-z]+|ph\.d|etc|inc|ltd|co|corp|jr|sr|bros|al|est|dept|univ"
    r"|proc|trans|conf|acad|soc|natl|phys|chem|mol|rev|lett|comput|commun|jpn"
)
_NUMBER = re.compile(r"(?<![0-9０-９A-Za-z.．])[0-9０-９]{1,3}$")
_FIGURE = re.compile(r"[図表式第節章項]\s?[0-9０-９.．]+$")
_ENGLISH_START = re.compile(
    r"(?:The|This|That|These|Those|It|Its|He|She|We|You|They|In|On|At|But|And|However|If|When|For|There|Our|My|His"
    r"|Her|Their|After|Before|Then|See|What|Why|How|Who|So)\b"
)
_OPENING = re.compile(r"[*_~\[(\"'“‘「『（【<]*")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that may end a sentence. All but ``signs`` are places in the text."""

    signs: str
    start: int
    before: int
    """Behind the last character of the sentence: before the mark, and before emphasis that closes there."""
    end: int
    """Behind the mark and all that closes with it."""
    following: int
    """Where the text goes on, after white space."""
    bracket: int | None
    """Where the outermost bracket or quote that closes with the mark was opened."""


class _Reader:
    """Judges the marks of a text one after the other. ``start`` is where the current sentence begins."""

    def __init__(self, text: str, enclosures: Enclosures) -> None:
        self.text = text
        self.enclosures = enclosures
        self.start = 0
        self.chains: dict[int, int] = {}

    def cuts(self, breaks: Sequence[int]) -> list[int]:
        """Where sentences end, in order; ``breaks`` are those ends that are certain."""
        found = set(breaks)
        certain = list(reversed(breaks))
        at = 0
        while signs := _MARK.search(self.text, at):
            at = signs.end()
            while certain and certain[-1] <= signs.start():
                self.start = certain.pop()
            mark = self._mark(signs)
            if mark and self._ends_sentence(mark):
                found.add(mark.end)
                self.start = at = mark.end
        return sorted(found)

    def _mark(self, signs: re.Match[str]) -> _Mark | None:
        """What there is to know of a mark; None for one that ends nothing where it stands.

        That is one in code or inside something, one at the end of a line, and one that is only mentioned:
        「？」, (!), ``.md``.
        """
        before = signs.start()
        if self.enclosures.opaque[before]:
            return None
        while before > self.start and self.text[before - 1] in "*_~":
            before -= 1
        if before == self.start or before - 1 in self.enclosures.ends:
            return None
        if self.text[before - 1].isspace() and signs[0][0] not in "。｡":
            return None
        end, bracket = self._closing(signs.end())
        following = self._behind_space(end)
        if self.enclosures.inside[end] or following == len(self.text) or "\n" in self.text[end:following]:
            return None
        return _Mark(signs[0], signs.start(), before, end, following, bracket)

    def _closing(self, at: int) -> tuple[int, int | None]:
        """The end of what closes at ``at``, and where the outermost bracket among it was opened."""
        bracket = None
        while True:
            if at in self.enclosures.closers:
                if self.text[at] in BRACKETS and self.enclosures.closers[at] == at + 1:  # not of a link
                    bracket = self.enclosures.openers.get(at, bracket)
                at = self.enclosures.closers[at]
            elif trailer := _TRAILER.match(self.text, at):
                at = trailer.end()
            else:
                return at, bracket

    def _ends_sentence(self, mark: _Mark) -> bool:
        after_latin = self.text[mark.before - 1].isascii()
        if mark.bracket is not None:
            behind = self._behind_quotes(mark.following)
            if self._goes_on(behind) or _QUOTE_IS_MEANT.match(self.text, behind):
                return False
        if "。" in mark.signs or "｡" in mark.signs:
            return self._full_stop(mark)
        if _ASKS.search(mark.signs) and (not after_latin or not mark.signs.isascii()):
            return self._question(mark)
        if _ELLIPSIS.fullmatch(mark.signs):
            return self._ellipsis(mark)
        if mark.signs[0] == "．" or (mark.signs[0] == "." and not after_latin):
            return self._full_width_period(mark)
        if mark.signs[0] in ".!?":
            return self._latin(mark)
        return self._emoji(mark)

    def _full_stop(self, mark: _Mark) -> bool:
        if mark.bracket is not None:
            return self._is_quote(mark.bracket) or self._is_aside(mark.bracket)
        return self.text[mark.following] not in _NEVER_FIRST and not self._is_name(mark)

    def _question(self, mark: _Mark) -> bool:
        """``？``, ``！``, and their like: they may also stand within a sentence."""
        gap = self.text[mark.end : mark.following]
        if mark.bracket is None:
            return "\u3000" in gap or not (self._goes_on(mark.following) or self._is_name(mark))
        if not self._is_quote(mark.bracket):
            return self._is_aside(mark.bracket)
        if self._begins_at(mark.bracket) and self.text[mark.bracket] != "『":
            return True
        # 『…？』 and a 「…？」 within a sentence may be titles
        return bool(gap or _BEGINS.match(self.text, mark.end) or _NEXT_SPEAKER.match(self.text, mark.end))

    def _ellipsis(self, mark: _Mark) -> bool:
        if mark.bracket is not None:
            return self._begins_at(mark.bracket)
        gap = self.text[mark.end : mark.following]
        if not gap or self._goes_on(mark.following):
            return False
        begins = _BEGINS.match(self.text, mark.following) or self.text[mark.following] in ascii_uppercase
        return "\u3000" in gap or bool(begins) or self._is_polite(mark.before)

    def _full_width_period(self, mark: _Mark) -> bool:
        """The full stop of Japanese that is written with ``，`` and ``．``, or with ``.`` after Japanese."""
        following = self.text[mark.following]
        if mark.end == mark.following and (following.isascii() or following.isdigit()):
            return False
        return not self._is_number(mark) and self._full_stop(mark)

    def _latin(self, mark: _Mark) -> bool:
        """``.``, ``!`` and ``?`` after letters and digits."""
        following = self.text[mark.following]
        if mark.end == mark.following and (mark.signs == "." or following.isascii()):
            return False
        opening = _OPENING.match(self.text, mark.following)
        first = opening.end() if opening else mark.following
        if self.text[first : first + 1].islower() or self._is_name(mark) or self._goes_on(mark.following):
            return False
        if mark.bracket is not None and not (self._is_quote(mark.bracket) or self._is_aside(mark.bracket)):
            return False
        return mark.signs != "." or not self._is_abbreviation(mark, first)

    def _is_abbreviation(self, mark: _Mark, following: int) -> bool:
        word = _WORD.search(self.text, self._within(mark.start, 16), mark.start)
        if word is None:
            return False
        if word[0].isdigit():
            return self._is_number(mark)
        lower = word[0].lower()
        numbered = _NUMBERED.fullmatch(lower) and self.text[following : following + 1].isdigit()
        if _TITLES.fullmatch(lower) or numbered:
            return True
        if not _ABBREVIATION.fullmatch(lower):
            return False
        return self._begins_at(word.start()) or not _ENGLISH_START.match(self.text, following)

    def _emoji(self, mark: _Mark) -> bool:
        return self._is_polite(mark.before) and not self._goes_on(mark.following)

    def _is_number(self, mark: _Mark) -> bool:
        """Whether the mark belongs to the number of an item or a figure: ``1. …``, ``1. … 2. …``, 図１．…."""
        if _FIGURE.search(self.text, self._within(mark.start, 16), mark.start):
            return True
        number = _NUMBER.search(self.text, self._within(mark.start, 4), mark.start)
        if number is None:
            return False
        at = number.start()
        if self._begins_at(at):
            return True
        return len(number[0]) < 3 and self.text[at - 1].isspace() and not self.text[at - 2].isascii()

    def _is_name(self, mark: _Mark) -> bool:
        return self.text.endswith(_NAMES, 0, mark.start + 1)

    def _begins_at(self, at: int) -> bool:
        """Whether the sentence's first word, number or bracket stands here."""
        return at - self.start <= 16 and _LEAD.fullmatch(self.text, self.start, at) is not None

    def _is_aside(self, bracket: int) -> bool:
        """Whether a bracket holds a sentence of its own, or stands behind one."""
        return self._begins_at(bracket) or self._is_polite(bracket)

    def _is_quote(self, bracket: int) -> bool:
        return self.text[bracket] in '「『“"‘｢〝«'

    def _is_polite(self, end: int) -> bool:
        return _POLITE.search(self.text, self._within(end, 6), end) is not None

    def _goes_on(self, at: int) -> bool:
        return _GOES_ON.match(self.text, at) is not None

    def _behind_space(self, at: int) -> int:
        found = _NOT_SPACE.search(self.text, at)
        return found.start() if found else len(self.text)

    def _within(self, at: int, length: int) -> int:
        return max(self.start, at - length)

    def _behind_quotes(self, at: int) -> int:
        """Behind the quotes that follow upon one another from ``at``: 「…？」「…？」と."""
        path = []
        while at not in self.chains and at in self.enclosures.ends and self._is_quote(at):
            path.append(at)
            at = self.enclosures.ends[at]
        at = self.chains.get(at, at)
        self.chains.update(dict.fromkeys(path, at))
        return at
