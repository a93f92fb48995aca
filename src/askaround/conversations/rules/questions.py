"""The questions of the bank, in our own words, by topic.

Each takes two lines: `name · stage · moment · what it reveals`, and the question. A name is never reused, so
that what was asked stays known. Within a topic the best for most talks come first.
"""

from __future__ import annotations

from typing import Final

from askaround.paths.rules import Topic

PATH: Final = """
drawn-in · exploring · opening · what pulled them before they knew the work
What drew you to this work in the first place?
turn · exploring · opening · which choice made the difference
Which turn on your way here mattered most?
pictured · exploring · opening · how the outside view differs from the inside
How did you picture this work before you started?
chance · exploring · opening · how much of a career can be planned
What part did chance play in how you got here?
other-routes · exploring · middle · the ways in besides theirs
Which other routes have you seen people take into this work?
first-year · comparing · opening · how the beginning feels
What was your first year in this work like?
nearly · comparing · opening · what else a person like them could do
What did you nearly do instead?
onward · comparing · middle · where the road leads after this
Where do people usually go from a position like yours?
stayed · deciding · middle · what the work gives in the long run
What keeps you in this work?
given-up · deciding · middle · the price of the way there
What did you have to give up to get here?
again · deciding · middle · which detours can be spared
What would you do differently on the way here?
"""

DAY: Final = """
last-week · exploring · opening · what the work really consists of
Walk me through your last working week.
time-eater · exploring · middle · the unseen part of the work
What takes more of your time than outsiders expect?
yesterday · exploring · opening · an ordinary day without polish
What did you do yesterday, from first thing to last?
in-front · exploring · middle · what the hands and eyes are busy with
What is in front of you for most of the day?
with-people · comparing · middle · how much of it is done with others
How much of your day do you spend with other people?
good-day · comparing · middle · where the satisfaction comes from
What makes a day a good one?
bad-day · comparing · middle · what goes wrong, and how often
What happens on a day that goes badly?
year · comparing · middle · the busy and the quiet times
How does the work change over the year?
put-off · deciding · middle · what wears even on those who like the work
Which task do you put off?
lost-track · deciding · middle · what absorbs them
When in the week do you lose track of time?
done · deciding · middle · whether the work ever ends
How do you know that the day's work is done?
"""

SKILLS: Final = """
excellent · comparing · middle · what quality means to those who know
What separates somebody excellent from somebody good?
on-the-job · exploring · middle · what no course can teach
What can only be learned on the job?
longest · exploring · middle · where the learning is steep
Which skill took you the longest to learn?
easy-for · exploring · middle · which temperament the work suits
What kind of person finds this work easy?
newcomers-lack · comparing · middle · the gap between training and work
What do newcomers usually lack?
early-sign · comparing · middle · what seasoned people look for
How can you tell early that somebody will do well?
carried-over · comparing · middle · what counts from another life
What from your earlier life helps you in this work?
less-now · comparing · middle · which skills are losing their worth
Which skill matters less than it used to?
unused · deciding · middle · what one would miss using
Which of your skills do you hardly use here?
build-first · deciding · middle · where to begin
Which skill would you start building today in my place?
get-better · deciding · middle · how people grow once they are in
How do people get better at this after ten years?
"""

CULTURE: Final = """
decisions · comparing · middle · who has a say
How do decisions get made where you work?
mistake · comparing · middle · how safe it is to learn
What happens when somebody makes a mistake?
praised · exploring · middle · what is truly valued
What kind of work gets praised?
newcomers · exploring · middle · how people are taken in
How are newcomers treated in their first months?
proud · exploring · middle · what the work means to those who do it
What are the people around you proud of?
unwritten · comparing · middle · the rules a visitor cannot see
Which unwritten rule did you learn late?
disagree · comparing · middle · how freely people speak
How do people disagree with whoever is in charge?
between-employers · comparing · middle · what is the field's and what is one employer's
How does this differ from one employer to the next?
ask-for-help · deciding · middle · how alone one is with a problem
What happens when you ask a colleague for help?
out-of-place · deciding · middle · for whom it is the wrong place
Who tends to feel out of place in this work?
leads · deciding · middle · how one comes to have influence
How do people come to lead others in this field?
"""

