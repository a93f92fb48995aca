"""Finding organisations by name, and people by what you wrote about them."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from askaround.accounts.models import User
from askaround.kit.excerpts import Said, excerpt
from askaround.kit.fulltext import TSQUERY, fts5, terms_of, tsquery
from askaround.kit.paging import ABOVE_ALL
from askaround.kit.text import fold
from askaround.me.rules import name_key
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
    AND found.rowid < %s ORDER BY found.rowid DESC LIMIT %s
"""  # noqa: S608 - columns of ours
_TSVECTOR = f"""
    SELECT {_SHOWN} FROM people_person AS person
    WHERE notes_search @@ {TSQUERY} AND owner_id = %s AND archived_at IS NULL
    AND id < %s ORDER BY id DESC LIMIT %s
"""  # noqa: S608 - columns of ours
# The signs of Markdown that would only be in the way of the words.
_SIGNS = re.compile(r"^[#>\s]+|\*\*|__|`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation at which you know somebody."""

    uuid: UUID
    name: str


def search_organisations(owner: User, text: str, *, limit: int) -> list[OrganisationRow]:
    """Return the organisations with words that begin like each of these, those that begin so first."""
    said = text.replace("\0", " ")
    terms = (organisation_key(said) or name_key(said)).split()
    if not terms:
        return []
    like = connection.ops.prep_for_like_query
    wanted = [sign for term in terms for sign in (f"{like(term)}%", f"% {like(term)}%")]
    statement = _ORGANISATIONS.format(words=" AND ".join([_WORD] * len(terms)))
    found = Organisation.objects.raw(statement, (owner.pk, *wanted, f"{like(' '.join(terms))}%", limit))
    return [OrganisationRow(each.uuid, each.name) for each in found]


def search_notes(owner: User, text: str, *, limit: int, below: int = ABOVE_ALL) -> list[Said]:
    """Return where your notes have words that begin like each of these, of whom you added last first.

    `below` is the key of the person after whom to go on.
    """
    terms = terms_of(text)
    if not terms:
        return []
    if connection.vendor == "sqlite":
        people = Person.objects.raw(_FTS5, (fts5(("notes",), terms), owner.pk, below, limit))
    else:
        people = Person.objects.raw(_TSVECTOR, (tsquery(terms), owner.pk, below, limit))
    beginnings = [fold(term) for term in terms]
    return [
        Said(
            key=each.pk,
            uuid=each.uuid,
            person=each.uuid,
            name=each.display_name,
            excerpt=excerpt(_SIGNS.sub("", each.notes), beginnings),
        )
        for each in people
    ]
