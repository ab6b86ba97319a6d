#!/usr/bin/env python3
"""Makes stdlib/syscall/constants_*.go and structs.go: the numbers and structures of linux/amd64
that Go's syscall exports, as the lists in the `api` folder of an installed Go tree give them.

    python3 tests/tools/syscall_tables.py /usr/local/go stdlib/syscall

What the other files of the folder declare is left to them."""

import re
import subprocess
import sys
from pathlib import Path

LINE = re.compile(r"^pkg syscall(?: \(linux-amd64\))?, (.*)$")
CONST = re.compile(r"const (\w+) = (-?\d+)$")
MEMBER = re.compile(r"type (\w+) struct, (\w+) (.*)$")
COLUMNS = 96
MADE = "// Made by tests/tools/syscall_tables.py from the lists of Go's exported names.\n"
# Constants by the letter they begin with; a file each.
PARTS = {"a_m": "ABCDEFGHIJKLM", "n_r": "NOPQR", "s": "S", "t_z": "TUVWXYZ"}
# The lists have fields in alphabetical order; these are in that of the kernel's headers. Those
# with - have been taken out of Go again.
ORDER = {
    "Termios": "Iflag Oflag Cflag Lflag Line Cc Pad_cgo_0 Ispeed Ospeed",
    "Stat_t": "Dev Ino Nlink Mode Uid Gid X__pad0 Rdev Size Blksize Blocks Atim Mtim Ctim "
              "X__unused",
    "Statfs_t": "Type Bsize Blocks Bfree Bavail Files Ffree Fsid Namelen Frsize Flags Spare",
    "Fsid": "X__val",
    "Timespec": "Sec Nsec",
    "Utsname": "Sysname Nodename Release Version Machine Domainname",
    "Rlimit": "Cur Max",
    "Sysinfo_t": "Uptime Loads Totalram Freeram Sharedram Bufferram Totalswap Freeswap Procs Pad "
                 "Pad_cgo_0 Totalhigh Freehigh Unit X_f Pad_cgo_1",
    "Flock_t": "Type Whence Pad_cgo_0 Start Len Pid Pad_cgo_1",
    "Utimbuf": "Actime Modtime",
    "Time_t": "",
    "Tms": "Utime Stime Cutime Cstime",
    "Dirent": "Ino Off Reclen Type Name Pad_cgo_0",
    "InotifyEvent": "Wd Mask Cookie Len Name",
    "EpollEvent": "Events Fd Pad",
    "FdSet": "Bits",
    "Ucred": "Pid Uid Gid",
    "Linger": "Onoff Linger",
    "IPMreq": "Multiaddr Interface",
    "IPMreqn": "Multiaddr Address Ifindex",
    "IPv6Mreq": "Multiaddr Interface",
    "RawSockaddr": "Family Data",
    "RawSockaddrAny": "Addr Pad",
    "RawSockaddrInet4": "Family Port Addr Zero",
    "RawSockaddrInet6": "Family Port Flowinfo Addr Scope_id",
    "RawSockaddrUnix": "Family Path",
    "Iovec": "Base Len",
    "Cmsghdr": "Len Level Type -X__cmsg_data",
    "NlMsghdr": "Len Type Flags Seq Pid",
    "NlAttr": "Len Type",
    "RtAttr": "Len Type",
    "IfInfomsg": "Family X__ifi_pad Type Index Flags Change",
    "IfAddrmsg": "Family Prefixlen Flags Scope Index",
}


def declared(folder):
    """Names of the hand-written files."""
    names = set()
    for path in folder.glob("*.go"):
        text = path.read_text()
        if MADE in text:
            continue
        names |= set(re.findall(r"^(?:func|type|var|const) (\w+)", text, re.M))
        names |= set(re.findall(r"^\t([A-Z]\w*)\s.*=", text, re.M))
        names |= set(re.findall(r"^\t([A-Z]\w*)$", text, re.M))
    return names


def read_lists(tree):
    constants, fields = {}, {}
    for path in sorted((tree / "api").glob("go1*.txt")):
        for line in path.read_text().splitlines():
            found = LINE.match(re.sub(r"\s*(#\d+)?\s*$", "", line))
            if not found:
                continue
            if constant := CONST.match(found[1]):
                constants.setdefault(constant[1], constant[2])
            if member := MEMBER.match(found[1]):
                fields.setdefault(member[1], {})[member[2]] = member[3]
    return constants, fields


def rows(constants):
    """Lines of a const block, several names in each."""
    names, values = [], []
    for name, value in sorted(constants.items()):
        width = sum(len(x) + 2 for x in (*names, *values, name, value)) + 4
        if names and width > COLUMNS:
            yield f"\t{', '.join(names)} = {', '.join(values)}"
            names, values = [], []
        names.append(name)
        values.append(value)
    if names:
        yield f"\t{', '.join(names)} = {', '.join(values)}"


def main():
    tree, folder = Path(sys.argv[1]), Path(sys.argv[2])
    constants, fields = read_lists(tree)
    known = declared(folder)
    constants = {n: v for n, v in constants.items() if n not in known}
    for part, letters in PARTS.items():
        block = {n: v for n, v in constants.items() if n[0] in letters}
        text = (MADE + "package syscall\n\n"
                + f"// Numbers of linux/amd64, {part.replace('_', ' to ')}.\n" + "const (\n" + "\n".join(rows(block)) + "\n)\n")
        (folder / f"constants_{part}.go").write_text(text)
    text = MADE + "package syscall\n"
    for name, order in ORDER.items():
        if name in known or name not in fields:
            continue
        there = [f for f in order.split() if f in fields[name]]
        gone = {f[1:] for f in order.split() if f[0] == "-"}
        if missing := set(fields[name]) - set(there) - gone:
            sys.exit(f"{name}: where do {missing} belong?")
        members = "".join(f"\t{f} {fields[name][f]}\n" for f in there)
        text += f"\n// {name} is the structure of that name.\ntype {name} struct {{\n{members}}}\n"
    (folder / "structs.go").write_text(text)
    subprocess.run(["gofmt", "-w", *map(str, folder.glob("constants_*.go")),
                    str(folder / "structs.go")], check=True)


if __name__ == "__main__":
    main()
