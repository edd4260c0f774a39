"""Keys for programs: shown once, limited, taken back and given back."""

from datetime import timedelta

import pytest

from encadena.accounts.actions import account, token
from encadena.accounts.errors import TokenError
from encadena.accounts.models import ApiToken
from encadena.accounts.queries.tokens import token_of, tokens_visible_to
from encadena.accounts.rules import TOKENS_PER_PERSON
from encadena.audit.models import Entry
from encadena.kernel import clock

from ...cast import Cast

READ = ["clients:read"]


def test_the_secret_opens_and_only_its_digest_is_kept(cast: Cast) -> None:
    made, secret = token.create_token(name="Planilla", scopes=READ, days=30, actor=cast.adviser)
    assert token_of(secret) == made
    kept = ApiToken.objects.values().get(pk=made.pk)
    assert all(secret not in str(value) for value in kept.values())
    assert secret.startswith(made.prefix)
    entry = Entry.objects.get(verb="token.created")
    assert entry.actor == cast.adviser
    assert secret not in str([entry.changes, entry.context])


def test_revoked_opens_nothing_and_undo_opens_again(cast: Cast) -> None:
    made, secret = token.create_token(name="Planilla", scopes=READ, days=30, actor=cast.adviser)
    token.revoke_token(made, actor=cast.adviser)
    token.revoke_token(made, actor=cast.adviser)
    assert token_of(secret) is None
    token.restore_token(made, actor=cast.adviser)
    assert token_of(secret) == made
    verbs = list(Entry.objects.filter(verb__startswith="token.").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["token.created", "token.revoked", "token.restored"]


def test_expired_inactive_and_unknown_open_nothing(cast: Cast) -> None:
    made, secret = token.create_token(name="Planilla", scopes=READ, days=30, actor=cast.adviser)
    assert token_of(secret + "x") is None
    assert token_of("x" * 5000) is None
    account.deactivate(cast.adviser, actor=cast.administrator)
    assert token_of(secret) is None
    account.reactivate(cast.adviser, actor=cast.administrator)
    assert token_of(secret) == made
    ApiToken.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert token_of(secret) is None


def test_another_role_ends_the_keys_of_the_old_one(cast: Cast) -> None:
    _made, secret = token.create_token(name="Planilla", scopes=READ, days=30, actor=cast.adviser)
    account.change_role(cast.adviser, "head", actor=cast.administrator)
    assert token_of(secret) is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "  "}, "token_name_missing"),
        ({"scopes": []}, "scopes_missing"),
        ({"scopes": ["firms:write"]}, "scope_unknown"),
        ({"days": 31}, "token_days"),
    ],
)
def test_what_cannot_be_a_key(cast: Cast, wrong: dict[str, object], code: str) -> None:
    good: dict[str, object] = {"name": "Planilla", "scopes": READ, "days": 30}
    with pytest.raises(TokenError) as refused:
        token.create_token(**{**good, **wrong}, actor=cast.adviser)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not ApiToken.objects.exists()


def test_a_person_has_so_many_keys_and_no_more(cast: Cast) -> None:
    made = [token.create_token(name="P", scopes=READ, days=30, actor=cast.adviser)[0] for _ in range(TOKENS_PER_PERSON)]
    with pytest.raises(TokenError) as refused:
        token.create_token(name="P", scopes=READ, days=30, actor=cast.adviser)
    assert refused.value.code == "too_many_tokens"
    token.revoke_token(made[0], actor=cast.adviser)
    token.create_token(name="P", scopes=READ, days=30, actor=cast.adviser)


def test_use_is_noted_at_most_once_a_minute(cast: Cast) -> None:
    made, _secret = token.create_token(name="Planilla", scopes=READ, days=30, actor=cast.adviser)
    token.note_use(made, actor=made.user)
    made.refresh_from_db()
    first = made.last_used_at
    assert first is not None
    token.note_use(made, actor=made.user)
    made.refresh_from_db()
    assert made.last_used_at == first
    made.last_used_at = first - timedelta(minutes=2)
    made.save()
    token.note_use(made, actor=made.user)
    made.refresh_from_db()
    assert made.last_used_at is not None
    assert made.last_used_at >= first


def test_everybody_sees_their_own(cast: Cast) -> None:
    made, _secret = token.create_token(name="Planilla", scopes=READ, days=30, actor=cast.adviser)
    assert list(tokens_visible_to(cast.adviser)) == [made]
    assert not tokens_visible_to(cast.rival).exists()
    assert not tokens_visible_to(cast.administrator).exists()
