"""The conversations of the demo world: with whom, when, and what came of them."""

import datetime as dt
from dataclasses import dataclass

from askaround.conversations.rules import Mode
from askaround.journeys.rules.demo import museum, research, therapy
from askaround.journeys.rules.demo.contacts import address
from askaround.people.rules import PersonDetails, PositionDetails, Tie

RESEARCH, MUSEUM, THERAPY = "UX researcher", "Museum educator", "Occupational therapist"


@dataclass(frozen=True, slots=True)
class Reflected:
    """The four answers after a conversation."""

    surprise: str
    energy: int
    changed: str
    next_question: str


@dataclass(frozen=True, slots=True)
class Told:
    """One conversation: `days` from today (negative is past), and the block that tells what it brought.

    `objective` follows "to tell me". Promises are "mine" or "theirs" with the days they have; those before a
    talk to come were made in writing. `named` are people they named, `before` what they worked as where, from
    and until how many years ago. Whoever is `quotable` agreed to be. Without a reflection it waits to be
    wrapped up; a talk to come says nothing yet.
    """

    given_name: str
    family_name: str
    title: str
    organisation: str
    path: str
    days: int
    objective: str
    said: str = ""
    mode: Mode = Mode.VIDEO
    minutes: int = 20
    place: str = ""
    country: str = "DE"
    introduced_by: str = ""
    named: tuple[str, ...] = ()
    promises: tuple[tuple[str, str, int], ...] = ()
    resource: str = ""
    reflected: Reflected | None = None
    before: tuple[tuple[str, str, int, int], ...] = ()
    called_off: bool = False
    quotable: bool = False

    @property
    def name(self) -> str:
        """Return the whole name."""
        return f"{self.given_name} {self.family_name}"

    @property
    def line(self) -> str:
        """Return what one jots down of somebody who was named."""
        at = f" at {self.organisation}" if self.organisation else ""
        return f"{self.name}, {self.title}{at}"

    @property
    def where(self) -> str:
        """Return where they talk; a video has a link that leads nowhere: .example is kept free (RFC 2606)."""
        return self.place or f"https://meet.example/nora-and-{self.given_name.lower()}"

    def details(self) -> PersonDetails:
        """Return what is on file of them."""
        return PersonDetails(
            given_name=self.given_name,
            family_name=self.family_name,
            title=self.title,
            organisation=self.organisation,
            country=self.country,
            mails=(address(self.given_name, self.family_name, self.organisation),),
            tie=Tie.INTRODUCED if self.introduced_by else Tie.MET,
            tie_detail=self.introduced_by or "Second Street Forum",
        )

    def career(self, year: int) -> tuple[PositionDetails, ...]:
        """Return the positions they held before."""
        return tuple(
            PositionDetails(title, firm, dt.date(year - since, 3, 1), dt.date(year - until, 2, 1))
            for title, firm, since, until in self.before
        )


