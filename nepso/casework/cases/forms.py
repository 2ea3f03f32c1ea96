"""Forms of acts on a case. Each holds the revision that the person saw."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from nepso.casework.cases.consents import links_to_ask_about
from nepso.casework.cases.kinds import BodyKind, HandedTo, NoteKind, WhyRestricted
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import may_be_given
from nepso.casework.cases.selectors.visible import cases_handled_by
from nepso.casework.cases.services import referral_goes_to_coordinator
from nepso.casework.cases.states import CASE
from nepso.casework.cases.stepping import GONE
from nepso.casework.cases.telling import people_of
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.selectors import consented
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import accounts_of_agency
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, lead_agency
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField

# As officers call them; consent was asked in the reporter's words.
GROUPS = [
    (FieldGroup.TEXT.value, "Lời kể và đường dẫn"),
    (FieldGroup.MATERIAL.value, "Ảnh chụp màn hình"),
    (FieldGroup.CONTACT.value, "Cách liên hệ với người phản ánh"),
]


def _area(label: str, rows: int = 4, **kwargs: Any) -> NfcFormField:
    return NfcFormField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class ActForm(forms.Form):
    """What every act has; ``case`` and ``person`` decide what may be chosen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, case: CaseFile, person: Account, **kwargs: Any) -> None:
        kwargs["initial"] = {"revision": case.revision, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.case, self.person = case, person
        self.prepare()

    def prepare(self) -> None:
        """Fill the choices."""

    def choices(self, name: str, pairs: list[tuple[Any, str]]) -> None:
        """The choices of one field."""
        self.fields[name].choices = pairs  # type: ignore[attr-defined]


class HandOnForm(ActForm):
    """To a colleague."""

    to = forms.ChoiceField(label="Giao cho ai", error_messages={"required": "Hãy chọn một người."})
    reason = _area("Lời nhắn cho người nhận", 3, required=False)

    def prepare(self) -> None:
        """Those of the agency who handle cases."""
        people = {a.pk: a for a in accounts_of_agency(self.case.agency)}
        people |= {a.pk: a for a in people_of(self.case.agency)}
        about = self.case.complained_of_id
        people = {pk: a for pk, a in people.items() if may_be_given(a, self.case.agency, about)}
        people.pop(self.case.handler_id or 0, None)
        self.people = {a.public_id: a for a in people.values()}
        pairs = [(a.public_id, f"{a.full_name} ({a.position})") for a in people.values()]
        self.choices("to", [("", "Chọn một người"), *pairs])


class AskForm(ActForm):
    """A question to one reporter."""

    submission = forms.ChoiceField(label="Hỏi ai")
    text = _area(
        "Câu hỏi",
        6,
        help_text="Hỏi ngắn, từng ý một. Thời hạn nghỉ từ khi họ được hỏi đến khi trả lời.",
    )

    def prepare(self) -> None:
        """Those who are still there; one is chosen already."""
        links = self.case.links.select_related("submission").order_by("-is_main", "id")
        rows = [link.submission for link in links if link.submission.state not in GONE]
        self.submissions: dict[str, Submission] = {s.public_id: s for s in rows}
        pairs = [
            (s.public_id, f"Người phản ánh ngày {day:%d/%m/%Y} (số {n})")
            for n, s in enumerate(rows, 1)
            for day in [timezone.localdate(s.received_at)]
        ]
        self.choices("submission", pairs)
        if len(pairs) == 1:
            self.fields["submission"].widget = forms.HiddenInput()
            self.initial["submission"] = pairs[0][0]


class NoteForm(ActForm):
    """A note with its readers."""

    kind = forms.ChoiceField(
        label="Ai được đọc",
        choices=NoteKind.choices,
        widget=forms.RadioSelect,
        initial=NoteKind.INTERNAL,
    )
    text = _area("Ghi chú", 5, help_text="Không ghi cách liên hệ của người phản ánh.")


class ReferForm(ActForm):
    """To another agency, with the fields that were consented."""

    stands_at: ClassVar[dict[str, str]] = {"fields": "groups", "agency": "to_agency"}

    to_agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Chuyển đến",
        empty_label="Chọn một cơ quan",
        error_messages={"required": "Hãy chọn cơ quan nhận."},
    )
    groups = forms.MultipleChoiceField(
        label="Thông tin gửi kèm",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=GROUPS,
    )
    why = _area("Vì sao chuyển, cơ quan nhận cần làm gì", 5)

    def prepare(self) -> None:
        """Not its own agency nor the one complained about; from the third, the coordinator."""
        rows = agencies_valid().exclude(pk=self.case.agency_id)
        if self.case.complained_of is not None:
            rows = rows.exclude(path__startswith=self.case.complained_of.path)
        if referral_goes_to_coordinator(self.case):
            rows = rows.filter(pk=lead_agency().pk)
        self.fields["to_agency"].queryset = rows  # type: ignore[attr-defined]
        self.fields["groups"].help_text = (
            "Chỉ chọn điều cơ quan nhận cần; loại việc luôn đi kèm. "
            f"Người phản ánh đồng ý cho Công an xem: {self._agreed(Recipient.POLICE)}; "
            f"cho cơ quan khác xem: {self._agreed(Recipient.OTHER_AGENCY)}."
        )

    def _agreed(self, recipient: Recipient) -> str:
        main = self.case.links.select_related("submission").get(is_main=True).submission
        groups = consented(main, recipient)
        labels = [label.lower() for code, label in GROUPS if code in groups]
        return ", ".join(labels) or "không gì"


