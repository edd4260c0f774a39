"""Everything that changes the register: one verb per function, each audited, each telling the rooms above."""
