"""The wordings the linter knows, by the id of the finding, in the notation of `phrases`.

One phrase to a line; a line that begins with `|` continues the one before.
"""

from __future__ import annotations

from typing import Final

# Lists of words that several phrases share; {name} stands for one of them.
PARTS: Final = {
    "now": "(currently|still|now|actively|also|perhaps|maybe|possibly|already|presently|even|looking at)",
    "am": "(am|are|is|be|being|been|was|were|you're|we're|they're|who's|company's|team's|firm's)",
    "hire": (
        "(hiring|recruiting)(?! (manager|team lead|process|committee|practice|trend|strateg|change|is"
        "|has|was))"
    ),
    "team": (
        "(team|company|firm|department|group|organi[sz]ation|office|startup|start-up|unit|agency"
        "|hospital|school|studio|lab|employer|business|practice|place|side)"
    ),
    "jobs": (
        "(jobs?|positions?|roles?|internships?|employment|placements?|traineeships?|apprenticeships?"
        "|openings?|vacancy|vacancies|opportunity|opportunities|job opportunities|work|gig"
        "|graduate scheme)"
    ),
    "posts": "(jobs?|positions?|roles?|internships?|openings?|vacancy|vacancies|traineeships?|placements?)",
    "cv": r"(c\.?v\.?|r[eé]sum[eé]s?|curriculum vitae|cover letter|application documents)",
    "i": (
        "(i|i'd|i'm|i've|we|we'd)( (would|really|very|much|truly|also|absolutely|am|do|just|so|will|have"
        "|always|definitely|genuinely|still|be|been)){0,4}"
    ),
    "hr": (
        "((the|your|a|any) )?((hr|human resources|hiring|recruiting|talent)( (manager|team|department"
        "|lead|person|people|colleagues))?|recruiters?)"
    ),
    "super": (
        "(impressive|amazing|incredible|inspiring|inspirational|outstanding|extraordinary|remarkable"
        "|stellar|brilliant|fantastic|awesome|phenomenal|exceptional|wonderful|distinguished"
        "|illustrious|exemplary|stunning|admirable|astonishing|unparalleled|awe-inspiring"
        "|legendary|excellent|fascinating|great|successful)"
    ),
    "gush": (
        "(amazing|incredible|inspiring|inspirational|awesome|phenomenal|extraordinary|stellar|awe-inspiring)"
    ),
    "feat": (
        "(career|background|journey|work|profile|experience|achievements?|accomplishments?|resume"
        "|record|path|story|trajectory|success|successes|expertise|skills|knowledge|portfolio"
        "|leader|leadership|person|professional|things|mind|talent|track record|body of work"
        "|credentials|reputation|rise|insights?)"
    ),
    "very": (
        "(very|truly|so|really|most|absolutely|quite|incredibly|deeply|extremely|genuinely|highly"
        "|greatly|hugely|thoroughly|simply|always|have always|long)"
    ),
    "fine": "(fine|ok|okay|alright|all right|understandable|no problem)",
    "wholly": (
        "(totally|completely|fully|perfectly|absolutely|entirely|quite|also|of course|just|certainly)"
    ),
    "mail": "(e-?mail|message|note|letter|mail)",
}

