"""From evidence to the annual report: indicators, periodic reports, consolidation."""
