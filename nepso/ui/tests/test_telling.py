"""Where the sentences of a refusal stand on a form."""

from django import forms

from nepso.kernel.errors import Conflict, Invalid
from nepso.ui.forms import tell


class Form(forms.Form):
    to = forms.CharField()
    stands_at = {"agency": "to", "to_agency": "to"}


def told(error):
    form = Form({"to": "x"})
    assert form.is_valid()
    tell(form, error)
    return {name: list(sentences) for name, sentences in form.errors.items()}


def test_each_stands_at_its_field_the_rest_above_and_none_twice():
    both = {"agency": "Không nhận.", "to_agency": "Không nhận.", "elsewhere": "Thiếu ngày."}
    assert told(Invalid("x", fields=both)) == {"to": ["Không nhận."], "__all__": ["Thiếu ngày."]}


def test_a_refusal_that_names_no_field_is_told_as_a_whole():
    assert told(Invalid("Chưa được.")) == {"__all__": ["Chưa được."]}
    assert told(Conflict("Đã đổi.")) == {"__all__": ["Đã đổi."]}
