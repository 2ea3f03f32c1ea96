"""The officer's shell: home, what waits for me, navigation, the leader's page."""
