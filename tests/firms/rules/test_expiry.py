from datetime import date, timedelta

import pytest

from encadena.firms.rules.expiry import Standing, standing_of, warning_due

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("left", "standing", "warning"),
    [
        (91, Standing.FAR, None),
        (90, Standing.SOON, 90),
        (31, Standing.SOON, 90),
        (30, Standing.CLOSE, 30),
        (8, Standing.CLOSE, 30),
        (7, Standing.CLOSE, 7),
        (0, Standing.CLOSE, 7),
        (-1, Standing.EXPIRED, None),
    ],
)
def test_the_nearest_warning_is_due_and_the_last_day_still_counts(
    left: int, standing: Standing, warning: int | None
) -> None:
    expires_on = TODAY + timedelta(days=left)
    assert standing_of(expires_on, TODAY) == standing
    assert warning_due(expires_on, TODAY) == warning


def test_an_end_that_nobody_stated_is_not_an_end() -> None:
    assert standing_of(None, TODAY) == Standing.NONE