ASKS_FOR_A_JOB: Final = r"""
{am} ({now} )?<{hire}>
(are|is) (you|you guys|they|(your|the) ~2{team}|any(one|body)|some(one|body)|(you|any(one|body)) (at
    |in) ~1) ({now} )?<{hire}>
(is|are) [\w'&.-]++ ({now} )?<{hire}>
(hiring|recruiting) (right now|at the moment|now|soon|currently|anyone|any|me|needs|someone like
    |people like|for (any|this|your|new|junior))
(any|current|possible|potential|suitable|available|other|upcoming|future|open|job|internship|an|some
    |no) ~2(openings|opening(?= (at|with|for|on your|in your (team|company|group|firm|department)))
    |vacancy|vacancies)
(opening|openings|vacancy|vacancies) (at|on|in|with|within) (your|you|the) ~1{team}
open {posts}
(any|some|are there|suitable|available) ((open|available|suitable|junior|entry-level|graduate|summer
    |paid|free|current|possible|job|relevant|similar|new) ){0,3}(jobs?|positions?|internships?|vacancies
    |job opportunities|internship opportunities)(?! (you|in the past|that taught))
any (open|available|suitable|junior|entry-level|graduate|summer|relevant) roles?
any (roles?|spots?|places?) (at|on|in|with|within) (your|the) ~1{team}
{posts} (are |is |may be |might be |become |becomes |currently )?<available>
(anything|something|a spot|one|a {posts}|an {posts}) (opens up|opens|open up|comes up|came up
    |becomes available|is available|opened up)
refer me(?! (back )?to (someone|somebody|anyone|anybody|a colleague|another|other|people|resources
    |a (book|resource|person|friend)|articles|as))
(referring|recommend|recommending|vouch for|vouching for) me (for|to ({hr}|your|the (team|company|job
    |role)))
referring me
(on|to) the (hunt|lookout|search) for <((?!advice|people|insights?)[\w-]++ ){0,3}{jobs}>
(looking|look|planning|able) to (hire|recruit)
(internship|job|position|opening|vacancy|placement|work) for me\b
(chance|hope|possibility) (of|for|at) (a|an) ~1(job|position|internship|interview)
(get|getting) me in (touch|contact) with {hr}
(i|i'd|i'll|i'm) (would |could |will )?be (a|an) ~1<(asset|addition|fit|match) (to|for) your>
interested in ~1<(career|job|work) opportunities (at|with|in your)>
(a|your|any|for|internal|employee|job|me|give|get|provide|offer|possible|potential) ((internal|employee
    |job|quick|possible) )?<referrals?>(?! (from|to (someone|another|a colleague|other|a friend)
    |coordinator|nurse|manager|hospital|cent))
referral (for|to (your|the)|link|code|bonus)(?! (coordinator|nurse))
(put|putting|puts|say|drop) (in )?(a|any) ((good|kind|nice|positive) )?word( in)?( for me| with)
(put|putting) in (a|any) ((good|kind|nice|positive) )?word
(put|putting) a (good|kind|nice|positive) word( in)?
(attach|attached|attaching|enclose|enclosed|enclosing) ~4{cv}
my {cv} (is |are |has been )?(attached|enclosed|below|here|linked|in the attachment)
(find|see) (attached )?my {cv}( attached)?
(forward|forwarding|pass|passing|send|sending|submit|submitting|share|sharing|hand|handing|circulate
    |circulating) (you |over |along |on |around ){0,2}my ~2{cv}
(pass|forward|hand|send) (it|this|them) (on |along |over )?to {hr}
(looking|searching|hunting|hoping|applying|on the lookout|in the market|market|in search|search|hope
    |look|apply) (for|of|to (find|get|land|secure|start|do)) <((?!about|on|of|from|to|into|in|with|who
    |that|and|your|his|their|advice|information|people|insight|insights
    |how)[\w'/-]++ ){0,4}{jobs}>(?! (of|shadowing|experience|models?))
(seek|seeking|pursuing|pursue) <((?!about|on|of|from|to|into|in|with|who|that|and|your|his|their|advice
    |information|people|insight|insights|how)[\w'/-]++ ){0,4}{jobs}>(?! (of|shadowing|experience
    |models?))
(need|want|find|get|land|secure|finding|getting|landing|wants) (me )?(a|an) ((new|full-time|part-time
    |paid|summer|first|better) )?(job|internship|position|placement)
interested in (a|an|any|the|open|full-time|summer) ((?!of|for|to|that)[\w'/-]++ ){0,3}(jobs?|positions?
    |internships?|openings?|vacancy|vacancies|roles?(?= (at|with|you posted|advertised|on your)))
(applied|applying|apply) (for|to) (a|an|the|any|this|one of) ((?!of|that|school
    |university)[\w'/-]++ ){0,4}(jobs?|positions?|roles?|opening|internships?|vacancy)
(applied|applying|apply) (at|to|with) your {team}
{i} (love|like|want|hope|hoping|wish|keen|eager|excited|interested|dream|dreaming|thrilled|happy|looking
    |able) (to |in |of |about |one day ){0,2}<(be part of|become part of|join|joining|be working|work
    |working|intern|interning|come work) (at|for|with|in|under|on)? ?(you|yours|your ~2{team}|the team
    |a (company|place|firm|team) like)\b>(?! in touch)
{i} (love|like|want|hope|hoping|wish|keen|eager|excited|interested|dream|dreaming|looking
    |able) (to |in |of |about ){0,2}<(join|joining|work (at|for)|working (at|for)|intern (at|with)
    |interning (at
    |with)) (?!(a|an|the|myself|people|others|my|some|any|one|this|that|those|these|small|large|big|in
    |large|non-?profits?|hospitals?|schools?|companies|charities|organi[sz]ations)\b)[\w&.-]++>
(chance|opportunity|possibility|possible|opportunities) (to|of|for) (work|working|join|joining|intern
    |interning|me to work|me to join) (at|for|with|on)? ?(you|your|the {team})
(job|employment|internship|work) opportunity
(job|employment|internship) opportunities
(opportunities|career opportunities) (at|within|with|in) (your {team}|you\b)
(consider|considering|considered|keep|keeping|bear|bearing|think|thinking) (of )?me (for|in mind|as a
    |as an|when|if)(?! (a (short|brief|quick)|a (call|chat|conversation)|your time))
considered for (a|the|any|your)
(hire|employ|hires|interview) me(?! about)
(taking|take) me on(?! (a|as a mentee|board with))
(offer|give|offering|giving|get|getting|find|finding) me (a|an|the|any|into|in at|some) ((new|paid
    |full-time) )?(job|position|internship|role|work|interview|placement|your {team})
(get|getting|secure|land|landing|arrange me|grant me|invite me to|invite me for) (me )?(an|a job|the
    |job) (interview|interviews)\b
(get|getting|help me get) (me )?<(hired|my foot in the door|a foot in the door)>
help (me )?(with|in|on) my job (search|hunt)
(introduce|connect|introducing|connecting|put) me (to|with|in touch with|in contact with) {hr}
(great|good|perfect|strong|ideal|valuable) (fit|addition|candidate|match|asset) (for|to|at|on|in) (your
    |the|this) ~1({team}|role|position|job)
(need|needs|use|want) (someone|anyone|somebody) like me
(room|space|spot|place) for me (on|in|at|with)
(support|supporting|push|status of|check on|look out for) my application
my application (for|to|at) (the|a|your|an) ~3({posts}|{team})
(ask|asking|beg|begging) (you )?(for|about) (a|an|any) ((new|open|summer|paid) )?(job|position
    |internship|opening|placement|interview)\b
(role|position|job|opening|vacancy|internship) (that |which )?(you posted|you advertised
    |you are advertising|is posted|on your (website|careers))
(do|does|did|could|can|would|will) (you|your {team}) (ever |still |currently )?(take on|take|hire
    |recruit|offer|have|need) ((any|new|more|some) ){0,2}(interns?|juniors?|trainees?|internships?
    |graduates|new people|placements?)
(available|ready|able) (for work|to start (immediately|right away|working|next))
"""

