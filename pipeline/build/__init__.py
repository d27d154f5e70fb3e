"""The workflows of the commands: read a project, decide what is written and where, write it safely.

``catalogs`` is ``extract`` and ``update``, ``site`` is ``build``, ``checking`` is ``check``, ``status`` is
``status``, and ``new_project`` is ``init``. Whatever they write, they first read everything they need, and
tell all that is wrong with it at once (``problems``). Nothing here prints.
"""
