"""Where a clone lies: folders that are synchronised or far away, room on the disk, and what the terminal can show."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
SERVICES = (
    ("OneDrive", re.compile(r"onedrive( - .+)?")),
    ("Dropbox", re.compile(r"dropbox( \(.+\))?")),
    ("Google Drive", re.compile(r"google ?drive|googledrive-.+|my drive")),
    ("iCloud", re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs")),
    ("Nextcloud", re.compile(r"nextcloud|owncloud")),
    ("Box", re.compile(r"box sync|box-box")),
)
FAR = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afs|ceph|glusterfs|9p|davfs2?|vboxsf|fuse\.(sshfs|rclone|gvfsd-fuse|s3fs|davfs2|smbnetfs)"
)
MOUNTS = Path("/proc/self/mounts")
MEGABYTE = 2**20
LITTLE, VERY_LITTLE = 500, 50


def place(folder: Path) -> Iterator[Finding]:
    """Whether something else synchronises the folder, or it lies on another machine."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
    service = _service(folder)
    if service:
        yield warning("ENV050", service=service, folder=str(folder))
    far = _far(folder)
    if far:
        yield warning("ENV051", system=far, folder=str(folder))


def _service(folder: Path) -> str | None:
    for name in ONEDRIVE:
        place = os.environ.get(name)
        if place and folder.is_relative_to(place):
            return "OneDrive"
    parts = [part.lower() for part in folder.parts]
    return next((service for service, sign in SERVICES if any(sign.fullmatch(part) for part in parts)), None)


def _far(folder: Path) -> str | None:
    """The kind of network drive that a folder lies on, as far as the system says."""
    if str(folder).startswith(("\\\\", "//")):
        return "UNC"
    try:
        text = MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return None
    mounts = [line.split() for line in text.splitlines()]
    around = [(_unescaped(words[1]), words[2]) for words in mounts if len(words) > 2]
    here = [(len(place), kind) for place, kind in around if folder.is_relative_to(place)]
    kind = max(here, default=(0, ""), key=lambda item: item[0])[1]
    return kind if FAR.fullmatch(kind) else None


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def room(repository: Repository) -> Iterator[Finding]:
    """Room on the disk, and whether writing is allowed at all."""
    free = shutil.disk_usage(repository.common_dir).free // MEGABYTE
    if free < VERY_LITTLE:
        yield error("ENV071", megabytes=free)
    elif free < LITTLE:
        yield warning("ENV070", megabytes=free)
    for folder in dict.fromkeys((repository.common_dir, repository.git_dir, repository.toplevel)):
        if not _writable(folder):
            yield error("ENV072", folder=str(folder))


def _writable(folder: Path) -> bool:
    if sys.platform != "win32" and os.statvfs(folder).f_flag & os.ST_RDONLY:
        return False
    return os.access(folder, os.W_OK)


def terminal(encoding: str | None) -> Iterator[Finding]:
    """Whether every letter can be shown. Our own output is UTF-8 in any case; what reads it may not be."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    if sys.platform != "win32" and told and "utf" not in told.lower():
        yield warning("ENV090", locale=told)
    elif (encoding or "").lower().replace("-", "") != "utf8":
        yield warning("ENV090", locale=encoding or "?")
