"""Settings, one file per integration; each key stands beside its default and its meaning."""

from config.settings.core import *
from config.settings.accounts import *
from config.settings.database import *
from config.settings.files import *
from config.settings.intake import *
from config.settings.logs import *
from config.settings.mail import *
from config.settings.newsletter import *
from config.settings.notices import *
from config.settings.outbound import *
from config.settings.s3 import *
from config.settings.screens import *
from config.settings.security import *
from config.settings.sending import *
from config.settings.worktime import *
from config.settings.vault import *
from config.settings.webpush import *
