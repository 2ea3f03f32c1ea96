"""What is heard of a script."""

from nepso.outreach.broadcasts.models.reading import Reading

__all__ = ["Reading"]
