"""Shutting the process that reads files off: no socket and no other program, whatever a file makes it do.

Two locks. Python itself refuses such calls, on every system: an audit hook, which cannot be taken off. On
Linux the kernel does, too, which holds for libraries in C as well: a seccomp filter (man 2 seccomp).
pyseccomp would need a library of the system (libseccomp) that is not everywhere, and the filter is these few
numbers.
"""

import ctypes
import platform
import struct
import sys
from typing import Any, Final

_REFUSED: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.",
)
# By machine: its number in linux/audit.h, and what its system calls are numbered: socket, socketpair,
# connect,
# execve, execveat, ptrace, io_uring_setup (which opens sockets too), and fork and vfork where there are such.
_MACHINES: Final = {
    "x86_64": (0xC000003E, (41, 53, 42, 59, 322, 101, 425, 57, 58)),
    "aarch64": (0xC00000B7, (198, 199, 203, 221, 281, 117, 425)),
}
_OTHER_TABLE: Final = 0x40000000  # from here on the calls of x32, which are the same under other numbers
_LOAD, _EQUALS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
_ALLOW, _NOT_PERMITTED = 0x7FFF0000, 0x00050001  # linux/seccomp.h: allow; return EPERM
_NUMBER_AT, _MACHINE_AT = 0, 4  # struct seccomp_data
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h


def close_doors() -> bool:
    """Let this process open no socket and start no program from now on.

    Tell whether the kernel holds that too.
    """
    closed = _close_in_kernel()
    sys.addaudithook(_refuse)
    return closed


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"{event} is not for the process that reads files")


def _close_in_kernel() -> bool:
    if sys.platform != "linux" or platform.machine() not in _MACHINES or sys.maxsize < 2**32:
        return False
    program = _program(*_MACHINES[platform.machine()])
    code = ctypes.create_string_buffer(program, len(program))
    told = ctypes.create_string_buffer(struct.pack("HP", len(program) // 8, ctypes.addressof(code)))
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(told), 0, 0)


def _program(machine: int, calls: tuple[int, ...]) -> bytes:
    """Return a filter in the kernel's own code: (what to do, steps if so, steps if not, value)."""
    refuse = len(calls) + 1  # the last step, seen from the first that looks at the number
    steps = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUALS, 0, refuse + 2, machine),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, refuse, 0, _OTHER_TABLE),
        *((_EQUALS, refuse - 1 - place, 0, call) for place, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _NOT_PERMITTED),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
