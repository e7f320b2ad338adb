"""The frame around the demo's story; the story itself lies in templates/demo."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "help.demo": (
        "Vis den medfølgende portefølje i et nyt depot og én idé, der går gennem alle gates, kommando for kommando. "
        "Fortællingen har sine egne datoer, og intet uden for mappen røres.",
        "Show the shipped portfolio in a fresh repository and one idea that walks through all gates, command by "
        "command. The story has its own dates, and nothing outside the folder is touched.",
    ),
    "help.demo.directory": (
        "En tom mappe; uden den en ny mappe blandt de midlertidige filer.",
        "An empty folder; without it a new one among the temporary files.",
    ),
    "demo.begin": (
        "En idé fra første dag til afslutning, i en frisk kopi af den medfølgende portefølje:",
        "An idea from its first day to its closing, in a fresh copy of the shipped portfolio:",
    ),
    "demo.language": (
        "På engelsk: digitek --lang en demo",
        "Projects and documents stay Danish, as they are in the shipped portfolio.",
    ),
    "demo.day": ("\n── {date} ──", "\n── {date} ──"),
    "demo.more": ("  … og {count} linjer til", "  … and {count} more lines"),
    "demo.refused": ("  (slutkode {exit}: intet er skrevet)", "  (exit code {exit}: nothing is written)"),
    "demo.end": (
        "\nDet var {count} kommandoer. Se videre selv:\n  cd {path}\n  digitek show 2026-003\n  digitek list\n"
        "  git log --stat\nMappen kan slettes, når du er færdig.",
        "\nThat was {count} commands. Look around yourself:\n  cd {path}\n  digitek show 2026-003\n  digitek list\n"
        "  git log --stat\nThe folder can be deleted when you are done.",
    ),
}
