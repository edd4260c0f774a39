from .alert import Alert
from .area import Area
from .client import Client, ClientSpell, StageChange
from .session import Session, SessionClient

__all__ = ["Alert", "Area", "Client", "ClientSpell", "Session", "SessionClient", "StageChange"]
