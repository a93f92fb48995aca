"""LinkedIn's Connections.csv, alone or in LinkedIn's ZIP, read in a limited subprocess.

`preview` shows the first rows, `read` streams all of them in chunks and can resume; a file that is not
LinkedIn's, or that is hostile, raises `FileRefused` with a sentence before any row is given.
"""

from askaround.integrations.contacts.protocol import Chunk, ContactRow, FileRefused, Preview, RefusedRow
from askaround.integrations.contacts.reader import preview, read

__all__ = ["Chunk", "ContactRow", "FileRefused", "Preview", "RefusedRow", "preview", "read"]
