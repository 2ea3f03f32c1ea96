import datetime as dt
import re

import pytest
from django import forms
from django.template import engines

from nepso.kernel.clock import held_at
from nepso.ui.components.fields import error_summary, field, form_fields
from nepso.ui.forms import ClockField, DateField, number_in
from nepso.ui.living import ExampleForm


@pytest.fixture
def wrong():
    return ExampleForm({"day": "31/02/2026", "name": ""})


def test_every_input_has_a_label_and_unique_ids():
    shown = form_fields(ExampleForm())
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    inputs = re.findall(r'<(?:input|select|textarea)[^>]*\bid="([^"]+)"', shown)
    labels = re.findall(r'<label[^>]*\bfor="([^"]+)"', shown)
    assert set(inputs) == set(labels)
    assert len(inputs) >= 12


def test_hint_and_error_are_tied_to_the_input(wrong):
    shown = field(wrong["day"])
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', shown)
    assert described
    for name in described[1].split():
        assert f'id="{name}"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'value="31/02/2026"' in shown, "what was typed is kept"


def test_groups_are_described_as_groups(wrong):
    shown = field(wrong["place"])
    assert 'aria-describedby="id_place_error"' in shown.replace('=" ', '="')
    assert "<legend" in shown


def test_the_summary_links_to_what_must_be_mended(wrong):
    shown = error_summary(wrong)
    assert 'href="#id_name"' in shown
    assert 'href="#id_place_0"' in shown
    assert "Tên hoạt động: Hãy điền mục này." in shown
    assert error_summary(ExampleForm()) == ""
    assert error_summary(None) == ""


def test_a_form_shows_its_fields_by_itself():
    template = engines["django"].from_string("{{ form }}")
    assert "govuk-input" in template.render({"form": ExampleForm()})


def test_chosen_values_stay_chosen():
    shown = form_fields(ExampleForm(initial={"place": "2", "audience": ["1", "3"]}))
    assert shown.count(" checked") == 3


def test_extra_attributes_reach_the_widget():
    shown = field(ExampleForm()["name"], autocomplete="name", hx_get="/x")
    assert 'autocomplete="name"' in shown
    assert 'hx-get="/x"' in shown


def test_hidden_fields_have_no_label():
    class Quiet(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput)

    assert "label" not in field(Quiet()["key"])
    assert 'type="hidden"' in form_fields(Quiet())


@pytest.mark.parametrize("typed", ["05/12/2026", "5/12/2026", "5-12-2026", "2026-12-05"])
def test_days_are_understood_as_people_type_them(typed):
    assert DateField().clean(typed).isoformat() == "2026-12-05"


@pytest.mark.parametrize(
    "typed",
    ["29112026", "291126", "29 11 2026", "29.11.2026", "29-11-26", " 29 / 11 / 2026 ", "29/11",
     "29.11", "29 11"],
)  # fmt: skip
def test_a_day_needs_no_slash_nor_the_year_of_today(typed):
    with held_at(dt.datetime(2026, 3, 1, tzinfo=dt.UTC)):
        assert DateField().clean(typed).isoformat() == "2026-11-29"


@pytest.mark.parametrize(
    "typed",
    [
        "2911",
        "1112026",
        "20121129",
        "5/12/98",
        "31112026",
        "31/02",
        "29/2",
        "2/29/2026",
        "29//11",
        "٢٩١١٢٠٢٦",
    ],
)
def test_a_day_that_may_be_two_is_refused(typed):
    with held_at(dt.datetime(2026, 3, 1, tzinfo=dt.UTC)), pytest.raises(forms.ValidationError):
        DateField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "time"),
    [("17:30", "17:30"), ("17h30", "17:30"), ("17g30", "17:30"), ("17G30", "17:30"),
     ("17 giờ 30 phút", "17:30"), ("17.30", "17:30"), ("17 30", "17:30"), ("1730", "17:30"),
     ("0500", "05:00"), ("500", "05:00"), ("5h", "05:00"), ("5g", "05:00"), ("5", "05:00"),
     ("0000", "00:00"), ("00:00", "00:00")],
)  # fmt: skip
def test_times_are_understood_as_people_type_them(typed, time):
    assert ClockField().clean(typed).isoformat("minutes") == time


@pytest.mark.parametrize(
    "typed", ["130", "030", "2500", "1760", "24:00", "17:3x", "17h30h", "17 phút", "5 p"]
)
def test_a_time_that_may_be_two_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="Giờ không đúng"):
        ClockField().clean(typed)


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("999999999", 999_999_999), ("9" * 10, -1), ("9" * 5000, -1),
     ("٣", -1), ("²", -1), ("-1", -1), ("1.0", -1), (" 1", -1), ("", -1)],
)  # fmt: skip
def test_a_number_that_a_page_sends_back_is_read_without_trusting_it(text, number):
    assert number_in(text, -1) == number
