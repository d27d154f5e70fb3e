"""Korean number words: native ones, and Sino-Korean ones where a counter follows."""

from pipeline.checks.numbers.words.table import NumberWords

__all__ = ["KOREAN"]

_NATIVE = {
    **{
        "하나": 1,
        "한": 1,
        "두": 2,
        "둘": 2,
        "세": 3,
        "셋": 3,
        "네": 4,
        "넷": 4,
        "다섯": 5,
        "여섯": 6,
        "일곱": 7,
    },
    **{"여덟": 8, "아홉": 9, "열": 10, "스무": 20, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60},
}
_TEENS = {
    ten + unit: value + number
    for ten, value in (("열", 10), ("스물", 20))
    for unit, number in _NATIVE.items()
    if number < 10
}
_SINO = {
    "이": 2,
    "삼": 3,
    "사": 4,
    "오": 5,
    "육": 6,
    "칠": 7,
    "팔": 8,
    "구": 9,
    "십": 10,
    "백": 100,
    "천": 1000,
}
_COUNTERS = (
    "국",
    "개국",
    "개월",
    "자",
    "자회담",
    "원칙",
    "대",
    "차",
    "년",
    "월",
    "일",
    "명",
    "회",
    "배",
    "분의",
    "주년",
    "중",
)

KOREAN = NumberWords(
    cardinals={**_TEENS, **{word: value for word, value in _NATIVE.items() if len(word) > 1}},
    ordinals={"첫째": 1, "둘째": 2, "셋째": 3, "넷째": 4},
    hints={
        **{word: (value,) for word, value in _NATIVE.items() if len(word) == 1},
        **{f"{word}{counter}": (value,) for word, value in _SINO.items() for counter in _COUNTERS},
        **{
            "비핵삼원칙": (3,),
            "유월": (6,),
            "시월": (10,),
            "첫": (1,),
            "유일": (1,),
            "단독": (1,),
            "매": (1,),
            "반": (2, 50, 30),
        },
        **{
            "양국": (2,),
            "양": (2,),
            "양측": (2,),
            "양자": (2,),
            "쌍방": (2,),
            "두번째": (2,),
            "제2차": (2,),
            "십여": (10,),
        },
        **{
            "절반": (50, 2),
            "사흘": (3,),
            "나흘": (4,),
            "닷새": (5,),
            "엿새": (6,),
            "이레": (7,),
            "열흘": (10,),
            "보름": (15,),
        },
        **{"하루": (1, 24), "이틀": (2,), "일주일": (7, 1), "정오": (12,), "자정": (0, 24), "세기": (100,)},
    },
    suffix="[가-힣]{0,4}",
)
