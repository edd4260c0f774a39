"""Who can sign in to the demonstration. Every role has somebody; the password is printed by ``make run``."""

from dataclasses import dataclass

from encadena.accounts.choices import Role

PASSWORD = "encadena-demo"  # noqa: S105  the demonstration's, on purpose


@dataclass(frozen=True)
class Login:
    """``place`` names where the person works: ``centre:slug``, ``institution:slug``, ``region:code``, or nothing."""

    email: str
    full_name: str
    role: Role
    place: str
    what: str
    language: str = "es"


LOGINS = (
    Login("asesora@demo.cl", "Ana Riquelme Vidal", Role.ADVISER, "centre:concepcion", "asesora del centro Concepción"),
    Login("jefa@demo.cl", "Hilda Fuentes Jara", Role.HEAD, "centre:concepcion", "jefa del centro Concepción"),
    Login(
        "rival@demo.cl", "Raúl Oyarzún Vera", Role.ADVISER, "centre:talcahuano", "asesor de otro operador (Talcahuano)"
    ),
    Login(
        "coordinadora@demo.cl",
        "Clara Neira Soto",
        Role.COORDINATOR,
        "institution:codesser",
        "coordinadora nacional de un operador",
    ),
    Login("agencia@demo.cl", "Gabriel Leiva Rojas", Role.AGENCY, "", "agencia nacional: ve toda la red"),
    Login("regional@demo.cl", "Regina Bustos Díaz", Role.AGENCY_REGION, "region:08", "dirección regional del Biobío"),
    Login("prochile@demo.cl", "Pedro Araya Silva", Role.PROMOTER, "institution:prochile", "promoción de exportaciones"),
    Login(
        "asociacion@demo.cl",
        "Asunción Parra Molina",
        Role.ASSOCIATION,
        "institution:asem-biobio",
        "asociación que organiza la rueda",
    ),
    Login("empresa@demo.cl", "Olga Catrileo Muñoz", Role.FIRM, "firm", "dueña de una empresa cliente"),
    Login("buyer@demo.cl", "Bruna Albuquerque", Role.BUYER, "buyer", "compradora extranjera (en portugués)", "pt"),
    Login("admin@demo.cl", "Administración", Role.ADMINISTRATOR, "", "administración del sistema"),
)
