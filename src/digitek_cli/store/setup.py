"""The files beside the portfolio: as they lie there, and written as one commit."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, Conflict
from digitek_cli.operations.setup import joined
from digitek_cli.store import worktree
from digitek_cli.store.beside import FORGES
from digitek_cli.store.commit import publish
from digitek_cli.store.git import PLAIN_FILES, Repository
from digitek_cli.store.patch import FileEdit
from digitek_cli.store.shipped import shipped_folder
from digitek_cli.store.snapshot import read_commit
from digitek_cli.store.yaml_guard import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from digitek_cli.operations.change import Change
    from digitek_cli.operations.setup import Piece
    from digitek_cli.store.commit import Receipt
    from digitek_cli.store.snapshot import Snapshot

# Neither CODEOWNERS nor the patterns of git and the editor have a way to write these as themselves.
UNWRITABLE = frozenset('#![]{}*?\\"')


def place(root: Path) -> tuple[Repository, str]:
    """The repository that the portfolio lies in, and where it lies there, by a name that every server can be told."""
    repository = Repository.open(root)
    if odd := sorted({sign for sign in repository.prefix if sign in UNWRITABLE or not sign.isprintable()}):
        raise BadReference("setup-place", folder=repository.prefix.rstrip("/"), signs=" ".join(odd))
    return repository, repository.prefix


def forge_of(repository: Repository) -> str:
    """Which kind of server: by the owners that are there, by what the remotes are called, else the first."""
    for forge in FORGES:
        if (repository.toplevel / f".{forge}" / "CODEOWNERS").is_file():
            return forge
    addresses = " ".join(repository.remotes.values()).lower()
    return next((forge for forge in reversed(FORGES) if forge in addresses), FORGES[0])


def present(repository: Repository, paths: Iterable[str]) -> dict[str, str]:
    """The files that lie in the work tree as text; a link, a giant and bytes that are no text are not looked at."""
    found = {}
    for path in paths:
        with suppress(Conflict, OSError, UnicodeDecodeError):
            data = worktree.read(repository.toplevel, path)
            if data is not None and len(data) <= MAX_BYTES:
                found[path] = data.replace(b"\r\n", b"\n").decode()
    return found


def workflows(repository: Repository) -> dict[str, str]:
    """GitHub's workflows that lie in the work tree, by their paths."""
    folder = repository.toplevel / ".github" / "workflows"
    names = (
        sorted(path.name for path in folder.iterdir() if path.suffix in (".yml", ".yaml")) if folder.is_dir() else []
    )
    return present(repository, [f".github/workflows/{name}" for name in names])


def template(name: str) -> str:
    """A shipped template as text."""
    return (shipped_folder("templates") / name).read_text("utf-8")


def write(
    root: Path,
    compute: Callable[[Snapshot], Change],
    pieces: Callable[[], Sequence[Piece]],
    *,
    recorded_by: str | None,
    today: date,
    dry_run: bool,
    fixed_clock: bool,
) -> tuple[Receipt, dict[str, str]]:
    """One commit of files from the top of the repository, each joined with what the branch has, once computed.

    Also the files that only people can mend, as the branch has them.
    """
    top = Repository.open(root).toplevel
    by_hand: dict[str, str] = {}

    def patch(_: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
        repository, paths = Repository.open(top), [piece.path for piece in pieces()]
        listed = repository.entries(snapshot.base, paths)
        tree = {path: listed[path] for path in paths if path in listed}
        for path, entry in tree.items():
            if entry.mode not in PLAIN_FILES:
                raise Conflict("not-a-plain-file", path=path)
        blobs = repository.read_blobs(entry.oid for entry in tree.values())
        before = {path: blobs[entry.oid] for path, entry in tree.items()}
        made = {piece.path: joined(piece, _text(before.get(piece.path))) for piece in pieces()}
        by_hand.clear()
        by_hand.update({path: _text(before[path]) or "" for path, text in made.items() if text is None})
        files = ((path, before.get(path), text.encode()) for path, text in made.items() if text is not None)
        return tuple(FileEdit(path, old, new) for path, old, new in files if old != new)

    receipt = publish(
        top,
        compute,
        recorded_by=recorded_by,
        today=today,
        dry_run=dry_run,
        fixed_clock=fixed_clock,
        read=lambda _, base: read_commit(root, base or "HEAD"),
        patch=patch,
    )
    return receipt, by_hand


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.replace(b"\r\n", b"\n").decode("utf-8", "replace")
