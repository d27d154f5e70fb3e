"""French number words."""

from pipeline.checks.numbers.words.table import NumberWords, words

__all__ = ["FRENCH"]

_UNITS = words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf"
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}


def _up_to_99() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_UNITS)}
    words |= {
        **_TENS,
        "quatre-vingts": 80,
        "soixante-dix": 70,
        "quatre-vingt-dix": 90,
        "septante": 70,
        "nonante": 90,
    }
    for ten, start in _TENS.items():
        last = 19 if ten in ("soixante", "quatre-vingt") else 9
        for value in range(1, last + 1):
            words[f"{ten}-{_UNITS[value]}"] = start + value
            if value in (1, 11) and ten != "quatre-vingt":
                words[f"{ten} et {_UNITS[value]}"] = words[f"{ten}-et-{_UNITS[value]}"] = start + value
    return words


_CARDINALS = _up_to_99()


def _ordinal(word: str) -> str:
    stem = {"cinq": "cinqu", "neuf": "neuv"}.get(word, word.removesuffix("e"))
    return stem + "ième"


_ORDINALS = {_ordinal(word): value for word, value in _CARDINALS.items() if value > 1}

_IN_THEIR_TWENTIES = words(
    "vingtenaire trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire"
)

FRENCH = NumberWords(
    cardinals=_CARDINALS,
    ordinals={
        **_ORDINALS,
        **{word + "s": value for word, value in _ORDINALS.items()},
        "premier": 1,
        "première": 1,
        "premiers": 1,
        "premières": 1,
        "second": 2,
        "seconde": 2,
        "tiers": 3,
    },
    hints={
        **dict.fromkeys(words("un une seul seule unique chaque par même unilatéral"), (1,)),
        **dict.fromkeys(
            words("double doublé doubler bilatéral bilatérale bilatéraux bilatérales paire couple ambos"),
            (2,),
        ),
        **dict.fromkeys(words("triple triplé trilatéral trilatérale trilatéraux trilatérales trio"), (3,)),
        **dict.fromkeys(
            ["quart", "quarts", "quadruple", "quadrilatéral", "quadrilatérale"], (4, 25, 15, "0.25")
        ),
        **dict.fromkeys(["moitié", "demi", "demie"], (50, 2, "0.5", 30)),
        "dizaine": (10,),
        **dict.fromkeys(words("adolescent adolescente adolescents adolescentes ados"), (10,)),
        **{
            word + plural: (tens * 10,)
            for tens, word in enumerate(_IN_THEIR_TWENTIES, 2)
            for plural in ("", "s")
        },
        "quarantaine": (40,),
        "cinquantaine": (50,),
        "soixantaine": (60,),
        "douzaine": (12,),
        "quinzaine": (15,),
        "vingtaine": (20,),
        "trentaine": (30,),
        "centaine": (100,),
        "décennie": (10,),
        "siècle": (100,),
        "semaine": (7, 1),
        "semestre": (6,),
        "midi": (12,),
        "minuit": (0, 24),
        "aucun": (0,),
        "aucune": (0,),
    },
    magnitudes={
        "décennies": 10,
        "cent": 100,
        "cents": 100,
        "mille": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
)
