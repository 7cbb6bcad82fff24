"""The clock's door: what is done later. Importing the room registers every kind of task."""

from joinedup.jobs import reading

__all__ = ["reading"]
