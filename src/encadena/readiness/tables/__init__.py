"""The questionnaires that come with the program: of our own wording, dimensions after the literature on readiness."""
