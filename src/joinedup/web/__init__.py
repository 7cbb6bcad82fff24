"""The pages: a door. It reaches what is kept only through commands and queries."""
