"""What can be done: one command, one function, one transaction, one line of history.

A module is a noun, a function in it a verb: ``things.edit(by=…, at=…, …)``.
"""
