"""What is installed, language, templates."""

from config import environment

NEPSO_MODE = environment.mode()
DEBUG = False
SECRET_KEY = environment.secret_key()
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "nepso.ui",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "simple_history",
    "nepso.foundation.jobs",
    "nepso.foundation.audit",
    "nepso.foundation.vault",
    "nepso.foundation.files",
    "nepso.foundation.backups",
    "nepso.foundation.worktime",
    "nepso.foundation.agencies",
    "nepso.foundation.accounts",
    "nepso.foundation.notices",
    "nepso.foundation.webpush",
    "nepso.foundation.similarity",
    "nepso.foundation.search",
    "nepso.foundation.rulebook",
    "nepso.programme.plans",
    "nepso.programme.register",
    "nepso.programme.activities",
    "nepso.programme.reporting",
    "nepso.casework.lookup",
    "nepso.casework.corrections",
    "nepso.casework.intake",
    "nepso.casework.triage",
    "nepso.casework.cases",
    "nepso.casework.cases.peers",
    "nepso.casework.replies",
    "nepso.outreach.products",
    "nepso.outreach.distribution",
    "nepso.outreach.screens",
    "nepso.outreach.newsletter",
    "nepso.outreach.sending",
    "nepso.outreach.campaigns",
    "nepso.outreach.broadcasts",
    "nepso.desk",
    "nepso.portal",
    "nepso.publicapi",
    "nepso.wiring.WiringConfig",
    # After our own: the pages of accounts come before those that allauth ships.
    "allauth",
    "allauth.account",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "config.loopback.LoopbackOnly",
    "config.proxy.SenderBehindProxy",
    "django.middleware.security.SecurityMiddleware",
    "nepso.ui.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nepso.foundation.accounts.middleware.PasswordFirst",
    "nepso.foundation.accounts.middleware.SessionEnded",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "nepso.ui.middleware.ErrorTitles",
    "nepso.ui.middleware.ErrorPages",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["nepso.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nepso.ui.context.shell",
                "nepso.desk.context.navigation",
            ],
        },
    }
]

FORM_RENDERER = "nepso.ui.forms.Renderer"

LANGUAGE_CODE = "vi"
# Other languages of the public form: NAME/LC_MESSAGES/django.mo in the data folder's "tieng", made
# from nepso/casework/intake/locale/django.pot by people who speak them; each is offered when there.
LOCALE_PATHS = [environment.data_folder() / "tieng"]
_NAMES = {"tyz": "Tày", "hmn": "H'Mông", "nun": "Nùng", "ium": "Dao", "en": "English"}
LANGUAGES = [
    ("vi", "Tiếng Việt"),
    *(
        (path.parts[-3], _NAMES.get(path.parts[-3], path.parts[-3]))
        for path in sorted(LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.mo"))
        if path.parts[-3] != "vi"
    ),
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# Whom a person asks when something fails; printed on error pages.
NEPSO_CONTACT = environment.value("NEPSO_CONTACT", "cơ quan đầu mối của chương trình")
# The address under which people reach us; figures and feeds link to it.
NEPSO_URL = environment.value("NEPSO_URL", "http://127.0.0.1:8000")
# The province of this installation: one province is configuration.
NEPSO_PROVINCE = environment.value("NEPSO_PROVINCE", "tỉnh Thái Nguyên")
# Its agencies, groups, names: a path, or a folder of nepso/foundation/agencies/provinces/.
NEPSO_PROVINCE_FOLDER = environment.value("NEPSO_PROVINCE_FOLDER", "thai_nguyen")
# Whom to tell of a weakness (security.txt, RFC 9116): mailto: or https: address; empty: the lead
# agency's mail or page.
NEPSO_SECURITY_CONTACT = environment.value("NEPSO_SECURITY_CONTACT")
