"""Comments in code blocks: which texts are found, and how a translation is written there."""

import subprocess
import sys

import pytest

from pipeline.article.code.comments import comment_outline, find_comments, write_comment


def texts(code: str, language: str) -> list[str]:
    return [found.text for found in find_comments(code, language)]


def translated(code: str, language: str, *translations: str) -> str:
    for found, text in reversed(list(zip(find_comments(code, language), translations, strict=True))):
        code = code[: found.start] + write_comment(text, found) + code[found.end :]
    return code


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("sh", "#!/bin/sh\n# 準備\npipeline build --lang en  # 英語版\n", ["準備", "英語版"]),
        ("sh", "echo 'a # 文字列' b#c $#\ncat <<EOF\n# 文書\nEOF\n", []),
        ("bash", "##  見出し\n#詰めて\n", ["見出し", "詰めて"]),
        ("console", "$ npm i # 入れる\n結果 # 出力\n", ["入れる"]),
        ("js", "let x = 1 // 数\nlet y = 'https://例.jp/'\n", ["数"]),
        ("ts", "/* 一行 */ f(/* 途中 */ 1) // 末尾\n", ["一行", "途中", "末尾"]),
        ("js", "/**\n * 核の傘を計算する。\n * @param {number} n 発数\n */\n", ["核の傘を計算する。", "@param {number} n 発数"]),
        ("js", "/*\n一\n  *二\n  ** 三 **/\n", ["一", "二", "三"]),
        ("css", "/* **太字** です */\n/** 説明 **/\n/*! 権利 */", ["**太字** です", "説明", "権利"]),
        ("jsx", "<p>{/* 注 */}本文</p> // 末尾\n", ["注", "末尾"]),
        ("html", "<!-- 甲\n  乙 -->\n<p>本文 # 段落</p>\n<script>// 丙\n</script>", ["甲", "乙", "丙"]),
        ("vue", "<template>\n  <!-- 甲 -->\n</template>\n<script>\n// 乙\n</script>\n<style>/* 丙 */</style>\n", ["甲", "乙", "丙"]),
        ("svelte", "<!-- 甲 -->\n<script>\n// 乙\n</script>\n", ["甲", "乙"]),
        ("xml", "<!--甲--><a b='# 属性'/>", ["甲"]),
        ("py", '#!/usr/bin/env python\n"""文書"""\nx = "# 文字列"  #: 説明\n', ["説明"]),
        ("yaml", "# 題\ntitle: a # 名\nurl: a#b\n", ["題", "名"]),
        ("yml", "# 題\n", ["題"]),
        ("toml", '# 題\nx = "# 値" # 名', ["題", "名"]),
        ("ini", "; 甲\n# 乙\nx=1\n", ["甲", "乙"]),
        ("json", '{"a": 1, // 甲\n/* 乙 */ "b": "// 値"}\n', ["甲", "乙"]),
        ("jsonc", '{"a": 1} // 甲\n', ["甲"]),
        ("scss", "// 甲\n// 乙\n/* 丙\n   丁 */\n", ["甲", "乙", "丙", "丁"]),
        ("rust", "/// 説明\n//! 内側\nfn main() {} // 末尾\n/* 一つ */\n", ["説明", "内側", "末尾", "一つ"]),
        ("rust", "/* 外 /* 内 */ 外 */ f() // 末尾\n", ["末尾"]),
        ("c", "#include <a.h> // 甲\n#define N 1 /* 乙 */\n#if 0\n無効\n#endif\n/*!< 丙 */\n", ["甲", "乙", "丙"]),
        ("c", "// 続く \\\n   次の行\nf();\n", ["続く"]),
        ("go", "// 甲\nfunc main() {}\n", ["甲"]),
        ("kotlin", "// 甲", ["甲"]),
        ("swift", "// TODO: 甲\n", ["TODO: 甲"]),
        ("dart", "/// 甲", ["甲"]),
        ("sql", "-- 甲\nSELECT '-- 値'; /* 乙 */\n", ["甲", "乙"]),
        ("lua", "-- 甲\n--[[ 乙\n丙 ]]\n", ["甲", "乙", "丙"]),
        ("haskell", "-- | 甲\n{- 乙\n丙 -}\n", ["甲", "乙", "丙"]),
        ("ruby", "# 甲\n=begin\n乙\n=end\n", ["甲", "乙"]),
        ("php", "<?php\n// 甲\n# 乙\n/* 丙 */\n", ["甲", "乙", "丙"]),
        ("ocaml", "(* 甲\n   乙 *)\n", ["甲", "乙"]),
        ("powershell", "# 甲\n<# 乙 #>\n", ["甲", "乙"]),
        ("tex", "本文 % 甲\n", ["甲"]),
        ("lisp", ";; 甲\n#| 乙 |#\n", ["甲", "乙"]),
        ("r", "# 甲\n#' 乙\n", ["甲", "乙"]),
        ("fortran", "! 甲\n", ["甲"]),
        ("dockerfile", "# 甲\nRUN x\n", ["甲"]),
        ("bat", "REM 甲\n", ["甲"]),
        ("graphql", "# 甲\n", ["甲"]),
    ],
)  # fmt: skip
def test_comments_of_a_language(language, code, expected):
    assert texts(code, language) == expected


