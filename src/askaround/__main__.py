"""The `askaround` command, and `python -m askaround`."""

import signal


def main() -> None:
    """Run the command; until it is loaded, Ctrl+C ends it without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from askaround.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
