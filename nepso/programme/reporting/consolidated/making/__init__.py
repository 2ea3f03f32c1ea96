"""Making a consolidated report: figures summed, who reported, words merged, set by set."""

from nepso.programme.reporting.consolidated.making.making import (
    Material,
    material_read,
    material_store,
)

__all__ = ["Material", "material_read", "material_store"]
