"""Lets `python -m askaround` do what the `askaround` command does."""

from askaround.cli.main import main

if __name__ == "__main__":
    main()
