"""Me: what you bring and what you need.

A *skill* has a level and the joy you take in using it; *values* are ranked; a *talent* is what comes
easily to you; an *interest* is one of Holland's six kinds of work with a strength; a *constraint* is
something a path has to fit, hard (a deal-breaker) or soft. An *own position* and an *own schooling* say
where you have worked and studied; a *background* is what a file tells of these and of skills.
"""
