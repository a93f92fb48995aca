"""The wordings that spoil a question, by the id of the finding, in the notation of outreach's `phrases`.

One phrase to a line; a line that begins with `|` continues the one before.
"""

from __future__ import annotations

from typing import Final

# Lists of words that several phrases share; {name} stands for one of them.
PARTS: Final = {
    "firm": (
        "(company|firm|organi[sz]ation|business|corporation|employer|hospital|university|agency|bank"
        "|startup|start-up|institute|charity|ngo|ministry|foundation|museum|newspaper|enterprise)"
    ),
    "boss": (
        "(ceo|c\\.e\\.o\\.|cfo|cto|founder|founders|owner|owners|president|chairman|chairwoman"
        "|managing director|chief executive)"
    ),
    "training": (
        "(degree|course|programme|program|training|apprenticeship|bachelor|master|masters|diploma|exam"
        "|licen[cs]e|certificate|qualification)"
    ),
    "paper": "(qualifications?|grades?|degrees?|certificates?|licen[cs]es?)",
    "plain": (
        "(?!(good|great|bad|best|better|new|typical|usual|normal|really|actually|realistic|first|last|fair"
        "|reasonable|sensible|hard|real|healthy|team|boss|day|week|desk|you|your|i|it|that|this|like"
        "|worth|about|success|common|mistake|skill|question|way|sign|thing|us|people)\\b)"
    ),
    "named": (
        "(?!(a|an|the|each|every|any|one|their|his|her|my|its|your|our|you|them|themselves|once|home|night"
        "|nights|weekends?|sea|lunch|least|most|peak|free|pay|money|fun|years?|long|in|on|with|or|and|good"
        "|great|typical|usual|normal|this|that|these|those|what|which|some|all|different|several)\\b)"
    ),
    "craft": (
        "(research|design|engineering|management|marketing|accounting|consulting|consultancy|nursing|therapy"
        "|science|analytics|analysis|development|counselling|counseling|coaching|journalism|architecture|law"
        "|medicine|psychology|sociology|economics|finance|logistics|procurement|learning|intelligence"
        "|operations|recruiting|auditing|banking|insurance|copywriting|publishing|advertising|branding"
        "|programming|testing|ux|ui|hr|pr|seo|qa|devops|scrum|kanban|agile)"
    ),
    "of-a-craft": (
        "(?!(good|great|bad|best|better|new|old|typical|usual|normal|really|actually|real|first|last|hard"
        "|your|their|our|my|his|her|its|the|a|an|this|that|it|you|like|worth|most|more|less|about|in|of|for"
        "|to|on|at|by|from|with|without|within|behind|beyond|besides|between|after|before|into|than|as|and"
        "|or|not|no|so|too|what|there|left|next|[\\w-]+ing|[\\w-]+ed)\\b)"
    ),
    "loaded": (
        "(stressful|boring|bad|awful|terrible|horrible|great|amazing|wonderful|exciting|fantastic|toxic"
        "|lonely|rewarding|fulfilling|exhausting|brutal|unfair|dull|tedious|frustrating|depressing|annoying"
        "|corrupt|greedy|soulless|fun|incredible|badly paid|underpaid|overpaid|well paid)"
    ),
    "pay": (
        "(salary|salaries|pay|wage|wages|income|earnings|bonus|bonuses|compensation|paychecks?|pay ?slip"
        "|day rate|hourly rate|net worth|take-home)"
    ),
    "own": (
        "(own|current|present|starting|first|last|next|annual|yearly|monthly|gross|net|base|exact|personal"
        "|total|old|new)"
    ),
    "posts": (
        "(jobs?|positions?|roles?|internships?|placements?|traineeships?|apprenticeships?|interview"
        "|contract|trial)"
    ),
    "like-me": "(me|(somebody|someone|people|anyone|a person) like me)",
}

