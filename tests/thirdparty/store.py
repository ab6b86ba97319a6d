"""Where the third-party packages lie: Debian's golang-*-dev, downloaded with apt-get and
unpacked, each in a folder of its own that serves as GOPATH. The folder is outside the tree
($VOLE_THIRDPARTY, else ~/.cache/vole/thirdparty) and stays, so that a second run downloads
nothing."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path


def folder():
    named = os.environ.get("VOLE_THIRDPARTY")
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(named) if named else Path(cache) / "vole" / "thirdparty"


def gopath(name, version):
    return folder() / f"{name}_{version.replace(':', '.')}"


def source(name, version):
    return gopath(name, version) / "src"


def call(argv, cwd=None, seconds=300):
    """(exit status, output); status None: it took too long or is not there."""
    try:
        done = subprocess.run(argv, cwd=cwd, stdin=subprocess.DEVNULL, timeout=seconds,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except (subprocess.TimeoutExpired, OSError) as error:
        return None, str(error)
    return done.returncode, done.stdout.decode(errors="replace")


def unpack(archive, target):
    """The Go sources of a .deb as target/src. A package without any leaves an empty src."""
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        status, _ = call(["dpkg", "-x", str(archive), temporary])
        if status != 0:
            return False
        unpacked = Path(temporary) / "usr/share/gocode/src"
        target.mkdir(parents=True)
        if unpacked.is_dir():
            shutil.move(str(unpacked), str(target / "src"))
        else:
            (target / "src").mkdir()
    return True


def fetch(wanted, batch=40):
    """Downloads those of wanted, (name, version) pairs, that are missing; returns those that are
    there afterwards. Needs apt-get and dpkg."""
    folder().mkdir(parents=True, exist_ok=True)
    missing = [pair for pair in wanted if not source(*pair).is_dir()]
    for begin in range(0, len(missing), batch):
        with tempfile.TemporaryDirectory(dir=folder()) as temporary:
            os.chmod(temporary, 0o777)  # apt downloads as a user of its own
            part = missing[begin:begin + batch]
            wanted = [f"{n}={v}" for n, v in part]
            status, _ = call(["apt-get", "-q", "download", *wanted], temporary)
            if status != 0:  # one that is gone stops all: one by one
                for name, version in part:
                    call(["apt-get", "-q", "download", f"{name}={version}"], temporary)
            for name, version in part:
                for archive in Path(temporary).glob(f"{name}_*.deb"):
                    unpack(archive, gopath(name, version))
    return [pair for pair in wanted if source(*pair).is_dir()]
