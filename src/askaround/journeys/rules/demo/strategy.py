"""What the explorer of the demo world decides to do, and what each line rests on."""

from dataclasses import dataclass

from askaround.direction.rules import Section


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the strategy with the claims it rests on; a step may be due so many days from today."""

    section: Section
    text: str
    rests_on: tuple[str, ...]
    due: int | None = None
    done: bool = False


STRATEGY = (
    Decided(
        Section.WHAT,
        "I lead small groups in a museum, with a workshop rather than a microphone, and keep a second job.",
        (
            "Small groups with a workshop are worth more than tours.",
            "Nobody stays with one salary; she and her friends all have a second thing.",
        ),
    ),
    Decided(
        Section.WHERE,
        "A small house within an hour of home, with a post that the city pays for and not a project.",
        (
            "One city has paid for education out of its fixed budget for two years.",
            "Ask what the contract says before you fall in love with the building.",
        ),
    ),
    Decided(
        Section.WITH_WHOM,
        "Lucía and Hanna, who tell me when I am wrong, and somebody who left the work and can say why.",
        ("Those who leave are easier to find than one thinks, and speak freely.",),
    ),
    Decided(
        Section.HOW,
        "I begin as a volunteer, one Sunday a month until the summer, and then decide whether to go on.",
        (
            "Offer to lead one tour at a small museum, as a volunteer.",
            "Try it for a summer, with an end that is agreed.",
        ),
    ),
    Decided(
        Section.HOW,
        "Meanwhile I stay at Meadow Retail for three days a week: it pays the rent while contracts end.",
        ("Keep a second leg, such as running workshops, for the years when posts are cut.",),
    ),
    Decided(
        Section.SKILLS,
        "Reading a group in the first minute. I practise on the Sundays, and Lucía listens.",
        ("Reading a group in the first minute decides the hour.",),
    ),
    Decided(
        Section.SKILLS,
        "A first training in teaching. The listening I bring from the telephone.",
        (
            "A degree in the subject opens the door, training in teaching keeps you in.",
            "Call-centre work counts: whoever has listened to customers knows what to listen for.",
        ),
    ),
    Decided(
        Section.STEPS,
        "Ask Lucía for a second tour, this time with a school class.",
        (),
        due=-6,
        done=True,
    ),
    Decided(
        Section.STEPS,
        "Ask at City Library who pays for Hanna's post, and until when.",
        ("One should ask who pays for the post, and until when.",),
        due=1,
    ),
    Decided(Section.STEPS, "Talk with my manager about three days a week.", (), due=16),
    Decided(
        Section.STEPS,
        "Carry chairs at the educators' open day in March.",
        ("The educators' association has an open day each March.",),
    ),
)
