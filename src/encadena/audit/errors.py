"""What the log refuses."""


class AppendOnlyError(TypeError):
    """Somebody tried to change or remove a row of the log: a mistake of the programmer, never of the person."""
