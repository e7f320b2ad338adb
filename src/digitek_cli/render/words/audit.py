"""Words of `audit`: the verdict on a history, and everything that can be held against a commit."""

WORDS: dict[str, tuple[str, str]] = {
    "help.audit": (
        "Bevis porteføljens historie, og læg et mærke et andet sted, som afslører en omskrevet historie.",
        "Prove the history of the portfolio, and leave a mark elsewhere that exposes a rewritten one.",
    ),
    "summary.audit": ("Bevis historien.", "Prove the history."),
    "help.audit.verify": (
        "Gennemgå historien commit for commit: hændelser er kun tilføjet, hver afgørelse var lovlig, da den blev truffet, og "
        "fase, status og saldi følger af hændelserne. Slutter med 1, når noget er brudt eller ikke kan bevises, og "
        "nævner hvert commit, det gælder. En ny kørsel "
        "læser kun det, der er kommet til.",
        "Go through the history commit by commit: events are only added, each decision was legal when it was taken, and "
        "phase, status and balances follow from the events. Ends with 1 where something breaks this or cannot be proved, and "
        "names every such commit. A new run "
        "reads only what has come since.",
    ),
    "help.audit.verify.rev": ("Den revision, der skal bevises.", "The revision to prove."),
    "help.audit.verify.full": (
        "Læs det hele forfra, også det, der er bevist før.",
        "Read everything anew, also what was proved before.",
    ),
    "help.audit.verify.from": (
        "Begynd efter denne revision eller dag (2026-02-01) i stedet for ved porteføljens anker.",
        "Begin after this revision or day (2026-02-01) instead of at the portfolio's anchor.",
    ),
    "help.audit.verify.anchor": (
        "Sammenlign med et anker, der er gemt et andet sted; kan gives flere gange.",
        "Compare with an anchor that was kept elsewhere; may be given more than once.",
    ),
    "help.audit.verify.signers": (
        "De nøgler, der må signere, i ssh's format for allowed signers. Ellers gælder dine egne git-indstillinger, aldrig "
        "mappens.",
        "The keys that may sign, in ssh's format of allowed signers. Otherwise your own git settings count, never the "
        "folder's.",
    ),
    "help.audit.verify.require-signatures": (
        "Kræv en gyldig signatur på hvert commit, der rummer en afgørelse.",
        "Demand a good signature on every commit that holds a decision.",
    ),
    "help.audit.verify.strict": (
        "Lad også advarsler tælle som brud, også det, der ikke kan bevises, fordi flere trin ligger i ét commit.",
        "Let warnings count as breaches too, also what cannot be proved because several steps lie in one commit.",
    ),
    "help.audit.anchor": (
        "Skriv et lille dokument, der siger, hvad historien rummer nu. Gem det et andet sted, og giv det til digitek audit "
        "verify --anchor.",
        "Write a small document that says what the history holds now. Keep it elsewhere, and give it to digitek audit "
        "verify --anchor.",
    ),
    "help.audit.anchor.rev": ("Den revision, ankeret skal gælde.", "The revision that the anchor is for."),
    "help.audit.anchor.output": ("Skriv ankeret i denne fil.", "Write the anchor to this file."),
    "help.audit.anchor.previous": (
        "Det forrige anker, som dette skal pege tilbage på.",
        "The anchor before this one, to which it shall point back.",
    ),
    "audit.progress": ("{done} af {total} commits", "{done} of {total} commits"),
    "audit.proven": ("Historien er bevist: {portfolio}.", "The history is proven: {portfolio}."),
    "audit.broken": (
        "Historien er ikke bevist: {portfolio}. {breaches}.",
        "The history is not proven: {portfolio}. {breaches}.",
    ),
    "audit.in-part": (
        "Historien er ikke bevist i sin helhed: {portfolio}. {unproven} kan ikke bevises.",
        "The history is not proven in full: {portfolio}. {unproven} cannot be proved.",
    ),
    "audit.nothing": (
        "Intet er bevist: {portfolio}. Der er ingen commits efter begyndelsen; vælg en tidligere med --from REV.",
        "Nothing is proven: {portfolio}. There is no commit after the beginning; choose an earlier one by --from REV.",
    ),
    "audit.count.unproven": ("{number} hændelser", "{number} events"),
    "audit.count.unproven.one": ("1 hændelse", "1 event"),
    "audit.count.breaches": ("{number} brud", "{number} breaches"),
    "audit.count.breaches.one": ("1 brud", "1 breach"),
    "audit.count.commits": ("{number} commits", "{number} commits"),
    "audit.count.commits.one": ("1 commit", "1 commit"),
    "audit.count.decisions.one": ("1 afgørelse", "1 decision"),
    "audit.count.statements.one": ("1 udtalelse", "1 statement"),
    "audit.count.transactions.one": ("1 postering", "1 booking"),
    "audit.count.decisions": ("{number} afgørelser", "{number} decisions"),
    "audit.count.statements": ("{number} udtalelser", "{number} statements"),
    "audit.count.transactions": ("{number} posteringer", "{number} bookings"),
    "audit.reach": (
        "{commits} fra {start} til {head}: {decisions}, {statements} og {transactions}.",
        "{commits} from {start} to {head}: {decisions}, {statements} and {transactions}.",
    ),
    "audit.from.first": ("det første", "the first one"),
    "audit.no-anchor": (
        "Porteføljen nævner intet anker, så efterprøvningen begynder ved det første commit.",
        "The portfolio names no anchor, so the verification begins at the first commit.",
    ),
    "audit.anchors": (
        "Sammenlignet med ankre, der er gemt et andet sted: {number}.",
        "Compared with anchors kept elsewhere: {number}.",
    ),
    "audit.resumed": (
        "Bevist tidligere til og med {commit}; læst denne gang: {read}.",
        "Proved earlier up to and including {commit}; read this time: {read}.",
    ),
    "audit.commit": ("{commit} af {author}, {date}", "{commit} by {author}, {date}"),
    "audit.more": ("… og {number} til; --json viser dem alle.", "… and {number} more; --json shows them all."),
    "audit.hand.none": ("Ingen commits er lavet i hånden.", "No commit was made by hand."),
    "audit.hand.title": ("Lavet i hånden: {commits}.", "Made by hand: {commits}."),
    "audit.hand.unnamed": ("ikke lavet med digitek", "not made with digitek"),
    "audit.hand.manual": ("håndrettelse med digitek commit", "hand edit by digitek commit"),
    "audit.hand.unlike": ("ændrer andet, end det siger", "changes other things than it says"),
    "audit.hand.merged": ("fletning med egne ændringer", "merge with changes of its own"),
    "audit.hands.title": ("Hvem der har skrevet, indført og signeret:", "Who authored, committed and signed:"),
    "audit.head.commit": ("Commit", "Commit"),
    "audit.head.date": ("Dato", "Date"),
    "audit.head.author": ("Forfatter", "Author"),
    "audit.head.committer": ("Indført af", "Committed by"),
    "audit.head.signer": ("Signeret af", "Signed by"),
    "audit.head.signature": ("Signatur", "Signature"),
    "audit.head.commits": ("Commits", "Commits"),
    "audit.head.decided": ("Med afgørelser", "With decisions"),
    "audit.head.why": ("Hvorfor", "Why"),
    "audit.head.files": ("Filer", "Files"),
    "audit.signature.none": ("ingen", "none"),
    "audit.signature.good": ("gyldig", "good"),
    "audit.signature.bad": ("forkert", "bad"),
    "audit.signature.unknown-key": ("ukendt nøgle", "unknown key"),
    "audit.signature.key-not-valid-then": ("nøglen gjaldt ikke den dag", "key not valid that day"),
    "audit.signature.expired": ("udløbet", "expired"),
    "audit.signature.revoked": ("tilbagekaldt nøgle", "revoked key"),
    "audit.signature.unchecked": ("kan ikke efterprøves", "cannot be checked"),
    "audit.anchor.written": (
        "Ankeret for {commit} ligger i {path}. Gem det et andet sted end her.",
        "The anchor of {commit} lies in {path}. Keep it somewhere else than here.",
    ),
    "audit-no-signers": ("{path} kan ikke læses: {reason}.", "{path} cannot be read: {reason}."),
    "audit-no-signers.hint": (
        "Giv en fil med nøgler: digitek audit verify --signers FIL",
        "Give a file of keys: digitek audit verify --signers FILE",
    ),
    "audit-no-file": ("{path} findes ikke.", "There is no file {path}."),
    "audit-no-file.hint": (
        "Find ankeret, hvor det blev gemt, eller lav et nyt: digitek audit anchor --output FIL",
        "Find the anchor where it was kept, or make one: digitek audit anchor --output FILE",
    ),
    "audit-no-anchor": (
        "{path} er ikke et anker fra digitek audit anchor.",
        "{path} is no anchor of digitek audit anchor.",
    ),
    "audit-no-anchor.hint": (
        "Lav et nyt: digitek audit anchor --output FIL",
        "Make one: digitek audit anchor --output FILE",
    ),
    "audit-anchor-there": (
        "{path} findes allerede, og ankeret for {commit} er ikke skrevet.",
        "{path} exists already, and the anchor of {commit} was not written.",
    ),
    "audit-anchor-there.hint": (
        "Vælg et andet navn: digitek audit anchor --output FIL",
        "Choose another name: digitek audit anchor --output FILE",
    ),
    "AUD001": (
        "Hændelsen {event} er skrevet om med samme indhold.",
        "The event {event} was written anew with the same content.",
    ),
    "AUD001.hint": (
        "Der er intet at rette; lad filerne med hændelser ligge fremover.",
        "There is nothing to mend; leave the files of events alone from now on.",
    ),
    "AUD002": ("Hændelsen {event} kan ikke læses.", "The event {event} cannot be read."),
    "AUD002.hint": (
        "Se filen, som commit'et har den: git show COMMIT",
        "Look at the file as the commit has it: git show COMMIT",
    ),
    "AUD003": ("Filen kunne ikke læses efter dette commit.", "The file could not be read after this commit."),
    "AUD003.hint": (
        "Se, om et senere commit har rettet den: digitek check",
        "See whether a later commit has mended it: digitek check",
    ),
    "AUD004": (
        "Der ligger et link eller et undermodul i stedet for en fil.",
        "A link or a submodule lies there instead of a file.",
    ),
    "AUD004.hint": ("Læg filen selv i porteføljen i stedet.", "Put the file itself into the portfolio instead."),
    "AUD005": (
        "{project} er slettet, men dets hændelser ligger der endnu.",
        "{project} was deleted, but its events are still there.",
    ),
    "AUD005.hint": (
        "Hent filen tilbage: git checkout COMMIT^ -- STI",
        "Bring the file back: git checkout COMMIT^ -- PATH",
    ),
    "AUD006": (
        "Reglerne eller organisationen kunne ikke læses, så hændelserne i dette commit er ikke bedømt.",
        "The rules or the organisation could not be read, so the events of this commit were not judged.",
    ),
    "AUD006.hint": ("Ret filerne, og se: digitek check", "Mend the files, and look: digitek check"),
    "AUD009": (
        "{event} kan ikke bevises, for flere trin ligger i samme commit: {why}",
        "{event} cannot be proved, for several steps lie in one commit: {why}",
    ),
    "AUD009.hint": (
        "Flet uden at slå commits sammen, så ligger hvert trin i historien.",
        "Merge without squashing, so that every step lies in the history.",
    ),
    "AUD010": (
        "{event} siger {place} = {stated}, men dengang var det {actual}.",
        "{event} says {place} = {stated}, but then it was {actual}.",
    ),
    "AUD010.hint": (
        "Lad dem, der har retten, træffe afgørelsen igen, og giv --supersedes {event}.",
        "Let those who have the right decide again, with --supersedes {event}.",
    ),
    "AUD011": ("{event} kunne ikke ske dengang: {why}", "{event} could not happen then: {why}"),
    "AUD011.hint": (
        "Spørg dem, der står bag, og tag afgørelsen om, eller træk den tilbage: digitek undo",
        "Ask those behind it, and decide again or take it back: digitek undo",
    ),
    "AUD013": (
        "{event} bygger på et andet indhold af {document}, end projektet havde dengang.",
        "{event} rests on other content of {document} than the project had then.",
    ),
    "AUD013.hint": (
        "Få indholdet godkendt, og tag afgørelsen om med --supersedes {event}.",
        "Have the content approved, and decide again with --supersedes {event}.",
    ),
    "AUD014": (
        "{event} følger ikke efter projektets seneste afgørelse dengang, {latest}.",
        "{event} does not follow the project's latest decision then, {latest}.",
    ),
    "AUD014.hint": (
        "Kæden er skrevet om: find den rigtige i en anden klon eller i et anker.",
        "The chain was rewritten: find the true one in another clone or by an anchor.",
    ),
    "AUD016": (
        "{event} bevilger penge, som {transaction} ikke reserverer.",
        "{event} grants money that {transaction} does not reserve.",
    ),
    "AUD016.hint": ("digitek pools balance --project ID", "digitek pools balance --project ID"),
    "AUD030": (
        "{project}: feltet {place} er ændret uden om den kommando, der fører det.",
        "{project}: the field {place} was changed without the command that keeps it.",
    ),
    "AUD030.hint": ("Se ændringen: digitek log {project}", "Look at the change: digitek log {project}"),
    "AUD031": (
        "{project} har fået en forhistorie, efter at porteføljen begyndte.",
        "{project} got a history of before, after the portfolio had begun.",
    ),
    "AUD031.hint": (
        "En forhistorie sætter reglerne for faser ud af kraft; fjern den, og lad projektet gå igennem dem.",
        "Such a history sets the rules of the phases aside; take it out and let the project pass them.",
    ),
    "AUD040": (
        "Reglerne fra {policy} er ændret, efter at der var truffet afgørelser efter dem ({number}, senest {event}).",
        "The rules of {policy} were changed after decisions had been taken by them ({number}, the latest {event}).",
    ),
    "AUD040.hint": (
        "Hent filen tilbage, og skriv ændringen i en ny fil, policy/DATO.yaml, der gælder fra sin dato.",
        "Bring the file back, and write the change as a new file, policy/DATE.yaml, in force from its date.",
    ),
    "AUD041": (
        "Spørgeskemaet {questionnaire} er ændret, efter at projekter havde besvaret det ({number}, blandt dem {project}).",
        "The questionnaire {questionnaire} was changed after projects had answered it ({number}, among them {project}).",
    ),
    "AUD041.hint": (
        "Giv det ændrede skema et nyt versionsnummer.",
        "Give the changed questionnaire a new version.",
    ),
    "AUD041.meaning": (
        "Spørgeskemaet {questionnaire} betyder noget andet ({items}), efter at projekter havde besvaret det "
        "({number}, blandt dem {project}).",
        "The questionnaire {questionnaire} means something else ({items}) after projects had answered it "
        "({number}, among them {project}).",
    ),
    "AUD041.meaning.hint": (
        "Lav en ny version: gem ændringen som {file} med dens nummer under version, hent den gamle fil tilbage, og "
        "sæt den nye i kraft i en ny fil, policy/DATO.yaml. Projekterne flyttes med digitek checklist upgrade.",
        "Make a new version: save the change as {file} with its number under version, bring the old file back, and "
        "put the new one into force in a new file, policy/DATE.yaml. digitek checklist upgrade moves the projects.",
    ),
    "AUD042": (
        "{person} er frataget en rolle den {date}, hvor {event} hviler på den.",
        "{person} lost a role for {date}, the day on which {event} rests on it.",
    ),
    "AUD042.hint": (
        "Roller slutter med until; en rolle, der er brugt, fjernes ikke.",
        "Roles end by until; a role that was used is not taken out.",
    ),
    "AUD044": (
        "Ankeret i portfolio.yaml er sat eller flyttet, efter at noget var afgjort eller bogført: fra {stated} til {actual}.",
        "The anchor in portfolio.yaml was set or moved after something had been decided or booked: from {stated} to {actual}.",
    ),
    "AUD044.hint": (
        "Sæt det tilbage; et nyt udgangspunkt gives med digitek audit verify --from REV",
        "Put it back; another beginning is given by digitek audit verify --from REV",
    ),
    "AUD045": (
        "Reglerne fra {policy} er kommet til, efter at der var truffet afgørelser, de skulle gælde for ({number}, først {event}).",
        "The rules of {policy} came after decisions of the time that they govern ({number}, the first {event}).",
    ),
    "AUD045.hint": (
        "Lad dem gælde fra en dag efter den seneste afgørelse.",
        "Let them be in force from a day after the latest decision.",
    ),
    "AUD046": (
        "Fletningen ændrer reglerne fra {policy} og bringer afgørelser med, som er truffet efter dem ({number}, senest "
        "{event}).",
        "The merge changes the rules of {policy} and brings decisions that were taken by them ({number}, the latest "
        "{event}).",
    ),
    "AUD046.hint": (
        "Lad cheferne se ændringen: git log -p -- portfolio/policy",
        "Let the heads see the change: git log -p -- portfolio/policy",
    ),
    "AUD047": (
        "Her begynder en portefølje forfra med sine egne regler, uden om den, der var.",
        "Here a portfolio begins anew with rules of its own, past the one that was.",
    ),
    "AUD047.hint": (
        "Hændelserne herfra er ikke bedømt efter jeres regler; find ud af, hvor de kommer fra: git show COMMIT",
        "The events from here were not judged by your rules; find out where they come from: git show COMMIT",
    ),
    "AUD048": (
        "{event} kom til, hvor der ingen portefølje var, så ingen regler har bedømt den.",
        "{event} came about where there was no portfolio, so no rules have judged it.",
    ),
    "AUD048.hint": (
        "Find ud af, hvem der har lagt den der, og hvorfra den er flettet ind: git show COMMIT",
        "Find out who laid it there, and from where it was merged in: git show COMMIT",
    ),
    "AUD050": ("Signaturen passer ikke til commit'et.", "The signature does not fit the commit."),
    "AUD050.hint": (
        "Enten er commit'et ændret, efter at det blev signeret, eller også er ssh-nøglen trukket tilbage; sammenlign med en anden klon.",
        "Either the commit was changed after it was signed or the SSH key was revoked; compare with another clone.",
    ),
    "AUD051": (
        "Signeret af {signer}, men skrevet af {author} og indført af {committer}.",
        "Signed by {signer}, but authored by {author} and committed by {committer}.",
    ),
    "AUD051.hint": (
        "Den, der registrerer en afgørelse, signerer selv; spørg {signer}.",
        "Whoever records a decision signs it; ask {signer}.",
    ),
    "AUD052": ("Commit'et rummer en afgørelse og er ikke signeret.", "The commit holds a decision and is not signed."),
    "AUD052.hint": ("git config --global commit.gpgsign true", "git config --global commit.gpgsign true"),
    "AUD053": (
        "Signeret med en nøgle, som ingen kender: {signer}.",
        "Signed by a key that nobody knows: {signer}.",
    ),
    "AUD053.hint": (
        "Er det en af jeres, så skriv den i filen med nøgler: digitek audit verify --signers FIL",
        "If it is one of yours, write it into the file of keys: digitek audit verify --signers FILE",
    ),
    "AUD054": (
        "Nøglen {signer} gjaldt ikke den dag, commit'et blev lavet.",
        "The key {signer} was not valid on the day of the commit.",
    ),
    "AUD054.hint": (
        "Passer datoerne ikke, så ret valid-after og valid-before i filen med nøgler.",
        "If the days are wrong, mend valid-after and valid-before in the file of keys.",
    ),
    "AUD055": ("Signaturen kan ikke efterprøves her.", "The signature cannot be checked here."),
    "AUD055.hint": (
        "Giv nøglerne: digitek audit verify --signers FIL, og se, at ssh-keygen eller gpg er installeret.",
        "Give the keys: digitek audit verify --signers FILE, and see that ssh-keygen or gpg is installed.",
    ),
    "AUD056": ("Signeret med en tilbagekaldt nøgle: {signer}.", "Signed by a revoked key: {signer}."),
    "AUD056.hint": (
        "Lad afgørelsen indføre igen af en, hvis nøgle gælder.",
        "Let somebody whose key is valid record the decision again.",
    ),
    "AUD057": ("Signatur eller nøgle er udløbet: {signer}.", "The signature or the key has expired: {signer}."),
    "AUD057.hint": (
        "Forny nøglen, eller lad en, hvis nøgle gælder, indføre afgørelsen igen.",
        "Renew the key, or let somebody whose key is valid record the decision again.",
    ),
    "AUD060": (
        "Commit'et er fra {date}, men det bygger på et fra {earlier}.",
        "The commit is of {date}, but it builds on one of {earlier}.",
    ),
    "AUD060.hint": (
        "Rækkefølgen er historiens og ikke urets; stil uret på den maskine, hvor det blev lavet.",
        "The order is the history's and not the clock's; set the clock of the machine where it was made.",
    ),
    "AUD061": ("Commit'et er fra en dag, der ikke er kommet: {date}.", "The commit is of a day yet to come: {date}."),
    "AUD061.hint": (
        "Stil uret på den maskine, hvor det blev lavet.",
        "Set the clock of the machine where it was made.",
    ),
    "AUD062": (
        "Hændelsen er dateret {date}, men commit'et er fra {made}.",
        "The event is dated {date}, but the commit is of {made}.",
    ),
    "AUD062.hint": (
        "Ingen afgør noget på forhånd; se, hvem der står bag: digitek log",
        "Nobody decides in advance; see who is behind it: digitek log",
    ),
    "AUD063": ("Commit'ets dato kan ikke læses.", "The date of the commit cannot be read."),
    "AUD063.hint": ("Se, hvad der står i det: git cat-file -p COMMIT", "Look at what it says: git cat-file -p COMMIT"),
    "AUD070": (
        "Objektet {object} mangler eller er ødelagt.",
        "The object {object} is missing or damaged.",
    ),
    "AUD070.hint": (
        "Hent det fra de andre: git fetch --refetch origin",
        "Fetch it from the others: git fetch --refetch origin",
    ),
    "AUD071": (
        "Hvad dette commit ændrede, kan ikke læses, så det er ikke bevist.",
        "What this commit changed cannot be read, so it is not proved.",
    ),
    "AUD071.hint": (
        "Hent det manglende fra de andre: git fetch --refetch origin",
        "Fetch what is missing from the others: git fetch --refetch origin",
    ),
    "AUD072": (
        "Klonen har kun den nyeste del af historien.",
        "The clone has only the newest part of the history.",
    ),
    "AUD072.hint": ("git fetch --unshallow", "git fetch --unshallow"),
    "AUD080": (
        "Historien er skrevet om: {commit}, som blev bevist sidst, er der ikke mere.",
        "The history was rewritten: {commit}, which was proved last time, is no longer in it.",
    ),
    "AUD080.hint": (
        "Er det jeres egen oprydning, før noget blev delt, så begynd forfra: digitek audit verify --full",
        "If you tidied up yourselves before anything was shared, begin anew: digitek audit verify --full",
    ),
    "AUD081": (
        "Historien er skrevet om: {commit}, som ankeret fra {date} nævner, er der ikke mere.",
        "The history was rewritten: {commit}, which the anchor of {date} names, is no longer in it.",
    ),
    "AUD081.hint": (
        "Find commit'et i en anden klon, og sammenlign: git diff COMMIT HEAD",
        "Find the commit in another clone, and compare: git diff COMMIT HEAD",
    ),
    "AUD082": (
        "Hændelserne ved {commit} er ikke dem, ankeret fra {date} er taget over.",
        "The events at {commit} are not those that the anchor of {date} was taken over.",
    ),
    "AUD082.hint": (
        "Enten er ankeret rettet, eller også er objekterne det; sammenlign med et andet eksemplar af ankeret.",
        "Either the anchor was edited or the objects were; compare with another copy of the anchor.",
    ),
    "AUD086": (
        "Ankeret {anchor}, som porteføljen nævner, ligger ikke i dens historie.",
        "The anchor {anchor} that the portfolio names does not lie in its history.",
    ),
    "AUD086.hint": (
        "Ankeret er rettet, eller historien er skrevet om; se, hvem der skrev det: git log -p -- portfolio/portfolio.yaml",
        "The anchor was edited or the history rewritten; see who wrote it: git log -p -- portfolio/portfolio.yaml",
    ),
    "AUD087": (
        "Ankeret {anchor} er ikke et helt commit-id, og et navn kan flyttes. Alt er efterprøvet fra det første commit.",
        "The anchor {anchor} is no whole commit id, and a name can be moved. Everything was verified from the first commit.",
    ),
    "AUD087.hint": (
        "Fjern linjen anchor fra portfolio.yaml; et udgangspunkt gives med: digitek audit verify --from REV",
        "Take the line anchor out of portfolio.yaml; a beginning is given by: digitek audit verify --from REV",
    ),
    "AUD088": (
        "Før ankeret {anchor} var der allerede afgjort eller bogført noget. Alt er efterprøvet fra det første commit.",
        "Before the anchor {anchor} something had been decided or booked. Everything was verified from the first commit.",
    ),
    "AUD088.hint": (
        "Fjern linjen anchor fra portfolio.yaml; et udgangspunkt gives med: digitek audit verify --from REV",
        "Take the line anchor out of portfolio.yaml; a beginning is given by: digitek audit verify --from REV",
    ),
}
