"""The closed list of what a key of the REST API may do beyond what everybody reads."""

from __future__ import annotations

from django.db import models


class Scope(models.TextChoices):
    """One right of a key; what it opens is asked of the policies besides."""

    PRODUCTS_READ = "products.read", "Đọc sản phẩm của cơ quan, cả bản nháp"
    PRODUCTS_WRITE = "products.write", "Viết và sửa bản nháp sản phẩm của cơ quan"
    POSTINGS_READ = "postings.read", "Đọc lượt đăng trên kênh của cơ quan"
    POSTINGS_REPORT = "postings.report", "Báo minh chứng và lượt tiếp cận của lượt đăng"
    SCREENS_READ = "screens.read", "Đọc màn hình của cơ quan: tình trạng, danh sách phát, nhật ký"
    TASKS_READ = "tasks.read", "Đọc nhiệm vụ kế hoạch giao cho cơ quan"
    ALERTS_WRITE = "alerts.write", "Gửi bản tin CAP để một người của cơ quan phát"
