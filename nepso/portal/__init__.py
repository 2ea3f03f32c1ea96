"""The public shell: home, navigation, search."""