LEADING: Final = r"""
(isn't|aren't|wasn't|weren't) [\w'-]++
(would|do|don't|wouldn't|surely) you (not |also |really )?agree
(would|wouldn't|don't) you (not )?(also )?(say|think) that
(don't|doesn't|didn't|won't|wouldn't|couldn't|shouldn't|haven't|hasn't
    |hadn't|can't) (you|it|that|this|there|they|we|people|everyone|everybody|most|the|your|he|she)
surely (you|it|that|this|there|they|people|the|your|nobody|everyone|not)
(obviously|clearly|naturally|of course|undoubtedly|no doubt|needless to say|admittedly) ?,? ?(you|it|this
    |that|there|the|they|people|everyone|everybody|your|we|most|nobody)
as (everyone|everybody|we all|you) knows?
we all know( that)?
you must (really |absolutely |surely |just |often |sometimes )?(love|hate|enjoy|adore|miss|dread|regret|feel
    |be (so|very|really|quite|proud|tired|happy|exhausted|thrilled|glad|bored|sick|stressed|busy|lonely
    |relieved|rich))
(it|that|this|there) must (be|have been|feel) (so |very |really |quite |rather |such |a |an ){0,2}({loaded}
    |hard|tough|nice|difficult|easy|interesting|lovely|tiring|strange|a lot)
i (assume|guess|suppose|imagine|bet|presume|take it|gather|reckon|am sure) (that )?(you|it|this|that
    |the|they|people|there|your|most|everyone|everybody|nobody|everything)
(i'm|i am) (sure|certain|convinced|guessing|assuming) (that )?(you|it|this|that|the|they|people|there|your)
how much (do|did) you (really )?(love|hate|enjoy|like|adore|dislike|regret|miss)
how {loaded} (is|are|was|were|do|does|did|has|can|must)
(why|how come) (is|are|was|were|do|does|has|have|it's|it is|they are) ~4(so|such an?) {loaded}
(why|how come) (is|are|was|were|do|does) ~5(better|worse|nicer|safer|nobler|smarter) than
how can (you|anyone|anybody|people|they) (stand|bear|put up with|justify|defend|live with|tolerate)
why (on earth|in the world)\b
why would (anyone|anybody|somebody|someone) ~1(want|choose|bother|go)
(everyone|everybody) (says|agrees|tells me|knows|hates|loves) (that|it|this|you|how)
"""

LOOKED_UP: Final = r"""
when (was|were) ~6(founded|established|incorporated|created|set up|formed)
when did (your|the|this) ~1{firm} ~1(start|begin|open|launch|form)
(in what|what|in which|which) year (was|were|did) ~4(founded|established|set up|created|start|begin|open)
who (founded|owns|set up|established)
who (started|runs|leads|heads) (your|the|this) ~1{firm}
(who's|who is|who was|who are|who were) (your|the|its|their) ~1{boss}
who (is|was|are|were) ~4{boss}(?= ?\?| of\b)
(how many|how large a number of) (people|employees|staff|workers) (work|are working|are employed|are there
    |do you employ) (at|for|in|with) (your|the|this|that) ~1{firm}
how many (people|employees|staff|workers|offices|branches|locations|stores|countries|sites|customers|clients
    |members) (does|do|did|has|have) (your|the|this|that) ~1{firm}
how many (employees|offices|branches|locations|stores|sites|subsidiaries) (are there|do|have|does|has|did)
how many (employees|staff) (work|are employed) (at|for|in|with)
how many (people|workers) (work|are employed) (at|for) ({named}[\w'&-]++ ){0,2}{named}[\w'&-]++(?= ?\?)
how many (people|staff|workers) (does|do|did) ~4employ
how (big|large|old) (is|was) (your|the|this) ~1{firm}
(where's|where is|where are) (your|the|its|this) ~2({firm}|offices?|headquarters|hq|head office)
where (is|are) ~4(based|located|headquartered|headquarters|hq|head office)
(where's|where is) (the|your) (headquarters|hq|head office|office)
what city ~4(based|located|headquartered)
what (does|do) (your|the|this) ~1{firm} ~1(do|make|sell|produce|offer)(?= ?[?.]|$)
what does ({plain}[\w'&-]++ ){1,3}(do|make|sell|produce|offer)(?= ?[?.]|$)
(what's|what is|what are) ~4(mission|mission statement|core values|vision statement|share price|stock price
    |turnover|annual revenue|revenue|market share)(?= of\b| ?\?)
(what's|what is) (your|the) ~1(website|web site|homepage|address|web address|url|phone number|opening hours)
(have|has|got|is there) (a|any|your own) (website|web site|homepage)
what (products?|services?|brands?) (do you|does ~3|do they|did you) ?(sell|offer|make|produce|provide)
who are (your|the|its) ~1(main |biggest |largest )?(competitors|rivals)
what (is|are) (a|an) ({plain}[\w-]++ ){0,2}{plain}[\w-]++(?= ?\?)
(what's|what is|what are|what exactly is) ({of-a-craft}[\w-]++ ){0,2}{craft}(?= ?\?)
what does ~3stand for(?= ?\?|$)
what is the definition of
where did you (study|graduate|go to (school|university|college|uni))
(which|what) (university|college|school|uni) did you (go to|attend|study at|graduate from)
what did you (study|major in|read)(?= ?\?| at\b| in\b|$)
(what's|what is|what was) your (current |exact |official )?(job title|title|position|degree|major)(?= ?\?|$)
(who|what company|which company|what firm|which firm) do you work (for|at)
where do you (currently |now )?work(?= ?\?| now| at the moment|$)
how long have you (been|worked) (at|with|for|in) (your|the|this|that|[\w&-]++(?= ?\?))
when did you (graduate|join|start (at|with|working (at|for)))
how long (is|are|does|do) (the|a|an|this|that|your) ~2{training}
what (are|were) the (entry|admission|admissions|formal|legal|visa|minimum|application) requirements
(what|which) {paper} (do|does|would) (i|you|one|people) (need|have to have|require)
(what|which) {paper} (is|are) (required|needed|mandatory|compulsory)
(when|what) is the ~1deadline
how much (does|do|is|are|did) (the|a|an|this|that|your) ~2{training} ~1(cost|costs)?
(what's|what is|what are) the (average|median|mean|minimum) ~1(salary|pay|wage|wages|income|age)
"""

