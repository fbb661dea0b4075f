from leadwerk import *
from leadwerk import __all__ as __all__

shapes: str
