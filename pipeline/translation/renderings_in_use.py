"""How catalogs already translate a term that the glossary lacks.

Best evidence is an entry that is the term alone (a tag, a heading). Otherwise the words are looked for that stand in
the translations of the term's sentences and hardly anywhere else: those with the highest Dice coefficient (2 × together
÷ the sum of both). A guess to look at, not a finding.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.glossary.folding import folded
from pipeline.glossary.plaintext import plain_text

__all__ = ["RenderingInUse", "RenderingsInUse"]

_LONGEST = 7
"""Words of a rendering; characters where there are no spaces."""
_LONGEST_UNSPACED = 10
_UNSPACED = frozenset({"zh", "ja", "yue", "th", "lo", "km", "my"})
_WORD = re.compile(r"[^\W_]+(?:[\u2019'’-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMMON = 0.2
"""A word in so great a share of all translations (the, of, и) neither begins nor ends a rendering."""
_ENOUGH_TO_TELL = 20
"""In fewer translations no share tells which words are common."""
_SURE_ENOUGH = 0.6
_ENOUGH_ENTRIES = 3
"""Two texts have too much in common by chance."""
_LONGER_IS_BETTER = 0.05
"""What each further word counts: of pieces that go with a term about equally, the one that says more is its name."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class RenderingInUse:
    """A way of saying a term, and in how many entries the catalogs say it so."""

    text: str
    count: int


class RenderingsInUse:
    """The translations of one language, made ready to be asked about many terms."""

    def __init__(self, pairs: Iterable[tuple[str, str]], language: str) -> None:
        """``pairs`` are texts with their translations, inline Markdown, into the locale ``language``."""
        self._is_unspaced = language.partition("_")[0] in _UNSPACED
        read = [
            (folded(plain_text(source).text), plain_text(target).text)
            for source, target in dict.fromkeys(pairs)
        ]
        self._sources = [source for source, _ in read]
        self._targets = [target for _, target in read]
        self._pieces = [frozenset(self._pieces_of(target)) for target in self._targets]
        self._frequency = Counter(piece for pieces in self._pieces for piece in pieces)

    def of(self, names: Sequence[str]) -> tuple[RenderingInUse, ...]:
        """What the catalogs say for a term with these ``names``, the most likely first; nothing if they do not tell."""
        wanted = [folded(name) for name in names]
        alone = Counter(
            target.strip()
            for source, target in zip(self._sources, self._targets, strict=True)
            if source.strip(" 「」『』“”") in wanted
        )
        found = {text: RenderingInUse(text, self._entries_with(text)) for text, _ in alone.most_common(_MOST)}
        entries = [
            index for index, source in enumerate(self._sources) if any(name in source for name in wanted)
        ]
        if len(entries) >= _ENOUGH_ENTRIES:
            for text, together in self._associated(entries):
                if len(found) < _MOST and not any(folded(text) in folded(one) for one in found):
                    found[text] = RenderingInUse(text, together)
        return tuple(found.values())

    def _associated(self, entries: Sequence[int]) -> Iterator[tuple[str, int]]:
        """The piece that goes best with ``entries``, with how many of these have it; nothing if none goes well."""
        together = Counter(piece for index in entries for piece in self._pieces[index])
        dice = {
            piece: 2 * count / (len(entries) + self._frequency[piece])
            for piece, count in together.items()
            if count >= _ENOUGH_ENTRIES - 1
        }
        likely = [piece for piece, value in dice.items() if value >= _SURE_ENOUGH]
        if likely:
            best = max(
                likely,
                key=lambda piece: (dice[piece] + _LONGER_IS_BETTER * piece.count(" "), len(piece), piece),
            )
            yield self._as_written(best, entries), together[best]

    def _pieces_of(self, target: str) -> Iterator[str]:
        """The runs of words, or of characters, that may be a rendering, in lower case."""
        if self._is_unspaced:
            for run in _LETTERS.findall(target):
                for start in range(len(run)):
                    yield from (
                        run[start:end].lower()
                        for end in range(start + 2, min(start + _LONGEST_UNSPACED, len(run)) + 1)
                    )
            return
        words = [word.lower() for word in _WORD.findall(target)]
        for start in range(len(words)):
            yield from (
                " ".join(words[start:end]) for end in range(start + 1, min(start + _LONGEST, len(words)) + 1)
            )

    def _as_written(self, piece: str, entries: Sequence[int]) -> str:
        """The piece in the case in which it mostly stands, without common words (which have no capital) at its ends."""
        pattern = re.compile(r"[^\w]+".join(map(re.escape, piece.split())), re.IGNORECASE)
        seen = Counter(found[0] for index in entries for found in pattern.finditer(self._targets[index]))
        words = min(seen, key=lambda text: (-seen[text], text)).split(" ") if seen else piece.split(" ")
        while len(words) > 1 and self._is_common(words[0]):
            words = words[1:]
        while len(words) > 1 and self._is_common(words[-1]):
            words = words[:-1]
        return " ".join(words)

    def _is_common(self, word: str) -> bool:
        if len(self._targets) < _ENOUGH_TO_TELL:
            return False
        return word.islower() and self._frequency[word] > _COMMON * len(self._targets)

    def _entries_with(self, text: str) -> int:
        return sum(folded(text) in folded(target) for target in self._targets)
