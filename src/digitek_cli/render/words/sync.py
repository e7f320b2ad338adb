"""Words of `sync`: what came and went, two values to choose from, and everything that a server can say no to."""

WORDS: dict[str, tuple[str, str]] = {
    "help.sync": (
        "Hent det, som andre har lavet, læg det sammen med dit, kontrollér resultatet, og send det til serveren. To personers arbejde lægges sammen af sig selv; har I rettet det samme felt, vises begge værdier, og du vælger.",
        "Fetch what others did, merge it with yours, check the result, and send it to the server. Two people's work merges by itself; where both amended one field, both values are shown and you choose.",
    ),
    "help.sync.remote": (
        "Serverens navn i git, når der er flere.",
        "The server's name in git, where there are several.",
    ),
    "help.sync.choose": (
        "Hvis værdi gælder, hvor I har rettet det samme; kan gentages.",
        "Whose value holds where both amended one thing; may be given more than once.",
    ),
    "help.sync.mine": (
        "Din værdi gælder overalt, hvor I har rettet det samme.",
        "Your value holds wherever both amended one thing.",
    ),
    "help.sync.theirs": (
        "Serverens værdi gælder overalt, hvor I har rettet det samme.",
        "The server's value holds wherever both amended one thing.",
    ),
    "help.sync.no-push": ("Hent og læg sammen, men send ikke.", "Fetch and merge, but do not send."),
    "help.sync.new-branch": (
        "Opret din gren på en server, der har andre grene i forvejen.",
        "Make your branch on a server that already has other branches.",
    ),
    "operation.sync": ("Lagt sammen med serveren", "Merged with the server"),
    # What is going on, and what came of it.
    "sync.progress.fetch": ("Henter fra {remote} ({address}) …", "Fetching from {remote} ({address}) …"),
    "sync.progress.merge": ("Lægger sammen …", "Merging …"),
    "sync.progress.push": ("Sender til {remote} …", "Sending to {remote} …"),
    "sync.dry-run": (
        "Prøve: intet er gemt, og intet er sendt. Det ville ske:",
        "Trial: nothing was saved and nothing was sent. This would happen:",
    ),
    "sync.dry-run.choose": (
        "Prøve: intet er gemt, og intet er sendt. Før det kan ske, skal du vælge, hvor I har rettet det samme:",
        "Trial: nothing was saved and nothing was sent. Before it can happen, choose where both amended one thing:",
    ),
    "sync.same": ("Alt er ens her og på {remote}.", "Everything is the same here and on {remote}."),
    "sync.fetched.one": ("1 ændring hentet fra {remote}:", "1 change fetched from {remote}:"),
    "sync.fetched.many": ("{count} ændringer hentet fra {remote}:", "{count} changes fetched from {remote}:"),
    "sync.pushed.one": ("1 ændring sendt til {remote}:", "1 change sent to {remote}:"),
    "sync.pushed.many": ("{count} ændringer sendt til {remote}:", "{count} changes sent to {remote}:"),
    "sync.unsent.one": ("1 ændring er ikke sendt til {remote} endnu:", "1 change is not yet sent to {remote}:"),
    "sync.unsent.many": (
        "{count} ændringer er ikke sendt til {remote} endnu:",
        "{count} changes are not yet sent to {remote}:",
    ),
    "sync.first.one": (
        "Grenen {branch} er ny på {remote}. 1 ændring sendt:",
        "The branch {branch} is new on {remote}. 1 change sent:",
    ),
    "sync.first.many": (
        "Grenen {branch} er ny på {remote}. {count} ændringer sendt:",
        "The branch {branch} is new on {remote}. {count} changes sent:",
    ),
    "sync.renumbered": (
        "Din {old} hedder nu {new}: på serveren er {old} noget andet. Alt, hvad der er besluttet, sagt og bogført om din {old}, er fulgt med.",
        "Your {old} is now {new}: on the server {old} is something else. Everything decided, said and booked about your {old} came along.",
    ),
    "sync.chosen.mine": ("{name}: din værdi gælder, {value}", "{name}: your value holds, {value}"),
    "sync.chosen.theirs": ("{name}: serverens værdi gælder, {value}", "{name}: the server's value holds, {value}"),
    "sync.came-along": ("Disse fejl fulgte med fra serveren:", "These errors came along from the server:"),
    "sync.went-along": ("Disse fejl er i det, du har lavet:", "These errors are in what you did:"),
    "sync.merged": ("Lagt sammen i commit {commit}", "Merged in commit {commit}"),
    "sync.clash": (
        "{name}\n  hos dig: {mine}\n  på serveren: {theirs}\n  før: {base}",
        "{name}\n  yours: {mine}\n  the server's: {theirs}\n  before: {base}",
    ),
    "sync.ask": (
        "Hvis gælder: din (mine) eller serverens (theirs)?",
        "Whose holds: yours (mine) or the server's (theirs)?",
    ),
    "sync.file.before": ("filen, som I begge kendte den", "the file as you both knew it"),
    "sync.file.kept": ("en anden udgave af filen", "another version of the file"),
    "sync.file.changed": ("rettet i {fields}", "amended in {fields}"),
    "sync.file.deleted": ("slettet", "deleted"),
    "sync.file.gone": ("ingen fil", "no file"),
    # Two values, and what meets in a merge.
    "sync-choose": (
        "I har rettet det samme hver for sig. Intet er ændret. Vælg, hvis værdi der gælder:",
        "You and somebody else amended the same thing. Nothing was changed. Choose whose value holds:",
    ),
    "sync-choose.hint": (
        "Dine værdier: digitek sync {mine} · Serverens: digitek sync {theirs}",
        "Your values: digitek sync {mine} · The server's: digitek sync {theirs}",
    ),
    "SYNC010": (
        "{name}: hos dig {mine}; på serveren {theirs}; før {base}.",
        "{name}: yours {mine}; the server's {theirs}; before {base}.",
    ),
    "SYNC010.hint": (
        "digitek sync --choose {place}=mine eller --choose {place}=theirs",
        "digitek sync --choose {place}=mine or --choose {place}=theirs",
    ),
    "SYNC020": (
        "På serveren: {transaction} på {amount} for {project} i {pool:name} {year}, {date}, tastet af {person}.",
        "On the server: {transaction}, {amount} for {project} in {pool:name} {year}, {date}, typed by {person}.",
    ),
    "SYNC021": (
        "Hos dig: {transaction} på {amount} for {project} i {pool:name} {year}, {date}, tastet af {person}.",
        "Yours: {transaction}, {amount} for {project} in {pool:name} {year}, {date}, typed by {person}.",
    ),
    "SYNC021.hint": (
        'digitek undo, hvis den er din seneste. Er det en reservation, så: digitek pools release {pool} BELØB --project {project} --reason "…"',
        'digitek undo if it is your last. If it is a reservation: digitek pools release {pool} AMOUNT --project {project} --reason "…"',
    ),
    "SYNC030": (
        "Din {old} i {place} hedder nu {new}, fordi en anden har brugt {old}.",
        "Your {old} in {place} is now {new}, because somebody else has used {old}.",
    ),
    "EVT010.sync": (
        "Din og serverens beslutning afgør begge {gate} for {project}: {decision} og {other}.",
        "Your decision and the server's both decide {gate} of {project}: {decision} and {other}.",
    ),
    "EVT010.sync.hint": (
        "digitek undo tager din egen tilbage. Kør så digitek sync, og beslut på ny med: digitek gate advance {project} {gate_id} --supersedes ID",
        "digitek undo takes back your own. Then run digitek sync and decide anew with: digitek gate advance {project} {gate_id} --supersedes ID",
    ),
    "sync-refused": (
        "Lagt sammen bryder jeres arbejde reglerne, selv om hver jeres del ikke gør. Intet er ændret, og intet er sendt:",
        "Put together your work breaks the rules, although neither part does. Nothing was changed and nothing was sent:",
    ),
    "sync-refused.hint": (
        "Tag dit eget tilbage med: digitek undo. Kør så digitek sync, og gør det igen på det, der kom.",
        "Take back your own with: digitek undo. Then run digitek sync, and do it again on what came.",
    ),
    "sync-rewritten-events": (
        "På serveren er der rettet eller slettet noget, der var besluttet, sagt eller bogført. Intet er hentet:",
        "On the server something that was decided, said or booked has been changed or deleted. Nothing was fetched:",
    ),
    "sync-rewritten-events.hint": (
        "Vis listen til den, der passer serveren. Det, du har, er bevaret her; se det med: digitek log",
        "Show the list to whoever keeps the server. What you have is kept here; see it with: digitek log",
    ),
    "sync-rewritten-here": (
        "Hos dig er der rettet eller slettet noget, der var besluttet, sagt eller bogført. Intet er sendt:",
        "In your copy something that was decided, said or booked has been changed or deleted. Nothing was sent:",
    ),
    "sync-rewritten-here.hint": (
        "Se, hvilken ændring det var, med: digitek log. Hent filen igen fra serveren, og gem den.",
        "See which change it was with: digitek log. Get the file back from the server and save it.",
    ),
    "sync-history-rewritten": (
        "Serverens historik er skrevet om: {count} ændringer, som du har set på {remote}, er der ikke mere. Intet er hentet.",
        "The server's history has been rewritten: {count} changes that you have seen on {remote} are gone. Nothing was fetched.",
    ),
    "sync-history-rewritten.hint": (
        "Spørg den, der passer serveren. Er det med vilje, så skriv: git branch -dr {tracking}. Kør så digitek sync igen.",
        "Ask whoever keeps the server. If it is meant, type: git branch -dr {tracking}. Then run digitek sync again.",
    ),
    # What stands in the way.
    "no-such-remote": ("Der er ingen server, der hedder {typed}.", "There is no server called {typed}."),
    "no-such-remote.hint": (
        "Du har {known}. En ny tilføjes med: git remote add NAVN ADRESSE",
        "You have {known}. Add one with: git remote add NAME ADDRESS",
    ),
    "no-such-remote-near": (
        "Der er ingen server, der hedder {typed}. Mente du {nearest}?",
        "There is no server called {typed}. Did you mean {nearest}?",
    ),
    "no-such-remote-near.hint": ("digitek sync --remote {nearest}", "digitek sync --remote {nearest}"),
    "sync-both-sides": (
        "--mine og --theirs kan ikke bruges sammen.",
        "--mine and --theirs cannot be used together.",
    ),
    "sync-both-sides.hint": (
        "Vælg den ene, eller vælg felt for felt med --choose.",
        "Take one of them, or choose field by field with --choose.",
    ),
    "sync-choice-unclear": (
        "{typed} siger ikke, hvis værdi der gælder hvor.",
        "{typed} does not say whose value holds where.",
    ),
    "sync-choice-unclear.hint": (
        "Skriv for eksempel: --choose P-2026-014:budget.trial=mine",
        "Type for example: --choose P-2026-014:budget.trial=mine",
    ),
    "sync-no-remote": (
        "Porteføljen har ingen server endnu, så der er intet at hente fra eller sende til.",
        "The portfolio has no server yet, so there is nowhere to fetch from or send to.",
    ),
    "sync-no-remote.hint": (
        "Lav et tomt repository på jeres git-server, og skriv: git remote add origin ADRESSE. Kør så digitek sync igen.",
        "Make an empty repository on your git server and type: git remote add origin ADDRESS. Then run digitek sync again.",
    ),
    "sync-address": (
        "Adressen på {remote} bliver ikke brugt, fordi git kunne køre et program ud fra den: {address}",
        "The address of {remote} is not used, because git could run a program from it: {address}",
    ),
    "sync-address.hint": (
        "Der kan bruges https://…, ssh://…, bruger@server:sti eller en mappe. Ret den med: git remote set-url {remote} ADRESSE",
        "https://…, ssh://…, user@server:path or a folder will do. Mend it with: git remote set-url {remote} ADDRESS",
    ),
    "sync-file-address": (
        "Adressen på {remote} begynder med file://; en mappe skrives uden: {address}",
        "The address of {remote} begins with file://; a folder is written without: {address}",
    ),
    "sync-file-address.hint": (
        "git remote set-url {remote} {folder}",
        "git remote set-url {remote} {folder}",
    ),
    "no-such-clash": (
        "I har ikke rettet hver sit i {typed}, så dér er intet at vælge. Intet er ændret.",
        "You and somebody else did not both amend {typed}, so there is nothing to choose. Nothing was changed.",
    ),
    "no-such-clash.hint": ("Der skal vælges her: {known}", "The places to choose in: {known}"),
    "no-such-clash-near": (
        "I har ikke rettet hver sit i {typed}. Mente du {nearest}? Intet er ændret.",
        "You and somebody else did not both amend {typed}. Did you mean {nearest}? Nothing was changed.",
    ),
    "no-such-clash-near.hint": ("Der skal vælges her: {known}", "The places to choose in: {known}"),
    "nothing-to-choose": (
        "I har ikke rettet det samme nogen steder, så --choose {typed} er der ikke brug for. Intet er ændret.",
        "You and somebody else amended nothing in common, so --choose {typed} is not needed. Nothing was changed.",
    ),
    "nothing-to-choose.hint": ("digitek sync", "digitek sync"),
    "sync-new-branch": (
        "{remote} har ingen gren, der hedder {branch}; den fælles gren dér er {other}. Intet er hentet eller sendt.",
        "{remote} has no branch called {branch}; the common branch there is {other}. Nothing was fetched or sent.",
    ),
    "sync-new-branch.hint": (
        "{mend}. Kør så digitek sync igen. Skal {branch} være en ny gren på {remote}, så skriv: digitek sync --new-branch",
        "{mend}. Then run digitek sync again. If {branch} is to be a new branch on {remote}, type: digitek sync --new-branch",
    ),
    "sync-branch-name": (
        "Grenen {branch} kan ikke hedde sådan på {remote}.",
        "The branch {branch} cannot be called that on {remote}.",
    ),
    "sync-branch-name.hint": (
        "Skift til jeres fælles gren, for eksempel med: git switch main",
        "Go to your common branch, for example with: git switch main",
    ),
    "sync-no-commit": (
        "Der er ikke gemt noget i historikken endnu.",
        "Nothing has been saved in the history yet.",
    ),
    "sync-no-commit.hint": ("Gem først filerne med: digitek commit", "Save the files first with: digitek commit"),
    "sync-unrelated": (
        "Porteføljen på serveren har ingen historik fælles med din. Intet er hentet.",
        "The portfolio on the server has no history in common with yours. Nothing was fetched.",
    ),
    "sync-unrelated.hint": (
        "Er det jeres fælles, så hent den i en ny mappe med: git clone ADRESSE MAPPE. Er serveren ny, så gør dens repository tomt.",
        "If it is the one you share, get it into a new folder with: git clone ADDRESS FOLDER. If the server is new, make its repository empty.",
    ),
    "sync-unsafe-path": (
        "På serveren hedder en fil noget, som ikke bliver skrevet på en disk: {path}. Intet er hentet.",
        "On the server a file has a name that is not written to a disk: {path}. Nothing was fetched.",
    ),
    "sync-unsafe-path.hint": (
        "Vis det til den, der passer serveren; filen skal omdøbes dér.",
        "Show it to whoever keeps the server; the file must be renamed there.",
    ),
    "sync-kept-moving": (
        "Andre sendte til {remote} {attempts} gange i træk, mens du forsøgte. Intet er gemt.",
        "Others sent to {remote} {attempts} times in a row while you tried. Nothing was saved.",
    ),
    "sync-kept-moving.hint": ("Kør digitek sync igen.", "Run digitek sync again."),
    "sync-shallow": (
        "{path} har kun den seneste del af historikken, og sammenlægning kræver den hele.",
        "{path} has only the latest part of the history, and merging needs all of it.",
    ),
    "sync-shallow.hint": ("Hent resten med: git fetch --unshallow", "Get the rest with: git fetch --unshallow"),
    "sync-offline": (
        "Der er ingen forbindelse til {remote} ({address}). Intet er ændret. Git skrev:\n{text}",
        "There is no connection to {remote} ({address}). Nothing was changed. Git said:\n{text}",
    ),
    "sync-offline.hint": (
        "Se, om du er på nettet eller VPN. Du kan arbejde videre imens, og sende senere med: digitek sync",
        "See whether you are on the network or the VPN. You can go on working and send later with: digitek sync",
    ),
    "sync-authentication": (
        "{remote} ({address}) ville ikke lukke dig ind. Intet er ændret. Git skrev:\n{text}",
        "{remote} ({address}) would not let you in. Nothing was changed. Git said:\n{text}",
    ),
    "sync-authentication.hint": (
        "Log ind en gang med git selv: git fetch {remote}. Virker det heller ikke, så spørg om adgang.",
        "Sign in once with git itself: git fetch {remote}. If that does not work either, ask for access.",
    ),
    "sync-host-key": (
        "Serveren {address} er ny eller har skiftet nøgle, så der er ikke sendt noget til den. Git skrev:\n{text}",
        "The server {address} is new or has another key, so nothing was sent to it. Git said:\n{text}",
    ),
    "sync-host-key.hint": (
        "Spørg, om nøglen er den rigtige, og godkend den med: git fetch {remote}",
        "Ask whether the key is the right one, and accept it with: git fetch {remote}",
    ),
    "sync-certificate": (
        "Serverens certifikat på {address} kunne ikke godkendes. Intet er ændret. Git skrev:\n{text}",
        "The server's certificate at {address} could not be verified. Nothing was changed. Git said:\n{text}",
    ),
    "sync-certificate.hint": (
        "På en arbejdscomputer med Windows hjælper det ofte at skrive: git config --global http.sslBackend schannel",
        "On a Windows computer at work this often helps: git config --global http.sslBackend schannel",
    ),
    "sync-no-server": (
        "Der er intet git-repository på {address}. Intet er ændret. Git skrev:\n{text}",
        "There is no git repository at {address}. Nothing was changed. Git said:\n{text}",
    ),
    "sync-no-server.hint": (
        "Se efter, om adressen er rigtig: git remote get-url {remote}. Ret den med: git remote set-url {remote} ADRESSE",
        "See whether the address is right: git remote get-url {remote}. Mend it with: git remote set-url {remote} ADDRESS",
    ),
    "sync-transport": (
        "Git måtte ikke tale med {address} på den måde, adressen beder om. Git skrev:\n{text}",
        "Git was not allowed to talk to {address} in the way the address asks for. Git said:\n{text}",
    ),
    "sync-transport.hint": (
        "Brug en adresse med https eller ssh: git remote set-url {remote} ADRESSE",
        "Use an address with https or ssh: git remote set-url {remote} ADDRESS",
    ),
    "sync-refused-by-server": (
        "{remote} tog ikke imod grenen {branch}. Intet er ændret hos dig. Serveren skrev:\n{text}",
        "{remote} did not accept the branch {branch}. Nothing was changed in your copy. The server said:\n{text}",
    ),
    "sync-refused-by-server.hint": (
        "Er grenen beskyttet, så lav en gren til dit arbejde med: git switch -c NAVN. Kør digitek sync --new-branch, og bed om at få den godkendt.",
        "If the branch is protected, make one for your work with: git switch -c NAME. Run digitek sync --new-branch and ask for it to be approved.",
    ),
    "sync-server-locked": (
        "En anden er ved at sende til {remote}, eller er blevet afbrudt midt i det. Intet er ændret hos dig. Serveren skrev:\n{text}",
        "Somebody else is sending to {remote}, or was cut off while sending. Nothing was changed in your copy. The server said:\n{text}",
    ),
    "sync-server-locked.hint": (
        "Prøv igen om lidt. Bliver det ved, og er ingen i gang, må den, der passer serveren, slette den .lock-fil, der er nævnt.",
        "Try again in a moment. If it persists and nobody is at it, whoever keeps the server may delete the .lock file that is named.",
    ),
    "sync-timeout": (
        "{remote} ({address}) svarede ikke i tide. Intet er ændret.",
        "{remote} ({address}) did not answer in time. Nothing was changed.",
    ),
    "sync-timeout.hint": (
        "Se, om du er på nettet eller VPN, og prøv igen.",
        "See whether you are on the network or the VPN, and try again.",
    ),
    "sync-failed": (
        "Det lykkedes ikke at tale med {remote} ({address}). Intet er ændret. Git skrev:\n{text}",
        "Talking to {remote} ({address}) did not work. Nothing was changed. Git said:\n{text}",
    ),
    "sync-failed.hint": (
        "Se, om git selv kan: git fetch {remote}",
        "See whether git itself can: git fetch {remote}",
    ),
}
