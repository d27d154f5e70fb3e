"""Arabic number words, with the letters unified as `folded` does."""

from pipeline.checks.numbers.folded import folded_text
from pipeline.checks.numbers.words.table import NumberWords

__all__ = ["ARABIC"]

_UNITS = {
    1: "واحد واحدة أحد إحدى",
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان",
    9: "تسعة تسع",
    10: "عشرة عشر",
}
_TEENS = {
    11: "أحد إحدى",
    12: "اثنا اثني اثنتا اثنتي",
    **{10 + value: _UNITS[value] for value in range(3, 10)},
}
_TENS = {
    20: "عشرون عشرين عشرينات عشرينيات",
    30: "ثلاثون ثلاثين ثلاثينات ثلاثينيات",
    40: "أربعون أربعين أربعينات أربعينيات",
    50: "خمسون خمسين خمسينات خمسينيات",
    60: "ستون ستين ستينات ستينيات",
    70: "سبعون سبعين سبعينات سبعينيات",
    80: "ثمانون ثمانين ثمانينات ثمانينيات",
    90: "تسعون تسعين تسعينات تسعينيات",
}
_HUNDREDS = {
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
    **{
        value * 100: f"{word}مئة {word}مائة"
        for value, word in enumerate(["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], 3)
    },
    2000: "ألفان ألفين ألفي",
    2 * 10**6: "مليونان مليونين مليوني",
}
_ORDINALS = {
    1: "أول أولى",
    2: "ثاني ثانية ثان",
    3: "ثالث ثالثة",
    4: "رابع رابعة",
    5: "خامس خامسة",
    6: "سادس سادسة",
    7: "سابع سابعة",
    8: "ثامن ثامنة",
    9: "تاسع تاسعة",
    10: "عاشر عاشرة",
}
_UNDER_TEN = {**{value: words for value, words in _ORDINALS.items() if 1 < value < 10}, 1: "حادي حادية"}


def _words(table: dict[int, str]) -> dict[str, int]:
    return {folded_text(word): value for value, words in table.items() for word in words.split()}


_TEEN_VALUES = {f"{word} {ten}": value for word, value in _words(_TEENS).items() for ten in ("عشر", "عشرة")}
_COMPOUNDS = {
    f"{unit} و{article}{ten}": value + tens
    for unit, value in _words(_UNITS).items()
    if value < 10
    for ten, tens in _words(_TENS).items()
    for article in ("", "ال")
}
_LATER_ORDINALS = {
    **{
        f"{word} عشر{ending}": value + 10
        for word, value in _words(_UNDER_TEN).items()
        for ending in ("", "ة")
    },
    **{
        f"{word} و{article}{ten}": value + tens
        for word, value in _words(_UNDER_TEN).items()
        for ten, tens in _words(_TENS).items()
        for article in ("ال", "")
    },
}

ARABIC = NumberWords(
    cardinals={**_words(_UNITS), **_words(_TENS), **_words(_HUNDREDS), **_TEEN_VALUES, **_COMPOUNDS},
    ordinals={**_words(_ORDINALS), **_LATER_ORDINALS},
    hints={
        folded_text(word): values
        for words, values in (
            ("وحيد وحيدة كل فردي منفرد مرة يوم", (1,)),
            (
                "كلا كلتا ثنائي ثنائية ثنائيا ضعف مزدوج مزدوجة مرتين يومين عامين "
                "شهرين سنتين دولتين طرفين طرفان جانبان "
                "جانبين بلدان بلدين اثنتان",
                (2,),
            ),
            ("ثلاثي ثلاثية ثلاثيا ثلث ثلثا ثلثي", (3,)),
            ("رباعي رباعية ربع", (4, 25, 15, "0.25")),
            ("خماسي خماسية خمس", (5,)),
            ("سداسي سداسية", (6,)),
            ("نصف", (50, 2, "0.5", 30)),
            ("عقد", (10,)),
            ("عقدين", (20,)),
            ("عقود", (10,)),
            ("قرن", (100,)),
            ("اسبوع", (7, 1)),
            ("ظهرا", (12,)),
            ("مراهق مراهقون مراهقين مراهقة مراهقات", (10,)),
        )
        for word in words.split()
    },
    magnitudes={
        folded_text(word): value
        for words, value in (
            ("مئة مائة", 100),
            ("ألف آلاف ألفا ألفًا", 1000),
            ("مليون ملايين مليونا مليونًا", 10**6),
            ("مليار مليارات مليارا مليارًا", 10**9),
            ("تريليون تريليونات", 10**12),
        )
        for word in words.split()
    },
    prefix="(?:[وف]?[بكل]?(?:ال|ل)?)",
    suffix="(?:ا|ه|ها|هم)?",
)
