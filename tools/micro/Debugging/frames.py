"""For gdb: shows C# names in backtraces instead of the symbols that ilc makes of them."""
import re

import gdb
from gdb.FrameDecorator import FrameDecorator


def readable(symbol):
    """Type.Method, of a symbol like Assembly_Namespace_Type_2<Arguments>__Method<Arguments>."""
    plain = symbol
    while "<" in plain:
        shorter = re.sub(r"<[^<>]*>", "", plain)
        if shorter == plain:
            break
        plain = shorter
    owner, separator, method = plain.rpartition("__")
    if not separator:
        return symbol
    # Behind the name of a generic type is the number of its arguments.
    return re.sub(r"_[0-9]+$", "", owner).rpartition("_")[2] + "." + method


class MethodFrame(FrameDecorator):
    def function(self):
        name = super().function()
        return readable(name) if isinstance(name, str) else name


class MethodNames:
    """A frame filter (Debugging with GDB, "Writing a Frame Filter")."""

    def __init__(self):
        self.name = "micro"
        self.priority = 100
        self.enabled = True
        gdb.frame_filters[self.name] = self

    def filter(self, frames):
        return map(MethodFrame, frames)


MethodNames()