GENERIC_OPENING: Final = r"""
to whom (it|this) may concern
dear (sir|sirs|madam|ma'am|sir or madam|sir/madam|sir / madam|madam or sir|madam/sir|madam / sir
    |sirs and madams|hiring (manager|team|committee)|hr( team| manager)?|recruit(er|ing team|ment team
    |er team)|connections?|all|team|friends?|professionals?|colleagues?|alum(ni|nus|na)|contacts?|user
    |members?|network|linkedin (member|connection|user|friend|network)|prospective \w++|fellow \w++
    |valued \w++|expert|executive)(?=\s*(,|:|!|\.|-|\n|$))
(hope|hoping|trust) (that )?(this|my|the) (quick |short |little )?({mail} )?(finds|find|reaches
    |is finding|will find) (you|your)( (well|in good health|in good spirits|safe|happy
    |in the best of health))?( and (well|safe|healthy|your family))?
(hope|hoping|trust) (that )?(you|you're|you are|you've|you have|all|all is|everything|everything's
    |everyone|things|life|your (week|day|month|year|weekend)) ((is|are|been|has been|have been|had
    |having|all|doing|going|keeping|off to|getting|enjoying) ){0,3}(a |your )?(very )?(well|good|great
    |fine|safe|healthy|fantastic|lovely|wonderful|nice|amazing|doing)\b
(i|i've|i have) (just |recently )?(came|come|stumbled|ran|happened|chanced) (across|upon|on
    |over) your ~2(profile|name|page|bio|linkedin|contact|details|information|website|account)
(came|come|stumbled) (across|upon|on) your ~2(profile|name|page|bio|linkedin|contact)
(i|i've|i have) (just |recently )?(found|saw|noticed|viewed|discovered|seen|was looking at|was viewing
    |looked at|visited) your ~1(profile|page|bio|linkedin)
(found|looking at|browsing|browsing through|viewing|after (viewing|seeing
    |reading)) your (linkedin )?profile
my name is
my name's
(let|allow|permit) me (to )?introduce myself
(add|adding) you to my ~2network
join (your|my) (professional |linkedin |growing ){0,2}network
(grow|growing|expand|expanding|build|building|extend|extending) my (professional |linkedin ){0,2}network
like-minded (professionals|people|individuals)
"""

