"""The site of a project: which pages there are, their addresses and pictures, and writing them all or none.

``site`` is ``pipeline build``; ``checking`` is ``pipeline check``, which build runs too. Whatever they write, they
first read everything they need, and tell all that is wrong with it at once. Nothing here prints.
"""
