"""Blanks of a template that were never filled in."""

from __future__ import annotations

import re
from typing import Final

from askaround.outreach.rules.phrases import Span
from askaround.outreach.rules.reading import without_addresses

_BLANK: Final = re.compile(
    r"""(?=[\[({<%$_*\#XITFYLCJl])(?:                      # first letters, to pass over the rest at once
      # [Name], but not [sic], [1] or a Markdown link
      \[(?!(?i:sic|\.\.\.|…|[\d\s,]++|x?)\])[^\[\]\n]{1,60}+\](?!\()
    | \{\{?[^{}\n]{1,60}+\}\}?                                         # {first_name}, {{ name }}
    | <<[^<>\n]{1,60}+>>                                               # <<Name>>
    | <(?!/?(?:br|b|i|p|a|em|strong)\b)[A-Za-z][\w '-]{0,40}+>         # <company>; an address has @ or :
    | %[A-Za-z_]{2,30}+%                                               # %NAME%
    | \$(?:\{[^{}\n]{1,60}+\}|[a-z_]{2,30}+|[A-Z_]{4,30}+)             # $name, ${name}
    | _{3,}+
    | \bX{3,}+\b | (?<=\bat\ )X{1,2}+\b
    | \bINSERT\b(?:\ [A-Z]++){0,4}+ | \bI(?i:nsert\ (?:your|name|company|the\ name|here)\b)
    | \b(?:TBD|TBC|TODO|FIXME)\b
    | \b(?:YOUR|FIRST|LAST|FULL|COMPANY|JOB)[ _](?:NAME|TITLE|COMPANY)\b
    | \((?i:(?:your|their|insert|first|last|full|company|job|the)?\ ?(?:name|company|title|university))\)
    | \*\|\w{1,40}+\|\* | \#[A-Z_]{3,30}+\#                           # *|FNAME|*, #NAME#
    | [Ll]orem\ ipsum
    )
    """,
    re.VERBOSE,
)
_GREETED: Final = re.compile(
    r"^[^\S\n]*+(?i:dear|hi|hello|hey)(?:"
    r"[^\S\n]++(?=[,!:])|(?<=[Dd]ear)[^\S\n]*+(?=[,!:]|\r?$)"
    r"|[^\S\n]++(?:NAME|FIRST ?NAME|Name|First ?[Nn]ame|X{1,2}|(?i:null|undefined|none|nan|n/a))\b)",
    re.MULTILINE,
)
_SIGNED: Final = re.compile(r"^[^\S\n]*+(?i:your (?:full )?name)[^\S\n]*+\r?$", re.MULTILINE)
# "at ." and "from ," are what a merge leaves when a field was empty.
_EMPTY_FIELD: Final = re.compile(r"(?<!\w)(?:at|as|with|from|about|of)[^\S\n]++[.,](?!\w|\.)")


def placeholders(text: str) -> list[Span]:
    """Return where blanks are left, in code points: `[Name]`, `{x}`, `XXX`, "Dear ," and their like."""
    searched = without_addresses(text)
    shapes = (_BLANK, _GREETED, _SIGNED, _EMPTY_FIELD)
    return [Span(*found.span()) for shape in shapes for found in shape.finditer(searched)]