FLATTERY: Final = r"""
your ({very} )?<{super} ((and|,) ?[\w-]++ )?((?!to|for|help|advice)[\w-]++ ){0,2}{feat}>
(how|so|such|truly|really|very|absolutely|genuinely|incredibly|extremely|most
    |deeply) (a |an )?(impressive|inspiring|inspirational|amazing|accomplished|brilliant|admirable
    |remarkable)
(an |a )?<{gush} ((?!opportunity|chance|help|time|way|experience|place|value|thing|to
    |for)[\w-]++ )?(career|background|journey|work|profile|achievements?|accomplishments?|record|story
    |trajectory|success|expertise|leader|person|professional|talent|things|role model|portfolio|mentor
    |job|talk|speaker|woman|man|individual)>
(an|a|your|is|are|was|were|you're|find|found|looks|look|simply|just|so|truly
    |really) ({very} )?<{gush}>(?! (if|opportunity|chance|help|to|time|way|thing|amount|how|that|grace))
(i|i'm|i am|am|was|been|we) (was |am |have been |have always been )?({very} )?<impressed>
(very|really|deeply|truly|so|particularly|especially|most|always been|extremely|incredibly|hugely
    |super) <impressed>
<impressed> (by|with|at)
(i|i've|i have|have|and|also|really|truly|deeply|always|greatly
    |much) (always |really |truly |deeply |greatly |very much |have |so |long ){0,3}<(admire|admired)>
(admiration|admirer|admiring)( (for|of))?
(in|total|complete) (total |complete |absolute )?awe
(in awe|awestruck|awe-inspiring|blown away|starstruck)
(huge|big|massive|great|biggest|enormous|real|true|longtime|long-time|lifelong|long time|avid) fans?\b
fan of (your|yours|you)
thought[ -]leaders?(hip)?
(guru|gurus|ninja|ninjas|rockstar|rockstars|superstar|superstars|visionary|visionaries|genius|geniuses
    |trailblazer|trailblazers|luminary|maverick|wizard)\b
rock[ -]stars?
your ~2(is|are|was) ({very} )?<(outstanding|exceptional|brilliant|remarkable|impressive
    |extraordinary|admirable)>
your <(brilliant|amazing|incredible|inspiring|outstanding|awesome|extraordinary|stellar)>
(find|found|find that) ~2((really|so|very|truly|deeply|both) )?<(fascinating|inspiring|impressive)>
(a|living|true|absolute|real|industry) legend(ary)?\b
(role model|idol|my hero|a hero)\b
look(ing|ed)? up to (you|your|people like you)
(looking|looked|look) up to (you|your|people like you|someone like you)
(your|you're|you are) (an |a |such an |such a )?<(inspiration|inspiring|inspirational)>
an inspiration\b
(truly|so|deeply|really|very|greatly|always been|been|constantly|hugely|was|am|i'm
    |and) <inspired by (you|your ~2(career|journey|success|story|work|path|profile|achievements?
    |accomplishments?|background|leadership|example))>
(you|it|that|career|journey|story|work|profile|path|success
    |background) (really |truly |always |has |have |so |deeply ){0,2}<(inspires|inspire|inspired) me>(?! to)
(someone|somebody|people|person|professional|expert|leader|anyone) (of|with) your <(caliber|calibre
    |stature|standing|experience and|level of success|success|talent|brilliance|reputation)>
(someone|somebody|people|person|professional|expert|leader) as <((?!well|soon|far|long)[\w-]++)> as (you
    |yourself)
(expert|leader|professional|someone|person) like (you|yourself) (is|would be) (an honou?r|a privilege
    |a dream|invaluable)
(an|a|great|the|true|be|honou?r) (huge |great |real |true |absolute )?<(honou?r|privilege)> (to|for me)
(honou?red|privileged|humbled) (to|by|if|for)
(wealth|treasure trove) of (knowledge|experience|wisdom|expertise|insight)
(highly|deeply|widely|very|hugely|most|extremely|incredibly) <(respected|accomplished|regarded|esteemed
    |successful|acclaimed|talented|gifted)>
(esteemed|renowned|acclaimed|world-class|world class|second to none)\b
(one of )?the best in (the|your) (field|business|industry|world|game)
(true|real|great|exceptional|natural|born|industry) (leader|pioneer|expert|visionary|professional)\b
(love|adore|loved) (everything|all) (you|about you)
{i} (love|adore) <(your (work|profile|career|story|journey)|what you (do|have done|did|have built
    |built))>
(your|huge|incredible|such|enormous|tremendous|great|amazing|all) <(success|accomplishments
    |achievements)\b>(?! (in this role|criteria|metric))
(unmatched|unrivalled|unrivaled|unparalleled|exceptional|extraordinary|tremendous) (talent|expertise
    |skills?|career|achievements?|knowledge|insight|experience)
"""

