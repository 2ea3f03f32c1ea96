"""Outlets and rules, variants, postings with their proof, recalls."""

from nepso.outreach.distribution.models.outlet import MakingRule, Outlet
from nepso.outreach.distribution.models.posting import Posting, PostingStep, Proof
from nepso.outreach.distribution.models.recall import Recall, RecallItem, RecallStatement
from nepso.outreach.distribution.models.rule_change import RuleChange
from nepso.outreach.distribution.models.table import FigureTable
from nepso.outreach.distribution.models.variant import Handout, Variant, VariantEdit

__all__ = [
    "FigureTable",
    "Handout",
    "MakingRule",
    "Outlet",
    "Posting",
    "PostingStep",
    "Proof",
    "Recall",
    "RecallItem",
    "RecallStatement",
    "RuleChange",
    "Variant",
    "VariantEdit",
]
