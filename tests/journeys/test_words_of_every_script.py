"""Words are found in every script and spelling alike: in people, in notes about them, and in all that was said."""

import unicodedata

import pytest
from django.db import connection
from django.db.models import Q
from hypothesis import example, given
from hypothesis import strategies as st

from askaround.conversations.models import Note
from askaround.insights.models import Insight
from askaround.journeys.queries.find import find_people
from askaround.journeys.queries.said import Source, everything_said
from askaround.kit.excerpts import excerpt
from askaround.kit.search_words import folded, folded_in_place, terms, tokens, words_beside
from askaround.outreach.models import Message
from askaround.people import commands as people
from askaround.people.models import Person
from tests import factories
from tests.factories import NOW

# What is written, what is typed to find it, and what is marked; "" where nothing is to be found.
WRITTEN = [
    ("私は東京で看護師として働いています", "看護師", "看護師"),
    ("私は東京で看護師として働いています", "東京", "東京"),
    ("私は東京で看護師として働いています", "師", "師"),
    ("私は東京で看護師として働いています", "京東", ""),
    ("ﾃﾞｻﾞｲﾅｰになった", "デザイナー", "ﾃﾞｻﾞｲﾅｰ"),
    ("他在上海当护士", "护士", "护士"),
    ("他在上海当护士", "上海 护士", "上海"),
    ("대한민국에서 일합니다", "대한민국", "대한민국"),
    ("대한민국에서 일합니다", "민국", "민국"),
    (unicodedata.normalize("NFD", "대한민국에서 일합니다"), "민국", unicodedata.normalize("NFD", "민국")),
    ("ผมทำงานเป็นพยาบาลในกรุงเทพ", "พยาบาล", "พยาบาล"),
    ("ผมทำงานเป็นพยาบาลในกรุงเทพ", "ทำงาน", "ทำงาน"),
    ("ຂ້ອຍເປັນພະຍາບານ", "ພະຍາບານ", "ພະຍາບານ"),
    ("ខ្ញុំជាគិលានុបដ្ឋាយិកា", "គិលានុ", "គិលានុ"),
    ("Деловые поездки — каждый квартал", "поездк", "поездки"),
    ("Straße in Łódź, smørrebrød, naïve", "strasse", "Straße"),
    ("Straße in Łódź, smørrebrød, naïve", "lodz", "Łódź"),
    ("Straße in Łódź, smørrebrød, naïve", "SMORREBROD", "smørrebrød"),
    ("Straße in Łódź, smørrebrød, naïve", "naive", "naïve"),
    ("Strasse in Lodz", "straße", "Strasse"),
    ("Strasse in Lodz", "łódź", "Lodz"),
    ("Đặng, Ħal, Ŧeaŧŧir, ıraz, Þór, æther, œuvre", "dang", "Đặng"),
    ("Đặng, Ħal, Ŧeaŧŧir, ıraz, Þór, æther, œuvre", "teattir", "Ŧeaŧŧir"),
    ("Đặng, Ħal, Ŧeaŧŧir, ıraz, Þór, æther, œuvre", "thor aether oeuvre", "Þór"),
    ("İZMİR", "izmir", "İZMİR"),
    ("ﬁnance and ＤＡＴＡ ２０２４", "finance", "ﬁnance"),
    ("ﬁnance and ＤＡＴＡ ２０２４", "data 2024", "ＤＡＴＡ"),
    ("שָׁלוֹם וברכה", "שלום", "שָׁלוֹם"),
    ("مُدَرِّسَة في القاهرة", "مدرسه", "مُدَرِّسَة"),
    ("हिन्दी बोलती है", "हिन्दी", "हिन्दी"),
    ("μιλάει ελληνικάς", "ΕΛΛΗΝΙΚΑΣ", "ελληνικάς"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "email", "e‑mail"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "e-mail", "e‑mail"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "e mail", "e‑mail"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "dont", "don’t"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "don't", "don’t"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "cofounder", "co-founder’s"),
    ("She said “don’t underestimate co-founder’s e‑mail load”", "founder", "founder’s"),
    ("too much email here", "e-mail", "email"),
    ("too much email here", "e mail", "email"),
    ("too much e mail here", "email", "e mail"),
    ("too much e mail here", "e-mail", "e mail"),
    ("a co-operative bank", "cooperative", "co-operative"),
    ("a co operative bank", "cooperative", "co operative"),
    ("a cooperative bank", "co-operative", "cooperative"),
    ("mail noa.vance+jobs@example.org about C++ and C# and R&D", "noa.vance+jobs@example.org", "noa"),
    ("mail noa.vance+jobs@example.org about C++ and C# and R&D", "C++", "C"),
    ("mail noa.vance+jobs@example.org about C++ and C# and R&D", "R&D", "R"),
    ("met Mr O’Brien at the hôpital", "obrien", "O’Brien"),
    ("met Mr O’Brien at l’hôpital", "hopital", "hôpital"),
    ("met Mr OBrien", "O'Brien", "OBrien"),
    ("👩‍🎓👩‍🎓 café\N{SOFT HYPHEN}teria", "cafeteria", "café\N{SOFT HYPHEN}teria"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("written", "asked", "marked"), WRITTEN)
def test_a_word_is_found_wherever_it_was_said_and_marked_there(ada, written, asked, marked):
    mia = factories.person(ada, "Mia", title=written)
    people.edit_notes(owner=ada, person=mia.uuid, version=1, notes=written, now=NOW)
    factories.jotted(factories.conversation(ada, mia), written)
    factories.insight(ada, mia, "It is so", quote=written)
    Message.objects.filter(pk=factories.draft(ada, mia).pk).update(subject=written, body="Hi")
    found = everything_said(ada, asked)
    assert [each.source for each in found] == (list(Source) if marked else [])
    assert [person.name for person in find_people(ada, asked)] == (["Mia"] if marked else [])
    for each in found:
        pieces = each.rows[0].excerpt
        assert written in "".join(piece.text for piece in pieces)
        assert next(piece.text for piece in pieces if piece.found) == marked


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("noa.vance+jobs@example.org", ["Noa"]),
        ("NOA.VANCE+JOBS@EXAMPLE.ORG", ["Noa"]),
        ("noa.vance", ["Noa"]),
        ("vance", ["Noa"]),
        ("@example.org", ["Noa"]),
        ("example.org", ["Noa"]),
        ("ance@", []),
        ("obrien", ["Mia"]),
        ("O'Brien", ["Mia"]),
        ("o’brien", ["Mia"]),
        ("O Brien", ["Mia"]),
        ("dangelo", ["Mia"]),
        ("angelo", ["Mia"]),
        ("太郎", ["山田太郎"]),
        ("山田", ["山田太郎"]),
        ("%%%", []),
        ("___", []),
    ],
)
def test_a_person_is_found_by_mail_address_and_by_names_with_apostrophes(page, ada, ben, asked, found):
    factories.person(ada, "Noa", mails=("noa.vance+jobs@example.org",))
    factories.person(ada, "Mia", family_name="O’Brien", organisation="D'Angelo")
    factories.person(ada, "山田太郎")
    factories.person(ben, "Noa", mails=("noa.vance+jobs@example.org",))
    assert [person.name.split()[0] for person in find_people(ada, asked)] == found
    listed = page.get("/people/", {"q": asked, "warmth": "unknown"}).content.decode()
    assert [name for name in ("Noa", "Mia", "山田太郎") if f">{name}" in listed] == found


