"""English number words."""

from collections.abc import Sequence

from pipeline.checks.numbers.words.table import NumberWords, words

__all__ = ["ENGLISH"]

_UNITS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
)


def _compounds(units: Sequence[str]) -> dict[str, int]:
    return {
        f"{ten}{joint}{unit}": tens * 10 + value
        for tens, ten in enumerate(_TENS, 2)
        for value, unit in enumerate(units[:10])
        if value
        for joint in ("-", " ")
    }


_TENS_ALONE = {ten: tens * 10 for tens, ten in enumerate(_TENS, 2)}
_ORDINAL_VALUES = {
    **{word: value for value, word in enumerate(_ORDINALS)},
    **{word + "s": value for value, word in enumerate(_ORDINALS) if value > 2},
    **{word.removesuffix("y") + "ieth": value for word, value in _TENS_ALONE.items()},
    **_compounds(_ORDINALS),
}

ENGLISH = NumberWords(
    cardinals={
        **{word: value for value, word in enumerate(_UNITS)},
        **_TENS_ALONE,
        **_compounds(_UNITS),
    },
    ordinals={**_ORDINAL_VALUES, "quarters": 4},
    hints={
        **{word.removesuffix("y") + "ies": (value,) for word, value in _TENS_ALONE.items()},
        **dict.fromkeys(words("teen teens teenage teenaged teenager teenagers"), (10,)),
        **{word + suffix: (value,) for value, word in enumerate(_UNITS) for suffix in ("fold", "some")},
        **dict.fromkeys(
            words(
                "a an single singular once only alone solo sole unilateral another each per same "
                "individual every either"
            ),
            (1,),
        ),
        **dict.fromkeys(
            words(
                "both couple pair pairs twin twice double doubled doubles doubling dual bilateral "
                "bilaterally duo two-way secondly twofold binary other former latter"
            ),
            (2,),
        ),
        **dict.fromkeys(
            words("triple tripled tripling trilateral trilaterally trio thrice triad thirdly tripartite"),
            (3,),
        ),
        **dict.fromkeys(
            words("quadrilateral quadruple quadrupled quad quartet quarter"), (4, 25, 15, "0.25")
        ),
        **dict.fromkeys(["quintet", "quintuple"], (5,)),
        "half": (50, "0.5", 2, 30),
        "halves": (2,),
        "half-year": (6,),
        "half a year": (6,),
        "half a century": (50,),
        "half a decade": (5,),
        "fortnight": (14, 2),
        "week": (7, 1),
        "weeklong": (7, 1),
        "day": (1, 24),
        "noon": (12, 0),
        "midday": (12, 0),
        "midnight": (0, 12, 24),
        "dozen": (12,),
        "decade": (10,),
        "century": (100,),
        "year": (1, 12),
        "hourly": (1,),
        "round-the-clock": (24,),
        "around the clock": (24,),
        "no": (0,),
        "none": (0,),
        "nil": (0,),
    },
    magnitudes={
        "dozen": 12,
        "decades": 10,
        "centuries": 100,
        "hundred": 100,
        "thousand": 1000,
        "m": 10**6,
        "mn": 10**6,
        "bn": 10**9,
        "tn": 10**12,
        "k": 1000,
        "billion": 10**9,
        "trillion": 10**12,
    },
)
