"""A database of a test's own: the worker is another thread, and sees what is committed."""

from tests.records.conftest import empty_database, own_database

__all__ = ["empty_database", "own_database"]
