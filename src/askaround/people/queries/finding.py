"""Finding organisations by name, and people by what you wrote about them."""

import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from askaround.accounts.models import User
from askaround.kit.excerpts import Piece, excerpt
from askaround.kit.text import fold
from askaround.people.models import Organisation, Person
from askaround.people.rules import organisation_key

_WORD = r"(key LIKE %s ESCAPE '\' OR key LIKE %s ESCAPE '\')"
_ORGANISATIONS = r"""
    SELECT id, uuid, name FROM people_organisation AS organisation
    WHERE owner_id = %s AND {words} AND EXISTS (
        SELECT 1 FROM people_person AS person WHERE person.owner_id = organisation.owner_id
        AND person.organisation_id = organisation.id AND person.archived_at IS NULL
    ) ORDER BY CASE WHEN key LIKE %s ESCAPE '\' THEN 0 ELSE 1 END, key, id LIMIT %s
"""
_SHOWN = "person.id, person.uuid, person.display_name, person.notes"
# Newest first is the order of the index itself: nothing is ranked, and reading ends with the last row.
_FTS5 = f"""
    SELECT {_SHOWN}
    FROM people_notes_search AS found CROSS JOIN people_person AS person ON person.id = found.rowid
    WHERE people_notes_search MATCH %s AND person.owner_id = %s AND person.archived_at IS NULL
    ORDER BY found.rowid DESC LIMIT %s
"""  # noqa: S608 - columns of ours
# Whatever is taken out of the notes before they are indexed is taken out of the words, too.
_TSVECTOR = f"""
    SELECT {_SHOWN} FROM people_person AS person
    WHERE notes_search @@ to_tsquery('simple', regexp_replace(%s, '[^[:alnum:]''&|():*]+', ' ', 'g'))
    AND owner_id = %s AND archived_at IS NULL
    ORDER BY id DESC LIMIT %s
"""  # noqa: S608 - columns of ours
# The signs of Markdown that would only be in the way of the words.
_SIGNS = re.compile(r"^[#>\s]+|\*\*|__|`", re.MULTILINE)
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation at which you know somebody."""

    uuid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A person, and the place in your notes where the words stand."""

    uuid: UUID
    name: str
    excerpt: list[Piece]


def search_organisations(owner: User, text: str, *, limit: int) -> list[OrganisationRow]:
    """Return the organisations with words that begin like each of these, those that begin so first."""
    terms = organisation_key(text.replace("\0", " ")).split()
    if not terms:
        return []
    like = connection.ops.prep_for_like_query
    wanted = [sign for term in terms for sign in (f"{like(term)}%", f"% {like(term)}%")]
    statement = _ORGANISATIONS.format(words=" AND ".join([_WORD] * len(terms)))
    found = Organisation.objects.raw(statement, (owner.pk, *wanted, f"{like(' '.join(terms))}%", limit))
    return [OrganisationRow(each.uuid, each.name) for each in found]


def search_notes(owner: User, text: str, *, limit: int) -> list[NoteRow]:
    """Return where your notes have words that begin like each of these, of whom you added last first."""
    terms = _terms(text)
    if not terms:
        return []
    if connection.vendor == "sqlite":
        match = f'owner_id: "{owner.pk}" AND notes: ({_all(terms, chr(34), "*", " AND ", " OR ")})'
        people = Person.objects.raw(_FTS5, (match, owner.pk, limit))
    else:
        people = Person.objects.raw(_TSVECTOR, (_all(terms, "'", ":*", " & ", " | "), owner.pk, limit))
    beginnings = [fold(term) for term in terms]
    return [
        NoteRow(each.uuid, each.display_name, excerpt(_SIGNS.sub("", each.notes), beginnings))
        for each in people
    ]


def _terms(text: str) -> list[str]:
    """Return the words of a text with the marks of their letters, as notes are indexed with them."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in plain)
    return [term for term in kept.split() if any(map(str.isalnum, term))]


def _all(terms: list[str], quote: str, prefix: str, both: str, either: str) -> str:
    """Return the condition that each term is there, as typed, without accents, or folded (no index folds ß).

    A single Latin letter has to be a word of its own, since every note has words that begin with it.
    """
    conditions = []
    for term in terms:
        ending = "" if len(term) == 1 and term.isascii() else prefix
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", term))
        spellings = dict.fromkeys((term, bare, fold(term)))
        conditions.append(f"({either.join(f'{quote}{each}{quote}{ending}' for each in spellings)})")
    return both.join(conditions)
