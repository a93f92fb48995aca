"""A folder of Markdown pages that link to each other, for Obsidian or any editor.

People of whom nothing is on file but their line in an import have no page; they are in people.csv.
"""

from askaround.journeys.effects.export.reading import Home
from askaround.journeys.effects.export.vault import insights, paths, people, strategy, talks
from askaround.journeys.effects.export.vault.pages import names_in
from askaround.kit.zips import Writer

_README = """# What Askaround held

Open this folder in Obsidian, or read the pages with any editor. [[Insights/All|What you heard]] is by topic,
and leads to those who said it. [[Strategy|Your strategy]] leads to what it rests on. Changes here do not
find their way back into Askaround.
"""


def write(archive: Writer, home: Home) -> None:
    """Write the pages, a group of them at a time."""
    names = names_in(home)
    archive.put("vault/README.md", _README)
    paths.write(archive, home, names)
    people.write(archive, home, names)
    talks.write(archive, home, names)
    insights.write(archive, home, names)
    strategy.write(archive, home)
