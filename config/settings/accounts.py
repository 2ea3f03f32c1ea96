"""Signing in: django-allauth, password rules, lock-out by django-axes."""

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "nepso.foundation.accounts.backend.AccountBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:home"

ACCOUNT_ADAPTER = "nepso.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Failures are counted by axes below; slips typed wrong, here. Behind one address of a building a
# hundred officers may sign in within the minute that the day begins.
ACCOUNT_RATE_LIMITS = {
    "login_failed": None,
    "login": "120/m/ip",
    "slip": "20/10m/ip",
    "approval_link": "20/10m/ip",  # decisions sent by whoever has a link of approval
}
ACCOUNT_FORMS = {
    "login": "nepso.foundation.accounts.forms_sign_in.SignInForm",
    "change_password": "nepso.foundation.accounts.forms_sign_in.PasswordChangeForm",
    "reset_password": "nepso.foundation.accounts.forms_sign_in.PasswordForgottenForm",
    "reset_password_from_key": "nepso.foundation.accounts.forms_sign_in.PasswordFromLinkForm",
}
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_USER_DISPLAY = "nepso.foundation.accounts.adapter.display_name"
# Tracking every page view would write (and sync) on each read; the list shows when one signed in.
# So its middleware, which does nothing else, is left out of MIDDLEWARE.
USERSESSIONS_TRACK_ACTIVITY = False

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name", "email"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Ten wrong passwords for one name lock that name from that address for a quarter of an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "nepso.foundation.accounts.lockout.typed_name"
AXES_LOCKOUT_CALLABLE = "nepso.foundation.accounts.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True

SESSION_COOKIE_AGE = 14 * 24 * 3600
