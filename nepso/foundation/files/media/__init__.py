"""Sound and video read by their bytes, and handed on without what nobody needs to know."""
