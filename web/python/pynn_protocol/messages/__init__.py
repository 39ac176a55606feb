"""Every message between the page, the worker and Python: the one definition of its shape.

The TypeScript types, ``web/shared/protocol.ts``, are generated from here. Arrays
cross as typed arrays, row by row.

The messages of the labs can be imported from here. Those of the code lab come later than Python's
start, from ``messages.code_lab``, ``messages.console`` and ``messages.exercises``;
``messages.actions`` (which request has which answer) and ``messages.worker`` (what only the worker
sends) are read by the build.
"""

from pynn_protocol.messages.common import *
from pynn_protocol.messages.derivation import *
from pynn_protocol.messages.digits import *
from pynn_protocol.messages.drawings import *
from pynn_protocol.messages.inspection import *
from pynn_protocol.messages.truth_table import *
