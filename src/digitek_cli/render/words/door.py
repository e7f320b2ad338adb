"""Words of the door to git: what it will not open, and whose programs it will not run."""

WORDS: dict[str, tuple[str, str]] = {
    "git-inside": (
        "Det eneste git, der kan findes, ligger inde i mappen selv ({path}) og bliver ikke kørt.",
        "The only git that can be found lies inside the folder itself ({path}) and is not run.",
    ),
    "git-inside.hint": (
        "Installer git fra https://git-scm.com, eller stå i en anden mappe, og vælg porteføljen med -C",
        "Install git from https://git-scm.com, or stand in another folder and choose the portfolio with -C",
    ),
    "work-tree-elsewhere": (
        "Git-mappen {git_dir} hører ikke til {path}: den lægger filerne i {toplevel}. Der er ikke læst eller skrevet noget.",
        "The git folder {git_dir} does not belong to {path}: it puts the files in {toplevel}. Nothing was read or written.",
    ),
    "work-tree-elsewhere.hint": (
        "Hent en frisk kopi med: git clone ADRESSE MAPPE. Eller fjern indstillingen med: git config --unset core.worktree",
        "Get a fresh copy with: git clone ADDRESS FOLDER. Or remove the setting with: git config --unset core.worktree",
    ),
    "path-like-option": (
        "{typed} ligner et tilvalg og ikke en fil eller en mappe.",
        "{typed} looks like an option and not like a file or a folder.",
    ),
    "path-like-option.hint": (
        "Hedder filen eller mappen virkelig sådan, så skriv ./{typed}",
        "If the file or folder really has that name, type ./{typed}",
    ),
    "unknown-extension": (
        "Repositoriet bruger noget, som dit git ikke kender. Git skrev:\n{text}",
        "The repository uses something that your git does not know. Git said:\n{text}",
    ),
    "unknown-extension.hint": (
        "Opdater git fra https://git-scm.com. Eller hent en almindelig kopi med: git clone ADRESSE MAPPE",
        "Update git from https://git-scm.com. Or get an ordinary copy with: git clone ADDRESS FOLDER",
    ),
    "partial-clone": (
        "Kopien er kun delvis: noget af indholdet ligger stadig på serveren, og digitek henter det ikke. Git skrev:\n{text}",
        "The copy is only partial: some of it still lies on the server, and digitek does not fetch it. Git said:\n{text}",
    ),
    "partial-clone.hint": (
        "Hent en hel kopi med: git clone ADRESSE MAPPE (uden --filter)",
        "Get a whole copy with: git clone ADDRESS FOLDER (without --filter)",
    ),
    "signing-program-ignored": (
        "Mappens egne indstillinger siger, hvilket program der skal underskrive ({keys}). Det er ikke kørt; dit eget er brugt.",
        "The folder's own settings say which program signs ({keys}). It was not run; your own was used.",
    ),
    "signing-program-ignored.hint": (
        "Er programmet dit, så vælg det for alle mapper med: git config --global {keys} PROGRAM",
        "If the program is yours, choose it for all folders with: git config --global {keys} PROGRAM",
    ),
    "signing-program-refused": (
        "Mappens egne indstillinger siger, hvilket program der skal underskrive ({keys}). Det bliver ikke kørt, og uden det "
        "kunne der ikke underskrives. Intet er gemt. Git skrev:\n{text}",
        "The folder's own settings say which program signs ({keys}). It is not run, and without it nothing could be "
        "signed. Nothing was saved. Git said:\n{text}",
    ),
    "signing-program-refused.hint": (
        "Er programmet dit, så vælg det for alle mapper med: git config --global {keys} PROGRAM",
        "If the program is yours, choose it for all folders with: git config --global {keys} PROGRAM",
    ),
}
