"""Evidence as reporting asks for it (``ports.EvidenceSource``), out of the lines of ``activities``.

Things on one line only are added up by the database, one row an agency whatever their number; the
few on several lines are read in the order of the thing, so that each counts once in every group.
"""

from nepso.programme.reporting.evidence_source.source import ActivityEvidence

__all__ = ["ActivityEvidence"]