EASY_NO: Final = r"""
no (problem|problems|worries|worry|pressure|obligation|hard feelings|need to (reply|answer|respond
    |explain|write back)|reply needed|stress|offen[cs]e|harm|big deal|strings attached|expectations?
    |explanation needed|apology needed|sweat)
(under |without )?(any |no )(obligation|pressure)
without (any )?(obligation|pressure)
(if|when|should|in case) (now|this|it|that|the timing|timing|the time|time|today|this month
    |this week) ((is|isn't|is not|isn't really|are|does|doesn't|does not|can't|cannot|won't
    |will not) )?((just|currently|really|simply) )?(not )?(a |the )?(good|bad|right|convenient|busy|best
    |great|possible|feasible|too much|inconvenient|difficult|work|suit|fit|short|allow|permit
    |not for you)
(if|should) (you|you're|you are|you'd
    |your) (are |is |do |feel |would |would rather |rather |currently |just |simply ){0,3}(too busy
    |very busy|busy|unable|swamped|not (able|available|have|in a position
    |interested|comfortable|up for|free|the right)|don't|do not|can't|cannot|can not|not|rather not
    |prefer not|would rather not|schedule (is|doesn't|does not|won't)|calendar is|week is|plate is
    |aren't|haven't|lack)
(i|i'll|i'd|we|i will|i would|would|will|can|of course|so|and|completely|totally|fully
    |perfectly) ({wholly} |will |would |can |'ll ){0,3}understand( {wholly})?( that)? (if|should|a no
    |any answer|either)
understand ({wholly} )?(if|should|a no|either way)
(feel|please feel) free to (say no|say so|decline|ignore|pass|skip|turn|tell me no|disregard|not)
(happy|glad|fine|okay|ok|grateful) (to|with|about) (hear|take|accept|receive|get)? ?(a |an )?("|')?(no
    |decline|pass)\b
(a|an|any|your|simple|one-word) ((quick|simple|short|plain|honest|one-line|polite|friendly) )?("|')?no("
    |')? (is|would be|will be|is also|is just|is a|is an|works|answers|helps|suits)
(it's|it is|that's|that is|that would be|it would be|is) ({wholly} ){0,2}{fine}( (too|with me|by me
    |to (say|decline|pass|skip|ignore)|if|either|as well))
(that's|that is|it's) ({wholly} ){1,2}{fine}
(that's|that is) {fine}
(please )?(don't|do not|never) (worry|feel (obliged|obligated|pressured|any|you have to|that you have to
    |bad|guilty)|hesitate to (say no|decline|tell me no))
not to worry
no (is|would be) (a|an|also|fine|ok|okay|perfectly|totally|completely|just)
(say|saying|answer|reply|with a|with) ("|')?no\b("|')?(?! (one|problem))
(decline|declining|just ignore|ignore this|disregard this|turn this down|skip this|pass on this)
only if (you|it|that|your|this|there)
(and )?if not( |, ?|,? - ?|; ?|: ?)(no|not|that|that's|it|it's|please|just|thank|thanks|all|fine|i|don't
    |then|of course|perfectly|totally|completely|absolutely|good|you)
(either|whichever) way
(whatever|whichever) (you|your) (decide|answer|decision|reply|choose)
(all good|totally fine|perfectly fine|completely fine|absolutely fine|all fine|fine too
    |quite all right) (if|either|should|with)?
(not|isn't) (possible|convenient|feasible|a good time|a good fit|for you)
(you|there) (don't|do not|is no|needn't) (have to|need to|need) (reply|answer|respond|say yes|help)
(your|the) (time|schedule) (doesn't|does not|won't) (allow|permit)
(too much|too busy|unable to|can't make (it|time)|cannot make (it|time))
"""

