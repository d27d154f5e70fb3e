"""Texts that no translator writes must not stop a check."""

import time

import pytest

from pipeline.checks.numbers import read_numbers
from pipeline.glossary.plaintext import plain_text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "10 May, "),
        ("en", "two hundred and "),
        ("en", "1 million to "),
        ("en", "1-"),
        ("fr", "1 000 "),
        ("ko", "10월 5일 "),
        ("ja", "12月10日から"),
    ],
)
def test_the_numbers_of_a_very_long_text_are_read_in_linear_time(language, text):
    begin = time.process_time()

    assert len(read_numbers(plain_text(text * 4000), language)) >= 4000
    assert time.process_time() - begin < 5
