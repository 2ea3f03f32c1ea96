"""Handing a case to a system of another agency that speaks Open311, and hearing of it again."""
