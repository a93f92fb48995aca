"""Reading insights, always by owner."""

from askaround.insights.queries.finding import insights_with, others_near, search_insights
from askaround.insights.queries.relations import (
    Related,
    count_relations,
    find_relation,
    get_relation,
    related_to,
)
from askaround.insights.queries.telling import (
    ALL_PATHS,
    Tally,
    count_insights,
    get_insight,
    insights_on,
    insights_read,
    list_insights,
    newest_of_each_topic,
    people_heard,
    people_who_said,
    readings_of,
    said_between,
    tallies,
    tallies_read,
)

__all__ = [
    "ALL_PATHS",
    "Related",
    "Tally",
    "count_insights",
    "count_relations",
    "find_relation",
    "get_insight",
    "get_relation",
    "insights_on",
    "insights_read",
    "insights_with",
    "list_insights",
    "newest_of_each_topic",
    "others_near",
    "people_heard",
    "people_who_said",
    "readings_of",
    "related_to",
    "said_between",
    "search_insights",
    "tallies",
    "tallies_read",
]
