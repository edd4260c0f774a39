"""Cells and addresses that templates of results need."""

from django.template import Context, Template

from encadena.impact.wording.report.tables import NOTHING, Cell, Column, Line, Table

COLUMN = Column("projects", 'Proyectos "y más"', "count")


def _row(*cells: Cell, linked: bool = True) -> str:
    line = Line("a&b", "Fila", cells)
    table = Table("kind", "Por tipo", "Tipo", (COLUMN,), (line,), "")
    context = Context({"table": table, "line": line, "year": 2025, "scope": "region:08", "linked": linked})
    return Template("{% load impact %}{% cells table line %}").render(context)


def test_a_number_opens_the_records_of_its_row() -> None:
    cell = _row(Cell("72", 72, COLUMN))
    assert 'href="/resultados/2025/cifras/projects/?ambito=region%3A08&amp;por=kind&amp;fila=a%26b"' in cell
    assert 'data-label="Proyectos &quot;y más&quot;"' in cell


def test_a_zero_what_is_hidden_and_a_frozen_report_open_nothing() -> None:
    assert "<a" not in _row(Cell("0", 0, COLUMN))
    assert "<a" not in _row(Cell("72", 72, COLUMN), linked=False)
    assert 'class="text-end unknown"' in _row(Cell("reservado", None, COLUMN))
    assert 'class="text-end nothing"' in _row(Cell(NOTHING, None, COLUMN))


def test_what_a_cell_says_is_escaped() -> None:
    assert "<script>" not in _row(Cell("<script>", 1, COLUMN))


def test_a_share_opens_one_of_its_parts() -> None:
    template = Template('{% load impact %}{% records "chain_female" "" "" "unknown" %}')
    assert template.render(Context({"year": 2025})) == "/resultados/2025/cifras/chain_female/?parte=unknown"


def test_files_and_states_have_their_words() -> None:
    template = Template(
        '{% load impact %}{% for e, w in "pdf xlsx"|endings %}{{ w }} {% endfor %}{{ "draft"|state_tone }}'
    )
    assert template.render(Context()) == "PDF Planilla attention"
