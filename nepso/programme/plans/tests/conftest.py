import copy

import pytest

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.programme.plans.reading import compiled_of
from nepso.programme.plans.services import pasted, plan_receive
from nepso.programme.plans.services.compiling import version_fill

PLAN = """ỦY BAN NHÂN DÂN
TỈNH THÁI NGUYÊN

Số: 12/KH-UBND
Thái Nguyên, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Phát triển văn hóa đọc trên địa bàn tỉnh Thái Nguyên

I. NHIỆM VỤ, GIẢI PHÁP
1. Tuyên truyền
a) Sản xuất các chương trình phát thanh về văn hóa đọc; phát trên đài truyền thanh cấp xã.
b) Tổ chức hội sách lưu động tại các trường học vùng cao.

II. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo tổ chức hội sách lưu động tại các trường học; \
báo cáo Ủy ban nhân dân tỉnh trước ngày 30 tháng 11 hằng năm.
- Xây dựng các chương trình phát thanh về văn hóa đọc.
2. Công an tỉnh
- Bảo đảm an ninh, trật tự tại các hội sách.
3. UBND các xã, phường
- Bố trí tủ sách tại nhà văn hóa.
"""


def member(username, name, agency, role):
    account = Account.objects.create(username=username, full_name=name)
    Membership.objects.create(account=account, agency=agency, role=role)
    return account


@pytest.fixture
def province(seeded):
    return Agency.objects.get(is_lead_desk=True)


@pytest.fixture
def officer(province):
    return member("mai", "Nguyễn Thị Mai", province, Role.LEAD_DESK)


@pytest.fixture
def colleague(province):
    return member("hung", "Trần Văn Hùng", province, Role.LEAD_DESK)


@pytest.fixture(scope="session")
def compiled():
    """What the compiler makes of PLAN, read once, in its child as always; test_receiving has the
    whole way from the file to the rows."""
    return compiled_of("van-ban-dan.txt", PLAN.encode())


@pytest.fixture
def version(officer, compiled, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    received = plan_receive(received=pasted(PLAN), by=officer)
    return version_fill(version=received, compiled=copy.deepcopy(compiled))
