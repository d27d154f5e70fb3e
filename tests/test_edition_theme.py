"""The theme, and what a project puts in its place."""

import re


def test_files_of_the_theme_have_names_that_change_with_their_content(project):
    project.article("a", "文。\n")
    style = r'href="\.\./\.\./(theme/style\.[0-9a-f]{10}\.css)"'
    before = re.search(style, project.page("ja", "a"))[1]

    project.write("theme/css/9-brand.css", ":root { --accent: #004080; }\n")
    after = re.search(style, project.page("ja", "a"))[1]

    assert before != after
    assert (project.root / "output" / before).is_file(), "pages of other languages still need it"
    project.ok("build")
    assert not (project.root / "output" / before).exists()
    assert project.read(f"output/{after}").endswith(":root { --accent: #004080; }\n")


def test_a_sheet_of_the_same_name_takes_the_place_of_the_themes(project):
    project.article("a", "文。\n")
    project.write("theme/css/6-home.css", "/* ours */\n")
    project.ok("build")

    (style,) = (project.root / "output/theme").glob("style.*.css")
    assert "/* ours */" in style.read_text("utf-8")
    assert ".home main" not in style.read_text("utf-8")


def test_a_template_of_the_project_extends_the_themes(project):
    project.article("a", "文。\n")
    project.write("theme/static/logo.svg", "<svg/>")
    project.write(
        "theme/templates/article.html",
        '{% extends "built-in/article.html" %}\n{% block after %}<img src="{{ root }}{{ assets["logo.svg"] }}" alt="社">{% endblock %}\n',
    )

    page = project.page("ja", "a")

    address = re.search(r'<img src="\.\./\.\./(theme/logo\.[0-9a-f]{10}\.svg)" alt="社">', page)[1]
    assert project.read(f"output/{address}") == "<svg/>"
    assert '<p class="lead">文。</p>' in page


def test_a_template_that_cannot_be_used_is_told_at_its_line(project):
    project.article("a", "文。\n")
    project.write(
        "theme/templates/article.html",
        "{% extends 'base.html' %}\n{% block content %}\n{{ nothing }}\n{% endblock %}\n",
    )
    unknown = project.run("build")
    project.write("theme/templates/article.html", "一\n{% if %}\n")
    broken = project.run("build")

    assert (unknown.returncode, broken.returncode) == (2, 2)
    assert (
        unknown.stderr.startswith("theme/templates/article.html:3:1: theme: ")
        or "theme/templates/article.html:3:1: " in unknown.stderr
    )
    assert "theme/templates/article.html:2:1: " in broken.stderr
    assert "Traceback" not in unknown.stderr + broken.stderr


def test_a_project_says_the_words_of_the_theme_in_its_own(project):
    project.configure(languages=["en", "vi"])
    project.article("a", "文。\n")
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    project.write(
        "theme/locale/en/LC_MESSAGES/theme.po", header + 'msgid "All articles"\nmsgstr "All our stories"\n'
    )
    project.write(
        "theme/locale/vi/LC_MESSAGES/theme.po", header + 'msgid "All articles"\nmsgstr "Tất cả bài viết"\n'
    )
    project.ok("build")

    assert "All our stories" in project.output("en", "a/index.html")
    assert "Skip to the content" in project.output("en", "a/index.html")
    assert "Tất cả bài viết" in project.output("vi", "a/index.html")
