"""Words of a proposal that is judged against its base."""

WORDS: dict[str, tuple[str, str]] = {
    "proposal-no-commit": (
        "Her er endnu intet commit at holde op mod {revision}.",
        "There is no commit yet to hold against {revision}.",
    ),
    "proposal-no-commit.hint": (
        "Gem arbejdet med «digitek commit», eller brug «digitek check» uden --base.",
        "Save the work with `digitek commit`, or use `digitek check` without --base.",
    ),
    "proposal-no-portfolio": (
        "{revision} har ingen {path} og er altså ikke en portefølje, som et forslag kan bedømmes efter.",
        "{revision} has no {path}, so it is no portfolio that a proposal could be judged by.",
    ),
    "proposal-no-portfolio.hint": (
        "Porteføljen begynder først her: «digitek check» uden --base bedømmer den efter dens egne regler.",
        "The portfolio begins here: `digitek check` without --base judges it by its own rules.",
    ),
    "proposal-unrelated": (
        "{revision} og det, der ligger her, har ingen fælles historik.",
        "{revision} and what lies here have no history in common.",
    ),
    "proposal-unrelated.hint": (
        "Begynd grenen forfra fra {revision}: «git switch -c NY {revision}», og hent ændringerne over.",
        "Begin the branch anew from {revision}: `git switch -c NEW {revision}`, and bring the changes over.",
    ),
    "proposal-shallow": (
        "Klonen går ikke langt nok tilbage til at vise, hvor forslaget skiltes fra {revision}.",
        "The clone does not go back far enough to show where the proposal parted from {revision}.",
    ),
    "proposal-shallow.hint": (
        "git fetch --unshallow; på en byggeserver fetch-depth: 0.",
        "git fetch --unshallow; on a build server fetch-depth: 0.",
    ),
    "proposal-old-git": (
        "git {version} kan ikke flette et forslag uden at skrive i arbejdsmappen; det kan git fra {oldest}.",
        "git {version} cannot merge a proposal without writing into the work tree; git can from {oldest} on.",
    ),
    "proposal-old-git.hint": (
        "Hent en nyere git, eller flet selv først: «digitek sync».",
        "Get a newer git, or merge first yourself: `digitek sync`.",
    ),
    "PROP001": (
        "{file} er ændret både i forslaget og i det, det skal flettes ind i, og git kan ikke flette de to.",
        "{file} was changed both in the proposal and in what it is to be merged into, and git cannot merge the two.",
    ),
    "PROP001.hint": (
        "digitek sync fletter felt for felt og spørger om resten.",
        "digitek sync merges field by field and asks about the rest.",
    ),
    "PROP003": (
        "{file} mangler eller kan ikke læses i forslaget; det er bedømt efter den, der gælder nu.",
        "{file} is missing or cannot be read in the proposal; it was judged by the one in force.",
    ),
    "PROP003.hint": (
        "Hent filen tilbage: alt andet bygger på den.",
        "Bring the file back: everything else rests on it.",
    ),
    "PROP004": (
        "Forslaget ændrer {number} filer i porteføljen; mere end {limit} bliver ikke læst på én gang.",
        "The proposal changes {number} files of the portfolio; more than {limit} are not read at once.",
    ),
    "PROP004.hint": (
        "Del det i forslag, som nogen kan nå at læse.",
        "Split it into proposals that somebody can read.",
    ),
    "PROP005": (
        "Forslaget har mere end {limit} commits; det er kun bedømt som ét.",
        "The proposal has more than {limit} commits; it was judged as one only.",
    ),
    "PROP005.hint": (
        "Saml dem, eller del forslaget.",
        "Bring them together, or split the proposal.",
    ),
}
