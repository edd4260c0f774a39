"""The HTTP API under ``/api/v1/``: what all rooms' endpoints share; the endpoints are in the rooms' ``api``."""
