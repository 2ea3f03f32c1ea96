import pytest

from vanban.understanding.agencies import addressees, named, read_names
from vanban.understanding.roles import partners_in
from vanban.understanding.tests.reading_of import compiled


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        (
            "Sở Văn hóa, Thể thao và Du lịch và các cơ quan liên quan",
            ("Sở Văn hóa, Thể thao và Du lịch", "các cơ quan liên quan"),
        ),
        ("Đối với Phòng Giáo dục và Đào tạo", ("Phòng Giáo dục và Đào tạo",)),
        (
            "Các trường mầm non, tiểu học, trung học cơ sở, tiểu học và trung học cơ sở",
            ("Các trường mầm non, tiểu học, trung học cơ sở, tiểu học và trung học cơ sở",),
        ),
        (
            "Ban Quản lý Khu kinh tế và các khu công nghiệp, Thuế tỉnh",
            ("Ban Quản lý Khu kinh tế và các khu công nghiệp", "Thuế tỉnh"),
        ),
        (
            "Các sở, ban, ngành thuộc tỉnh; UBND các xã, phường trên địa bàn tỉnh",
            ("Các sở, ban, ngành thuộc tỉnh", "UBND các xã, phường"),
        ),
        (
            "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội",
            ("Ủy ban MTTQ Việt Nam tỉnh", "các tổ chức chính trị - xã hội"),
        ),
    ],
)
def test_a_heading_is_split_where_a_new_name_begins(heading, names):
    assert addressees(heading) == names


@pytest.mark.parametrize(
    ("words", "names", "rest"),
    [
        (
            "các cơ quan thông tin, báo chí, truyền thông, người có ảnh hưởng (KOLs) trên địa bàn",
            ("các cơ quan thông tin, báo chí, truyền thông", "người có ảnh hưởng (KOLs)"),
            " trên địa bàn",
        ),
        (
            "Công an tỉnh, các sở, ban, ngành, địa phương giám sát, phát hiện",
            ("Công an tỉnh", "các sở, ban, ngành, địa phương"),
            " giám sát, phát hiện",
        ),
        (
            "UBND các xã, phường tổ chức tuyên truyền",
            ("UBND các xã, phường",),
            " tổ chức tuyên truyền",
        ),
        ("gia đình, cộng đồng, có cơ chế", ("gia đình", "cộng đồng"), ", có cơ chế"),
        ("định hướng công tác tuyên truyền", (), "định hướng công tác tuyên truyền"),
    ],
)
def test_a_list_in_a_sentence_ends_before_its_verb(words, names, rest):
    found = read_names(words, 0)
    assert found.names == names
    assert words[found.end :] == rest


def test_groups_are_marked_and_known_names_known():
    assert named("các sở, ban, ngành").is_group
    assert named("UBND các xã, phường").is_group
    police = named("Công an tỉnh")
    assert (police.is_group, police.is_known) == (False, True)
    assert not named("Công ty cổ phần Mẫu").is_known


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        (
            "Phối hợp với phòng Bảo vệ, chăm sóc trẻ em và các thôn tổ chức phát thanh.",
            ("phòng Bảo vệ, chăm sóc trẻ em", "các thôn"),
        ),
        ("Phối hợp với Phòng Tư pháp, kiểm tra các cơ sở và các trường.", ("Phòng Tư pháp",)),
        (
            "Phối hợp với lực lượng Công an cấp xã, Thành viên Tổ công nghệ số rà soát.",
            ("lực lượng Công an cấp xã", "Thành viên Tổ công nghệ số"),
        ),
        ("Phối hợp với đơn vị cung cấp phần mềm khắc phục.", ("đơn vị cung cấp phần mềm",)),
        (
            "Phối hợp với Kho bạc Nhà nước khu vực VII, các ngân hàng thương mại rà soát.",
            ("Kho bạc Nhà nước khu vực VII", "các ngân hàng thương mại"),
        ),
        (
            "Phối hợp với các chi bộ trực thuộc tổ chức hội nghị học tập.",
            ("các chi bộ trực thuộc",),
        ),
    ],
)
def test_partners_end_where_their_names_end(sentence, partners):
    assert partners_in(sentence) == partners


def test_a_heading_shows_what_is_one_name():
    plan = compiled(
        "KẾ HOẠCH\nVề giảm nghèo\n\nI. TỔ CHỨC THỰC HIỆN\n1. Phòng Giảm nghèo, bảo trợ xã hội\n"
        "Chủ trì rà soát.\n2. Văn phòng Sở\nPhối hợp với Phòng Giảm nghèo, bảo trợ xã hội họp.\n"
    )
    assert plan.tasks[1].agency_coordinate == ("Phòng Giảm nghèo, bảo trợ xã hội",)


