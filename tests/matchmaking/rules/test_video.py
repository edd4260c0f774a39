import pytest

from encadena.matchmaking.rules.video import is_safe_link


@pytest.mark.parametrize(
    "link",
    [
        "https://meet.example.com/abc",
        "https://zoom.example/j/123?pwd=x",
        "https://meet.example.com:443/a",
        "https://né.example/x",
    ],
)
def test_a_link_of_any_provider_will_do(link: str) -> None:
    assert is_safe_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "http://meet.example.com/abc",
        "javascript:alert(1)",
        "data:text/html,x",
        "//meet.example.com",
        "https://user:secret@meet.example.com/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.0.0.8/room",
        "https://2130706433.1/",
        "https://printer.local/",
        "https://meet.example.com:8443/",
        "https://meet.example.com:port/",
        "https://meet.example.com/a b",
        "https://meet.example.com\\@evil.example/",
        "https://meet.example.com/\n",
        "https://" + "a" * 400 + ".example",
        "https://",
        "",
    ],
)
def test_what_could_lead_elsewhere_is_refused(link: str) -> None:
    assert not is_safe_link(link)
