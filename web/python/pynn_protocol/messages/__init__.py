"""Every message between the page, the worker and Python: the one definition of its shape.

The TypeScript types, ``web/shared/protocol.ts``, are generated from here. Arrays
cross as typed arrays, row by row.
"""

from pynn_protocol.messages.actions import *
from pynn_protocol.messages.code_lab import *
from pynn_protocol.messages.common import *
from pynn_protocol.messages.digits import *
from pynn_protocol.messages.drawings import *
from pynn_protocol.messages.engine import *
from pynn_protocol.messages.inspection import *
from pynn_protocol.messages.truth_table import *
from pynn_protocol.messages.worker import *
