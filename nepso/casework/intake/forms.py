"""The form of a report, for everybody who files one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from nepso.casework.intake.facts import MOST_LINE, MOST_LINKS, MOST_TEXT, ContactFacts
from nepso.casework.intake.harm_pages import ELSEWHERE, OTHER_CODE, HarmPage, harm_page
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import (
    ANSWER_BY_ON_THE_WEB,
    Answer,
    AnswerBy,
    CameBy,
    FieldGroup,
    Recipient,
    Standing,
    Wanted,
)
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.notices.mailing import mail_leaves
from nepso.kernel.clock import today
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField, fields_shared

COMMUNES = (AgencyKind.COMMUNE, AgencyKind.WARD)
LONGEST_LINK = 2_000
# Without it nobody can be answered so.
NEEDED_TO_ANSWER = {
    AnswerBy.EMAIL: "email",
    AnswerBy.TELEPHONE: "telephone",
    AnswerBy.ZALO: "telephone",
}
_NOT_BY_STAFF = (CameBy.WEB, CameBy.OPEN311, CameBy.BATCH)


class ListedSelect(forms.Select):
    """A list that is read once: whether its first entry is empty, nobody needs to ask it."""

    def use_required_attribute(self, initial: Any) -> bool:
        """None of ours is required by the browser."""
        return False


class AgencyField(forms.ChoiceField):
    """One agency of some kinds by its code; the list is read only when the field is drawn."""

    def __init__(self, kinds: Iterable[str] = (), *, required: bool = False, **kwargs: Any) -> None:
        self.kinds = tuple(kinds)
        super().__init__(choices=self._listed, required=required, widget=ListedSelect, **kwargs)

    def _agencies(self) -> Any:
        rows = agencies_valid()
        return rows.filter(kind__in=self.kinds) if self.kinds else rows

    def _listed(self) -> list[tuple[str, Any]]:
        return [("", _("Không chọn")), *self._agencies().values_list("code", "name")]

    def to_python(self, value: Any) -> Agency | None:
        if not value:
            return None
        found: Agency | None = self._agencies().filter(code=str(value)[:40]).first()
        if found is None:
            raise forms.ValidationError(_("Hãy chọn trong danh sách."))
        return found

    def validate(self, value: Any) -> None:
        """``to_python`` found it."""


NOT_KNOWN = "khong-ro"


class ComplainedOfField(AgencyField):
    """The agency complained of, or that the reporter does not know which: one has to be said, so
    that nobody of it reads what complains of it."""

    def _listed(self) -> list[tuple[str, Any]]:
        known = super()._listed()[1:]
        return [("", _("Chọn một cơ quan")), (NOT_KNOWN, _("Không rõ cơ quan nào")), *known]

    def to_python(self, value: Any) -> Agency | None:
        if not value:
            raise forms.ValidationError(
                _("Hãy chọn cơ quan, để người của cơ quan ấy không đọc được; hoặc “Không rõ”.")
            )
        return None if value == NOT_KNOWN else super().to_python(value)


@lru_cache(maxsize=len(Harm))
def _answers_asked(harm: Harm) -> forms.MultipleChoiceField:
    """The yes/no questions about one harm."""
    page = harm_page(harm)
    assert page is not None
    return forms.MultipleChoiceField(
        label=_("Điều nào đúng với việc này?"),
        choices=[(answer.value, answer.label) for answer in page.asks],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


@lru_cache(maxsize=2)
def _answer_not_by_mail(form: type[FilingForm]) -> forms.Field:
    """How to be answered where no mail leaves."""
    field: Any = deepcopy(form.base_fields["answer_by"])
    field.choices = [one for one in field.choices if one[0] != AnswerBy.EMAIL]
    field.help_text = ""
    return cast(forms.Field, field)


@fields_shared
class FilingForm(forms.Form):
    """What is reported of one harm. ``tieu_de`` is a trap: people do not see it."""

    text = NfcFormField(
        label=_("Kể ngắn gọn việc đã xảy ra"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Không cần ghi tên, địa chỉ của bạn."),
    )
    links = NfcFormField(
        label=_("Đường dẫn, mỗi dòng một đường dẫn"),
        required=False,
        max_length=MOST_LINKS * LONGEST_LINK,
        widget=forms.Textarea(attrs={"rows": 2, "autocapitalize": "none", "spellcheck": "false"}),
    )
    seen_on = DateField(
        label=_("Thấy ngày nào"),
        required=False,
        help_text=_("Ví dụ: 05/12/2026. Để trống nếu không nhớ."),
    )
    wanted = forms.ChoiceField(
        label=_("Bạn mong muốn điều gì?"),
        choices=Wanted.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    wanted_line = NfcFormField(label=_("Mong muốn khác"), required=False, max_length=MOST_LINE)
    answers = forms.MultipleChoiceField(choices=Answer.choices, required=False)  # asked by harm
    commune = AgencyField(COMMUNES, label=_("Nơi xảy ra"))
    complained_of = ComplainedOfField(
        required=True,
        label=_("Cơ quan có trang, tài khoản đó"),
        help_text=_("Người của cơ quan này không đọc và không xử lý phản ánh của bạn."),
    )
    standing = forms.ChoiceField(
        label=_("Doanh nghiệp phản ánh với tư cách"),
        choices=Standing.choices,
        widget=forms.RadioSelect,
    )
    name = NfcFormField(label=_("Tên gọi"), required=False, max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), required=False, max_length=200)
    telephone = NfcFormField(label=_("Điện thoại"), required=False, max_length=40)
    answer_by = forms.ChoiceField(
        label=_("Bạn muốn nhận câu trả lời bằng cách nào?"),
        choices=[
            ("", _("Tôi tự xem bằng mã (kín nhất)")),
            *((one.value, one.label) for one in ANSWER_BY_ON_THE_WEB),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Nếu chọn thư: ai mở được hộp thư của bạn sẽ đọc được câu trả lời. Chúng tôi gửi một "
            "thư để bạn xác nhận địa chỉ trước."
        ),
    )
    tieu_de = forms.CharField(required=False)

    def __init__(self, *args: Any, page: HarmPage, business: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.business = page, business
        self.fields["answers"] = _answers_asked(page.harm)
        if not mail_leaves():  # what could not be kept is not offered
            self.fields["answer_by"] = _answer_not_by_mail(type(self))
        if not business:
            del self.fields["standing"]
        if not page.asks_agency:
            del self.fields["complained_of"]

    def clean_links(self) -> tuple[str, ...]:
        """One a line, each once."""
        lines = (line.strip() for line in self.cleaned_data["links"].splitlines())
        links = tuple(dict.fromkeys(line for line in lines if line))
        if len(links) > MOST_LINKS or any(len(link) > LONGEST_LINK for link in links):
            raise forms.ValidationError(_("Nhiều nhất 10 đường dẫn: hãy bỏ bớt."))
        return links

    def clean_seen_on(self) -> dt.date | None:
        """Not a day that has not come."""
        day: dt.date | None = self.cleaned_data["seen_on"]
        if day and (day > today() or day.year < 2000):
            raise forms.ValidationError(_("Ngày này chưa đến hoặc quá xa: hãy xem lại."))
        return day

    def clean(self) -> dict[str, Any]:
        """Something must be told; a picture alone can be added on the next page."""
        given = super().clean() or {}
        told = given.get("text") or given.get("links")
        if not told and not ({"text", "links"} & set(self.errors)) and not self.page.takes_pictures:
            self.add_error("text", _("Hãy kể việc đã xảy ra, hoặc dán đường dẫn."))
        needed = NEEDED_TO_ANSWER.get(given.get("answer_by", ""))
        if needed and not given.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Hãy điền để nhận câu trả lời theo cách bạn chọn."))
        return given

    @property
    def contact(self) -> ContactFacts:
        """How to reach them, if they said."""
        given = self.cleaned_data
        return ContactFacts(given["name"], given["email"], given["telephone"])

    @property
    def is_called(self) -> bool:
        """Whether the answer comes by telephone: somebody has to be allowed to see the number."""
        return NEEDED_TO_ANSWER.get(self.cleaned_data["answer_by"]) == "telephone"

    @property
    def chosen(self) -> dict[str, Any]:
        """What was ticked and chosen, in the words of the form: they read it before sending."""
        given = self.cleaned_data
        ticked = [answer.label for answer in Answer if answer in given["answers"]]
        return {
            "answers": ticked,
            **{
                name: dict(cast(Any, self.fields[name]).choices).get(given[name], "")
                for name in ("wanted", "standing", "answer_by")
                if name in self.fields
            },
        }

    def draft(self) -> list[tuple[str, str]]:
        """All that was typed, for hidden fields of the next page: nothing is stored meanwhile."""
        return [
            (name, value)
            for name in self.fields
            for value in self.data.getlist(name)  # type: ignore[attr-defined]
            if value
        ]


@fields_shared
class StaffFilingForm(FilingForm):
    """The same, entered for somebody who came another way; consent was asked of them."""

    came_by = forms.ChoiceField(
        label="Đến qua",
        choices=[(c.value, c.label) for c in CameBy if c not in _NOT_BY_STAFF],
        widget=forms.RadioSelect,
    )
    answer_by = forms.ChoiceField(
        label="Người phản ánh muốn được báo câu trả lời bằng cách nào?",
        choices=[
            ("", "Tự xem bằng mã"),
            (AnswerBy.EMAIL.value, "Thư điện tử (họ phải xác nhận địa chỉ trong thư gửi ngay)"),
            *((one.value, one.label) for one in AnswerBy if one != AnswerBy.EMAIL),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text="Cách khác thư điện tử: khi có câu trả lời, một người phải báo rồi ghi lại.",
    )
    consent_asked = forms.BooleanField(
        label="Tôi đã hỏi người phản ánh và chỉ đánh dấu những gì họ đồng ý",
        error_messages={"required": "Hãy hỏi người phản ánh rồi đánh dấu ô này."},
    )
    field_order = ["came_by"]


CONSENT_FIELD = "dong_y"


def consents_of(page: HarmPage, given: Iterable[str]) -> frozenset[tuple[Recipient, FieldGroup]]:
    """What was ticked, of what was asked: "police:text". Anything else was not given."""
    asked = {
        f"{recipient}:{group}": (recipient, group)
        for recipient in (Recipient.COORDINATOR, *page.recipients)
        for group in FieldGroup
    }
    return frozenset(asked[one] for one in given if one in asked)


class ElsewhereForm(forms.Form):
    """What "something else" is; no words are taken here."""

    which = forms.ChoiceField(
        label=_("Việc của bạn là gì?"),
        choices=[
            *((one.code, one.label) for one in ELSEWHERE),
            (OTHER_CODE, _("Không có trong các mục trên")),
        ],
        widget=forms.RadioSelect,
    )
