"""Law: whatever is written in place of the comments of a code block, its code stays."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article.code.comments import comment_outline, find_comments, write_comment

LANGUAGES = (
    "sh", "console", "js", "ts", "jsx", "tsx", "vue", "html", "xml", "css", "scss", "less", "json", "json5", "yaml",
    "toml", "ini", "py", "rb", "php", "perl", "lua", "r", "julia", "c", "cpp", "cs", "java", "kotlin", "scala", "swift",
    "go", "rust", "zig", "dart", "haskell", "ocaml", "fsharp", "elixir", "erlang", "clojure", "lisp", "sql", "graphql",
    "hcl", "proto", "dockerfile", "nginx", "powershell", "bat", "tex", "matlab", "fortran", "nim", "coffee",
    "pascal", "nix", "awk", "dot", "jinja", "diff js", "diff py", "unheard-of",
)  # fmt: skip

PIECES = (
    "#", "##", "//", "///", "//!", "/*", "/**", "*/", " * ", "--", "--[[", "]]", "<!--", "-->", "{-", "-}", "(*", "*)", "{#", "#}",
    "<#", "#>", "#|", "|#", "#=", "=#", "#[", "]#", "%", "%{", "%}", ";", "!", "###", "=begin\n", "=end\n", "=pod\n", "=cut\n", "REM ",
    "<?php\n", "?>", "<%", "%>", "<script>", "</script>", "<style>", "</style>", "<p>", "[!code ++]", "@ts-ignore", "\n", "\n", " ",
    "\t", "\r\n", "\r", "\\", "\\\n", "+", "-", "'", '"', '"""', "`", "$ ", "{", "}", "(", ")", "<<EOF\n", "EOF\n", "f(x)", "x = 1",
    "核の傘", "核", "word", "1", "\0", "\x0b", "\u2028", "\u3000", "😀",
)  # fmt: skip

codes = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
languages = st.sampled_from(LANGUAGES)
translations = st.lists(codes, min_size=1, max_size=4)


@dataclass(frozen=True)
class Family:
    """Languages that write comments alike, and whole pieces of their code; ``¶`` is a comment's text."""

    languages: tuple[str, ...]
    pieces: tuple[str, ...]

    def codes(self) -> st.SearchStrategy[str]:
        piece = st.builds(lambda code, text: code.replace("¶", text), st.sampled_from(self.pieces), words)
        return st.lists(piece, max_size=8).map("".join)


words = st.sampled_from(("核の傘", "word", "it's", "a b", "1", "", "題: 値", "C:", '"quoted"', "[x]"))

families = st.sampled_from(
    (
        Family(
            ("c", "cpp", "cs", "java", "js", "ts", "jsx", "kotlin", "swift", "go", "rust", "dart", "json5", "scss", "zig"),
            ("// ¶\n", "//¶\n", "/// ¶\n", "f(x); // ¶\n", "/* ¶ */\n", "/*¶*/", "/**\n * ¶\n * ¶\n */\n", "/*\n¶\n*/\n", "x = 'a';\n", "\n"),
        ),
        Family(
            ("sh", "py", "rb", "perl", "r", "yaml", "toml", "dockerfile", "elixir", "awk", "hcl", "nginx", "graphql"),
            ("# ¶\n", "#¶\n", "## ¶\n", "x # ¶\n", "x = 1\n", "\n", "x: 'a'\n"),
        ),
        Family(
            ("html", "vue", "svelte", "xml"),
            ("<!-- ¶ -->", "<!--¶-->\n", "<!--\n  ¶\n  ¶\n-->\n", "<p>¶</p>\n", "\n", "<style>/* ¶ */</style>\n", "<script>\n// ¶\n/* ¶ */\n</script>\n"),
        ),
        Family(("sql", "lua", "haskell"), ("-- ¶\n", "--¶\n", "x = 1 -- ¶\n", "\n", "x = 'a'\n")),
        Family(("lua",), ("--[[ ¶ ]]\n", "--[[¶\n¶]]\n", "x = 1\n")),
        Family(("haskell",), ("{- ¶ -}\n", "{-¶\n¶-}\n", "x = 1\n")),
        Family(("php",), ("<?php\n// ¶\n# ¶\n/* ¶ */ ?>\n", "<?php f(); // ¶\n ?>\n", "<!-- ¶ -->\n")),
        Family(("ocaml", "fsharp"), ("(* ¶ *)\n", "(*¶\n ¶*)\n", "let x = 1\n")),
        Family(("lisp",), (";; ¶\n", "#| ¶\n ¶ |#\n", "(f x)\n")),
        Family(("tex", "erlang", "matlab"), ("% ¶\n", "x % ¶\n", "\n")),
        Family(("diff js",), ("  f() // ¶\n", "- /* ¶ */\n", "+ // ¶\n", "@@ -1 +1 @@\n")),
    )
)  # fmt: skip


def translate(code: str, language: str, texts: list[str]) -> str:
    found = find_comments(code, language)
    for number, comment in reversed(list(enumerate(found))):
        text = write_comment(texts[number % len(texts)] if texts else comment.text, comment)
        code = code[: comment.start] + text + code[comment.end :]
    return code


@settings(deadline=None)
@given(families, st.data(), translations)
def test_no_translation_changes_the_outline(family, data, texts):
    language = data.draw(st.sampled_from(family.languages))
    code = data.draw(family.codes())

    assert comment_outline(translate(code, language, texts), language) == comment_outline(code, language)


@settings(deadline=None)
@given(codes, languages)
def test_places_are_in_order_and_hold_one_line_of_text(code, language):
    found = find_comments(code, language)

    assert all(code[one.start : one.end] == one.text == one.text.strip(" \t") != "" for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert not any(set("\r\n") & set(one.text) for one in found)


@settings(deadline=None)
@given(codes, languages | st.text(max_size=12))
def test_no_info_string_raises(code, info):
    find_comments(code, info)
    comment_outline(code, info)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(families, st.data(), translations)
def test_no_translation_changes_the_outline_however_long_one_tries(family, data, texts):
    language = data.draw(st.sampled_from(family.languages))
    code = data.draw(family.codes())

    assert comment_outline(translate(code, language, texts), language) == comment_outline(code, language)
