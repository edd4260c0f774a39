"""What the room does of its own when two firms become one."""

from encadena.firms.registry import Joiner, register_joiner

from ..actions.joining import join_chains, part_chains

register_joiner(Joiner("chains", join_chains, part_chains))
