"""A text classifier learned from the operator's own data; Nếp Số ships with none."""
