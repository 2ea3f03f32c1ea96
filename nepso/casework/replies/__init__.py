"""Replies: the answer, its decision record, the appeal that another person decides."""
