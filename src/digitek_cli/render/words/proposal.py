"""Words of a proposal that is judged against its base."""

OWNERS_DA = "Det skal chefgruppen og dem, der vedligeholder værktøjet, sige god for, i et forslag for sig."
OWNERS_EN = "The heads' group and those who maintain the tool must agree to it, in a proposal of its own."
HEADS_DA = "Det skal chefgruppen sige god for, helst i et forslag for sig."
HEADS_EN = "The heads' group must agree to it, best in a proposal of its own."
HEADS = (HEADS_DA, HEADS_EN)
POLICY: dict[str, tuple[str, str]] = {
    "quorum": ("{file} sænker, hvor mange chefer der skal være enige.", "{file} lowers how many heads must agree."),
    "tolerance": ("{file} hæver en grænse: {places}.", "{file} raises a limit: {places}."),
    "size": (
        "{file} ændrer, hvad der er stort og småt: {places}.",
        "{file} changes what counts as large or small: {places}.",
    ),
    "criterion": ("{file} stiller færre krav: {places}.", "{file} asks for less: {places}."),
    "waiver": (
        "{file} lader krav fravige, som ikke kunne fraviges før: {places}.",
        "{file} lets what could not be waived be waived: {places}.",
    ),
    "when": ("{file} ændrer, hvornår krav gælder: {places}.", "{file} changes when demands apply: {places}."),
    "outcome": (
        "{file} ændrer, hvad en port kan ende med: {places}.",
        "{file} changes what a gate can end in: {places}.",
    ),
    "rights": ("{file} ændrer, hvem der bestemmer.", "{file} changes who decides."),
    "place": (
        "{file} lader noget beslutte i flere faser: {places}.",
        "{file} lets something be decided in more phases: {places}.",
    ),
    "document": ("{file} kræver mindre i et dokument: {places}.", "{file} requires less of a document: {places}."),
    "step": (
        "{file} fjerner trin eller lader flere tage dem: {places}.",
        "{file} removes steps or lets more people take them: {places}.",
    ),
    "frame": ("{file} hæver en ramme: {places}.", "{file} raises a frame: {places}."),
    "pool": ("{file} ændrer, hvem en pulje hører til: {places}.", "{file} changes whose a pool is: {places}."),
    "questionnaire": (
        "{file} tager spørgeskemaer ud af brug: {places}.",
        "{file} takes questionnaires out of use: {places}.",
    ),
}
ASKED: dict[str, tuple[str, str]] = {
    "item": ("{file} fjerner spørgsmål: {places}.", "{file} removes questions: {places}."),
    "blocks": (
        "{file} lader spørgsmål standse senere end før: {places}.",
        "{file} lets questions block later than before: {places}.",
    ),
    "applies": (
        "{file} ændrer, hvornår spørgsmål stilles: {places}.",
        "{file} changes when questions are asked: {places}.",
    ),
    "stop": (
        "{file} lader svar føre til mindre end før: {places}.",
        "{file} lets answers lead to less than before: {places}.",
    ),
    "evidence": ("{file} kræver mindre dokumentation: {places}.", "{file} requires less evidence: {places}."),
    "reviewer": ("{file} ændrer, hvem der underskriver: {places}.", "{file} changes who signs: {places}."),
}

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
    "PROP006": (
        "Commit {commit} bryder en regel, som senere commits retter: {why}",
        "Commit {commit} breaks a rule that later commits mend: {why}",
    ),
    "PROP006.hint": (
        "Flet forslaget som ét commit (squash), ellers står bruddet i historikken for altid.",
        "Merge the proposal as one commit (squash), or the breach stands in the history for ever.",
    ),
    "PROP007": (
        "Som ét commit kunne {number} hændelser ikke bevises; med forslagets egne commits kan de.",
        "As one commit {number} events could not be proven; with the proposal's own commits they can.",
    ),
    "PROP007.hint": (
        "Flet med et merge-commit, ikke med squash.",
        "Merge it with a merge commit, not by squashing.",
    ),
    "PROP008": (
        "Forslaget ændrer {size} MB i porteføljen; mere end {limit} MB bliver ikke læst på én gang.",
        "The proposal changes {size} MB of the portfolio; more than {limit} MB are not read at once.",
    ),
    "PROP008.hint": (
        "Del det i forslag, som nogen kan nå at læse.",
        "Split it into proposals that somebody can read.",
    ),
    "PROP009": ("Og {number} mere med {code}.", "And {number} more with {code}."),
    "PROP009.hint": ("Ret dem, der er vist, og efterse igen.", "Mend those that are shown, and check again."),
    "GOV010": (
        "{file} svækker det, der efterser porteføljen.",
        "{file} weakens what checks the portfolio.",
    ),
    "GOV010.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.step": (
        "Intet trin i arbejdsgangene kører længere digitek check; det gjorde {file}.",
        "No step of the workflows runs digitek check any more; {file} did.",
    ),
    "GOV010.step.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.enabled": (
        "Trinnet, der efterser porteføljen, er slået fra i {file}.",
        "The step that checks the portfolio is switched off in {file}.",
    ),
    "GOV010.enabled.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.condition": (
        "Trinnet, der efterser porteføljen, kører kun under en betingelse i {file}.",
        "The step that checks the portfolio runs only on a condition in {file}.",
    ),
    "GOV010.condition.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.base": (
        "{file} efterser ikke længere forslaget mod det, det skal flettes ind i (--base).",
        "{file} no longer checks the proposal against what it is to be merged into (--base).",
    ),
    "GOV010.base.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.pinned": (
        "{file} henter det, der efterser porteføljen, uden at nævne et bestemt commit.",
        "{file} takes what checks the portfolio without naming one commit of it.",
    ),
    "GOV010.pinned.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.fails": (
        "Fejl fra eftersynet standser ikke længere noget i {file}.",
        "What the check finds stops nothing any more in {file}.",
    ),
    "GOV010.fails.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.pull-request": (
        "{file} kører ikke længere, når nogen foreslår noget (pull_request).",
        "{file} no longer runs when somebody proposes something (pull_request).",
    ),
    "GOV010.pull-request.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.filter": (
        "{file} springer flere forslag over end før: {places}.",
        "{file} passes over more proposals than before: {places}.",
    ),
    "GOV010.filter.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.target": (
        "{file} giver fremmedes grene arkivets egne rettigheder: {places}.",
        "{file} gives strangers' branches the repository's own rights: {places}.",
    ),
    "GOV010.target.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.write": (
        "{file} giver arbejdsgangen flere rettigheder: {places}.",
        "{file} gives the workflow more rights: {places}.",
    ),
    "GOV010.write.hint": (OWNERS_DA, OWNERS_EN),
    "GOV010.unread": (
        "{file} kan ikke længere læses, så ingen kan se, hvad den efterser.",
        "{file} can no longer be read, so nobody can see what it checks.",
    ),
    "GOV010.unread.hint": (OWNERS_DA, OWNERS_EN),
    "GOV011": (
        "Med {file} er det ikke længere {owners} alene, der skal sige god for {places}.",
        "With {file} it is no longer {owners} alone who must agree to {places}.",
    ),
    "GOV011.hint": (OWNERS_DA, OWNERS_EN),
    "GOV012": ("{file} kræver mindre end før: {places}.", "{file} asks less than before: {places}."),
    "GOV012.hint": (HEADS_DA, HEADS_EN),
    **{f"GOV012.{name}{end}": said for name, pair in POLICY.items() for end, said in (("", pair), (".hint", HEADS))},
    "GOV013": ("{file} kræver mindre end før: {places}.", "{file} asks less than before: {places}."),
    "GOV013.hint": (HEADS_DA, HEADS_EN),
    **{f"GOV013.{name}{end}": said for name, pair in ASKED.items() for end, said in (("", pair), (".hint", HEADS))},
    "GOV014": (
        "Forslaget giver {person} nye roller: {roles}.",
        "The proposal gives {person} new roles: {roles}.",
    ),
    "GOV014.hint": (HEADS_DA, HEADS_EN),
    "GOV015": (
        "Med {file} behandler git filer anderledes, end de ligger der: {places}.",
        "With {file} git treats files otherwise than as they lie there: {places}.",
    ),
    "GOV015.hint": (OWNERS_DA, OWNERS_EN),
    "GOV016": (
        "{file} kalder digitek færre steder end før.",
        "{file} calls digitek in fewer places than before.",
    ),
    "GOV016.hint": (OWNERS_DA, OWNERS_EN),
    "GOV019": (
        "{file} svækkes i samme forslag som {number} filer, der har gavn af det: {files}.",
        "{file} is weakened by the same proposal as {number} files that profit from it: {files}.",
    ),
    "GOV019.hint": (
        "Del forslaget i to: først svækkelsen, som dens ejere skal sige god for, og så resten.",
        "Split the proposal in two: first the weakening, which its owners must agree to, then the rest.",
    ),
    "approval.decision": ("Beslutter {event} om {project}.", "Decides {event} on {project}."),
    "approval.statement": (
        "Står bag en udtalelse om {project}.",
        "Stands behind a statement on {project}.",
    ),
    "approval.rules": (
        "Regler, roller og spørgeskemaer hører under chefgruppen.",
        "Rules, roles and questionnaires belong to the heads' group.",
    ),
    "approval.guard": (
        "Forslaget ændrer, hvem der bliver spurgt, eller hvad der bliver efterset.",
        "The proposal changes who is asked or what is checked.",
    ),
    "approval.money": ("Ejer pengene i {pool:name}.", "Owns the money in {pool:name}."),
    "approval.data": (
        "Ser på, hvad der ellers er ændret i porteføljen.",
        "Looks at what else has changed in the portfolio.",
    ),
}
