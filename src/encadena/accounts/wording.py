"""Sentences for the codes of ``errors``, shared by pages, commands and mail."""

from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError


def sentence(error: DomainError) -> str:
    """What happened, why, and what to do."""
    known = _SENTENCES.get(error.code)
    return known().format(**error.params) if known else _("No se pudo hacer: {code}.").format(code=error.code)


def has_sentence(error: DomainError) -> bool:
    """Whether the error is one of this room."""
    return error.code in _SENTENCES


_SENTENCES = {
    "own_account": lambda: _("No puedes hacer esto con tu propia cuenta. Pídelo a otra persona que administre."),
    "already_active": lambda: _("{name} ya puede entrar: la cuenta estaba activa."),
    "already_inactive": lambda: _("La cuenta de {name} ya estaba desactivada."),
    "language_unknown": lambda: _("No hablamos ese idioma ({language}). Elige español, inglés o portugués."),
    "role_unknown": lambda: _("No existe ese rol. Elige uno de la lista."),
    "email_taken": lambda: _("Ya hay una cuenta con {email}. Si la persona cambió de trabajo, cambia su rol."),
    "already_invited": lambda: _("{email} tiene una invitación pendiente. Reenvíala o retírala desde la lista."),
    "role_refused": lambda: _("Tu rol no puede invitar a ese rol. Pídelo a quien administra la red."),
    "place_needed": lambda: _("Elige el lugar donde trabajará."),
    "place_refused": lambda: _("No puedes dar acceso a ese lugar. Elige uno de la lista."),
    "unknown": lambda: _("Este enlace no es de ninguna invitación. Copia el enlace completo del correo."),
    "used": lambda: _("Esta invitación ya se usó. Entra con tu correo y tu contraseña."),
    "withdrawn": lambda: _("Esta invitación fue retirada. Si la esperabas, pide otra a quien te invitó."),
    "token_name_missing": lambda: _("Ponle un nombre a la llave, para reconocerla después."),
    "scopes_missing": lambda: _("Elige al menos un permiso: una llave sin permisos no abre nada."),
    "scope_unknown": lambda: _("No existe el permiso {scope}. Elige los de la lista."),
    "token_days": lambda: _("Una llave no puede durar {days} días. Elige una duración de la lista."),
    "too_many_tokens": lambda: _("Ya tienes {limit} llaves en uso. Revoca una que no uses y crea otra."),
    "key_reused": lambda: _(
        "La clave de repetición {key} ya se usó con otro contenido. Manda el contenido nuevo con una clave nueva."
    ),
    "link_role": lambda: _("Una cuenta con ese rol entra con su contraseña, no con un enlace."),
    "link_path": lambda: _("El enlace llevaría fuera de este sitio, y eso no se permite."),
    "link_unknown": lambda: _("Este enlace no abre nada. Copia el enlace completo del correo, o pide uno nuevo."),
    "link_withdrawn": lambda: _("Este enlace fue retirado. Si lo necesitas, escribe a quien te lo mandó."),
    "link_expired": lambda: _("Este enlace venció. Pide uno nuevo: llega al mismo correo."),
    "link_inactive": lambda: _("La cuenta de este enlace está desactivada. Escribe a quien te lo mandó."),
    "expired": lambda: _("Esta invitación venció. Pide a quien te invitó que la reenvíe."),
}
