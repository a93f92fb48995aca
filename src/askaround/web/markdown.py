"""Markdown from people, as HTML that cannot harm: no raw HTML, no images from elsewhere, no scripts."""

import functools

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_BLOCKS = "blockquote br h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul"
_WORDS = "a code del em s strong"
_TAGS = {*_BLOCKS.split(), *_WORDS.split()}


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True})
    parser.enable(["linkify", "table", "strikethrough"])
    parser.core.ruler.push("subordinate", _subordinate)
    return parser


def _subordinate(state: StateCore) -> None:
    """Set headings below those of the page that the text stands on."""
    for token in state.tokens:
        if token.type.startswith("heading"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"


def to_html(text: str) -> str:
    """Return cleaned HTML; links open without telling where they were clicked."""
    return nh3.clean(
        _parser().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
