import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nepso.kernel.clock
import nepso.kernel.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("intake", "0002_pace_counts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="seal",
                        serialize=False,
                        to="intake.submission",
                    ),
                ),
                ("sealed_at", models.DateTimeField(default=nepso.kernel.clock.now)),
                ("erase_at", models.DateTimeField(db_index=True)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "niêm phong",
            },
        ),
        migrations.CreateModel(
            name="TriageSuggestion",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="suggestion",
                        serialize=False,
                        to="intake.submission",
                    ),
                ),
                ("made_at", models.DateTimeField(default=nepso.kernel.clock.now)),
                ("rules_version", models.CharField(max_length=40)),
                ("harms", models.JSONField(default=list)),
                ("is_urgent", models.BooleanField(default=False)),
                ("alarm", models.JSONField(default=list)),
                ("personal_data", models.JSONField(default=list)),
                ("links", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "gợi ý phân loại",
            },
        ),
        migrations.CreateModel(
            name="OnCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    nepso.kernel.fields.PublicIdField(
                        default=nepso.kernel.fields.public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "weekdays",
                    models.CharField(
                        default="1234567", max_length=7, verbose_name="các ngày trong tuần"
                    ),
                ),
                ("from_time", models.TimeField(verbose_name="từ giờ")),
                ("to_time", models.TimeField(verbose_name="đến giờ")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "giờ trực",
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="redaction",
                        serialize=False,
                        to="intake.submission",
                    ),
                ),
                ("spans", models.JSONField(default=list)),
                ("at", models.DateTimeField(default=nepso.kernel.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "phần che",
            },
        ),
        migrations.CreateModel(
            name="Alike",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("link", "Cùng liên kết"),
                            ("domain", "Cùng tên miền"),
                            ("text", "Nội dung gần giống nhau"),
                            ("payment", "Cùng tài khoản nhận tiền"),
                            ("telephone", "Cùng số điện thoại dùng để lừa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=100)),
                ("found_at", models.DateTimeField(default=nepso.kernel.clock.now)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="intake.submission",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="intake.submission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("first"),
                        models.F("second"),
                        models.F("kind"),
                        name="one_likeness_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="earlier_one_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HarmKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("link", "Cùng liên kết"),
                            ("domain", "Cùng tên miền"),
                            ("text", "Nội dung gần giống nhau"),
                            ("payment", "Cùng tài khoản nhận tiền"),
                            ("telephone", "Cùng số điện thoại dùng để lừa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hashed", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=nepso.kernel.clock.now)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="harm_keys",
                        to="intake.submission",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "hashed"], name="harm_key_by_hash")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("submission"),
                        models.F("kind"),
                        models.F("hashed"),
                        name="one_harm_key_each",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    nepso.kernel.fields.PublicIdField(
                        default=nepso.kernel.fields.public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "harm",
                    models.CharField(
                        choices=[
                            ("scam", "Lừa đảo, mạo danh để chiếm đoạt"),
                            ("private_data", "Lộ thông tin, hình ảnh, đời tư khi chưa được đồng ý"),
                            (
                                "harassment",
                                "Đe dọa, bắt nạt, thù ghét một người hay một nhóm người",
                            ),
                            ("child_safety", "Xâm hại, bóc lột trẻ em"),
                            ("dangerous_goods", "Bán hàng cấm, hàng nguy hiểm, thuốc giả"),
                            (
                                "false_advert",
                                "Quảng cáo sai sự thật, quảng cáo không nói rõ là quảng cáo",
                            ),
                            (
                                "copyright",
                                "Dùng tác phẩm, nhãn hiệu của người khác khi không có quyền",
                            ),
                            (
                                "harmful_to_minors",
                                "Nội dung có hại cho trẻ em, người chưa thành niên",
                            ),
                            (
                                "false_public_notice",
                                "Tin sai về dịch vụ, thiên tai, sức khỏe, tiền bạc",
                            ),
                            ("official_channel", "Trang, tài khoản của cơ quan nhà nước làm sai"),
                            ("something_else", "Việc khác"),
                        ],
                        max_length=30,
                        verbose_name="điều gây hại",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "tuyến xử lý",
                "indexes": [models.Index(fields=["harm", "order"], name="routes_of_harm")],
            },
        ),
        migrations.CreateModel(
            name="TriageDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    nepso.kernel.fields.PublicIdField(
                        default=nepso.kernel.fields.public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("accept", "Nhận xử lý"),
                            ("refer", "Chuyển cơ quan khác"),
                            ("merge", "Gộp với phản ánh đã có"),
                            ("ask", "Hỏi lại người phản ánh"),
                            ("refuse", "Không nhận"),
                            ("seal", "Là ý kiến: niêm phong, không ai xử lý"),
                        ],
                        max_length=10,
                        verbose_name="quyết định",
                    ),
                ),
                (
                    "reported",
                    models.CharField(
                        choices=[
                            ("scam", "Lừa đảo, mạo danh để chiếm đoạt"),
                            ("private_data", "Lộ thông tin, hình ảnh, đời tư khi chưa được đồng ý"),
                            (
                                "harassment",
                                "Đe dọa, bắt nạt, thù ghét một người hay một nhóm người",
                            ),
                            ("child_safety", "Xâm hại, bóc lột trẻ em"),
                            ("dangerous_goods", "Bán hàng cấm, hàng nguy hiểm, thuốc giả"),
                            (
                                "false_advert",
                                "Quảng cáo sai sự thật, quảng cáo không nói rõ là quảng cáo",
                            ),
                            (
                                "copyright",
                                "Dùng tác phẩm, nhãn hiệu của người khác khi không có quyền",
                            ),
                            (
                                "harmful_to_minors",
                                "Nội dung có hại cho trẻ em, người chưa thành niên",
                            ),
                            (
                                "false_public_notice",
                                "Tin sai về dịch vụ, thiên tai, sức khỏe, tiền bạc",
                            ),
                            ("official_channel", "Trang, tài khoản của cơ quan nhà nước làm sai"),
                            ("something_else", "Việc khác"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "harm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("scam", "Lừa đảo, mạo danh để chiếm đoạt"),
                            ("private_data", "Lộ thông tin, hình ảnh, đời tư khi chưa được đồng ý"),
                            (
                                "harassment",
                                "Đe dọa, bắt nạt, thù ghét một người hay một nhóm người",
                            ),
                            ("child_safety", "Xâm hại, bóc lột trẻ em"),
                            ("dangerous_goods", "Bán hàng cấm, hàng nguy hiểm, thuốc giả"),
                            (
                                "false_advert",
                                "Quảng cáo sai sự thật, quảng cáo không nói rõ là quảng cáo",
                            ),
                            (
                                "copyright",
                                "Dùng tác phẩm, nhãn hiệu của người khác khi không có quyền",
                            ),
                            (
                                "harmful_to_minors",
                                "Nội dung có hại cho trẻ em, người chưa thành niên",
                            ),
                            (
                                "false_public_notice",
                                "Tin sai về dịch vụ, thiên tai, sức khỏe, tiền bạc",
                            ),
                            ("official_channel", "Trang, tài khoản của cơ quan nhà nước làm sai"),
                            ("something_else", "Việc khác"),
                        ],
                        max_length=30,
                        verbose_name="điều gây hại",
                    ),
                ),
                ("reason_code", models.CharField(max_length=20, verbose_name="lý do")),
                (
                    "explanation",
                    nepso.kernel.fields.NfcTextField(blank=True, verbose_name="giải thích"),
                ),
                ("suggested", models.CharField(blank=True, max_length=30)),
                ("rules_version", models.CharField(blank=True, max_length=40)),
                ("agreed", models.BooleanField(null=True)),
                ("at", models.DateTimeField(default=nepso.kernel.clock.now)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged_here",
                        to="intake.submission",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="intake.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "quyết định phân loại",
                "indexes": [
                    models.Index(fields=["submission", "-id"], name="decisions_of_submission"),
                    models.Index(fields=["at"], name="decisions_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TriageItem",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="triage",
                        serialize=False,
                        to="intake.submission",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Tạm giữ"),
                            ("waiting", "Chờ phân loại"),
                            ("asked", "Đang hỏi lại"),
                            ("decided", "Đã phân loại"),
                            ("sealed", "Đã niêm phong"),
                            ("gone", "Đã rút hoặc đã xóa"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "urgency",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Khẩn"), (1, "Đang diễn ra"), (2, "Thường")], default=2
                    ),
                ),
                ("place", models.BigIntegerField()),
                ("claimed_at", models.DateTimeField(null=True)),
                ("rung_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "phản ánh trên bàn phân loại",
                "indexes": [
                    models.Index(fields=["state", "place", "submission"], name="triage_queue"),
                    models.Index(fields=["state", "submission"], name="triage_by_arrival"),
                ],
            },
        ),
    ]
