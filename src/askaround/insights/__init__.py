"""Insights: what you learned, each claim with the words it rests on and who said them.

An *insight* is one claim about one *topic*, with the *vantage* it was said from (first hand, opinion or
hearsay), the path it bears on and who may see it. A *reading* says how far it speaks for a path on a
*criterion*, from -2 to 2. A *relation* says that two insights agree or contradict each other.
"""
