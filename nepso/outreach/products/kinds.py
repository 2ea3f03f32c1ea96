"""For whom a product is, what can happen to it, and the closed lists about rights."""

from __future__ import annotations

from django.db import models

from nepso.foundation.notices.kinds import NoticeKind

TOLD = NoticeKind(code="products.turn", label="Sản phẩm truyền thông", noun="sản phẩm")


class Audience(models.TextChoices):
    """For whom a product is written: how to speak, never whom to watch."""

    EVERYBODY = "everybody", "Mọi người dân"
    PUPIL = "pupil", "Học sinh, sinh viên"
    OFFICIAL = "official", "Cán bộ, công chức, viên chức"
    ELDER = "elder", "Người cao tuổi"
    BUSINESS = "business", "Doanh nghiệp, hộ kinh doanh"
    MINORITY = "minority", "Đồng bào dân tộc thiểu số"


class Disclosure(models.TextChoices):
    """Whether somebody paid or took part: every variant will have to say so."""

    NONE = "none", "Không: cơ quan tự làm bằng nguồn của mình"
    PAID = "paid", "Có tài trợ hoặc trả tiền"
    PARTNER = "partner", "Có đối tác cùng làm"


class AssetKind(models.TextChoices):
    """What is kept; captions belong to their sound or video."""

    PICTURE = "picture", "Hình ảnh"
    AUDIO = "audio", "Âm thanh"
    VIDEO = "video", "Video"
    PRINT = "print", "Tệp tài liệu"


PLAYED = (AssetKind.AUDIO, AssetKind.VIDEO)


class Licence(models.TextChoices):
    """The closed list of grounds on which we may publish. Licences that forbid derived works are
    left out: every product is cut anew for each outlet."""

    UNKNOWN = "", "Chưa rõ"
    OWN = "own", "Cơ quan tự làm và giữ quyền"
    CONTRACT = "contract", "Quyền được chuyển giao theo hợp đồng"
    PERMISSION = "permission", "Chủ sở hữu quyền cho phép bằng văn bản"
    CC0 = "cc0", "CC0: tác giả từ bỏ quyền"
    CC_BY = "cc_by", "CC BY: ghi tên tác giả"
    CC_BY_SA = "cc_by_sa", "CC BY-SA: ghi tên tác giả, chia sẻ tương tự"
    PUBLIC_DOMAIN = "public_domain", "Tác phẩm hết thời hạn bảo hộ"


# These need words: the contract, the letter, the address where the licence stands.
LICENCES_WITH_WORDS = frozenset(
    {
        *(Licence.CONTRACT, Licence.PERMISSION, Licence.CC0),
        *(Licence.CC_BY, Licence.CC_BY_SA, Licence.PUBLIC_DOMAIN),
    }
)


class PeopleShown(models.TextChoices):
    """Whether people can be recognised, and whether they (or a child's guardians) agreed."""

    UNKNOWN = "", "Chưa ghi"
    NOBODY = "nobody", "Không nhận ra được ai"
    AGREED = "agreed", "Có người lớn, họ đã đồng ý bằng văn bản"
    GUARDIANS = "guardians", "Có trẻ em, cha mẹ hoặc người giám hộ đã đồng ý bằng văn bản"
    NOT_AGREED = "not_agreed", "Nhận ra được người, chưa có đồng ý"


PEOPLE_WITH_WORDS = frozenset({PeopleShown.AGREED, PeopleShown.GUARDIANS})


class Move(models.TextChoices):
    """One thing that happened to a product."""

    WRITTEN = "written", "Viết bản nháp"
    EDITED = "edited", "Sửa bản nháp"
    SUBMITTED = "submitted", "Gửi duyệt"
    TAKEN_BACK = "taken_back", "Lấy lại để sửa"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Duyệt"
    REOPENED = "reopened", "Mở lại để sửa"
    SCHEDULED = "scheduled", "Lên lịch đăng"
    UNSCHEDULED = "unscheduled", "Bỏ khỏi lịch đăng"
    PUT_OUT = "put_out", "Bắt đầu đăng"
    RECALLED = "recalled", "Thu hồi"
