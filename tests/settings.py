"""The product's own settings, in a home of its own for each test process."""

import os
import tempfile

os.environ["ASKAROUND_HOME"] = tempfile.mkdtemp(prefix="askaround-test-")

from askaround.config.settings import *  # noqa: F403 - the home comes first

from askaround.config.settings import DATABASES

# Tables that a home has already are copied (tests.conftest); on PostgreSQL migrations make them.
DATABASES["default"]["TEST"] = {"MIGRATE": "postgresql" in DATABASES["default"]["ENGINE"]}
