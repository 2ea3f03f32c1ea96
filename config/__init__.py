"""How Nếp Số is run: settings, addresses, command line."""
