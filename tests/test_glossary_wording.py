"""Whether a translation says a rendering."""

import pytest

from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.wording import wording_of

SAID = [
    ("en", "extended deterrence", "The **Extended Deterrence’s** future", "Extended Deterrence"),
    ("en", "extended deterrence", "extended-deterrence talks", "extended-deterrence"),
    ("en", "nonproliferation", "a non‑proliferation treaty", "non‑proliferation"),
    ("en", "non-proliferation", "a nonproliferation treaty", "nonproliferation"),
    ("en", "policy", "its policies", "policies"),
    ("en", "nuclear-weapon state", "nuclear\u00a0weapon states", "nuclear\u00a0weapon states"),
    ("en", "deter", "It deterred them.", "deterred"),
    ("en", "US", "the U.S. view", "U.S."),
    ("de", "Atommacht", "der Atommächte", "Atommächte"),
    ("de", "nuklearer Schutzschirm", "unter nuklearen Schutzschirmen", "nuklearen Schutzschirmen"),
    ("en", "defense minister", "the defence minister’s view", "defence minister"),
    ("en", "the alliance", "the Alliance", "the Alliance"),
    ("de", "Bündnis", "des Bündnisses", "Bündnisses"),
    ("de", "Haus", "die Häuser", "Häuser"),
    ("fr", "arme nucléaire", "l’arme nucléaire", "arme nucléaire"),
    ("es", "arma nuclear", "las armas nucleares", "armas nucleares"),
    ("ru", "ядерный зонтик", "под ядерным зонтиком", "ядерным зонтиком"),
    ("tr", "NATO", "NATO'nun", "NATO"),
    ("he", "נשק גרעיני", "בנשק גרעיני", "בנשק גרעיני"),
    ("zh_Hant", "臺灣", "在台灣", "台灣"),
    ("ar", "غواصة", "الغواصات", "الغواصات"),
    ("fr", "essai nucléaire", "d’essais nucléaires", "essais nucléaires"),
    ("ko", "핵우산", "미국의 핵우산은", "핵우산"),
    ("ko", "핵우산", "‘핵 우산’이라는 말", "핵 우산"),
    ("ko", "확장 억제", "확장억제에서도", "확장억제"),
    ("zh_Hans", "核保护伞", "美国的“**核**保护伞”", "核**保护伞"),
    ("zh_Hans", "ACM", "ACM是", "ACM"),
    ("zh_Hans", "ACM", "ACM", "ACM"),
    ("ar", "الردع الموسع", "بالردع المُوسَّع", "بالردع المُوسَّع"),
    ("ar", "المظلة النووية", "وللمظلة النووية", "وللمظلة النووية"),
    ("ar", "مظلة نووية", "مظلتها النووية", "مظلتها النووية"),
    ("ar", "الردع الموسع", "ردعًا مـوسـعًا", "ردعًا مـوسـعًا"),
]


@pytest.mark.parametrize(("language", "form", "text", "shown"), SAID)
def test_an_inflected_rendering_is_recognised(language, form, text, shown):
    wording = wording_of(language)

    assert wording.read(plain_text(text)).says(form)
    assert [text[start:end] for start, end in wording.read(plain_text(text)).find(form)] == [shown]


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("en", "extended deterrence", "extended deterrents"),
        ("en", "US", "tell us"),
        ("en", "umbrella", "umbrella_term"),
        ("en", "extended deterrence", "`extended deterrence`"),
        ("ko", "ACM", "ACMS에서"),
        ("zh_Hans", "ACM", "ACMs"),
        ("ar", "الردع الموسع", "الردع النووي"),
        ("fr", "arme", "armée"),
        ("en", "extended deterrence", "extended nuclear deterrence"),
        ("zh_Hans", "延伸威慑", "延伸的威慑"),
    ],
)
def test_another_word_is_not(language, form, text):
    assert not wording_of(language).read(plain_text(text)).find(form)


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("en", "nuclear weapons", "nuclear and conventional weapons"),
        ("en", "the Guidelines", "these Guidelines"),
        ("en", "nuclear weapons", "nuclear, chemical and biological weapons"),
        ("en", "extended deterrence", "extended nuclear deterrence"),
        ("fr", "dissuasion élargie", "la dissuasion nucléaire élargie"),
        ("de", "Atomwaffe", "Atomwaffensperrvertrag"),
        ("ko", "핵우산", "핵우산론자"),
        ("ko", "억제하다", "억제했고"),
        ("zh_Hans", "延伸威慑", "延伸的威慑"),
        ("ar", "سلاح نووي", "أسلحة نووية"),
        ("ar", "دولة", "الدول"),
    ],
)
def test_a_part_of_something_longer_says_a_term_but_is_no_forbidden_form(language, form, text):
    wording = wording_of(language)

    assert wording.read(plain_text(text)).says(form)
    assert not wording.read(plain_text(text)).find(form)


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("en", "extended deterrence", "extended. Nuclear deterrence"),
        ("en", "nuclear umbrella", "a nuclear shield"),
        ("ru", "оружие", "орудие"),
        ("ko", "핵우산", "핵보호막"),
        ("zh_Hans", "延伸威慑", "扩大威慑"),
        ("ar", "الردع الموسع", "الردع الممتد"),
        ("ar", "سلاح", "إصلاح"),
    ],
)
def test_another_rendering_does_not_say_a_term(language, form, text):
    assert not wording_of(language).read(plain_text(text)).says(form)
