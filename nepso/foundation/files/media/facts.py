"""What is known of sound or video once its container was read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from nepso.foundation.files.kinds import FileKind


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """``seconds`` of the whole, ``codecs`` ("h264 aac"), ``channels`` 0 where there is no sound,
    ``rate`` samples a second, ``width`` and ``height`` of the picture (0: none)."""

    kind: FileKind
    codecs: str
    seconds: float
    channels: int = 0
    rate: int = 0
    width: int = 0
    height: int = 0

    def as_data(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self) | {"kind": self.kind.value, "seconds": round(self.seconds, 3)}
