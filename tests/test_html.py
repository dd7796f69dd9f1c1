"""Pages to text: blocks, metadata, character sets, and pages that are hardly pages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.html import Page, extract
from cleaner.html.charset import declared_charset
from tests.prose import paragraphs

EN = paragraphs("en")
DE = paragraphs("de")


def page(body: str, head: str = "") -> str:
    """A page whose article is long enough to be found, with `body` in the middle of it."""
    return (
        f"<!DOCTYPE html><html><head><title>The Ferry Stays</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<main><article><h1>The Ferry Stays</h1><p>{EN[0]}</p><p>{EN[1]}</p>{body}<p>{EN[2]}</p>"
        "</article></main><footer><p>Imprint</p></footer></body></html>"
    )


def kinds(found: Page) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def middle(body: str) -> list[tuple[str, str]]:
    """Kind and text of the blocks that `body` becomes."""
    blocks = kinds(extract(page(body)))
    return blocks[blocks.index(("paragraph", EN[1])) + 1 : blocks.index(("paragraph", EN[2]))]


class TestBlocks:
    def test_headings_and_paragraphs(self) -> None:
        found = extract(page("<h2>What now</h2>"))
        assert kinds(found) == [
            ("heading", "The Ferry Stays"),
            ("paragraph", EN[0]),
            ("paragraph", EN[1]),
            ("heading", "What now"),
            ("paragraph", EN[2]),
        ]
        assert found.text == "\n\n".join(["The Ferry Stays", EN[0], EN[1], "What now", EN[2]])

    def test_list_stands_line_under_line(self) -> None:
        body = "<ul><li>Ropes</li><li>Lamps<ul><li>Oil</li></ul></li></ul>"
        assert middle(body) == [("item", "Ropes"), ("item", "Lamps"), ("item", "Oil")]
        assert f"{EN[1]}\n\nRopes\nLamps\nOil\n\n{EN[2]}" in extract(page(body)).text

    def test_terms_are_items(self) -> None:
        body = "<dl><dt>Slate</dt><dd>A stone that splits.</dd></dl>"
        assert middle(body) == [("item", "Slate"), ("item", "A stone that splits.")]

    def test_table_is_one_row_a_line(self) -> None:
        rows = "<tr><th>Ship</th><th>Built</th></tr><tr><td>Aurora</td><td>1931</td></tr>"
        body = f"<table>{rows}</table>"
        assert middle(body) == [("table", "Ship | Built"), ("table", "Aurora | 1931")]
        assert "Ship | Built\nAurora | 1931" in extract(page(body)).text

    def test_table_for_layout_is_no_table(self) -> None:
        body = f"<table><tr><td><p>{EN[4]}</p><p>{EN[5]}</p></td><td>Aside</td></tr></table>"
        assert middle(body)[:2] == [("paragraph", EN[4]), ("paragraph", EN[5])]

    def test_quote(self) -> None:
        assert middle("<blockquote><p>We got this\n  one wrong.</p></blockquote>") == [
            ("quote", "We got this one wrong.")
        ]

    def test_quotation_within_a_sentence(self) -> None:
        body = "<p>She called it <q>a bridge</q> and left.</p>"
        assert middle(body) == [("paragraph", "She called it a bridge and left.")]

    def test_code_keeps_its_lines(self) -> None:
        body = "<pre><code>def tide():\n    return 6\n</code></pre>"
        assert middle(body) == [("code", "def tide():\n    return 6")]

    def test_verse_keeps_its_lines(self) -> None:
        body = "<pre>The slate is grey,\n  the sea is wide\n\nand no one rows</pre>"
        assert middle(body) == [
            ("code", "The slate is grey,\n  the sea is wide\n\nand no one rows")
        ]

    def test_code_within_a_sentence(self) -> None:
        body = "<p>Call <code>tide()</code> twice.</p><ul><li>Or <code>ebb()</code> once</li></ul>"
        assert middle(body) == [("paragraph", "Call tide() twice."), ("item", "Or ebb() once")]

    def test_line_breaks(self) -> None:
        body = "<p>Harbour Street 4<br>Lower Town<br/>Northport</p>"
        lines = ["Harbour Street 4", "Lower Town", "Northport"]
        assert middle(body) == [("paragraph", line) for line in lines]
        assert "\n".join(lines) in extract(page(body)).text

    def test_white_space_of_the_source_is_not_the_text_s(self) -> None:
        body = "<p>The tide\n      was&nbsp;out <b>and\n so</b>\twas he.</p>"
        assert middle(body) == [("paragraph", "The tide was out and so was he.")]

    def test_share_of_links(self) -> None:
        body = (
            "<p>Nothing in this line is a link, so its share is nought.</p>"
            "<p>Half <a href='/h'>Half</a></p><p>Read the <a href='/x'>whole</a> report.</p>"
            "<ul><li>Oars</li><li><a href='/a'>Ropes</a></li><li>Lamps and oil for a year</li></ul>"
        )
        found = extract(page(body))
        shares = {found.text[b.start : b.end]: b.link_share for b in found.blocks}
        assert shares["Nothing in this line is a link, so its share is nought."] == 0
        assert shares["Half Half"] == 0.5
        assert shares["Read the whole report."] == pytest.approx(5 / 19)
        assert shares["Oars"] == 0
        assert shares["Ropes"] == 1

    def test_what_frames_the_article_is_gone(self) -> None:
        text = extract(page("")).text
        assert "Home" not in text
        assert "Imprint" not in text

    def test_comments_of_readers_are_gone(self) -> None:
        comments = (
            "<div id='comments' class='comments'><div class='comment'><p>First!</p></div></div>"
        )
        assert "First!" not in extract(page("").replace("</main>", f"</main>{comments}")).text


class TestMetadata:
    HEAD = (
        '<meta property="og:title" content="The Ferry Stays After All">'
        '<meta name="author" content="Edith Marlow">'
        '<meta property="article:published_time" content="2024-05-17T08:30:00+02:00">'
        '<meta property="og:site_name" content="Northport Courier">'
    )

    def test_all_four(self) -> None:
        assert extract(page("", self.HEAD)).metadata == {
            "title": "The Ferry Stays After All",
            "author": "Edith Marlow",
            "date": "2024-05-17",
            "site": "Northport Courier",
        }

    def test_site_and_date_of_the_address(self) -> None:
        found = extract(page(""), "https://courier.example/2023/11/04/ferry")
        assert found.metadata["date"] == "2023-11-04"
        assert found.metadata["site"] == "courier.example"

    def test_the_words_of_the_article_date_nothing(self) -> None:
        assert "date" not in extract(page("<p>It happened on 4 March 2019, they say.</p>")).metadata

    def test_fallback_says_so(self) -> None:
        found = extract(
            "<html><body><form><label>Your name</label> <div>Go</div></form></body></html>"
        )
        assert found.text == "Your name\n\nGo"
        assert found.metadata == {"extraction": "fallback"}

    def test_content_says_nothing_of_a_fallback(self) -> None:
        assert "extraction" not in extract(page("")).metadata


CZECH = page("<p>Příliš žluťoučký kůň úpěl ďábelské ódy a šel zpět přes řeku k mlýnu.</p>")
RUSSIAN = (
    "<html><head><title>Паром</title></head><body><article>"
    "<p>Старый паром ходит через реку дважды в день, и никто не знает, кто его чинит.</p>"
    "<p>Летом на нём возят сено, зимой лодочник живёт у сестры в городе и пьёт чай.</p>"
    "</article></body></html>"
)
JAPANESE = page("<p>古い渡し船は一日に二回だけ川を渡り、夜になると岸につながれたまま眠る。</p>")
GERMAN = page(f"<p>{DE[2]}</p><p>Größe, Maß, Übermut: 5 € für „Öl“.</p>")
CZECH = CZECH.replace("“", '"').replace("”", '"')  # ISO 8859-2 has no curly quotation marks


def declaring(source: str, charset: str) -> str:
    return source.replace("<head>", f'<head><meta charset="{charset}">')


class TestCharacterSets:
    @pytest.mark.parametrize(
        ("source", "declared", "real"),
        [
            (GERMAN, "utf-8", "utf-8"),
            (GERMAN, "windows-1252", "cp1252"),
            (GERMAN, "iso-8859-1", "cp1252"),
            (GERMAN, "us-ascii", "cp1252"),
            (CZECH, "iso-8859-2", "iso8859-2"),
            (CZECH, "windows-1250", "cp1250"),
            (RUSSIAN, "windows-1251", "cp1251"),
            (RUSSIAN, "koi8-r", "koi8-r"),
            (JAPANESE, "shift_jis", "cp932"),
            (JAPANESE, "euc-jp", "euc-jp"),
            (JAPANESE, "iso-2022-jp", "iso2022-jp"),
        ],
    )
    def test_declared(self, source: str, declared: str, real: str) -> None:
        text = declaring(source, declared)
        assert extract(text.encode(real)) == extract(text)

    @pytest.mark.parametrize(
        ("source", "declared", "real"),
        [
            (GERMAN, "utf-8", "cp1252"),
            (GERMAN, "iso-8859-2", "cp1252"),
            (GERMAN, "iso-8859-1", "utf-8"),
            (GERMAN, "shift_jis", "utf-8"),
            (GERMAN, "utf-16", "utf-8"),
            (GERMAN, "no-such-set", "cp1252"),
            (GERMAN, "unicode_escape", "utf-8"),
            (RUSSIAN, "iso-8859-1", "utf-8"),
            (RUSSIAN, "iso-8859-1", "cp1251"),
            (JAPANESE, "euc-jp", "utf-8"),
        ],
    )
    def test_declared_wrongly(self, source: str, declared: str, real: str) -> None:
        text = declaring(source, declared)
        assert extract(text.encode(real)) == extract(text)

    @pytest.mark.parametrize(
        "real", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
    )
    def test_undeclared(self, real: str) -> None:
        assert extract(GERMAN.encode(real)) == extract(GERMAN)

    @pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
    def test_byte_order_mark_outweighs_the_declaration(self, mark: str) -> None:
        text = declaring(GERMAN, "koi8-r")
        assert extract(text.encode(mark)) == extract(text)

    def test_xml_declaration(self) -> None:
        text = '<?xml version="1.0" encoding="windows-1251"?>' + RUSSIAN
        assert "Старый паром" in extract(text.encode("cp1251")).text

    @pytest.mark.parametrize(
        ("head", "name"),
        [
            (b'<meta charset="utf-8">', "utf-8"),
            (b"<META http-equiv=Content-Type content='text/html; charset=Windows-1251'>", "cp1251"),
            (b"<meta charset='latin1'>", "cp1252"),
            (b"<meta name=charset content=utf-8>", None),
            (b"<p>charset=utf-8</p>", None),
            (b"<meta charset='rot13'>", None),
            (b"<meta charset='utf-7'>", None),
        ],
    )
    def test_declarations(self, head: bytes, name: str | None) -> None:
        assert declared_charset(b"<html><head>" + head) == name


class TestHardlyPages:
    @pytest.mark.parametrize(
        "html",
        [
            "",
            " \n",
            b"",
            b"\x00\x00",
            "<",
            "<>",
            "<!--",
            "<html>",
            "<p></p>",
            "\0",
            "\ud800",
            "&#0;",
            "<script>var a = 'text';</script>",
            "<style>p {}</style>",
            "<img src='a.png'>",
            "<!DOCTYPE html>",
        ],
        ids=ascii,
    )
    def test_no_text_is_an_empty_page(self, html: str | bytes) -> None:
        found = extract(html)
        assert found.text in ("", "<", "<>", "\ufffd")
        if not found.text:
            assert found == Page("", (), {})

    def test_plain_text(self) -> None:
        assert extract("Nothing but a line of text.").text == "Nothing but a line of text."

    def test_fragment(self) -> None:
        assert kinds(extract("<p>The sea went out.</p>")) == [("paragraph", "The sea went out.")]

    def test_nuls_and_half_surrogates(self) -> None:
        found = extract(page("<p>The\0 tide \ud83d\ude00 was \ud800 out.</p>"))
        assert ("paragraph", "The tide 😀 was \ufffd out.") in kinds(found)

    def test_unclosed_tags(self) -> None:
        found = extract(f"<html><body><div><p>{EN[0]}<p>{EN[1]}<ul><li>Ropes<li>Lamps")
        assert [text for _, text in kinds(found)] == [EN[0], EN[1], "Ropes", "Lamps"]

    @pytest.mark.parametrize(
        "tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "a href=x"]
    )
    def test_nested_past_all_bounds(self, tag: str) -> None:
        found = extract(f"<html><body>{f'<{tag}>' * 20_000}<p>{EN[0]}</p>")
        assert EN[0] in found.text

    def test_nesting_does_not_let_scripts_out(self) -> None:
        found = extract("<div>" * 9_000 + f"<script>var hidden;</script><p>{EN[0]}</p>")
        assert EN[0] in found.text
        assert "hidden" not in found.text

    @pytest.mark.parametrize(
        "html",
        [
            "<ul><li>oars</li></ul>" * 12_000,
            "<p>" + "<a href='/x'>oars</a> " * 25_000,
            "<table><tr><td>oars" * 8_000,
            "<" * 2_000_000,
            "<!--" * 400_000,
            "<p " + "a=b " * 300_000 + ">oars</p>",
            "<p>" + "oars " * 1_000_000,
            "<script>" * 200_000,
            "&bogus;&#xD800;&#0;" * 100_000,
        ],
        ids=[
            "lists",
            "links",
            "tables",
            "less than",
            "comments",
            "attributes",
            "line",
            "scripts",
            "entities",
        ],
    )
    def test_time_is_bounded(self, html: str) -> None:
        start = time.process_time()
        extract(html)
        assert time.process_time() - start < 40

    def test_a_long_page_is_read_whole(self) -> None:
        body = "".join(f"<p>{number}. {EN[number % len(EN)]}</p>" for number in range(15_000))
        found = extract(f"<html><body><article>{body}</article></body></html>")
        assert len(found.blocks) == 15_000

    @settings(max_examples=150, deadline=None, derandomize=True)
    @given(
        st.lists(
            st.one_of(
                st.text(max_size=12),
                st.sampled_from(EN[:4] + DE[:4]),
                st.sampled_from(
                    "<p> </p> <div> </div> <ul> <li> </ul> <table> <tr> <td> </table> <br> <b> "
                    "</b> <a href='/x'> </a> <pre> </pre> <code> </code> <q> </q> <blockquote> "
                    "</blockquote> <h2> </h2> <dl><dt> <dd> </dl> <svg> <math> <form> <select> "
                    "<option> <template> <noscript> <frameset> <body> </body> </html> <!-- --> "
                    "<![CDATA[ ]]> <?xml &amp; &# &nbsp;".split()
                ),
                st.sampled_from(("\0", "\ud800", "\x0b", "\x1f", "\ufffe", "\u2028")),
            ),
            max_size=30,
        )
    )
    def test_anything(self, pieces: list[str]) -> None:
        found = extract("".join(pieces))
        places = [(block.start, block.end) for block in found.blocks]
        assert places == sorted(places)
        for block in found.blocks:
            text = found.text[block.start : block.end]
            assert text == text.strip("\n")
            assert text.strip()
            assert 0 <= block.link_share <= 1
        covered = "".join(found.text[start:end] for start, end in places)
        assert len(covered.split()) <= len(found.text.split())
        assert "".join(covered.split()) == "".join(found.text.split())

    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(
        st.binary(max_size=200),
        st.sampled_from((b"", b"<html><meta charset=gb2312><p>", b"\xff\xfe", b"<?xml ")),
    )
    def test_any_bytes(self, raw: bytes, head: bytes) -> None:
        assert isinstance(extract(head + raw), Page)
