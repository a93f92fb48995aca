"""Blanks of a template that were never filled in."""

from __future__ import annotations

import re
from typing import Final

from askaround.outreach.rules.phrases import Span
from askaround.outreach.rules.reading import without_addresses

# What templates ask for, in the languages that the files of other people's contacts came in.
_ASKED_FOR: Final = (
    r"(?:(?:first|last|full|middle|your|their|his|her|company|job|recipient|sender|contact|user|nick)[ _.]?)?"
    r"(?:name|company|firm|employer|organi[sz]ation|title|position|role|university|school|industry|city)"
    r"|surname|f_?name|l_?name|vorname|nachname|firma|unternehmen|titel|nombre|apellidos?|empresa|cargo"
    r"|(?:pré)?nom|entreprise|société|nome|cognome|azienda|naam|voornaam|bedrijf|imię|nazwisko|имя|фамилия|компания"
)
_WHOSE: Final = (
    r"(?:(?:your|their|the|insert|enter|ihre?|dein|votre|ton|tu|su|il\ tuo|seu|uw|jouw|ваше)[ _])?"
)
_ASKED_FOR_IN_SIGNS: Final = (
    r"お?名前|姓名|氏名|公司(?:名称?)?|会社名?|貴社名|職種|职位|이름|성함|회사(?:명)?"
)
_BLANK: Final = re.compile(
    r"""(?=[\[({<%$_*\#XITFYLCJlt:@.…‗])(?:                # first letters, to pass over the rest at once
      # [Name] and [ ], but not [sic], [1], an index or a Markdown link
      \[(?!(?i:sic|[\d\s,;–-]*\d[\d\s,;–-]*|x)\])[^\[\]\n]{1,60}+\](?!\() | (?<!\w)\[\](?!\w)
    | \{(?!\ *[\d.]+\ *(?:,[^{}\n]*)?\})\{?[^{}\n]{0,60}+\}\}?  # {first_name}, {{ name }}; not {1, 2}
    | \{\{[^{}\n]{1,60}+\}\}
    | <<[^<>\n]{1,60}+>>                                               # <<Name>>
    | <(?!/?(?:br|b|i|p|a|em|strong)\b)[^\W\d_][\w '-]{0,40}+>           # <company>; an address has @ or :
    | <%[^<>\n]{1,60}%>
    | %%?[A-Za-z_][\w.]{1,30}+%                                        # %NAME%
    | \$(?:[{\[][^{}\[\]\n]{1,60}+[}\]]|[a-z_]{2,30}+(?:[A-Z][a-z]+)?|[A-Z_]{4,30}+)  # $name, ${name}
    | (?<!\w)__?[A-Z][A-Z_ ]{2,30}?__?(?!\w)                            # __NAME__
    | (?<![\w\n_])_{3,}+ | (?<![^\n])_{3,}+(?=[^\S\n]*[^\s_]) | ‗{2,}+
    | \(\(\w[\w .]{1,40}+\)\)                                           # ((fullname))
    | ::[A-Za-z_][\w.-]{1,40}+::                                       # ::subscriber.company::
    | @@\w{2,40}+@@
    | \.{6,}+ | …{3,}+
    | \bX{3,}+\b | (?<=\bat\ )X{1,2}+\b
    | \bINSERT\b(?:\ [A-Z]++){0,4}+ | \bI(?i:nsert\ (?:your|name|company|the\ name|here)\b)
    | \b(?:TBD|TBC|FIXME|tbd)\b | \bTODO\b(?!\ (?:app|list|item)) | \btodo:
    | \b(?:YOUR|FIRST|LAST|FULL|COMPANY|JOB)[ _]?(?:NAME|TITLE|COMPANY)\b(?:\ HERE\b)?
    | \b(?:TITLE|COMPANY|FIRM)\ HERE\b | \b[FL]_?NAME\b
    | \*\|[^|*\n]{1,40}+\|\* | \#{1,2}[A-Z_]{3,30}+\#{1,2}               # *|FNAME|*, #NAME#
    | \#\{[^{}\n]{1,60}+\}
    | (?i:lorem\ ipsum)
    )
    """,
    re.VERBOSE,
)
# Signs that stand for a blank only around what a template asks for; in capitals where they also mark words.
_AROUND: Final = re.compile(
    rf"""(?i:[（(【［〔｛〈《‹«]\s?{_WHOSE}(?:{_ASKED_FOR}|{_ASKED_FOR_IN_SIGNS})\s?[)）】］〕｝〉》›»])
    | \((?i:insert|enter|add)\ (?i:\w+\ ){{0,4}}(?i:{_ASKED_FOR}|here)(?:\ here)?\)
    | (?i:&lt;\s?(?:{_ASKED_FOR})\s?&gt;) | [«‹]\w+_\w+[»›]
    | (?i:(?P<sign>[@~]|\#\#)(?:{_ASKED_FOR})(?P=sign))
    | (?P<mark>[*|=!_-])(?:[A-Z]+[_ ])?(?:NAME|COMPANY|TITLE|FIRM)(?P=mark)
    | (?<!\w)!name!(?!\w) | (?<!\w)_(?i:{_ASKED_FOR})_here_(?!\w)
    | \b[A-Z]+_(?:NAME|COMPANY|TITLE|FIELD)\b | \bNAME\ HERE\b
    | (?i:\binsert\ (?:your\ |the\ )?(?:{_ASKED_FOR})\ here\b)
    | [〇○◯●△□]{{2,}}
    """,
    re.VERBOSE,
)
_GREETED: Final = re.compile(
    r"^[^\S\n]*+(?i:dear|hi|hello|hey)(?:"
    r"[^\S\n]++(?=[,!:])|(?<=[Dd]ear)[^\S\n]*+(?=[,!:]|\r?$)"
    r"|[^\S\n]++(?:NAME|FIRST ?NAME|Name|[Ff]irst ?[Nn]ame|X{1,2}(?=[,!:])"
    r"|(?i:null|undefined|none|n/a)|nan|NaN)\b(?!-))",
    re.MULTILINE,
)
_GREETED_NOBODY: Final = re.compile(
    r"^[^\S\n]*+(?i:dear|hi|hello|hey|hola|estimad[oa]|querid[oa]|bonjour|ch(?:er|ère)|ciao|car[oa]|gentile|olá|prezad[oa]"
    r"|hallo|liebe[rs]?|guten tag|sehr geehrte[r]?|beste|geachte|cześć|здравствуйте)"
    r"(?:[^\S\n]+(?i:mr|mrs|ms|mx|dr|prof|herrn?|frau|señora?|sra?|monsieur|madame|signora?|meneer|mevrouw)\.?)?"
    r"[^\S\n]+(?:(?=,)|(?:\.{3}|…|_+|X{1,2}|FNAME|FIRSTNAME)(?=[,!:]))",
    re.MULTILINE,
)
_SIGNED: Final = re.compile(r"^[^\S\n]*+(?i:your (?:full )?name)[^\S\n]*+\r?$", re.MULTILINE)
# "at ." and "from ," are what a merge leaves when a field was empty.
_EMPTY_FIELD: Final = re.compile(r"(?<!\w)(?:at|as|with|from|about|of)[^\S\n]++[.,](?!\w|\.)")


def placeholders(text: str) -> list[Span]:
    """Return where blanks are left, in code points: `[Name]`, `{x}`, `XXX`, "Dear ," and their like."""
    searched = without_addresses(text)
    shapes = (_BLANK, _AROUND, _GREETED, _GREETED_NOBODY, _SIGNED, _EMPTY_FIELD)
    return [Span(*found.span()) for shape in shapes for found in shape.finditer(searched)]
