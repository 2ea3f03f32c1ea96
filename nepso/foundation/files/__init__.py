"""Kept files: photos made anew, documents checked, all of them in a limited child process."""
