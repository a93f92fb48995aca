"""A home whose titles are all different and unread: `ASKAROUND_HOME=… python -m bench.reading`.

The invented contacts share a few hundred titles, which are read in a second; here each person's is their own.
"""

from askaround.cli.start import setup


def main() -> int:
    """Give everybody a title of their own, forget what was read; return how many people there are."""
    setup()
    from django.db.models import F, Value
    from django.db.models.functions import Concat

    from askaround.accounts.models import User
    from askaround.direction.models import Reading, TextVector
    from askaround.people.models import Person

    owner = User.objects.get()
    own = Concat(F("title"), Value(" for "), F("organisation_name"), Value(" "), F("family_name"))
    people = Person.objects.filter(owner=owner).update(title=own)
    TextVector.objects.filter(owner=owner).delete()
    Reading.objects.update_or_create(owner=owner, defaults={"wanted": people, "read": 0})
    return people


if __name__ == "__main__":
    print(main())
