"""The addresses of catalogs."""

from .base import ALL, NATIONAL, Url

POLICY: dict[str, Url] = {
    "catalogs:index": Url(ALL),
    "catalogs:communes": Url(ALL),
    "catalogs:activities": Url(ALL),
    "catalogs:products": Url(ALL),
    "catalogs:services": Url(ALL),
    "catalogs:incoterms": Url(ALL),
    "catalogs:uf": Url(ALL),
    "catalogs:uf_upload": Url(NATIONAL),
    "catalogs:uf_save": Url(NATIONAL, post=True),
    "catalogs:suggest": Url(ALL),
}
