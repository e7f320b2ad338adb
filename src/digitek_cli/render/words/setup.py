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
    "setup.true": ("Filerne er, som de skal være.", "The files are as they should be."),
    "setup.lacking": ("Intet nyt at skrive. Det mangler:", "Nothing new to write. What is missing:"),
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
        "Arbejdsgangen, der kontrollerer ændringsforslag, mangler: digitek setup --uses EJER/REPO@HASH",
        "The workflow that checks pull requests is missing: digitek setup --uses OWNER/REPO@HASH",
    ),
    "setup.next.github": (
        "På serveren gøres det i hånden: importér .github/ruleset.json. .github/RULESET.md siger hvor og hvorfor.",
        "On the server it is done by hand: import .github/ruleset.json. .github/RULESET.md says where and why.",
    ),
    "setup.next.gitlab": (
        "På serveren gøres det i hånden: reglerne i .gitlab/RULESET.md.",
        "On the server it is done by hand: the rules in .gitlab/RULESET.md.",
    ),
    "setup-uses": (
        "{typed} er ikke skrevet som EJER/REPO@HASH med hele commit-nummeret.",
        "{typed} is not written as OWNER/REPO@HASH with the full hash of a commit.",
    ),
    "setup-uses.hint": (
        "digitek setup --uses kommunen/digitek@0123456789abcdef0123456789abcdef01234567",
        "digitek setup --uses municipality/digitek@0123456789abcdef0123456789abcdef01234567",
    ),
    "setup.by-hand": (
        "{file} er ikke rørt: den har kommentarer, eller den er skrevet af jer. Sæt selv dette ind:\n{add}",
        "{file} was not touched: it has comments, or it is your own. Put this in yourselves:\n{add}",
    ),
    "setup-place": (
        "Mappen {folder} har tegn i navnet ({signs}), som serverens og editorens filer ikke kan skrive.",
        "The folder {folder} has signs in its name ({signs}) that the files of servers and editors cannot write.",
    ),
    "setup-place.hint": (
        "Giv mappen et andet navn: git mv, commit, og kør så digitek setup igen.",
        "Give the folder another name: git mv, commit, and then run digitek setup again.",
    ),
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
        "{file} mangler indstillinger til editoren og har kommentarer, så digitek skriver den ikke.",
        "{file} lacks settings for the editor and has comments, so digitek does not write it.",
    ),
    "SETUP005.hint": (
        "digitek setup --dry-run viser, hvad du selv skal sætte ind.",
        "digitek setup --dry-run shows what to put in yourself.",
    ),
    "SETUP006": (
        "Linje {number} i {file}, «{row}», står under digiteks blok og tager {paths} fra ejerne: den sidste linje, der "
        "passer, gælder.",
        "Line {number} of {file}, «{row}», stands below digitek's block and takes {paths} from the owners: the last line "
        "that fits counts.",
    ),
    "SETUP006.hint": (
        "Flyt linjen op over blokken, eller gør den smallere, og kør digitek check.",
        "Move the line above the block, or make it narrower, and run digitek check.",
    ),
    "SETUP007": (
        "Ingen bliver spurgt om {paths}: de, der har rollerne, har ingen konto på serveren, og linjen i {file} er kun en "
        "bemærkning.",
        "Nobody is asked about {paths}: those who hold the roles have no account on the server, and the line in {file} is "
        "only a remark.",
    ),
    "SETUP007.hint": (
        'Skriv account: "@navn" ved personerne i organisation.yaml, commit, og kør digitek setup.',
        'Write account: "@name" at the people in organisation.yaml, commit, and run digitek setup.',
    ),
    "SETUP007.one": (
        "{paths} har kun én ejer i {file}, og ingen kan godkende sit eget forslag.",
        "{paths} have one owner only in {file}, and nobody can approve a proposal of their own.",
    ),
    "SETUP007.one.hint": (
        'Skriv account ved en til, der har rollen, eller et hold: account: "@org/hold". Kør så digitek setup.',
        'Write an account at one more who holds the role, or a team: account: "@org/team". Then run digitek setup.',
    ),
    "SETUP008": (
        "GitLab tager {file} og læser derfor ikke {ours}: ejerne efter rollerne bliver ikke spurgt.",
        "GitLab takes {file} and so does not read {ours}: the owners by the roles are not asked.",
    ),
    "SETUP008.hint": (
        "Flyt linjerne fra {file} til toppen af {ours}, og slet {file}.",
        "Move the lines of {file} to the top of {ours}, and delete {file}.",
    ),
    "SETUP009": (
        "{file} henter ikke {job}, så intet forslag bliver kontrolleret.",
        "{file} does not include {job}, so no proposal is checked.",
    ),
    "SETUP009.hint": (
        "Tilføj i {file}: include: [{{local: {job}}}]",
        "Add to {file}: include: [{{local: {job}}}]",
    ),
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
