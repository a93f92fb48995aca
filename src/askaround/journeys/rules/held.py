"""What is kept about one person, in words."""

# For each table: one of it, and many; in the order in which a person would ask.
HELD_WORDS = {
    "people.person": ("entry with their name, work, and your notes about them", "entries"),
    "people.contactpoint": ("way to reach them", "ways to reach them"),
    "people.position": ("position in their career", "positions in their career"),
    "people.tagging": ("tag of yours", "tags of yours"),
    "people.acquaintance": ("count of your messages on LinkedIn", "counts of your messages on LinkedIn"),
    "people.importedrow": ("line of a file that told of them", "lines of files that told of them"),
    "people.mergecandidate": (
        "question whether they are somebody else",
        "questions whether they are somebody else",
    ),
    "outreach.objective": ("thing you wanted to learn from them", "things you wanted to learn from them"),
    "outreach.message": ("message to them", "messages to them"),
    "outreach.followup": ("reminder to follow up", "reminders to follow up"),
    "conversations.conversation": ("talk with them", "talks with them"),
    "conversations.guideitem": ("question for your talks", "questions for your talks"),
    "conversations.note": ("line noted in your talks", "lines noted in your talks"),
    "relationships.thanks": ("thank-you", "thank-yous"),
    "relationships.promise": ("promise", "promises"),
    "direction.reflection": ("reflection after a talk", "reflections after talks"),
    "insights.insight": ("thing they said that you kept", "things they said that you kept"),
    "insights.reading": ("reading of it for a path", "readings of these for paths"),
    "insights.relation": (
        "comparison with what another said",
        "comparisons with what others said",
    ),
    "direction.citation": (
        "place in your strategy that rests on it",
        "places in your strategy that rest on these",
    ),
    "direction.suggestion": (
        "path on which they are suggested",
        "paths on which they are suggested",
    ),
    "direction.putaside": ("time you put them aside", "times you put them aside"),
}