TRENDS: Final = """
three-years · exploring · middle · where things are moving
What has changed most in the last three years?
overrated · comparing · middle · the noise around the field
What gets more attention than it deserves?
unseen · comparing · middle · what insiders know early
Which change have outsiders not noticed yet?
machines · comparing · middle · what will not be done by people for long
Which parts of your work are moving to machines?
asked-now · exploring · middle · new demands
What are you asked for now that nobody asked for five years ago?
fading · comparing · middle · what is ending
What is slowly disappearing from this work?
next-starters · deciding · middle · what waits for those who begin now
How will starting out be different for the next people?
bet · deciding · middle · which way they would lean
What would you bet on for the next ten years?
worries · deciding · middle · the risks ahead
What worries people in your field about the years ahead?
curious · exploring · middle · where the energy is
What are you curious to see happen in your field?
"""

CHALLENGES: Final = """
hardest · exploring · middle · the price of the work
What is the hardest part of this work?
leave · comparing · middle · what breaks the bond
Why do people leave this work?
wrong-idea · exploring · middle · the picture to let go of
What do people get wrong about this work?
surprised · exploring · middle · what nobody tells in advance
What surprised you once you were inside?
stuck · comparing · middle · where careers stall
Where do people get stuck?
hard-week · comparing · middle · how pressure shows
What does a hard week look like?
pressure · comparing · middle · whose expectations weigh
Where does the pressure come from?
cost · deciding · middle · what the work takes from the rest of life
What does this work cost you?
thought-of-stopping · deciding · middle · how serious the doubts get
When did you last think about doing something else?
change-it · deciding · middle · what would make it better
What would you change about this work if it were up to you?
unfair · deciding · middle · what effort cannot mend
What still feels unfair to you?
"""

LIFE: Final = """
hours · exploring · middle · how far time can be planned
How predictable are the hours?
pay-start · comparing · middle · what beginners live on
What range of pay is typical for beginners in this field?
pay-later · comparing · middle · how income grows
How does pay usually develop over the years in this field?
friday · exploring · middle · what strength is left
What is left of you on a Friday evening?
places · comparing · middle · how bound one is to a place
How free are people in this work to choose where they live?
children · comparing · middle · room for a family
How do people with small children manage?
time-off · comparing · middle · whether rest is real
What happens to the work while somebody is on holiday?
secure · deciding · middle · how steady a living it is
How secure do people feel in this work?
body · deciding · middle · what it does to health
What does this work do to the body over the years?
growing-older · deciding · middle · whether it can be done for long
How do people grow older in this work?
outside · deciding · middle · how work and life colour each other
How has this work shaped your life outside it?
"""

ADVICE: Final = """
in-my-place · exploring · closing · the next step as they see it
What would you do next in my place?
missing · deciding · closing · the hole in the plan
What is my plan missing?
try-cheaply · comparing · middle · how to test it for little
How could I try this out at little cost?
first-day · exploring · closing · what they wish they had known
What would you tell yourself on your first day?
beginners-mistake · exploring · middle · what to avoid
Which mistake do beginners make most often?
against · deciding · middle · the honest case against it
What speaks against this path for somebody like me?
wrong-path · deciding · middle · the signs to turn around
What would tell you that this is the wrong path for somebody?
ready · deciding · middle · what is enough to begin
How would I know that I am ready?
can-wait · comparing · middle · what is not urgent
What can wait longer than most people think?
learn-first · exploring · middle · the order of learning
What would you learn first?
good-reasons · comparing · middle · which motives last
Which reasons for choosing this work hold up over time?
"""

