"""Queries a page, in process: `ASKAROUND_HOME=… python -m bench.counts ADDRESS…` prints a list as JSON."""

import json
import sys

from askaround.cli.start import prepared


def main(addresses: list[str]) -> list[int]:
    """Return how many queries each page makes, session and user included."""
    owner = prepared()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from askaround.cli.assets import collect

    collect()
    browser = Client(headers={"host": f"127.0.0.1:{settings.PORT}"})
    browser.force_login(owner)
    counts = []
    for address in addresses:
        browser.get(address)  # what a connection asks once in its life is not the page's
        with CaptureQueriesContext(connection) as queries:
            status = browser.get(address).status_code
        if status != 200:
            raise RuntimeError(f"{address} answered {status}")
        counts.append(len(queries))
    return counts


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))
