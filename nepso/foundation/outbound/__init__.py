"""The one way out: pages of the open web, fetched with limits; never an address inside."""
