"""Forms: a class for each type of thing, made from the data dictionary."""
