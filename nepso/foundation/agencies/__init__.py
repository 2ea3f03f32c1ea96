"""The province's bodies: a tree with dates, predecessors, groups and other names."""
