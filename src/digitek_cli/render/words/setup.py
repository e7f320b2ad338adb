"""Words of `setup`, of the files that it writes, and of what `check` says about them."""

WORDS: dict[str, tuple[str, str]] = {
    "summary.setup": ("Gør server og editor klar.", "Prepare the server and the editor."),
    "help.setup": (
        "Skriv det, der ligger ved siden af porteføljen, som ét commit: hvem der skal sige god for hvilke filer "
        "(CODEOWNERS, ud fra rollerne), linjeskift, reglerne for grenen, VS Codes indstillinger med skemaer, og på GitLab "
        "jobbet, der kontrollerer. Det, I selv har skrevet i filerne, bliver stående. digitek check siger til, når noget "
        "ikke passer længere.",
        "Write what lies beside the portfolio as one commit: who must agree to which files (CODEOWNERS, from the roles), "
        "line ends, the rules of the branch, VS Code's settings with schemas, and on GitLab the job that checks. What you "
        "have written in the files yourselves stays. digitek check tells when something no longer fits.",
    ),
    "help.setup.examples": (
        'Kontoen på serveren skrives ved personen i organisation.yaml: account: "@org/team"',
        'The account on the server is written at the person in organisation.yaml: account: "@org/team"',
    ),
    "help.setup.forge": (
        "Serverens art; ellers efter filerne og fjernlagerets adresse.",
        "The kind of server; otherwise by the files and the remote's address.",
    ),
    "help.setup.uses": (
        "GitHub: jeres kopi af digitek og det commit, der kontrollerer med; skriver arbejdsgangen.",
        "GitHub: your copy of digitek and the commit that checks; writes the workflow.",
    ),
    "help.setup.check": ("Sig kun, hvad der mangler eller ikke passer.", "Only say what is missing or no longer fits."),
    "setup.true": ("Alt er, som det skal være.", "Everything is as it should be."),
    "setup.done": (
        "Skrevet: {files}",
        "Written: {files}",
    ),
    "setup.no-account": (
        'Ingen konto på serveren: {people}. Skriv account: "@navn" ved dem i organisation.yaml, og kør digitek setup igen.',
        'No account on the server: {people}. Write account: "@name" at them in organisation.yaml, and run digitek setup '
        "again.",
    ),
    "setup.no-workflow": (
        "Arbejdsgangen, der kontrollerer ændringsforslag, er ikke skrevet: digitek setup --uses EJER/REPO@HASH",
        "The workflow that checks pull requests was not written: digitek setup --uses OWNER/REPO@HASH",
    ),
    "setup.next.github": (
        "Mangler endnu på serveren: importér .github/ruleset.json. .github/RULESET.md siger hvor og hvorfor.",
        "Still to be done on the server: import .github/ruleset.json. .github/RULESET.md says where and why.",
    ),
    "setup.next.gitlab": (
        "Mangler endnu på serveren: reglerne i .gitlab/RULESET.md.",
        "Still to be done on the server: the rules in .gitlab/RULESET.md.",
    ),
    "setup-uses": (
        "{typed} er ikke skrevet som EJER/REPO@HASH med hele commit-nummeret.",
        "{typed} is not written as OWNER/REPO@HASH with the full hash of a commit.",
    ),
    "setup-uses.hint": (
        "digitek setup --uses kommunen/digitek@0123456789abcdef0123456789abcdef01234567",
        "digitek setup --uses municipality/digitek@0123456789abcdef0123456789abcdef01234567",
    ),
    "setup-not-json": (
        "{path} har kommentarer eller er ikke JSON, og den bliver ikke skrevet over.",
        "{path} has comments or is no JSON, and is not written over.",
    ),
    "setup-not-json.hint": ("Tilføj selv:\n{add}", "Add yourself:\n{add}"),
    "SETUP001": ("{file} mangler.", "{file} is missing."),
    "SETUP001.hint": ("digitek setup", "digitek setup"),
    "SETUP002": ("{file} er ikke længere, som den skal være.", "{file} is no longer as it should be."),
    "SETUP002.hint": ("digitek setup", "digitek setup"),
    "SETUP003": (
        "Ejerne i {file} svarer ikke til rollerne i organisation.yaml.",
        "The owners in {file} do not match the roles in organisation.yaml.",
    ),
    "SETUP003.hint": ("digitek setup", "digitek setup"),
    "SETUP004": (
        "Skemaet {file} er fra en anden version af digitek, så editoren tager fejl.",
        "The schema {file} is of another version of digitek, so the editor is wrong.",
    ),
    "SETUP004.hint": ("digitek setup", "digitek setup"),
    "SETUP005": (
        "{file} har kommentarer eller er ikke JSON, så det kan ikke ses, om editorens indstillinger er der.",
        "{file} has comments or is no JSON, so nobody can see whether the editor's settings are there.",
    ),
    "SETUP005.hint": ("digitek setup --dry-run", "digitek setup --dry-run"),
    "setup.owners.head": (
        "# Skrevet af digitek setup ud fra rollerne i organisation.yaml. Ingen kan godkende sit eget forslag, så hver linje\n"
        "# skal have mindst to. Uden reglen om ejernes godkendelse (RULESET.md) virker filen ikke.",
        "# Written by digitek setup from the roles in organisation.yaml. Nobody can approve a proposal of their own, so each\n"
        "# line needs two at least. Without the rule that owners must approve (RULESET.md) this file does nothing.",
    ),
    "setup.owners.none": ("ingen konto: {people}", "no account: {people}"),
    "setup.owners.few": ("Kun én ejer; der skal være to.", "One owner only; there must be two."),
    "setup.attributes": (
        "# De samme bytes på alle maskiner, og ingen andre end digitek sync, der lægger poster sammen.",
        "# The same bytes on every machine, and nobody but digitek sync that merges records.",
    ),
    "setup.ruleset.github": (
        "# Reglerne for grenen\n\n"
        "CODEOWNERS og kontrollen virker først, når serveren kræver dem. Filen `ruleset.json` ved siden af siger det samme, "
        "så GitHub kan læse den: Settings → Rules → Rulesets → New ruleset → Import a ruleset.\n\n"
        "| regel | hvorfor |\n|---|---|\n"
        "| ændringer kommer gennem pull requests | en beslutning, ingen har set på, er ikke set på |\n"
        "| ejerne i CODEOWNERS skal godkende | den, der har retten, siger ja til netop de filer |\n"
        "| en ny ændring gør godkendelsen ugyldig, og den sidste, der har ændret, kan ikke godkende | det godkendte er det, "
        "der kommer ind |\n"
        "| kontrollen `{check}` skal være grøn, på det flettede | to forslag kan være rigtige hver for sig og forkerte "
        "sammen |\n"
        "| ingen må springe reglerne over, heller ikke administratorer | vagten skal gælde alle |\n"
        "| ingen force-push, og grenen kan ikke slettes | historikken er beviset |\n"
        "| kun merge commits | et squash gemmer de commits, som digitek audit verify efterprøver |\n",
        "# The rules of the branch\n\n"
        "CODEOWNERS and the check do nothing until the server demands them. The file `ruleset.json` beside this one says the "
        "same so that GitHub reads it: Settings → Rules → Rulesets → New ruleset → Import a ruleset.\n\n"
        "| rule | why |\n|---|---|\n"
        "| changes come by pull request | a decision that nobody looked at was not looked at |\n"
        "| the owners in CODEOWNERS must approve | whoever has the right says yes to those very files |\n"
        "| a new change voids the approval, and the last one to push cannot approve | what was approved is what comes in |\n"
        "| the check `{check}` must be green, on the merge result | two proposals can be right by themselves and wrong "
        "together |\n"
        "| nobody may bypass the rules, administrators neither | a guard holds for everybody |\n"
        "| no force push, and the branch cannot be deleted | the history is the proof |\n"
        "| merge commits only | a squash hides the commits that digitek audit verify proves |\n",
    ),
    "setup.ruleset.gitlab": (
        "# Reglerne for grenen\n\n"
        "CODEOWNERS og kontrollen virker først, når serveren kræver dem. Under Settings → Repository → Protected branches "
        "og Settings → Merge requests:\n\n"
        "| regel | hvorfor |\n|---|---|\n"
        "| ingen må pushe til grenen; force-push er slået fra | ændringer kommer gennem merge requests, og historikken er "
        "beviset |\n"
        "| Require approval from code owners | den, der har retten, siger ja til netop de filer |\n"
        "| Prevent approval by author, og fjern godkendelser ved nye commits | det godkendte er det, der kommer ind |\n"
        "| kræv, at pipelines lykkes, og slå merged results pipelines til | jobbet digitek kontrollerer det flettede |\n"
        "| Merge commit, og squash: Do not allow | et squash gemmer de commits, som digitek audit verify efterprøver |\n"
        "| DIGITEK_REPOSITORY og DIGITEK_COMMIT som gruppens variabler | intet forslag kan vælge sin egen dommer |\n",
        "# The rules of the branch\n\n"
        "CODEOWNERS and the check do nothing until the server demands them. Under Settings → Repository → Protected branches "
        "and Settings → Merge requests:\n\n"
        "| rule | why |\n|---|---|\n"
        "| nobody may push to the branch; force push is off | changes come by merge request, and the history is the proof |\n"
        "| Require approval from code owners | whoever has the right says yes to those very files |\n"
        "| Prevent approval by author, and remove approvals on new commits | what was approved is what comes in |\n"
        "| Pipelines must succeed, with merged results pipelines | the job digitek checks the merge result |\n"
        "| Merge commit, and squash: Do not allow | a squash hides the commits that digitek audit verify proves |\n"
        "| DIGITEK_REPOSITORY and DIGITEK_COMMIT as variables of the group | no proposal can choose its own judge |\n",
    ),
    "operation.setup": ("Server og editor gjort klar", "Server and editor prepared"),
}