PICK_YOUR_BRAIN: Final = r"""
(pick|picking|picked) (at )?(your|you're|ur) brains?
brain-?picking
"""

INDIRECT_QUESTION: Final = r"""
(wonder|wondering|curious|ask|asking|asked|see|know|check|hear|tell me|hoping to (hear|learn)) (if
    |whether|when) (you|there|we|i|it|your)
(could|would|can|might|may|will) (you|we
    |i) (please |perhaps |maybe |possibly |be |by any chance ){0,2}(spare|have|share|tell|give|talk|speak
    |meet|chat|call|open|willing|able
    |available|free|up|interested|ask|help|find|take|let|buy|set|schedule|arrange|mind|like|consider
    |point|suggest|recommend|introduce|describe|explain)
do you (have|happen|know|think|mind)
(appreciate|grateful|love|glad|happy|delighted|thankful|great|wonderful|helpful|kind|welcome
    |mean a lot) (it |very much |so much ){0,2}(if|it if) (you|we|i)
(would|i'd) ~3(love|like|appreciate|welcome|enjoy|value|be grateful for|be glad of
    |be happy about) ~3(\d++|ten|fifteen|twenty|thirty|a few|some|a short|a quick|a brief) ~1(minutes
    |call|chat|conversation|time|talk|questions?)
(like|love|want|wish|hoping|hope) to (ask|hear|know|learn|talk|speak|chat|meet) ~3(you|how|what|why
    |which|where|whether|if|from you|with you)
(let me know|tell me|drop me a line|reply) (please )?(if|whether|when|how|what|which) ~1(you|there|your
    |that|this|it|works|time|led|suits)
(hoping|hope) (you|we|that you|that we|you'd|you'll) (could|might|would|can|may|be|have|share|spare
    |tell)
(may|might|could) i (ask|call|buy|invite|take|have|trouble|borrow)
"""

SMALL_TALK: Final = r"""
how (are|have) (you|things|you been|you doing)( doing| been| going)?( today| these days)?(?=\s*\?)
(how's|how is) (it|everything|life|your (day|week))( going)?( today)?(?=\s*\?)
what's up(?=\s*\?)
(remember|recall) me(?=\s*\?)
"""

# What is asked for: two kinds in one sentence, or one beside a question, are two asks.
TALK: Final = "kind:talk"
KINDS: Final = {
    TALK: r"""
(minutes|call|chat|coffee|zoom|talk|meet|meeting|conversation|speak|phone|lunch|interview)\b
""",
    "kind:referral": r"""
refer(ring)? me
(a|any|your|internal|employee|for|me) (referral|referrals)(?! (from|process|program))
(put|putting) in (a|any) (\w++ )?word
(put|putting) a good word
recommend(ing)? me
""",
    "kind:introduction": r"""
(introduce|introducing|connect|connecting|put) me (to|with|in touch|in contact)
(an|any) introductions?\b
""",
    "kind:review": r"""
(review|reviewing|look (at|over|through)|feedback (on|about)|comments on|critique|proofread|check
    |improve|looking (at|over)|edit|read|thoughts on) (over )?my ~2({cv}|portfolio|website|profile
    |application|statement|essay)
""",
    "kind:passing on": r"""
(forward|forwarding|pass|passing|submit|submitting|share|sharing|hand|circulate
    |send) (on |along |around )?my ~2{cv}(?! (with you|to you))
""",
    "kind:mentoring": r"""
(be|become|being|becoming) my mentor
mentor me
(your|a|any) mentorship
""",
    "kind:shadowing": r"""
(shadow|shadowing) (you|your|someone|a)
""",
}
