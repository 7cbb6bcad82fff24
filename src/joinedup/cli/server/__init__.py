"""The words of the command line that serve pages or keep data: what they do needs ``joinedup[server]``.

Nothing imports this room before such a word is typed.
"""