EDUCATION: Final = """
served-best · exploring · middle · which training pays
Which part of your training has served you best?
left-out · exploring · middle · what must be learned elsewhere
What did your training leave out?
without-degree · comparing · middle · the side doors
How do people without the usual degree get in?
skip · comparing · middle · what is not worth the time
Which training would you skip today?
weight · comparing · middle · how much papers count
How much weight do degrees carry in this field?
taught-most · exploring · middle · how the craft is passed on
Who taught you the most?
until-useful · comparing · middle · how long the beginning takes
How long does it take until a newcomer is really useful?
taught-yourself · exploring · middle · what can be learned alone
What have you taught yourself?
back-to-school · deciding · middle · when studying again is worth it
When is it worth going back to school for this?
spend-on · deciding · middle · where money helps
Where would you put your money if you were learning this today?
"""

RESOURCES: Final = """
keep-up · exploring · closing · the sources they trust
What do you read to keep up?
meet · exploring · closing · where the field gathers
Where do people in your field meet?
first-book · exploring · closing · a good beginning
Which book would you hand to a beginner?
up-close · comparing · closing · where to see it with one's own eyes
Where can I see this work up close?
whose-work · comparing · closing · who sets the standard
Whose work do you follow?
when-stuck · comparing · middle · where help comes from
Where do you turn when you are stuck?
words · exploring · middle · the language of the field
Which words of your field are worth learning first?
not-worth · deciding · closing · what to leave unread
What is not worth my time?
tool · comparing · middle · what the work leans on
Which tool would you miss most?
practise · deciding · closing · how to begin on one's own
What could I practise on at home?
"""

PEOPLE: Final = """
differently · comparing · closing · the other view
Who sees this differently from you?
left-field · comparing · closing · why some leave
Whom do you know who left this field?
talk-next · exploring · closing · the next conversation
Whom would you talk to next in my place?
just-started · exploring · closing · how the start is today
Who started in this work only a year or two ago?
other-setting · comparing · closing · how much depends on the place
Who does the same work in a quite different place?
other-side · comparing · closing · how the work looks to those it is for
Who depends on your work every day?
odd-route · exploring · closing · the ways in that are rarely told
Who came to this work by an unusual way?
further-on · deciding · closing · where it leads
Who is ten years further along?
plainest · deciding · closing · an unvarnished view
Who would give me the least rosy picture?
admired · exploring · closing · whose example counts
Whose way of doing this work do you admire?
"""

UNASKED: Final = """
should-have-asked · exploring · closing · what only they know matters
What should I have asked you?
useful · exploring · closing · what could be given back
How can I be useful to you?
nobody-asks · comparing · closing · what is hidden from visitors
What does nobody ever ask you about your work?
got-wrong · deciding · closing · where the explorer's picture is off
What have I got wrong so far?
remember · exploring · closing · the point under all the points
What would you like me to remember from today?
hear-back · exploring · closing · how to stay in touch well
What would you like to hear from me later?
came-back · comparing · closing · what the talk stirred
What came back to you while we talked?
not-touched · comparing · closing · the gap in the talk
Which side of this work have we not touched?
own-question · deciding · closing · what they still wonder about
What are you still trying to find out about this work?
tell-others · deciding · closing · what they would have others know
What do you wish more people knew before they choose this?
"""

QUESTIONS: Final = {
    Topic.PATH: PATH,
    Topic.DAY: DAY,
    Topic.SKILLS: SKILLS,
    Topic.CULTURE: CULTURE,
    Topic.TRENDS: TRENDS,
    Topic.CHALLENGES: CHALLENGES,
    Topic.LIFE: LIFE,
    Topic.ADVICE: ADVICE,
    Topic.EDUCATION: EDUCATION,
    Topic.RESOURCES: RESOURCES,
    Topic.PEOPLE: PEOPLE,
    Topic.UNASKED: UNASKED,
}
