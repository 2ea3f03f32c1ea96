"""Task tables."""

from __future__ import annotations

from vanban.model import DocumentTask
from vanban.understanding.outline import Node


def table_tasks(root: Node) -> list[DocumentTask]:
    """The tasks of all tables under ``root``."""
    return []
