"""Who may do what where the record is served.

At an address of this machine alone, with no account made, whoever sits at it is the owner. Anywhere else, and as
soon as there is an account, everybody logs in, or brings a token: see :mod:`onrecord.store.access`. Every handler
says in its ``opt`` which role it needs; none means that a reader may.
"""

from onrecord.serve.access.door import Door
from onrecord.serve.access.guarding import NOBODY, NamedWho, guard, needs

__all__ = ["NOBODY", "Door", "NamedWho", "guard", "needs"]
