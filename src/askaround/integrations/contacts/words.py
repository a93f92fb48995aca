"""The letters and numbers of a date apart, compared without case, accents and dots."""

import unicodedata
from collections.abc import Iterator

Piece = str | int


def without_accents(text: str) -> str:
    """Casefold and drop accents, so that "März", "MARZ" and a decomposed "März" compare equal."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Give each number (True) and each word (False) of a text, folded; a dot between letters joins them.

    "5 p. m." gives 5, p and m, "ม.ค." the one word "มค"; digits of any script come as ours.
    """
    run, number, dot = "", False, False
    for sign in f"{without_accents(unicodedata.normalize('NFKC', text))} ":
        kind = unicodedata.category(sign)
        if kind == "Nd":
            here, sign = "n", str(unicodedata.digit(sign))  # noqa: PLW2901 - its own digit in ours
        else:
            here = "w" if kind[0] in "LM" else ""
        if run and here == ("n" if number else "w"):
            run += sign
            continue
        if run and not number and sign in ".'’":
            dot = True
            continue
        if dot and here == "w" and not number:
            run, dot = run + sign, False
            continue
        if run:
            yield run, number
        run, number, dot = (sign if here else ""), here == "n", False
