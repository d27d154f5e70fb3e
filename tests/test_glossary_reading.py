"""``glossary.toml``: what it holds, and what is said about a wrong one."""

from pathlib import Path, PurePath

import pytest

from pipeline.diagnostics import InputError
from pipeline.glossary import Glossary, Rendering, Status, Term, parse_glossary, read_glossary

SHOWN = PurePath("locale/glossary.toml")
TERM = '[[term]]\nid = "umbrella"\nja = ["核の傘"]\n'


def test_a_term_with_everything():
    (term,) = parse_glossary(
        """
        [[term]]
        id = "umbrella"
        ja = ["核の傘", "核のカサ"]
        definition = "たとえ。"
        note = "かぎ括弧で。"
        part_of_speech = "noun"
        domain = "security"
        status = "draft"
        [term.en]
        preferred = "nuclear umbrella"
        admitted = ["umbrella"]
        forbidden = ["atomic umbrella", { form = "roof", reason = "slang" }]
        note = "lower case"
        [term.zh-Hans]
        preferred = "核保护伞"
        """,
        SHOWN,
        "ja",
        ("en",),
    ).terms

    assert term == Term(
        id="umbrella",
        ja=("核の傘", "核のカサ"),
        definition="たとえ。",
        renderings={
            "en": Rendering(
                "nuclear umbrella",
                ("umbrella",),
                ("atomic umbrella", "roof"),
                "lower case",
                {"roof": "slang"},
            ),
            "zh_Hans": Rendering("核保护伞"),
        },
        note="かぎ括弧で。",
        part_of_speech="noun",
        domain="security",
        status=Status.DRAFT,
    )


def test_a_language_that_the_project_does_not_have_is_fine():
    (term,) = parse_glossary(f'{TERM}[term.sw]\npreferred = "mwavuli"\n', SHOWN, "ja", ("en",)).terms

    assert term.renderings["sw"].preferred == "mwavuli"


def test_a_territory_takes_the_rendering_of_its_language_but_not_of_another_script():
    term = Term("a", ("傘",), renderings={"en": Rendering("umbrella"), "zh_Hans": Rendering("伞")})

    assert term.rendering("en_GB") == Rendering("umbrella")
    assert term.rendering("zh_Hans_SG") == Rendering("伞")
    assert term.rendering("zh_Hant") is None


def test_no_file_is_an_empty_glossary(tmp_path):
    assert read_glossary(tmp_path / "glossary.toml", SHOWN, "ja", ("en",)) == Glossary()


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("terms = []\n", '1:1: unknown key "terms": did you mean [[term]]?'),
        ("colours = []\n", '1:1: unknown key "colours": a glossary has [[term]] blocks only'),
        ('[term]\nid = "a"\n', "1:2: terms are written as [[term]] blocks"),
        ('[[term]]\nja = ["傘"]\n', "1:1: the term has no id: add it"),
        ('[[term]]\nid = "a"\n', "1:1: the term has no ja: add it"),
        ('[[term]]\nid = 1\nja = ["傘"]\n', "2:1: id must be a text in quotes"),
        ('[[term]]\nid = ""\nja = ["傘"]\n', "2:1: id must not be empty"),
        ('[[term]]\nid = "a"\nja = "傘"\n', '3:1: ja must be a list of texts, such as ["…", "…"]'),
        ('[[term]]\nid = "a"\nja = []\n', "3:1: ja must have the headword at least"),
        ('[[term]]\nid = "a"\nja = ["傘", " "]\n', "3:1: ja must not have an empty text"),
        (
            f'{TERM}colour = "red"\n',
            '4:1: unknown key "colour": a term has id, ja, definition, note, part_of_speech, domain, status, broader, see '
            "and languages such as en, ko",
        ),
        (
            f'{TERM}[term.jp]\npreferred = "傘"\n',
            '4:7: unknown key "jp": did you mean "ja"?',
        ),
        (
            f'{TERM}defintion = "傘"\n',
            '4:1: unknown key "defintion": did you mean "definition"?',
        ),
        (f'{TERM}en = "umbrella"\n', "4:1: en must be a table, such as [term.en]"),
        (f'{TERM}[term.en]\nadmitted = ["a"]\n', "4:7: no preferred rendering for en: add preferred"),
        (f"{TERM}[term.en]\npreferred = 1\n", "5:1: preferred must be a text in quotes"),
        (
            f'{TERM}[term.en]\npreferred = "a"\nforbiden = ["b"]\n',
            '6:1: unknown key "forbiden": did you mean "forbidden"?',
        ),
        (
            f'{TERM}[term.en]\npreferred = "a"\ncolour = "b"\n',
            '6:1: unknown key "colour": a rendering has preferred, admitted, forbidden, note, definition',
        ),
        (
            f'{TERM}[term.en]\npreferred = "Umbrella"\nforbidden = ["shield", "umbrella"]\n',
            '6:24: "umbrella" is both allowed and forbidden: take it out of one of the two',
        ),
        (f"{TERM}{TERM.replace('核の傘', '傘')}", '5:6: the id "umbrella" is taken by another term'),
        (
            f'{TERM}[[term]]\nid = "b"\nja = ["傘", "核の傘"]\n',
            '6:12: "核の傘" already belongs to the term "umbrella": keep it in one of the two',
        ),
        (
            f'{TERM}broader = "b"\n[[term]]\nid = "b"\nja = ["傘"]\nbroader = "umbrella"\n',
            "4:1: broader leads in a circle, umbrella → b → umbrella: take it out of one of them",
        ),
        (f'{TERM}see = ["umbrela"]\n', '4:8: see: there is no term "umbrela": did you mean "umbrella"?'),
        (
            f'{TERM}status = "aproved"\n',
            '4:1: unknown status "aproved": use one of draft, approved, obsolete',
        ),
        (
            f'{TERM}[term.en]\npreferred = "x"\nforbidden = [{{ form = "y", why = "z" }}]\n',
            '6:28: unknown key "why": a forbidden form has form, reason',
        ),
        (
            f'{TERM}[term.en]\npreferred = "x"\nforbidden = [{{ reason = "z" }}]\n',
            '6:1: a forbidden form has no form: add form = "…"',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(toml, expected):
    with pytest.raises(InputError) as caught:
        parse_glossary(toml, SHOWN, "ja", ("en", "ko"))

    assert str(caught.value) == f"locale/glossary.toml:{expected}"


def test_every_term_that_is_wrong_is_told_at_once():
    with pytest.raises(InputError) as caught:
        parse_glossary('[[term]]\nid = "a"\n\n[[term]]\nja = ["傘"]\n', SHOWN, "ja", ("en",))

    assert [(one.line, one.column) for one in caught.value.diagnostics] == [(1, 1), (4, 1)]


def test_another_source_language_has_its_own_key():
    toml = '[[term]]\nid = "umbrella"\nde = ["Schirm"]\n[term.ja]\npreferred = "傘"\n'

    (term,) = parse_glossary(toml, SHOWN, "de", ("ja",)).terms

    assert (term.ja, term.renderings) == (("Schirm",), {"ja": Rendering("傘")})


def test_the_glossary_of_this_repository_can_be_read():
    path = Path(__file__).parent.parent / "locale" / "glossary.toml"

    assert len(read_glossary(path, SHOWN, "ja", ("en", "ko", "zh_Hans", "ar")).terms) >= 30
