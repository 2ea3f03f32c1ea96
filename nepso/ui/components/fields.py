"""Django's bound fields in our markup."""

from __future__ import annotations

import re
from typing import Any

from django.forms import BaseForm, widgets
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from nepso.kernel.folding import fold, nfc
from nepso.ui.components import from_template
from nepso.ui.forms import ManyChoices

# First match wins: subclasses stand before their parents.
_KINDS: tuple[tuple[type[widgets.Widget], str, str], ...] = (
    (ManyChoices, "many", ""),
    (widgets.CheckboxSelectMultiple, "checkboxes", ""),
    (widgets.RadioSelect, "radios", ""),
    (widgets.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (widgets.Select, "plain", "govuk-select"),
    (widgets.Textarea, "plain", "govuk-textarea"),
    (widgets.FileInput, "file", "nep-file"),
    (widgets.DateInput, "plain", "govuk-input nep-input--date"),
    (widgets.NumberInput, "plain", "govuk-input nep-input--number"),
    (widgets.MultiWidget, "group", "govuk-input"),
    (widgets.Input, "plain", "govuk-input"),
)


_BY_OPTION = ("checkboxes", "radios", "many")
_KIND_OF_PLACE = re.compile(r"^(ubnd )?(xã|phường|thị trấn|đặc khu) ", re.IGNORECASE)


def _kind(widget: widgets.Widget) -> tuple[str, str]:
    for cls, kind, css in _KINDS:
        if isinstance(widget, cls):
            return kind, css
    return "plain", "govuk-input"


def field(
    bound: BoundField, hide_label: bool = False, rows: int = 0, inline: bool = False, **extra: Any
) -> SafeString:
    """One field: label, hint, error and widget, tied together for screen readers.

    ``extra`` are attributes of the widget (``hx_get``, ``autocomplete`` …).
    """
    if bound.is_hidden:
        return bound.as_widget()
    # The server says in Vietnamese what is missing; a browser would say it in its own tongue.
    bound.form.use_required_attribute = False
    widget = bound.field.widget
    kind, css = _kind(widget)
    attrs: dict[str, Any] = {k.rstrip("_").replace("_", "-"): v for k, v in extra.items()}
    attrs["class"] = " ".join(
        filter(None, [css, widget.attrs.get("class"), attrs.get("class")])
    ) + (f" {css.split()[0]}--error" if css and bound.errors else "")
    if isinstance(widget, widgets.DateInput):
        attrs.setdefault("inputmode", "numeric")
        attrs.setdefault("placeholder", "")
    if rows:
        attrs["rows"] = rows
    ids, most = bound.auto_id or bound.html_name, widget.attrs.get("data-most")
    if most:
        notes = ["helptext"] * bool(bound.help_text) + ["error"] * bool(bound.errors)
        attrs["aria-describedby"] = " ".join(f"{ids}_{one}" for one in [*notes, "count"])
        attrs["data-told"] = f"{ids}_count"
    return from_template(
        "field", field=bound, kind=kind, attrs=attrs, hide_label=hide_label, inline=inline,
        widget="" if kind in _BY_OPTION else bound.as_widget(attrs=attrs),
        ids=ids, most=most, size=len(nfc(str(bound.value() or "")).strip()) if most else 0,
        groups=_by_letter(bound) if kind == "many" else [],
    )  # fmt: skip


_OWN = "Của cơ quan bạn"


def _by_letter(bound: BoundField) -> list[dict[str, Any]]:
    """The choices under the first letter of each name, what it is ("xã", "phường") left aside;
    one's own first."""
    first = bound.field.widget.first
    own = [one for one in bound if str(one.data["value"]) in first]
    groups: list[dict[str, Any]] = [{"letter": _OWN, "said": _OWN, "options": own}] if own else []
    named = [(_KIND_OF_PLACE.sub("", str(o.choice_label)), o) for o in bound if o not in own]
    named.sort(key=lambda pair: _alphabetical(pair[0]))
    for name, option in named:
        letter = _letter(name)
        if not groups or groups[-1]["letter"] != letter:
            groups.append({"letter": letter, "said": f"Vần {letter}", "options": []})
        groups[-1]["options"].append(option)
    return groups


def _alphabetical(name: str) -> tuple[str, str, str]:
    """Đ stands behind D, not behind Z."""
    letter = _letter(name)
    return fold(letter), letter, fold(name)


def _letter(name: str) -> str:
    return "Đ" if name[:1] in "Đđ" and name else fold(name)[:1].upper()


def form_fields(form: BaseForm) -> SafeString:
    """All fields of a form, hidden ones too; put ``error_summary`` above the form itself."""
    return from_template("form_fields", form=form)


def error_summary(*forms: BaseForm | None, focus: bool = True) -> SafeString | str:
    """What must be mended, each line a link to its field; "" when all is well."""
    lines: list[tuple[str, str]] = []
    for form in forms:
        if form is None or not form.is_bound:
            continue
        lines += [("", str(e)) for e in form.non_field_errors()]
        for bound in form:
            lines += [(_target(bound), f"{bound.label}: {e}") for e in bound.errors]
    return from_template("error_summary", lines=lines, focus=focus) if lines else ""


def _target(bound: BoundField) -> str:
    kind, _ = _kind(bound.field.widget)
    if bound.is_hidden or not bound.auto_id:
        return ""
    return f"{bound.auto_id}_0" if kind in (*_BY_OPTION[:2], "group") else bound.auto_id
