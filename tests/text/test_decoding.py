"""Bytes to text and back: the encodings that German and English files come in, and any bytes."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.errors import ReadError
from cleaner.text.decoding import decode, encode

GERMAN = (
    "Die Bürgermeisterin sagte: „Für die größere Brücke über den Fluss fehlt das Geld.“\n"
    "Äpfel, Öl und Übermut – das alles kostet 5 € im Café, mußte er gestehen …\n"
)
ENGLISH = "The mayor’s “plan” for the old mill – £5 a head – didn’t convince the café’s owner.\n"
FRENCH = "Où est-elle allée ? À l’école, bien sûr : « Ça suffit », répéta-t-elle, gênée.\n"
POLISH = "Zażółć gęślą jaźń, powiedział ktoś w środę, gdy słońce świeciło nad Łodzią.\n" * 4
RUSSIAN = "Мэр сказала вчера, что старая мельница будет восстановлена ещё до зимы.\n" * 4


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, FRENCH, "Öl", "für", "5 €", "Straße", "naïve"])
def test_western_text_in_cp1252_reads_right(text):
    for newline in ("\n", "\r\n"):
        raw = text.replace("\n", newline).encode("cp1252")
        found = decode(raw)
        assert (found.text.replace("\r\n", "\n"), found.encoding) == (text, "cp1252")
        assert found.encode(found.text) == raw


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, FRENCH, POLISH, RUSSIAN, "日本語の文。\n", ""])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_reads_right_with_and_without_a_mark(text, encoding):
    if text.startswith("日") and encoding in ("utf-16-le", "utf-16-be"):
        text += "A page in two scripts, as most are.\n"
    raw = text.encode(encoding)
    found = decode(raw)
    assert found.text == text
    assert found.exact
    assert found.encode(text) == raw


@pytest.mark.parametrize(("text", "encoding"), [(POLISH, "cp1250"), (RUSSIAN, "cp1251")])
def test_other_code_pages_are_not_taken_for_cp1252(text, encoding):
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.exact


def test_latin_1_without_the_signs_of_cp1252_reads_right():
    text = GERMAN.translate(str.maketrans("„“–€…", '""-E.'))
    assert decode(text.encode("latin-1")).text == text


def test_utf_8_with_a_few_foreign_bytes_keeps_both():
    found = decode(GERMAN.encode() + "für alle\n".encode("cp1252") + GERMAN.encode())
    assert found.text == GERMAN + "für alle\n" + GERMAN
    assert found.encode(found.text) is None


def test_a_character_cut_in_half_names_no_letter():
    assert decode((GERMAN + "Ö").encode()[:-1]).text == GERMAN + "\ufffd"


@pytest.mark.parametrize("before", ["Plan B \n", "Für uns ", "\ufeffFür uns ", "日本", "Привет "])
@pytest.mark.parametrize("last", ["ö", "“", "€", "🙂"])
def test_utf_8_cut_at_its_very_end_stays_utf_8(before, last):
    for kept in range(1, len(last.encode())):
        raw = before.encode() + last.encode()[:kept]
        found = decode(raw)
        assert found.text == before.removeprefix("\ufeff") + "\ufffd"
        assert (found.encoding, found.exact) == ("utf-8", False)
        assert found.encode(found.text) is None


@pytest.mark.parametrize("text", ["They met in the café", "Il est là, à côté", "IM CAFÉ", "olé"])
def test_a_last_letter_of_cp1252_is_no_cut_tail(text):
    found = decode(text.encode("cp1252"))
    assert (found.text, found.encoding, found.exact) == (text, "cp1252", True)


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.4\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04", b"\x00\x01\x02\x03", bytes(99)],
)
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(ReadError, match="not text"):
        decode(raw)


def test_a_nul_here_and_there_is_still_text():
    assert decode(b"a\0bc, and a little more of it\n").text == "a\0bc, and a little more of it\n"


@given(st.binary() | st.text().map(lambda t: t.encode("utf-8", "surrogatepass")))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe\x00\xd8")
@example(b"a\x00b")
@example(b"\x81")
def test_any_bytes_end_in_a_text_or_in_one_clear_error(raw):
    found = None
    with contextlib.suppress(ReadError):
        found = decode(raw)
    if found is None:
        return
    found.text.encode("utf-8")  # no lone surrogates
    back = found.encode(found.text)
    assert back == raw if found.exact else back is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_in_utf_8_is_read_as_such(text):
    raw = text.encode()
    assert decode(raw).text == text.removeprefix("\ufeff")
    assert encode(text, "utf-8", b"") == raw
