"""What answers an address: a view asks commands and queries, and makes a page."""
