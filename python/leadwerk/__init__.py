"""An embeddable lead-management engine: from capture to won, lost or expired, by rules that are data."""

from ._leadwerk import *
from ._leadwerk import __all__ as __all__
