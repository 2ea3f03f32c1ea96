"""Campaigns: several products, one goal and period; every figure of them is counted."""
