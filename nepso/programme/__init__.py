"""The lane of the programme: plans → register → activities → reporting."""
