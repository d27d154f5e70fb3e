"""The files of a project as every command needs them: read with all their mistakes told, locked, written safely."""
