"""The consolidated report: made from agencies' reports and evidence, edited, frozen, signed."""
