"""German number words, with the endings of their cases."""

from pipeline.checks.numbers.words.table import NumberWords, words

__all__ = ["GERMAN"]

_UNITS = words(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn "
    "vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_CARDINALS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{ten: tens * 10 for tens, ten in enumerate(_TENS, 2)},
    **{
        f"{'ein' if value == 1 else unit}und{ten}": tens * 10 + value
        for tens, ten in enumerate(_TENS, 2)
        for value, unit in enumerate(_UNITS[:10])
        if value
    },
}
_HUNDREDS = {
    f"{'ein' if count == 1 else _UNITS[count]}hundert{rest}": count * 100 + value
    for count in range(1, 10)
    for rest, value in (("", 0), *_CARDINALS.items())
    if rest != "null"
}
_LARGE = {
    **_HUNDREDS,
    **{word.removeprefix("ein"): value for word, value in _HUNDREDS.items() if 100 < value < 200},
    **{
        f"{'ein' if value == 1 else word}tausend": value * 1000 for word, value in _CARDINALS.items() if value
    },
}
"""Written in one word: hundertzwanzig, zweitausend."""
_IRREGULAR = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
_STEMS = {
    **{
        f"{word}{'t' if value < 20 else 'st'}": value
        for word, value in _CARDINALS.items()
        if value not in (1, 3, 8)
    },
    **_IRREGULAR,
}
_ENDINGS = ("e", "en", "er", "es", "em", "ens")

GERMAN = NumberWords(
    cardinals={**_CARDINALS, **_LARGE, "dreissig": 30, "beiden": 2, "zweier": 2, "dreier": 3, "zwo": 2},
    ordinals={
        **{stem + ending: value for stem, value in _STEMS.items() for ending in _ENDINGS},
        **{word + "tel": value for word, value in _CARDINALS.items() if 3 < value < 20},
        "drittel": 3,
        "drittels": 3,
        "dritteln": 3,
        **{stem: value for stem, value in _STEMS.items() if value != 8},
    },
    hints={
        **dict.fromkeys(
            words("ein eine einen einem einer eines einzige einzigen einziger einmal je pro allein einzeln"),
            (1,),
        ),
        **dict.fromkeys(
            words(
                "beide beider zweimal doppelt doppelte doppelten verdoppelt bilateral bilaterale "
                "bilateralen bilateraler bilaterales paar halb halbe"
            ),
            (2,),
        ),
        "unter vier augen": (2,),
        **dict.fromkeys(
            words("dreimal dreifach dreifache verdreifacht trilateral trilaterale trilateralen trio"), (3,)
        ),
        **dict.fromkeys(
            words("teenager teenagern jugendliche jugendlichen heranwachsende heranwachsenden"), (10,)
        ),
        **dict.fromkeys(["viermal", "vierfach", "viertel", "quartett"], (4, 25, 15, "0.25")),
        **{
            word + ending: (value,)
            for word, value in _CARDINALS.items()
            if value >= 20
            for ending in ("er", "ern")
        },
        **{f"{word}einhalb": (f"{value}.5",) for word, value in _CARDINALS.items() if 1 < value < 20},
        **{word + "mal": (value,) for word, value in _CARDINALS.items() if value > 2},
        **dict.fromkeys(["hälfte", "halb", "halbe", "halben"], (50, 2, "0.5", 30, 6)),
        "anderthalb": ("1.5",),
        "eineinhalb": ("1.5",),
        "dutzend": (12,),
        "jahrzehnt": (10,),
        "jahrhundert": (100,),
        "woche": (7, 1),
        "mittag": (12,),
        "mitternacht": (0, 24),
        "kein": (0,),
        "keine": (0,),
    },
    magnitudes={
        "jahrzehnte": 10,
        "jahrzehnten": 10,
        "hundert": 100,
        "tausend": 1000,
        "mio": 10**6,
        "million": 10**6,
        "millionen": 10**6,
        "mrd": 10**9,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    suffix="(?:er[a-zäöüß]{3,}|[a-zäöüß]+ste[mnrs]?|[a-zäöüß]+(?:ig|lich)(?:e[mnrs]?)?|-?fache[mns]?)?",
)
