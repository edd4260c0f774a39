"""Who plays in the tests: one owns, one helps, one is refused."""

from dataclasses import dataclass

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.catalogs.models import Region
from encadena.firms.actions.reach import refresh_reach
from encadena.firms.models import Firm, Representation
from encadena.network.choices import InstitutionKind
from encadena.network.models import Centre, Institution

from .factories import a_centre, a_firm, a_post, a_user, an_institution


@dataclass
class Cast:
    """Ana advises in Biobío for one operator; Raúl does the same for a rival. Everybody else by role."""

    operator: Institution
    rival_operator: Institution
    centre: Centre
    rival_centre: Centre
    firm: Firm
    rival_firm: Firm
    adviser: User
    head: User
    coordinator: User
    rival: User
    agency: User
    agency_region: User
    promoter: User
    association: User
    owner: User
    buyer: User
    administrator: User

    def by_role(self) -> dict[str, User]:
        return {
            "adviser": self.adviser,
            "head": self.head,
            "coordinator": self.coordinator,
            "rival": self.rival,
            "agency": self.agency,
            "agency_region": self.agency_region,
            "promoter": self.promoter,
            "association": self.association,
            "owner": self.owner,
            "buyer": self.buyer,
            "administrator": self.administrator,
        }


def make_cast() -> Cast:
    biobio = Region.objects.get(pk="08")
    operator, rival_operator = an_institution(name="Operador Uno"), an_institution(name="Operador Dos")
    association = an_institution(name="Asociación", kind=InstitutionKind.ASSOCIATION)
    promotion = an_institution(name="Promoción", kind=InstitutionKind.AGENCY)
    centre, rival_centre = a_centre(operator, name="Centro Ana"), a_centre(rival_operator, name="Centro Raúl")
    people = {
        "adviser": a_user(Role.ADVISER, full_name="Ana Asesora"),
        "head": a_user(Role.HEAD, full_name="Hilda Jefa"),
        "coordinator": a_user(Role.COORDINATOR, full_name="Clara Coordinadora"),
        "rival": a_user(Role.ADVISER, full_name="Raúl Rival"),
        "agency": a_user(Role.AGENCY, full_name="Agencia Nacional"),
        "agency_region": a_user(Role.AGENCY_REGION, full_name="Regina Regional"),
        "promoter": a_user(Role.PROMOTER, full_name="Pedro Promotor"),
        "association": a_user(Role.ASSOCIATION, full_name="Asunción Gremio"),
        "owner": a_user(Role.FIRM, full_name="Olga Dueña"),
        "buyer": a_user(Role.BUYER, full_name="Bruno Comprador", language="pt"),
        "administrator": a_user(Role.ADMINISTRATOR, full_name="Admin", is_superuser=True),
    }
    firm = a_firm(centre, people["adviser"], name="Panadería La Espiga SpA", listed=False)
    rival_firm = a_firm(rival_centre, people["rival"], name="Maestranza Los Robles Ltda", listed=False)
    refresh_reach([firm.pk, rival_firm.pk], actor=None)
    a_post(people["adviser"], centre=centre)
    a_post(people["head"], centre=centre)
    a_post(people["rival"], centre=rival_centre)
    a_post(people["coordinator"], institution=operator)
    a_post(people["agency_region"], region=biobio)
    a_post(people["promoter"], institution=promotion)
    a_post(people["association"], institution=association)
    Representation.objects.create(user=people["owner"], firm=firm, since="2020-01-01")
    return Cast(operator, rival_operator, centre, rival_centre, firm, rival_firm, **people)
