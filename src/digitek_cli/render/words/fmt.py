"""Words of `fmt`."""

WORDS: dict[str, tuple[str, str]] = {
    "summary.fmt": ("Giv filerne den samme form.", "Lay the files out alike."),
    "help.fmt": (
        "Giv porteføljens filer én form: nøglerne i fast orden, en linje pr. værdi, vores anførselstegn, LF. Alle "
        "kommentarer bliver stående, og ingen oplysning ændres. Det, der er gemt, bliver ét commit. En fil, du selv har "
        "rettet og ikke taget med endnu, formes kun, når du nævner den, og først med i historikken ved digitek commit. "
        "Hændelser røres aldrig.",
        "Lay the portfolio's files out alike: keys in a fixed order, a line for each value, our quotes, LF. Every "
        "comment stays, and nothing that they say changes. What is saved becomes one commit. A file that you have "
        "amended and not taken yet is laid out only when you name it, and gets into the history with digitek commit. "
        "Events are never touched.",
    ),
    "help.fmt.examples": (
        "digitek fmt --check ender med 1 og en liste, når noget mangler, og skriver ikke.",
        "digitek fmt --check ends with 1 and a list where something is to be laid out, and writes nothing.",
    ),
    "help.fmt.paths": (
        "Filer eller mapper; ellers hele porteføljen.",
        "Files or folders; otherwise the whole portfolio.",
    ),
    "help.fmt.check": ("Nævn kun de filer, der har en anden form.", "Only name the files that are laid out otherwise."),
    "fmt.nothing": ("Filerne har allerede den rette form.", "The files are laid out as they should be."),
    "fmt.events-only": (
        "Det er hændelser. De ændres aldrig, heller ikke i formen.",
        "These are events. They are never changed, not even in layout.",
    ),
    "fmt.differs": ("{path}:{line}: anden form", "{path}:{line}: laid out otherwise"),
    "fmt.mend": ("Sådan retter du det: digitek fmt", "To mend it: digitek fmt"),
    "fmt.done": ("Har fået den rette form ({number}): {files}", "Laid out ({number}): {files}"),
    "fmt.in-place": (
        "Formet der, hvor de ligger, med dine egne rettelser, som stadig ikke er i historikken ({number}): {files}\n"
        "Tag dem med: digitek commit",
        "Laid out where they lie, with your own edits, which are still not in the history ({number}): {files}\n"
        "Take them: digitek commit",
    ),
    "fmt.ends": (
        "Havde kun andre linjeskift eller et usynligt tegn forrest og er igen som i historikken ({number}): {files}",
        "Had only other line ends or an unseen sign in front, and are again as in the history ({number}): {files}",
    ),
    "fmt.left": (
        "Ikke rørt, fordi du selv har rettet i dem ({number}): {files}\nNævn dem for at give dem form: digitek fmt STI",
        "Not touched, since you have edited them yourself ({number}): {files}\nName them to lay them out: digitek fmt PATH",
    ),
    "operation.fmt": ("Filer givet form", "Files laid out"),
}