ASKS_FOR_A_JOB: Final = r"""
(hire|employ|recruit|take on) {like-me}
(hire|employ|recruit|take) {like-me} (on|in)\b
(could|can|may|might|should|would) i ~1(work|start|intern|begin) (for you|with you|at your|in your|with your
    |for your)
(could|can|may|might|do|should) i ~1join (your|the) ~1(team|{firm}|department|group|lab|studio)
(place|spot|chance|opening|room|desk|seat|vacancy|job|position|role|need) (on|in|at) your ~1(team|{firm}
    |department|group|lab|studio|office) for {like-me}
(place|spot|opening|room|desk|seat|vacancy|job|position|role) for {like-me}
(get|find|land|secure|getting) (me )?(a|an|my) ~2{posts} (at|with|in|on) (your|you|the same)
(apply|applying) (at|to|with|for a ~2{posts} (at|with)) (your|you)\b
(send|give|show|forward|leave) ~2my (c\.?v\.?|r[eé]sum[eé])
your ~1(team|{firm}|department|group|lab|studio|office) ~1(looking|searching) for (people|somebody|someone
    |staff|help|anyone|juniors|interns|trainees|new)
your ~1(team|{firm}|department|group|lab|office) (taking|needing) (any |some )?(interns|trainees|juniors)
(do|does|would|could|might) (you|they|your ~1(team|{firm}|department|group|lab|office)) ~1(need|want|offer
    |take|use) (an |any |another |some |more |paid |summer |a ){0,2}(interns?|internships?|trainees
    |apprentices|juniors?|new people|extra hands|pair of hands|work placements?|placements?)
(give|offer|get) me (a|an|some) ~1{posts}
(give|offer) me a (chance|start)\b
(get|be|being|getting) hired (by|at) (you|your)\b
(recommend|suggest|mention|propose) me (to|for)
"""

OWN_PAY: Final = r"""
your ({own} ){0,2}{pay}(?! (scale|grade|band|gap|day|expectations?))
how much (do|did|are|were|will|would|have|can|could) you ~1(earn|earning|earned|make|making|made|paid
    |being paid|get paid|got paid|bring home|take home|charge|cost)(?! (of|up|out|sure|use|time|room
    |from what|progress|difference))
how much (money|income|salary|pay) (do|did|are|were|have|would|will) you
how much (does|did|do) (your (company|employer|boss|firm|job|work|team)|they|it|the (company|job)) pay you
how much does your (company|employer|boss|firm|job) pay
what (do|did|would) you (earn|get paid|take home|charge|bill)
what (do|did) you make(?= (an?|per|each|every|in a) (year|month|week|day|hour)| ?\?)
what (are|were) you (paid|earning|being paid|making (a|per|each))
what (did|do|does) (they|your (company|employer|boss|firm)) (pay|offer) you
(are|were) you ~1(paid|well paid|well-paid|underpaid|overpaid)(?! (leave|time|holiday))
do you (get|receive|have) (a|any|your) ~1bonus
do you ~1(earn|make) (good|decent|enough|much|more|less|well|a ~1(living|lot|salary|income|fortune))
how much you ~1(earn|make|made|are paid|were paid|get paid|take home)(?! (of|up|out|sure|use|time))
what you ~1(earn|earned|are paid|were paid|get paid|take home)
"""

# Words that pull one question in two directions.
BOTH_WAYS: Final = r"""
(like|love|enjoy) and (dislike|hate|don't like|do not like|not like)
(likes and dislikes|pros and cons|strengths and weaknesses|advantages and disadvantages|pluses and minuses)
(best|most rewarding|easiest|greatest) and (the )?(worst|least rewarding|hardest|weakest)
(most and least|least and most|worst and best|hardest and easiest)
(more and less|for and against)(?= ?\?)
{subject} and (the |your |their ){0,1}{subject}
"""
# Subjects far enough apart that each is a question.
SUBJECTS: Final = {
    "subject": (
        "(pay|salary|salaries|hours|holidays|culture|training|skills|degrees?|qualifications|education"
        "|experience|colleagues|boss|bosses|managers?|commute|prospects|career prospects|workload|benefits"
        "|tasks|clients|customers|atmosphere|challenges|trends)"
    ),
}

BLOCKS: Final = {
    "leading": LEADING,
    "looked-up": LOOKED_UP,
    "asks-for-a-job": ASKS_FOR_A_JOB,
    "own-pay": OWN_PAY,
    "two-in-one": BOTH_WAYS,
}
