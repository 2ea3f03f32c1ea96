"""People who work with the software: accounts, roles by agency, delegation."""
