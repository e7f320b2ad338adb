"""The YAML language server of VS Code's extension as a child process: its messages over stdio, and a few questions."""

from __future__ import annotations

import json
import os
import subprocess
from collections import deque
from pathlib import Path
from typing import Any, Self


class Server:
    """A language server that has the settings of a workspace, asked about files as an editor asks it."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.folder = folder
        self._waiting: deque[dict[str, Any]] = deque()
        self._number = 0
        self._settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=os.environ | {"NO_PROXY": "*"},
        )

    def __enter__(self) -> Self:
        root = self.folder.as_uri()
        markdown = {"contentFormat": ["markdown"]}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "portfolio"}],
                "capabilities": {
                    "textDocument": {
                        "hover": markdown,
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                        "publishDiagnostics": {},
                    },
                    "workspace": {"configuration": True, "workspaceFolders": True},
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self._sections()})
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
        else:
            self._process.kill()
        self._process.communicate(timeout=60)

    def _sections(self) -> dict[str, Any]:
        """VS Code's settings by section, its dots as levels."""
        found: dict[str, Any] = {"yaml": {"validate": True, "hover": True, "completion": True}}
        for name, value in self._settings.items():
            section, dot, rest = name.partition(".")
            if dot and section == "yaml":
                group = found["yaml"]
                *parts, last = rest.split(".")
                for part in parts:
                    group = group.setdefault(part, {})
                group[last] = value
        return found

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        answer = self._until(lambda message: message.get("id") == self._number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        pipe = self._process.stdout
        assert pipe is not None
        length = 0
        while (line := pipe.readline().strip()) or not length:
            assert line, "the server is gone"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(pipe.read(length))
        return message

    def _until(self, wanted: Any) -> dict[str, Any]:
        """The next message that is wanted; what the server asks is answered, the rest kept."""
        for _ in range(len(self._waiting)):
            message = self._waiting.popleft()
            if wanted(message):
                return message
            self._waiting.append(message)
        while True:
            message = self._receive()
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif wanted(message):
                return message
            else:
                self._waiting.append(message)

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._sections().get(item.get("section", ""), {}) for item in message["params"]["items"]]

    # ── questions ───────────────────────────────────────────────────────────────────────────────────────────

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """What is underlined in a file with this text."""
        return self.open_all({path: text})[path]

    def open_all(self, texts: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
        """What is underlined in each of these files."""
        for path, text in texts.items():
            document = {"uri": (self.folder / path).as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self.tell("textDocument/didOpen", {"textDocument": document})
        return {path: self._published(path) for path in texts}

    def close(self, path: str) -> None:
        """Close a file. No file is opened twice: what the server still says of it would be taken for an answer."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": (self.folder / path).as_uri()}})

    def await_schemas(self, path: str, wrong: str) -> None:
        """Until the settings have arrived nothing is underlined: wait with a file that is wrong."""
        found = self.open(path, wrong)
        while not found:
            found = self._published(path)
        self.close(path)

    def _published(self, path: str) -> list[dict[str, Any]]:
        uri = (self.folder / path).as_uri()
        published = self._until(
            lambda item: item.get("method") == "textDocument/publishDiagnostics" and item["params"]["uri"] == uri
        )
        found: list[dict[str, Any]] = published["params"]["diagnostics"]
        return found

    def _at(self, path: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.folder / path).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def completion(self, path: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place, by its label, with its explanation."""
        answer = self.ask("textDocument/completion", self._at(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _text(item.get("documentation", "")) for item in items}

    def hover(self, path: str, line: int, column: int) -> str:
        answer = self.ask("textDocument/hover", self._at(path, line, column))
        return _text(answer["contents"]) if answer else ""


def _text(value: Any) -> str:
    return str(value["value"] if isinstance(value, dict) else value)
