"""The only room with tables: models, scope, the write guard, history, loading and writing."""
