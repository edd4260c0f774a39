"""The doors for programs: projects with what hangs from them, sales and states that are written, alliances."""
