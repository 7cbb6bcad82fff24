"""Hatch asks this before it builds: the catalogues in the wheel are those of the .po files of
today.
"""

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the gettext catalogues into the source tree, from where they go into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the wheel are gathered."""
        sys.path.insert(
            0, self.root
        )  # the hook is run as a file, outside the package it belongs to
        from ground import catalogues

        catalogues.compile_all(self.root)
