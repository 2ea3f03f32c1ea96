"""Understanding what a reader has read: from blocks to a compiled document."""

from vanban.understanding.understanding import understand

__all__ = ["understand"]
