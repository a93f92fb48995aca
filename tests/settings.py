"""The product's own settings, in a home of its own for each test process."""

import os
import tempfile

from tests.homes import shared

os.environ["ASKAROUND_HOME"] = tempfile.mkdtemp(prefix="of-tests-", dir=shared())

from askaround.config.settings import *  # noqa: F403 - the home comes first

# tests.conftest makes the tables.
_DATABASE = DATABASES["default"]  # noqa: F405 - as above
_DATABASE["TEST"] = {**_DATABASE.get("TEST", {}), "MIGRATE": False}
