"""Forms as the shell draws them."""

from django import forms


class Sample(forms.Form):
    name = forms.CharField(label="Nombre", help_text="Como en su cédula.")
    kind = forms.ChoiceField(label="Tipo", choices=[("a", "Bien"), ("b", "Servicio")], widget=forms.RadioSelect)
    sector = forms.ChoiceField(label="Rubro", choices=[("x", "Alimentos")], required=False)
    agrees = forms.BooleanField(label="Acepta", required=False)
    note = forms.CharField(widget=forms.Textarea(attrs={"class": "wide"}), required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if "name" not in self.cleaned_data:
            raise forms.ValidationError("Faltan datos.")


def test_every_kind_of_field_gets_its_class() -> None:
    form = Sample()
    assert 'class="form-control"' in str(form["name"])
    assert 'class="form-select"' in str(form["sector"])
    assert 'class="form-check-input"' in str(form["agrees"])
    assert str(form["kind"]).count("form-check-input") == 2
    assert 'class="wide form-control"' in str(form["note"])
    assert "class" not in str(form["secret"])


def test_help_and_errors_are_tied_to_their_field() -> None:
    drawn = str(Sample({"kind": "a"}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
    assert "Este campo es obligatorio." in drawn


def test_the_first_field_in_error_takes_the_focus_and_no_other() -> None:
    form = Sample({})
    assert "autofocus" in str(form["name"])
    assert "autofocus" not in str(form["kind"])
    assert "is-invalid" in str(form["kind"])


def test_a_form_without_errors_takes_no_focus() -> None:
    assert "autofocus" not in str(Sample({"name": "Ana", "kind": "a"}))


def test_errors_of_the_whole_form_stand_first() -> None:
    drawn = str(Sample({"kind": "a"}))
    assert drawn.index("Faltan datos.") < drawn.index("Nombre")
    assert 'role="alert"' in drawn


def test_radio_buttons_are_grouped_under_a_legend() -> None:
    drawn = Sample()["kind"].as_field_group()
    assert "<fieldset" in drawn
    assert "Tipo</legend>" in drawn.replace("\n", "").replace("  ", "")


def test_what_a_person_typed_is_escaped() -> None:
    assert "<b>" not in str(Sample({"name": "<b>", "kind": "<b>"}))
