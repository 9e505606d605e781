"""Django settings; every choice an operator has comes from ``environment``."""

from pathlib import Path
from typing import Any

import dj_database_url

from gongkai.config import environment

HERE = Path(__file__).resolve().parent
ENVIRONMENT = environment.read()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATA = ENVIRONMENT.data
DEMO = ENVIRONMENT.demo
TODAY = ENVIRONMENT.today
SECOND_FACTOR = ENVIRONMENT.second_factor

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "gongkai.trail",
    "gongkai.bodies",
    "gongkai.channels",
    "gongkai.catalogue",
    "gongkai.inforequests",
    "gongkai.disputes",
    "gongkai.reporting",
    "gongkai.portal",
    "gongkai.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gongkai.config.refusals.NotAllowedMiddleware",
    "gongkai.bodies.middleware.FirstRunMiddleware",
    "gongkai.bodies.middleware.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.config.frame.frame",
            ],
        },
    }
]

_DATABASE: dict[str, Any] = dict(
    dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60)
)
if _DATABASE["ENGINE"].endswith("sqlite3"):
    # FULL keeps an acknowledged write through a power cut; IMMEDIATE never fails half-way to a lock.
    _DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
    }
    # Tests with several writers need a real file: in memory they would share one cache.
    _DATABASE["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
DATABASES = {"default": _DATABASE}

AUTH_USER_MODEL = "bodies.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gongkai.bodies.passwords.NotTheName"},
    {"NAME": "gongkai.bodies.passwords.LongEnough"},
    {"NAME": "gongkai.bodies.passwords.NotCommon"},
    {"NAME": "gongkai.bodies.passwords.NotDigitsAlone"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"

ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Per account, never per address: a whole office shares one address in the morning. axes
# counts the passwords (the adapter leaves them to it); this bounds the second factor's codes.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key", "login": "300/m/ip"}
# Counted where every process looks and a restart does not forget.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA / "counters"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
ACCOUNT_ADAPTER = "gongkai.bodies.accounts.Adapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "gongkai.bodies.loginforms.Login",
    "change_password": "gongkai.bodies.loginforms.ChangePassword",
    "reauthenticate": "gongkai.bodies.loginforms.Reauthenticate",
}
MFA_FORMS = {
    "authenticate": "gongkai.bodies.loginforms.Authenticate",
    "reauthenticate": "gongkai.bodies.loginforms.ReauthenticateByCode",
    "activate_totp": "gongkai.bodies.loginforms.ActivateTotp",
    "add_webauthn": "gongkai.bodies.loginforms.AddKey",
    "edit_webauthn": "gongkai.bodies.loginforms.RenameKey",
}
MFA_ADAPTER = "gongkai.bodies.accounts.SecondFactorAdapter"
MFA_TOTP_ISSUER = "政府信息公开工作台"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "gongkai.bodies.accounts.attempted"
AXES_LOCKOUT_CALLABLE = "gongkai.bodies.accounts.locked_page"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = True
# Locking by address would lock a whole office out for one person's mistakes.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
environment.private_folder(STATIC_ROOT)
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
# Of text in one form, files apart: the longest narrative stays far below it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.https
SECURE_HSTS_PRELOAD = ENVIRONMENT.https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Their author is told on the page, and the request is logged in one line already.
    "loggers": {
        f"django.security.{name}": {"level": "CRITICAL"}
        for name in ("RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")
    },
}
