"""The words of a text: SQLite's, to the letter."""

import sqlite3

import pytest

from onrecord.store.search.words import same_length, words

TEXTS = [
    "Chancellor Irena Novak called off her visit; U.S. troops didn't.",
    "Núñez, GÖTEBORG, Ångström, Łódź, İzmir, Çelik, ñandú, naïve, Đorđe",
    "Е́льцин сказал: «Йод, Ёлка»; Αθήνα, ΣΟΦΟΣ; 北京 会谈; مرحبا",
    "1,200 people, 3.5%, 10:30, COVID-19, e-mail@example.org, snake_case, ½, ²",
    "decomposed: Nu\u0301n\u0303ez; zero\u200bwidth; soft\u00adhyphen; ﬁne; Straße; x\u2019s",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_words_that_sqlite_finds_in_it(text: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE kept USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    database.execute("CREATE VIRTUAL TABLE found USING fts5vocab(kept, 'instance')")
    database.execute("INSERT INTO kept VALUES (?)", (text,))
    expected = [term for (term,) in database.execute("SELECT term FROM found ORDER BY offset")]
    assert [word.folded for word in words(text)] == expected


@pytest.mark.parametrize("text", TEXTS)
def test_a_folded_text_keeps_every_place(text: str) -> None:
    assert len(same_length(text)) == len(text)
