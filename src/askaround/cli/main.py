"""The `askaround` command."""

import io
import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from askaround.cli.start import prepared, setup
from askaround.kit.refusals import Refusal

app = typer.Typer(
    name="askaround",
    help="Choose a career by asking the people who live it. Without a command, serve the pages.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=False,
)
paths_app = typer.Typer(help="The paths you explore.", invoke_without_command=True)
app.add_typer(paths_app, name="paths")
WithMe = Annotated[
    bool,
    typer.Option("--with-me", help="Put your own positions, schools and skills from the ZIP on your page."),
]
Encoding = Annotated[
    str,
    typer.Option(
        help="How the file's letters are encoded, where it is not Unicode: cp1250, cp1251 and so on."
    ),
]
Dates = Annotated[
    str, typer.Option(help="What comes first in dates like 3/4/2024: day-first or month-first.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Choose a career by asking the people who live it. Without a command, serve the pages."""
    if context.invoked_subcommand is None:
        serve()
    elif signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        # A command tidies up what it shows on the terminal.
        signal.signal(signal.SIGINT, signal.default_int_handler)


@app.command()
def serve() -> None:
    """Serve the pages on this machine and open them in the browser."""
    from askaround.cli import serving

    serving.serve()


@app.command(name="import")
def import_file(
    file: Path, encoding: Encoding = "", dates: Dates = "", *, with_me: WithMe = False, as_json: Json = False
) -> None:
    """Bring contacts in from LinkedIn's ZIP or Connections.csv."""
    owner = prepared()
    from askaround.cli import reports, work

    batch = work.import_file(owner, file, encoding, dates, quiet=as_json)
    brought = work.accept_offers(owner, batch) if with_me else ""
    waiting = work.waiting_offers(owner, batch)
    reports.imported(batch, work.rows_to_tell(owner, batch), (brought, waiting), as_json=as_json)


@app.command()
def people(
    search: Annotated[str, typer.Option(help="Words of a name, title or company.")] = "",
    sort: Annotated[str, typer.Option(help="name, organisation, title or newest.")] = "name",
    limit: Annotated[int, typer.Option(min=1, max=100_000)] = 50,
    *,
    as_json: Json = False,
) -> None:
    """List people."""
    owner = prepared()
    from askaround.cli import reports, work

    reports.people(work.find_people(owner, search, sort, limit), as_json=as_json)


@paths_app.callback()
def paths(context: typer.Context, *, as_json: Json = False) -> None:
    """List the paths you explore."""
    if context.invoked_subcommand is None:
        owner = prepared()
        from askaround.cli import reports
        from askaround.paths.queries import list_paths

        reports.paths(list_paths(owner), as_json=as_json)


@paths_app.command(name="add")
def add_path(title: str, field: str = "", place: str = "", why: str = "") -> None:
    """Explore a path."""
    owner = prepared()
    from askaround.cli import work

    typer.echo(work.add_path(owner, title, field, place, why))


@app.command()
def ask(path: str, most: Annotated[int, typer.Option(min=1, max=100)] = 5, *, as_json: Json = False) -> None:
    """Say whom to ask about a path, and why."""
    owner = prepared()
    from askaround.cli import reports, work

    reports.whom(work.whom_to_ask(owner, path, most, quiet=as_json), as_json=as_json)


@app.command()
def lint(file: str, channel: str = "mail", *, as_json: Json = False) -> None:
    """Read a message from a file (or -) and mark what hurts in it."""
    from askaround.cli import linting

    findings = linting.lint_text(file, channel)
    linting.report(findings, as_json=as_json)
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


@app.command()
def insights(
    topic: Annotated[str, typer.Option(help="One of the twelve topics, such as day or skills.")] = "",
    path: Annotated[str, typer.Option(help="A path, by the first words of its title.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000)] = 50,
    *,
    as_json: Json = False,
) -> None:
    """List what you learned, the newest first."""
    owner = prepared()
    from askaround.cli import learned

    learned.report_insights(learned.find_insights(owner, topic, path, limit), as_json=as_json)


@app.command()
def said(
    words: list[str],
    source: Annotated[str, typer.Option("--in", help="talks, insights, messages or notes.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="Of each source.")] = 5,
    *,
    as_json: Json = False,
) -> None:
    """Find words in everything that was said: talks, insights, messages and notes, the newest first."""
    owner = prepared()
    from askaround.cli import learned

    learned.report_said(learned.find_said(owner, " ".join(words), source, limit), as_json=as_json)


@app.command()
def today(*, as_json: Json = False) -> None:
    """Say what to do now and why."""
    owner = prepared()
    from askaround.cli import reports
    from askaround.journeys.queries.today import what_to_do
    from askaround.kit.clock import now

    reports.today(what_to_do(owner, now()), as_json=as_json)


@app.command()
def demo() -> None:
    """Fill an empty home with a made-up world to look at."""
    owner = prepared()
    from askaround.cli import work

    typer.echo(work.fill_demo(owner))


@app.command()
def doctor(*, as_json: Json = False) -> None:
    """Examine this home: database, versions, file modes, free space, what is optional and absent."""
    setup()
    from askaround.cli import examination, reports

    found = examination.examine_home()
    reports.examination(found, as_json=as_json)
    if not all(check.fine for check in found):
        raise typer.Exit(1)


@app.command()
def backup(file: Annotated[Path | None, typer.Argument()] = None, *, as_json: Json = False) -> None:
    """Back everything up, to a file or to the home's own backups, and read it again to be sure."""
    owner = prepared()
    from askaround.cli import reports, work

    reports.backed_up(work.back_up(owner, file), as_json=as_json)


@app.command()
def export(file: Path, *, as_json: Json = False) -> None:
    """Write everything to a ZIP that other programs read: JSON, CSV, vCard, calendar, Markdown pages."""
    owner = prepared()
    from askaround.cli import reports, work

    reports.backed_up(work.export(owner, file), as_json=as_json)


@app.command()
def restore(file: Path, *, as_json: Json = False) -> None:
    """Bring a backup or an export back into an empty home, or in place of a damaged one, which is kept."""
    setup()
    from askaround.cli import reports, work

    reports.restored(work.restore(file), as_json=as_json)


def main() -> None:
    """Run the command; a refusal is a sentence on standard error and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot write a letter, as of a name or of the home's path, shows its number.
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="askaround")
    except Refusal as refusal:
        _end(str(refusal))
    except UnicodeEncodeError as error:
        if error.reason != "surrogates not allowed":  # said of bytes that are no letters in this language
            raise
        _end("This terminal's language does not have these letters. Set LC_ALL=C.UTF-8, then try again.")
    except Exception as error:
        from askaround.kit import disk
        from askaround.kit.unavailable import why_unavailable

        sentence = disk.SENTENCE if disk.is_full(error) else why_unavailable(error)
        if not sentence:
            raise
        _end(sentence)


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(1)
