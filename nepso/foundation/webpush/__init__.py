"""Notices on a person's own device, without an account of anybody's: RFC 8030, 8188, 8291, 8292."""
