from .area import Area
from .client import Client, ClientSpell, StageChange
from .session import Session, SessionClient

__all__ = ["Area", "Client", "ClientSpell", "Session", "SessionClient", "StageChange"]
