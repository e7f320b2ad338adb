"""Asking the past: what was true on a day, and what was known at a commit."""

WORDS: dict[str, tuple[str, str]] = {
    "help.option.as-of": (
        "Som det var ved udgangen af den dag, fx 2026-03-14; ellers i dag.",
        "As it was at the end of that day, such as 2026-03-14; otherwise today.",
    ),
    "help.option.known": (
        "Efter hvad porteføljen sagde i det commit eller på den dag; ellers hvad der ligger i mappen nu.",
        "By what the portfolio said in that commit or on that day; otherwise by what lies in the folder now.",
    ),
    "view-as-of": (
        "Som det var den {as_of}, efter hvad vi ved nu.",
        "As it was on {as_of}, by what we know now.",
    ),
    "view-known": (
        "Efter hvad vi vidste i {revision} (commit {commit}).",
        "By what we knew at {revision} (commit {commit}).",
    ),
    "view-known-on": (
        "Efter hvad vi vidste den {known_on} (commit {commit}).",
        "By what we knew on {known_on} (commit {commit}).",
    ),
    "view-as-of-known": (
        "Som det var den {as_of}, efter hvad vi vidste i {revision} (commit {commit}).",
        "As it was on {as_of}, by what we knew at {revision} (commit {commit}).",
    ),
    "view-as-of-known-on": (
        "Som det var den {as_of}, efter hvad vi vidste den {known_on} (commit {commit}).",
        "As it was on {as_of}, by what we knew on {known_on} (commit {commit}).",
    ),
    "nothing-known": (
        "Der var ikke skrevet noget i porteføljen den {day}.",
        "Nothing had been written in the portfolio by {day}.",
    ),
    "nothing-known.hint": (
        "Vælg en senere dag. Hvornår hvad blev skrevet, viser digitek log",
        "Choose a later day. When what was written is shown by digitek log",
    ),
    "not-yet": (
        "{project} fandtes ikke den {day}; ideen blev modtaget den {received}.",
        "{project} did not exist on {day}; the idea was received on {received}.",
    ),
    "not-yet.hint": (
        "Vælg en senere dag: --as-of {earliest}. Se, hvad der fandtes: digitek list --as-of {typed}",
        "Choose a later day: --as-of {earliest}. See what there was: digitek list --as-of {typed}",
    ),
}