TALKS = (
    Told(
        "Mira",
        "Castell",
        "Senior UX researcher",
        "Northlight Bank",
        RESEARCH,
        -172,
        "how much of your week is spent with users",
        research.MIRA,
        quotable=True,
        named=("Jonas Weir",),
        promises=(("mine", "Send Mira the page about my eight conversations", 30),),
        before=(("Customer service lead", "Northlight Bank", 12, 7),),
        reflected=Reflected(
            "How much of it is persuading.",
            1,
            "It is less about users and more about colleagues than I thought.",
            "Is it the same where products are sold?",
        ),
    ),
    Told(
        "Jonas",
        "Weir",
        "UX researcher",
        "Palto",
        RESEARCH,
        -151,
        "who asks for research where products are sold",
        research.JONAS,
        Mode.IN_PERSON,
        30,
        place="The café by the tram stop, opposite Palto",
        quotable=True,
        introduced_by="Mira Castell",
        named=("Samuel Odei",),
        promises=(("theirs", "Jonas sends the slides of his workshop", 14),),
        before=(("Data analyst", "Tidewater Energy", 11, 6),),
        reflected=Reflected(
            "That posts are being cut.",
            -1,
            "I need a second leg, or a place that does not chase growth.",
            "Who works without a product company?",
        ),
    ),
    Told(
        "Lucía",
        "Arden",
        "Museum educator",
        "Museum of Salt",
        MUSEUM,
        -139,
        "what a morning with school classes asks of you",
        museum.LUCIA,
        Mode.IN_PERSON,
        place="The staff door of the Museum of Salt",
        quotable=True,
        named=("Piet Vogel",),
        promises=(("mine", "Lead a tour on a rainy Sunday", 60),),
        before=(("Teacher", "Second Street School", 16, 14),),
        reflected=Reflected(
            "Eleven years of temporary contracts.",
            2,
            "I would love the mornings and fear the contracts.",
            "Is there a house that pays by the month?",
        ),
    ),
    Told(
        "Aiko",
        "Brandt",
        "Freelance UX researcher",
        "",
        RESEARCH,
        -120,
        "how research works without a company around it",
        research.AIKO,
        Mode.PHONE,
        place="Aiko rings me",
        country="FI",
        quotable=True,
        named=("Freya Holm",),
        resource="The reading circle on the first Tuesday",
        promises=(("mine", "Come to the reading circle in October", 40),),
        before=(("UX researcher", "Juniper Design", 14, 9),),
        reflected=Reflected(
            "Fridays. Nine years of Fridays.",
            1,
            "The work can be had without the meetings, at a price.",
            "Could I live with two empty months?",
        ),
    ),
    Told(
        "Piet",
        "Vogel",
        "Head of education",
        "Institute for Rivers",
        MUSEUM,
        -104,
        "how contracts differ from house to house",
        museum.PIET,
        introduced_by="Lucía Arden",
        reflected=Reflected(
            "How different two museums can be.",
            -1,
            "The house decides more than the profession.",
            "What do small houses do?",
        ),
    ),
    Told(
        "Samuel",
        "Odei",
        "UX researcher",
        "Palto",
        RESEARCH,
        -88,
        "how you came from support into research",
        research.SAMUEL,
        introduced_by="Jonas Weir",
        before=(("Customer service lead", "Palto", 6, 3),),
        reflected=Reflected(
            "He tells what Jonas tells.",
            0,
            "Two people from one firm are one view of that firm.",
            "What would somebody say who left?",
        ),
    ),
    Told(
        "Dara",
        "Nowak",
        "Occupational therapist",
        "Lindenhof Clinic",
        THERAPY,
        -71,
        "what a day on the ward is made of",
        therapy.DARA,
        Mode.IN_PERSON,
        place="The canteen of Lindenhof Clinic, ground floor",
        quotable=True,
        named=("Tomas Birk", "Noor Haddad"),
        promises=(("theirs", "Dara asks whether I may come along for a day", 21),),
        before=(("Account manager", "Harbour Insurance", 17, 12),),
        reflected=Reflected(
            "That I forgot the time.",
            2,
            "This was a path of politeness, and now it is a real one.",
            "Can I afford three years of training?",
        ),
    ),
    Told(
        "Freya",
        "Holm",
        "Teacher",
        "Second Street School",
        RESEARCH,
        -55,
        "what you found in teaching that research had not",
        research.FREYA,
        Mode.PHONE,
        place="+49 30 23125 417",
        quotable=True,
        introduced_by="Aiko Brandt",
        before=(("UX researcher", "Cobalt Games", 11, 3),),
        reflected=Reflected(
            "Nobody past fifty.",
            -1,
            "I ask less how to get in and more how to stay.",
            "Which of the three would I still do at fifty-five?",
        ),
    ),
    Told(
        "Elif",
        "Sarp",
        "Occupational therapist",
        "Elm Street Practice",
        THERAPY,
        -41,
        "what changes with a practice of your own",
        therapy.ELIF,
        quotable=True,
        promises=(("mine", "Tell Elif what the school says about paid places", 45),),
        reflected=Reflected(
            "Forms, one day of five.",
            1,
            "The employed life suits me better than the owner's.",
            "Which schools pay?",
        ),
    ),
    Told(
        "Hanna",
        "Okoro",
        "Museum educator",
        "City Library",
        MUSEUM,
        -27,
        "how the work goes together with a second job",
        museum.HANNA,
        Mode.IN_PERSON,
        place="City Library, the long table",
        quotable=True,
        resource="The open day of the educators' association in March",
        reflected=Reflected(
            "A second thing, everybody has one.",
            1,
            "As a second thing it might be perfect.",
            "Could it stand beside another path?",
        ),
    ),
    Told(
        "Tomas",
        "Birk",
        "Occupational therapist",
        "Lindenhof Clinic",
        THERAPY,
        -12,
        "how you trained beside half a post",
        therapy.TOMAS,
        quotable=True,
        introduced_by="Dara Nowak",
        promises=(("theirs", "Tomas puts me in touch with the students' council", 10),),
        before=(("Project manager", "Arc Software", 15, 12),),
        reflected=Reflected(
            "Training beside half a post is possible.",
            2,
            "The largest obstacle has become a plan.",
            "What does a day on the ward feel like?",
        ),
    ),
    Told(
        "Ruth",
        "Eames",
        "Health researcher",
        "Harbour Insurance",
        RESEARCH,
        -1,
        "how listening to patients differs from listening to customers",
        research.RUTH,
        country="IE",
        named=("Wanda Pohl, who left research at Harbour Insurance",),
        promises=(("mine", "Send Ruth the article about waiting rooms", 3),),
    ),
    Told(
        "Noor",
        "Haddad",
        "Occupational therapist",
        "Wharf Street Hospital",
        THERAPY,
        1,
        "what a day on the ward feels like from within",
        country="GB",
        introduced_by="Dara Nowak",
        promises=(("mine", "Send Noor three questions beforehand", -1),),
        before=(("Occupational therapist", "Lindenhof Clinic", 9, 4), ("Nurse", "Lindenhof Clinic", 14, 9)),
    ),
    Told(
        "Carl",
        "Timm",
        "Exhibition designer",
        "Museum of Salt",
        MUSEUM,
        -20,
        "when an exhibition asks its educators, and when it is too late",
        called_off=True,
    ),
)
