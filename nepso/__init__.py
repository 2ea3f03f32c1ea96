"""Nếp Số: a provincial plan comes to life and accounts for itself."""
