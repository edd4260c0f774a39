from encadena.impact.rules.figures import InCurrency, Money, RateUsed
from encadena.impact.wording.report.amounts import note_of, rates_of, value_of

DOLLARS = InCurrency("USD", "2500.50", 3, 2, True)
PESOS = InCurrency("CLP", "1200000.00", 5, 4, False)


def test_each_currency_stands_apart_and_the_total_names_its_rates() -> None:
    rates = (RateUsed("Redes", "USD", "943.20", "2025-03-12", "Banco Central"),)
    both = Money("round_closed_firms", (PESOS, DOLLARS), "3558471.60", (), 8, 2, rates)

    assert value_of(both) == "$1.200.000; más de USD\u00a02.500,50"
    assert note_of(both).startswith("8 con monto, 2 sin monto; todo en pesos más de $3.558.472, con el tipo de cambio")
    assert rates_of(both) == ["Redes: USD 1 = 943,2 pesos · 12 mar 2025 · Banco Central"]


def test_without_a_rate_the_total_is_unknown_and_pesos_alone_need_none() -> None:
    missing = Money("x", (PESOS, DOLLARS), None, ("USD",), 8, 2)
    assert note_of(missing).endswith("en pesos no se sabe: falta el tipo de cambio de USD")
    assert note_of(Money("x", (PESOS,), "1200000.00", (), 5, 0)) == "5 con monto, 0 sin monto"


def test_what_nobody_told_is_not_zero() -> None:
    assert value_of(Money("x", (), None, (), 0, 4)) == "no informado"
    assert (value_of(Money("x", (), None, (), 0, 0)), note_of(Money("x", (), None, (), 0, 0))) == ("sin casos", "")
    assert value_of(Money("x", (InCurrency("CLF", "2.5", 1, 1, False),), None, (), 1, 0)) == "UF\u00a02,50"
