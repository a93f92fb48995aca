"""Markdown from people, as HTML that cannot harm: no raw HTML, no images from elsewhere, no scripts."""

import functools

import nh3
from markdown_it import MarkdownIt

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": True}).enable(
        ["linkify", "table", "strikethrough"]
    )


def to_html(text: str) -> str:
    """Return cleaned HTML; links open without telling where they were clicked."""
    return nh3.clean(
        _parser().render(text),
        tags=set(_TAGS),
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
