"""Readers who asked to be told, by e-mail or on their device, and what is sent to them."""