@pytest.mark.django_db
def test_the_words_are_written_by_whatever_writes_the_text(ada):
    mia = factories.person(ada, "Łucja")
    assert Person.objects.get(pk=mia.pk).name_words == "lucja"
    line = factories.jotted(factories.conversation(ada, mia), "東京")
    assert Note.objects.get(pk=line.pk).text_words == "東 京"
    Note.objects.filter(pk=line.pk).update(text="plain")
    assert Note.objects.get(pk=line.pk).text_words is None
    line.text = "Łódź"
    Note.objects.bulk_update([line], ["text"])
    assert Note.objects.get(pk=line.pk).text_words == "lodz"
    insight = factories.insight(ada, mia, "Łódź")
    assert Insight.objects.get(pk=insight.pk).change(claim="Lyon")
    assert Insight.objects.get(Q(pk=insight.pk)).claim_words is None
    if connection.vendor == "sqlite":
        for table in ("conversations_note_search", "insights_insight_search", "people_search"):
            with connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


_TEXTS = st.text(max_size=60) | st.text(
    "aé-' ’łß東京て\u3099한ᄒ\u1161พี่ﬁİ½㈱\u200d\u200c\0\ud800", max_size=60
)


@given(_TEXTS)
@example("ㅏㄱㅏ")
def test_folding_in_place_is_folding(text):
    plain, places = folded_in_place(text)
    assert plain == folded(text)
    assert places == sorted(places)
    assert len(places) == len(plain) + 1


@given(_TEXTS)
def test_the_words_beside_a_text_are_among_its_words(text):
    assert set((words_beside(text) or "").split()) <= {token.word for token in tokens(folded(text))}


@given(_TEXTS, _TEXTS)
def test_an_excerpt_is_the_text_itself(text, asked):
    assert "".join(piece.text for piece in excerpt(text, terms(asked))) == text
