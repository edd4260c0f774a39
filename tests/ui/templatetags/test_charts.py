from django.template import Context, Template
from tests.ui.test_charts import SPEC


def test_a_template_draws_a_chart_with_its_spoken_text() -> None:
    page = Template("{% load charts %}{% drawing spec text %}").render(Context({"spec": SPEC, "text": "Una & otra"}))
    assert page.startswith("<svg")
    assert 'aria-label="Una &amp; otra"' in page
