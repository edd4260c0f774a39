"""Addresses of what happens outside of events: needs that are open until a day, and what is proposed to firms."""

from django.urls import URLPattern, path

from ..views import market, market_access, opportunities, proposals_card

patterns: list[URLPattern] = [
    path("requerimientos/", market.need_list, name="market"),
    path("requerimientos/nuevo/", market.need_new, name="market_need_new"),
    path("requerimientos/compradores/nuevo/", market.buyer_new, name="market_buyer_new"),
    path("requerimientos/<int:need>/", market.need_page, name="market_need"),
    path("requerimientos/<int:need>/editar/", market.need_edit, name="market_need_edit"),
    path("requerimientos/<int:need>/estado/", market.need_state, name="market_need_state"),
    path("requerimientos/<int:need>/buscar/", market.need_match, name="market_need_match"),
    path("requerimientos/<int:need>/rueda/", market.need_take, name="market_need_take"),
    path("requerimientos/<int:need>/acceso/", market_access.give, name="market_access"),
    path("requerimientos/<int:need>/acceso/<int:delegate>/enlace/", market_access.link, name="market_access_link"),
    path("requerimientos/<int:need>/acceso/<int:delegate>/quitar/", market_access.take, name="market_access_take"),
    path("oportunidades/", opportunities.proposal_list, name="proposals"),
    path("oportunidades/tarjeta/", proposals_card.home_card, name="proposals_card"),
    path("oportunidades/<int:proposal>/", opportunities.proposal_decide, name="proposal"),
    path("empresas/<int:firm>/mercados/", opportunities.markets, name="markets"),
]
