"""The command line: the same commands and queries as the pages, in words or as JSON."""
