"""What is this link, telephone or account? Reasons in words, before a person trusts it."""
