"""The house: home, search page, languages."""

from .accounts import CONFIRM_KEY, KEY, RESET_KEY
from .base import ALL, Url, cast
from .firms import OWN_FIRM

POLICY: dict[str, Url] = {
    "home": Url(ALL),
    "own_firm": Url(cast("owner"), get=302),
    "portal": Url(cast("owner"), OWN_FIRM),
    "sign_up": Url(ALL, public=True),
    "sign_up_done": Url(ALL, public=True),
    "home_pending": Url(ALL),
    "home_changes": Url(ALL),
    "home_portfolio": Url(ALL),
    "set_language": Url(ALL, public=True, post=True),
    "account_login": Url(ALL, public=True, get=302, visitor=200),
    "account_logout": Url(ALL, public=True, visitor=302),
    "account_inactive": Url(ALL, public=True),
    "account_signup": Url(ALL, public=True, get=302, visitor=200),
    "account_reauthenticate": Url(ALL),
    "account_email": Url(ALL),
    "account_email_verification_sent": Url(ALL, public=True),
    "account_change_password": Url(ALL),
    "account_set_password": Url(ALL, get=302),  # has one already
    "account_reset_password": Url(ALL, public=True),
    "account_confirm_login_code": Url(ALL, public=True, get=302),
    "account_confirm_email": Url(ALL, CONFIRM_KEY, public=True),
    "account_reset_password_from_key": Url(ALL, RESET_KEY, public=True),
    "account_reset_password_from_key_done": Url(ALL, public=True),
    "account_reset_password_done": Url(ALL, public=True),
    "mfa_index": Url(ALL),
    "mfa_authenticate": Url(ALL, public=True, get=302),
    "mfa_reauthenticate": Url(ALL),
    "mfa_activate_totp": Url(ALL, get=302),  # has one already
    "mfa_deactivate_totp": Url(ALL),
    "mfa_view_recovery_codes": Url(ALL),
    "mfa_generate_recovery_codes": Url(ALL),
    "mfa_download_recovery_codes": Url(ALL),
    "mfa_list_webauthn": Url(ALL),
    "mfa_add_webauthn": Url(ALL),
    "mfa_reauthenticate_webauthn": Url(ALL, get=302),  # has no key: another way is offered
    "mfa_remove_webauthn": Url(ALL, KEY),
    "mfa_edit_webauthn": Url(ALL, KEY),
    "mfa_login_webauthn": Url(ALL, public=True, get=302),
    "usersessions_list": Url(ALL),
    "api_docs": Url(ALL),
    "api_schema": Url(ALL),
}