@pytest.mark.parametrize(
    ("sentence", "leads", "role"),
    [
        ("Kiểm tra, giám sát: Sở Y tế chủ trì kiểm tra.", ("Sở Y tế",), "chu_tri"),
        ("Mở lớp tập huấn, do Đoàn Thanh niên phụ trách.", ("Đoàn Thanh niên",), "thuc_hien"),
    ],
)
def test_who_leads_may_stand_behind_a_title_or_at_the_end(sentence, leads, role):
    plan = compiled(f"KẾ HOẠCH\nVề y tế\n\nI. NHIỆM VỤ\na) {sentence}\nb) Tổng kết công tác.\n")
    assert (plan.tasks[0].agency_lead, plan.tasks[0].role) == (leads, role)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Phối hợp với Cảnh sát giao thông, Tạp chí Gia đình và thư viện xã tổ chức hội thi.",
            ("Cảnh sát giao thông", "Tạp chí Gia đình", "thư viện xã"),
        ),
        (
            "Phối hợp với lực lượng kiểm lâm, chính quyền địa phương tuần tra rừng.",
            ("lực lượng kiểm lâm", "chính quyền địa phương"),
        ),
        (
            "Phối hợp với các cấp ủy, chính quyền địa phương tuyên truyền.",
            ("các cấp ủy, chính quyền địa phương",),
        ),
        ("Phối hợp với Bộ phận Một cửa tiếp nhận hồ sơ.", ("Bộ phận Một cửa",)),
        (
            "Phối hợp với Phòng Cảnh sát giao thông, các nhà thầu bảo trì đường bộ và Ban quản lý "
            "các chợ rà soát biển báo.",
            ("Phòng Cảnh sát giao thông", "các nhà thầu bảo trì đường bộ", "Ban quản lý các chợ"),
        ),
        (
            "Phối hợp với Ban Thường trực Hội Cựu chiến binh tỉnh vận động hội viên.",
            ("Ban Thường trực Hội Cựu chiến binh tỉnh",),
        ),
        (
            "Phối hợp với Ban Quản lý các khu công nghiệp kiểm tra doanh nghiệp.",
            ("Ban Quản lý các khu công nghiệp",),
        ),
        ("Phối hợp với Ban quản lý các chợ phát tờ rơi.", ("Ban quản lý các chợ",)),
        ("Phối hợp với Công an xã giao nhận hồ sơ.", ("Công an xã",)),
    ],
)
def test_partners_of_every_sort_are_told_apart(words, names):
    assert partners_in(words) == names


def test_people_are_listed_one_by_one():
    assert addressees("Người chăn nuôi, chủ cơ sở nuôi trồng thủy sản") == (
        "Người chăn nuôi",
        "chủ cơ sở nuôi trồng thủy sản",
    )


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
        "UBND các phường",
        "Đảng ủy các đặc khu",
        "Trạm Y tế các thị trấn",
        "Công an các cấp",
        "Chi bộ các khu phố",
    ],
)
def test_one_body_in_each_of_many_places_is_a_group(name):
    assert named(name).is_group


@pytest.mark.parametrize(
    "name",
    [
        "Liên hiệp các hội Văn học nghệ thuật tỉnh",
        "Ban Quản lý các khu công nghiệp tỉnh",
        "Ban Quản lý các dự án tỉnh",
        "Cục Văn hóa các dân tộc Việt Nam",
    ],
)
def test_one_body_for_many_things_is_none(name):
    assert not named(name).is_group


@pytest.mark.parametrize("duty", ["có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ"])
def test_that_somebody_is_responsible_is_no_part_of_the_name(duty):
    heading = f"Cục Thi đua và tổ chức sự kiện {duty}:"
    assert addressees(heading) == ("Cục Thi đua và tổ chức sự kiện",)
    plan = compiled(
        "BỘ MẪU\n\nQUYẾT ĐỊNH\nVề thi đua\n\nĐiều 1. Tổ chức thực hiện\n"
        f"1. {heading}\na) Rà soát hồ sơ;\nb) Báo cáo Bộ trưởng trước ngày 15/12/2026.\n"
        "2. Cục Một có trách nhiệm:\na) Kiểm tra việc thực hiện.\n"
    )
    assert plan.tasks[0].agency_lead == ("Cục Thi đua và tổ chức sự kiện",)
