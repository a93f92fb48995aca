"""LinkedIn's Connections.csv, alone or in LinkedIn's ZIP, read in a limited subprocess.

`preview` shows the first rows, `read` streams all of them in chunks and can resume; a file that is not
LinkedIn's, or that is hostile, raises `FileRefused` with a sentence before any row is given. `read_around`
gives what else the ZIP says: of the user, and of who knows whom, without any text of a message.
"""

from askaround.integrations.contacts.encodings import encoding_words
from askaround.integrations.contacts.protocol import (
    Archive,
    Chunk,
    ContactRow,
    Correspondence,
    FileRefused,
    How,
    Invitation,
    Member,
    Preview,
    Reading,
    RefusedRow,
)
from askaround.integrations.contacts.reader import preview, read, read_around

__all__ = [
    "Archive",
    "Chunk",
    "ContactRow",
    "Correspondence",
    "FileRefused",
    "How",
    "Invitation",
    "Member",
    "Preview",
    "Reading",
    "RefusedRow",
    "encoding_words",
    "preview",
    "read",
    "read_around",
]