class OutsideForm(ActForm):
    """Questions to a body outside."""

    body_kind = forms.ChoiceField(label="Loại đơn vị", choices=BodyKind.choices)
    body_name = NfcFormField(label="Tên đơn vị", max_length=200)
    links = forms.MultipleChoiceField(
        label="Đường dẫn nêu trong công văn", required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = _area(
        "Cần họ làm gì, trả lời gì", 6, help_text="Không nêu người phản ánh, không chép lời kể."
    )

    def prepare(self) -> None:
        """The links that may be told of."""
        found = links_to_ask_about(self.case)
        self.choices("links", [(link, link) for link in found])
        self.initial.setdefault("links", found)


class LateForm(ActForm):
    """Late, with the date that is promised."""

    reason = _area(
        "Vì sao chưa trả lời được", 4, help_text="Người phản ánh đọc nguyên văn câu này."
    )
    committed_on = DateField(
        label="Hẹn trả lời chậm nhất ngày", error_messages={"required": "Hãy ghi ngày hẹn."}
    )


class HandoverForm(ActForm):
    """What was told to whom."""

    to = forms.ChoiceField(label="Đã chuyển cho", choices=HandedTo.choices)
    taken_by = NfcFormField(
        label="Ai đã nhận", max_length=200, help_text="Ví dụ: trực ban 111, số cuộc gọi 2351."
    )
    handed_at = forms.DateTimeField(
        label="Lúc nào",
        input_formats=["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(format="%d/%m/%Y %H:%M"),
        help_text="Ví dụ: 27/11/2026 08:30.",
        error_messages={"invalid": "Hãy ghi ngày và giờ, ví dụ 27/11/2026 08:30."},
    )
    content = _area(
        "Đã báo nội dung gì",
        5,
        help_text="Chỉ nội dung: đường dẫn, điều đang xảy ra. Không nêu người phản ánh.",
    )


class RestrictForm(ActForm):
    """Why only few may read it."""

    why = forms.ChoiceField(label="Vì sao", choices=WhyRestricted.choices)


class SealForm(ActForm):
    """That it was read as a whole: sealing cannot be taken back but by an appeal."""

    is_read = forms.BooleanField(
        label="Tôi đã đọc hết: đây là ý kiến, nhận xét hay niềm tin, không có điều gây hại cụ thể",
        error_messages={"required": "Hãy đọc lại và đánh dấu để xác nhận."},
    )


class RegroupForm(ActForm):
    """What it is instead."""

    harm = forms.ChoiceField(
        label="Loại việc đúng",
        choices=[(code, name) for code, name in Harm.choices if code != Harm.SOMETHING_ELSE],
    )
    reason = _area("Vì sao đổi", 3)


class MergeForm(ActForm):
    """Into which case."""

    into = NfcFormField(label="Gộp vào hồ sơ số", max_length=11, help_text="Ví dụ: 2026-000123.")

    def clean_into(self) -> CaseFile:
        """One of the person's live cases."""
        rows = cases_handled_by(self.person).filter(state__in=CASE.group("live"))
        found = rows.select_related("agency").filter(number=self.cleaned_data["into"]).first()
        if found is None:
            raise forms.ValidationError("Không có hồ sơ đang xử lý nào mang số này.")
        return found


class ReturnForm(forms.Form):
    """Why an offer is sent back, or a hand-over not signed."""

    answer = _area("Lý do", 3, error_messages={"required": "Hãy ghi lý do."})


class OutsideOpenForm(forms.Form):
    """Number and code of a request, as the letter says them."""

    number = NfcFormField(label="Số yêu cầu", max_length=20)
    code = NfcFormField(label="Mã trả lời", max_length=40)


class OutsideReplyForm(OutsideOpenForm):
    """The answer of a body outside."""

    number = NfcFormField(max_length=20, widget=forms.HiddenInput)
    code = NfcFormField(max_length=40, widget=forms.HiddenInput)
    answered_as = NfcFormField(
        label="Bộ phận trả lời", max_length=200, help_text="Ví dụ: Trung tâm hỗ trợ khách hàng."
    )
    answer = _area("Câu trả lời", 8)
