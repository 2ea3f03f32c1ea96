"""Limits of what is typed for products, alerts and tables stand beside their fields."""

import pytest

from nepso.outreach.distribution.forms_tables import TableForm
from nepso.outreach.products.forms import ProductForm
from nepso.outreach.screens.forms_alerts import AlertForm
from nepso.ui.components.fields import field

pytestmark = pytest.mark.django_db


def test_the_product_the_alert_and_the_table_say_theirs():
    for form, names in (
        (ProductForm(), ["title", "purpose", "key_message", "disclosed_as"]),
        (AlertForm(), ["event", "headline", "instruction", "description", "area"]),
        (TableForm(), ["title", "unit", "rows", "source"]),
    ):
        for name in names:
            assert "ký tự</p>" in str(field(form[name])), name
