"""Reads texts that come as lines of JSON, and answers with their vectors: a process of its own."""

import json
import os
import sys
from base64 import b64encode

from askaround.integrations.embeddings import read


def main() -> None:
    """Answer each line until there are no more; pages go first."""
    os.nice(10)
    for line in sys.stdin:
        vectors = [b64encode(vector).decode() for vector in read(json.loads(line))]
        print(json.dumps(vectors), flush=True)  # noqa: T201 - this is how it answers


if __name__ == "__main__":
    main()