@pytest.mark.parametrize(
    "info",
    [
        "js {1,3}",
        "js{1,3}",
        "ts:file.ts",
        "TS",
        "rust,ignore",
        '{.js title="x"}',
        "js twoslash [vite.config.js（例）]",
        "c++",
    ],
)
def test_a_language_is_the_first_word_of_the_info_string(info):
    assert texts("f() // 甲\n", info) == ["甲"]


@pytest.mark.parametrize("info", ["diff js", "diff_js", "diff-ts", "diff  ts:a.ts"])
def test_the_first_column_of_a_diff_is_not_the_code(info):
    code = "  f() // 甲\n- g() // 乙\n+ g() // 丙\n-/* 丁 */\n"

    assert texts(code, info) == ["甲", "乙", "丙", "丁"]
    assert translated(code, info, "A", "B", "C", "D") == "  f() // A\n- g() // B\n+ g() // C\n-/* D */\n"


@pytest.mark.parametrize(
    "info", ["", " ", "diff", "text", "txt", "unheard-of", "[.env]", "{}", "md", "diff unheard-of"]
)
def test_no_comments_where_the_language_is_not_known(info):
    assert texts("# 甲\n// 乙\n", info) == []


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("ts", "// @ts-ignore\n// @noErrors\n// ---cut---\n// @filename: a.ts\n//   ^?\n"),
        ("js", "f() // [!code ++]\n/* eslint-disable no-console */\n// prettier-ignore\n//# sourceMappingURL=a.js.map\n"),
        ("py", "# -*- coding: utf-8 -*-\nx = 1  # type: ignore[arg-type]\ny = 2  # noqa: E501\n# fmt: off\n"),
        ("sh", "# shellcheck disable=SC2086\n# ----\n# 1 2 3\n#\n"),
        ("go", "//go:embed a.txt\n"),
    ],
)  # fmt: skip
def test_what_is_said_to_a_program_is_not_translated(language, code):
    assert texts(code, language) == []


def test_a_marker_of_the_renderer_after_a_text_stays():
    code = "f() // 呼び出す [!code focus]\n"

    assert translated(code, "js", "call it") == "f() // call it [!code focus]\n"


def test_a_comment_knows_where_it_stands():
    code = "/**\n * 核の傘\n */\n"

    (found,) = find_comments(code, "js")

    assert code[found.start : found.end] == found.text == "核の傘"
    assert (found.opener, found.closer, found.before, found.after) == ("/*", "*/", " * ", "")


def test_line_ends_of_any_kind_are_kept():
    code = "/* 甲\r\n * 乙\r\n */ x // 丙\r\n"

    assert translated(code, "c", "A", "B", "C") == "/* A\r\n * B\r\n */ x // C\r\n"


@pytest.mark.parametrize(
    ("language", "code", "translation", "expected"),
    [
        ("sh", "# 甲\n", "one\ntwo\r\n\u2028three", "# one two three\n"),
        ("sh", "# 甲\n", "  blanks\t", "# blanks\n"),
        ("sh", "# 甲\n", " \n ", "# 甲\n"),
        ("c", "/* 甲 */\n", "a */ b **/", "/* a * / b ** / */\n"),
        ("c", "/*甲*/\n", "/ b *", "/* / b * */\n"),
        ("rust", "/* 甲 */\n", "a /* b", "/* a / * b */\n"),
        ("html", "<!-- 甲 -->", "a --> b --->", "<!-- a - -> b -- -> -->"),
        ("html", "<!--甲-->", "> a -", "<!-- > a - -->"),
        ("html", "<script>// 甲\n</script>", "a</SCRIPT>", "<script>// a＜/SCRIPT>\n</script>"),
        ("php", "<?php\n// 甲\n", "a ?> b", "<?php\n// a ? > b\n"),
        ("lua", "--甲\n", "[[ a", "-- [[ a\n"),
        ("lua", "--[[ 甲 ]]\n", "a ]]] b", "--[[ a ] ] ] b ]]\n"),
        ("ruby", "=begin\n甲\n=end\n", "=end", "=begin\n = end\n=end\n"),
        ("c", "// 甲\n", "C:\\", "// C:＼\n"),
        ("sh", "# 甲\n", "a \\\\", "# a ＼＼\n"),
        ("c", "// 甲 \\\n続き\n", "a", "// a \\\n続き\n"),
        ("js", "//甲\n", "# a", "// # a\n"),
        ("js", "//甲\n", "「a」", "//「a」\n"),
    ],
)
def test_a_translation_stays_within_its_comment(language, code, translation, expected):
    assert translated(code, language, translation) == expected


def test_the_outline_is_the_code_with_its_comments_emptied():
    code = "/**\n * 核の傘\n */\nf(1) // 呼び出す\n# 甲\n"

    assert comment_outline(code, "js") == "/*\n\n*/\nf(1) //\n# 甲\n"


def test_lexers_are_not_loaded_before_there_is_code_to_read():
    program = "import sys, pipeline.article.code.comments; print('pygments' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
