"""A false public notice is answered by what is true, with its sources; nobody is pursued."""
