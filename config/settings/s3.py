"""Kept files in an S3 store instead of the data folder; needs ``make setup-s3`` (decision 0205)."""

from importlib.util import find_spec

from config import environment
from config.settings.files import STORAGES

# The bucket that holds kept files, private, best with versions. Empty: the data folder holds them.
_bucket = environment.value("NEPSO_S3_BUCKET")
if _bucket and find_spec("storages") is None:
    raise SystemExit(
        "NEPSO_S3_BUCKET được đặt nhưng chưa cài thư viện S3: hãy chạy “make setup-s3” rồi chạy "
        "lại, hoặc bỏ NEPSO_S3_BUCKET để giữ tệp trong thư mục dữ liệu."
    )
if _bucket:
    STORAGES["default"] = {
        "BACKEND": "nepso.foundation.files.s3.KeptInS3",
        "OPTIONS": {
            "bucket_name": _bucket,
            # https://kho.tinh.vn:9000 — empty: that of the region at Amazon
            "endpoint_url": environment.value("NEPSO_S3_URL") or None,
            "region_name": environment.value("NEPSO_S3_REGION") or None,
            # Empty: what boto3 finds by itself (~/.aws, the machine's role)
            "access_key": environment.value("NEPSO_S3_ACCESS_KEY") or None,
            "secret_key": environment.value("NEPSO_S3_SECRET_KEY") or None,
            "addressing_style": "path",  # a store of one's own has no name for each bucket
            "file_overwrite": False,  # a name is given once, as in the data folder
            "max_memory_size": 1 << 20,  # a film that is read waits on the disk, not in memory
        },
    }
