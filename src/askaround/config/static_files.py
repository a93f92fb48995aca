"""Styles and scripts as they are served: compressed, and named by content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# What scripts of ours import. Django's own way also reads those of packages, which name what is not there.
_IMPORTS = ("web/*.js", ((r'(?P<matched>from "(?P<url>\.{1,2}/[^"]+)";)', 'from "%(url)s";'),))


class Files(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """Also what our scripts import is named by content, so that no browser mixes two versions."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, _IMPORTS)
