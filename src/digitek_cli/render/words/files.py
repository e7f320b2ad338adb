"""Words about files: what the reader refuses, what the model misses, and personal data."""

WORDS: dict[str, tuple[str, str]] = {
    # ── before and while reading ──
    "FILE001": (
        "Filen er større end {limit} kB.",
        "The file is larger than {limit} kB.",
    ),
    "FILE001.hint": (
        "Læg store tekster og bilag i sagssystemet, og henvis til dem her.",
        "Keep long texts and attachments in the records system and refer to them here.",
    ),
    "FILE002": (
        "Filen er ikke gemt som UTF-8; den ligner {encoding}.",
        "The file is not saved as UTF-8; it looks like {encoding}.",
    ),
    "FILE002.hint": (
        "Gem den igen med tegnsættet UTF-8.",
        "Save it again with the encoding UTF-8.",
    ),
    "FILE003": (
        "Filen indeholder det usynlige tegn {character}.",
        "The file holds the invisible character {character}.",
    ),
    "FILE003.hint": (
        "Slet tegnet; det følger ofte med, når man kopierer fra en anden skærm.",
        "Delete it; such characters often come along when text is copied from elsewhere.",
    ),
    "FILE004": (
        "Filen har mere end {limit} niveauer inden i hinanden.",
        "The file nests more than {limit} levels deep.",
    ),
    "FILE004.hint": (
        "Fjern parenteser eller indrykninger, der er for mange.",
        "Remove brackets or indentation that should not be there.",
    ),
    "FILE005": (
        "Genbrug med anker (&{name} eller *{name}) er ikke tilladt.",
        "Reuse by anchor (&{name} or *{name}) is not allowed.",
    ),
    "FILE005.hint": (
        "Skriv værdien ud begge steder. Begynder en tekst med & eller *, skal den stå i anførselstegn.",
        "Write the value out in both places. A text that begins with & or * needs quotes.",
    ),
    "FILE006": (
        "YAML-mærket {tag} er ikke tilladt.",
        "The YAML tag {tag} is not allowed.",
    ),
    "FILE006.hint": (
        "Slet mærket. Begynder en tekst med ! eller %, skal den stå i anførselstegn.",
        "Delete the tag. A text that begins with ! or % needs quotes.",
    ),
    "FILE007": (
        "Nøglen {key} står to gange: første gang i linje {first}.",
        "The key {key} stands here for the second time; the first is in line {first}.",
    ),
    "FILE007.hint": (
        "Behold den ene, og slet den anden.",
        "Keep one and delete the other.",
    ),
    "FILE008": (
        "Filen indeholder flere dokumenter, adskilt af ---.",
        "The file holds more than one document, separated by ---.",
    ),
    "FILE008.hint": (
        "Én fil er ét dokument: slet linjen med --- og det, der ikke hører til.",
        "One file is one document: delete the --- line and what does not belong.",
    ),
    "FILE009": (
        "Filen er tom eller begynder ikke med en nøgle.",
        "The file is empty or does not begin with a key.",
    ),
    "FILE009.hint": (
        "Skriv linjer af formen «nøgle: værdi». En fil i porteføljen hentes i sin seneste udgave med «git checkout -- FIL».",
        'Write lines of the form "key: value". `git checkout -- FILE` brings back the last version of a file of the portfolio.',
    ),
    "FILE010": (
        "En nøgle skal være en enkelt tekst, ikke en liste eller en gruppe.",
        "A key must be one text, not a list or a group.",
    ),
    "FILE010.hint": (
        "En tekst, der begynder med [ eller {{, skal stå i anførselstegn.",
        "A text that begins with [ or {{ needs quotes.",
    ),
    "FILE011": (
        "Sammenfletning med << er ikke tilladt.",
        "Merging with << is not allowed.",
    ),
    "FILE011.hint": (
        "Skriv felterne ud.",
        "Write the fields out.",
    ),
    "FILE012": (
        "Filen har mere end {limit} værdier.",
        "The file holds more than {limit} values.",
    ),
    "FILE012.hint": (
        "Del indholdet op, eller henvis til det i sagssystemet.",
        "Split it up, or refer to it in the records system.",
    ),
    "FILE013": (
        "Filen kan ikke læses som YAML her ({problem}).",
        "The file cannot be read as YAML here ({problem}).",
    ),
    "FILE013.hint": (
        "Se efter en indrykning, der er skæv, eller et anførselstegn eller en parentes, der mangler.",
        "Look for uneven indentation, or a missing quote or bracket.",
    ),
    "FILE014": (
        "Filen har en uløst flettekonflikt.",
        "The file holds an unresolved merge conflict.",
    ),
    "FILE014.hint": (
        "Vælg, hvad der skal gælde, og slet linjerne med <<<<<<<, ======= og >>>>>>>.",
        "Choose what is to stand and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "FILE015": (
        "Tallet i {field} har mere end {limit} cifre.",
        "The number in {field} has more than {limit} digits.",
    ),
    "FILE015.hint": (
        "Er det et nummer og ikke et beløb, så sæt det i anførselstegn.",
        "If it is a reference and not an amount, put it in quotes.",
    ),
    "FILE016": (
        "Linjen har en tabulator uden for anførselstegn.",
        "The line has a tab outside quotes.",
    ),
    "FILE016.hint": (
        "Brug mellemrum; hører tabulatoren til teksten, så sæt teksten i anførselstegn.",
        "Use spaces; where the tab belongs to the text, put the text in quotes.",
    ),
    "FILE017": (
        "Der står et kolon inde i en tekst uden anførselstegn.",
        "There is a colon inside a text without quotes.",
    ),
    "FILE017.hint": (
        'Sæt teksten i anførselstegn: title: "Vending: anden del".',
        'Put the text in quotes: title: "Turning: part two".',
    ),
    # ── against the model ──
    "FILE020": (
        "Feltet {key} findes ikke her. Mente du {nearest}?",
        "There is no field {key} here. Did you mean {nearest}?",
    ),
    "FILE020.hint": (
        "Ret nøglen, eller slet linjen.",
        "Correct the key or delete the line.",
    ),
    "FILE021": (
        "Feltet {key} findes ikke her.",
        "There is no field {key} here.",
    ),
    "FILE021.hint": (
        "Slet linjen, eller flyt den hen, hvor den hører til.",
        "Delete the line, or move it to where it belongs.",
    ),
    "FILE022": (
        "Feltet {field} mangler.",
        "The field {field} is missing.",
    ),
    "FILE022.hint": (
        "Tilføj linjen «{key}: …».",
        'Add the line "{key}: …".',
    ),
    "FILE023": (
        "{field}: {given} er ikke en dato.",
        "{field}: {given} is not a date.",
    ),
    "FILE023.hint": (
        "Skriv en dag, der findes, som 2026-03-14.",
        "Write a day that exists, as 2026-03-14.",
    ),
    "FILE024": (
        "{field}: {given} er ikke et nøjagtigt beløb.",
        "{field}: {given} is not an exact amount.",
    ),
    "FILE024.hint": (
        'Skriv hele kroner uden tegn (250000) eller et decimaltal med punktum i anførselstegn ("1250.50").',
        'Write whole kroner without marks (250000), or quoted decimals with a point ("1250.50").',
    ),
    "FILE055": (
        "{field}: {given} er ikke et nøjagtigt tal fra 0 og op.",
        "{field}: {given} is not an exact number from 0 upwards.",
    ),
    "FILE055.hint": (
        'Skriv et helt tal (72), en brøk ("145/2") eller et decimaltal i anførselstegn ("72.5").',
        'Write a whole number (72), a fraction ("145/2") or a quoted decimal ("72.5").',
    ),
    "FILE025": (
        "{field} indeholder et usynligt tegn.",
        "{field} holds an invisible character.",
    ),
    "FILE025.hint": (
        "Skriv teksten igen uden at kopiere den.",
        "Type the text again instead of copying it.",
    ),
    "FILE026": (
        "{field} er tom.",
        "{field} is empty.",
    ),
    "FILE026.hint": (
        "Skriv en tekst, eller slet linjen, hvis feltet kan undværes.",
        "Write a text, or delete the line if the field is optional.",
    ),
    "FILE027": (
        "{field} skal stå på én linje.",
        "{field} must be one line.",
    ),
    "FILE027.hint": (
        "Skriv det kortere, og læg resten i et af de lange felter.",
        "Shorten it and put the rest in one of the long fields.",
    ),
    "FILE028": (
        "{field}: {given} er ikke initialer.",
        "{field}: {given} is not a set of initials.",
    ),
    "FILE028.hint": (
        "Skriv to til seks bogstaver eller cifre, først et bogstav, som pl1. Navne hører ikke til i porteføljen.",
        "Write two to six letters or digits, a letter first, as pl1. Names do not belong in the portfolio.",
    ),
    "FILE056": (
        "{field}: {given} er ikke en konto på git-serveren.",
        "{field}: {given} is no account on the git server.",
    ),
    "FILE056.hint": (
        'Skriv "@navn" eller "@organisation/team" i anførselstegn; ingen mailadresse.',
        'Write "@name" or "@organisation/team" in quotes; no mail address.',
    ),
    "FILE029": (
        "{field} kan ikke være {given}.",
        "{field} cannot be {given}.",
    ),
    "FILE029.hint": (
        "Vælg mellem: {allowed}.",
        "Choose one of: {allowed}.",
    ),
    "FILE030": (
        "{field} skal være en tekst, men {given} læses som noget andet.",
        "{field} must be a text, but {given} is read as something else.",
    ),
    "FILE030.hint": (
        "Sæt værdien i anførselstegn.",
        "Put the value in quotes.",
    ),
    "FILE031": (
        "{field} skal være et helt tal, ikke {given}.",
        "{field} must be a whole number, not {given}.",
    ),
    "FILE031.hint": (
        "Skriv tallet uden anførselstegn, punktum og enhed.",
        "Write the number without quotes, marks or unit.",
    ),
    "FILE032": (
        "{field} skal være true eller false, ikke {given}.",
        "{field} must be true or false, not {given}.",
    ),
    "FILE032.hint": (
        "Skriv true for ja og false for nej, uden anførselstegn.",
        "Write true for yes and false for no, without quotes.",
    ),
    "FILE033": (
        "{field} skal være en liste, ikke {given}.",
        "{field} must be a list, not {given}.",
    ),
    "FILE033.hint": (
        "Skriv hvert punkt på sin egen linje, indrykket og med «- » foran.",
        'Write each entry on its own line, indented and led by "- ".',
    ),
    "FILE034": (
        "{field} skal være en gruppe af felter, ikke {given}.",
        "{field} must be a group of fields, not {given}.",
    ),
    "FILE034.hint": (
        "Skriv felterne på hver sin linje, rykket ind under nøglen.",
        "Write the fields on lines of their own, indented below the key.",
    ),
    "FILE035": (
        "{field}: {given} er uden for det tilladte; grænsen er {limit}.",
        "{field}: {given} is out of range; the limit is {limit}.",
    ),
    "FILE035.hint": (
        "Skriv et tal inden for grænsen.",
        "Write a number within the limit.",
    ),
    "FILE039": (
        "{field}: {given} kan ikke bruges her.",
        "{field}: {given} cannot be used here.",
    ),
    "FILE039.hint": (
        "Se, hvordan feltet er udfyldt i en anden fil.",
        "See how the field is filled in in another file.",
    ),
    "FILE057": (
        "{field} er {length} tegn langt; der er plads til højst {limit}: {given}",
        "{field} is {length} characters long; there is room for {limit} at most: {given}",
    ),
    "FILE057.hint": (
        "Skriv det kortere; resten hører til i et felt med plads, fx løsningen eller behovet.",
        "Write it shorter; the rest belongs in a field with room, such as the solution or the need.",
    ),
    "FILE058": (
        "{field}: {given} er ikke skrevet, som det skal; mønstret er {pattern}.",
        "{field}: {given} is not written as it must be; the pattern is {pattern}.",
    ),
    "FILE058.hint": (
        "Ret det efter mønstret, eller lad digitek systems skrive filen.",
        "Write it by the pattern, or let digitek systems write the file.",
    ),
    # ── where files stand ──
    "FILE040": (
        "Her hører ingen fil af det navn til.",
        "No file of that name belongs here.",
    ),
    "FILE040.hint": (
        "Filnavnet er id'et, som projects/2026/P-2026-014.yaml. Flyt, omdøb eller slet filen.",
        "The file name is the id, as projects/2026/P-2026-014.yaml. Move, rename or delete the file.",
    ),
    "FILE041": (
        "Filen kalder sig {found} indeni, men hedder {expected}.",
        "The file calls itself {found} inside, but its name says {expected}.",
    ),
    "FILE041.hint": (
        "Filnavnet er id'et: ret det ene efter det andet.",
        "The file name is the id: make one agree with the other.",
    ),
    "FILE042": (
        "Filen er fra {year}, men ligger i mappen {folder}.",
        "The file is of {year} but lies in the folder {folder}.",
    ),
    "FILE042.hint": (
        "Flyt den til mappen {year}.",
        "Move it to the folder {year}.",
    ),
    "FILE043": (
        "Her står en genvej (symbolsk link); dem følger vi ikke.",
        "This is a symbolic link; links are not followed.",
    ),
    "FILE043.hint": (
        "Læg selve filen her, eller slet genvejen.",
        "Put the file itself here, or delete the link.",
    ),
    "FILE044": (
        "Dette er ikke en almindelig fil.",
        "This is not a regular file.",
    ),
    "FILE044.hint": (
        "Slet den; porteføljen består kun af almindelige filer.",
        "Delete it; the portfolio holds regular files only.",
    ),
    "FILE045": (
        "Mappen er et git-lager for sig. Det, der ligger i den, er ikke læst.",
        "The folder is a git repository of its own. What lies in it has not been read.",
    ),
    "FILE045.hint": (
        "Flyt den ud af porteføljen.",
        "Move it out of the portfolio.",
    ),
    "FILE047": (
        "Windows kan ikke have en fil eller mappe, der hedder {name}.",
        "Windows cannot hold a file or folder called {name}.",
    ),
    "FILE047.hint": (
        "Omdøb den; ellers kan ingen hente porteføljen på Windows.",
        "Rename it; otherwise nobody can fetch the portfolio on Windows.",
    ),
    "FILE049": (
        "Navnet «{name}» begynder eller ender med et mellemrum eller ender med et punktum. Det kan Windows ikke.",
        "The name “{name}” begins or ends with a blank, or ends with a dot. Windows cannot hold it.",
    ),
    "FILE049.hint": (
        "Omdøb filen eller mappen.",
        "Rename the file or folder.",
    ),
    "FILE050": (
        "Tegnet {character} i navnet kan ikke bruges på alle systemer.",
        "The character {character} in the name cannot be used on every system.",
    ),
    "FILE050.hint": (
        "Omdøb filen eller mappen; brug bogstaver, cifre og bindestreg.",
        "Rename the file or folder; use letters, digits and hyphens.",
    ),
    "FILE051": (
        "Stien er på {length} tegn; over {limit} kan Windows ikke åbne filen.",
        "The path has {length} characters; beyond {limit} Windows cannot open the file.",
    ),
    "FILE051.hint": (
        "Giv filen eller en af mapperne et kortere navn.",
        "Give the file or one of its folders a shorter name.",
    ),
    "FILE052": (
        "Navnet er det samme som {other} på macOS og Windows, hvor store og små bogstaver og sammensatte tegn er ens.",
        "The name is the same as {other} on macOS and Windows, where case and composed letters make no difference.",
    ),
    "FILE052.hint": (
        "Behold den ene, og slet eller omdøb den anden.",
        "Keep one and delete or rename the other.",
    ),
    "FILE053": (
        "Filen er markeret som et program i git (mode 755).",
        "The file is marked as a program in git (mode 755).",
    ),
    "FILE053.hint": (
        "Tag mærket af: git update-index --chmod=-x {file}",
        "Take the mark off: git update-index --chmod=-x {file}",
    ),
    "FILE054": (
        "Git laver porteføljens filer om med {attribute}: {count} af dem.",
        "Git rewrites files of the portfolio by {attribute}: {count} of them.",
    ),
    "FILE054.hint": (
        "Find linjen i .gitattributes, og slet den; git check-attr -a FIL viser, hvad der gælder.",
        "Find the line in .gitattributes and delete it; git check-attr -a FILE shows what applies.",
    ),
    "FILE046": (
        "Filen kan ikke åbnes ({reason}).",
        "The file cannot be opened ({reason}).",
    ),
    "FILE046.hint": (
        "Se efter, om du har adgang til den, og om et andet program holder den.",
        "Check that you may read it and that no other program holds it.",
    ),
    "FILE048": (
        "Filen hører ikke til i porteføljen.",
        "The file does not belong in the portfolio.",
    ),
    "FILE048.hint": (
        "Læg bilag i sagssystemet, og henvis til dem; .gitignore kan holde den ude.",
        "Keep attachments in the records system and refer to them; .gitignore can keep it out.",
    ),
    "missing-foundation": (
        "Porteføljen mangler {path}.",
        "The portfolio lacks {path}.",
    ),
    "missing-foundation.hint": (
        "Hent den fra historikken med «git checkout HEAD -- FIL», eller begynd en ny portefølje med «digitek init MAPPE».",
        "Bring it back with `git checkout HEAD -- FILE`, or begin a new portfolio with `digitek init DIR`.",
    ),
    "broken-foundation": (
        "{path} kan ikke læses, og alt andet bygger på den.",
        "{path} cannot be read, and everything else rests on it.",
    ),
    "broken-foundation.hint": (
        "Ret den som vist, eller hent den seneste udgave med «git checkout HEAD -- FIL».",
        "Mend it as shown, or bring back the last version with `git checkout HEAD -- FILE`.",
    ),
    "newer-format": (
        "Porteføljen er skrevet i format {found}; denne udgave af digitek kender kun til og med {known}.",
        "The portfolio is written in format {found}; this version of digitek knows formats up to {known}.",
    ),
    "newer-format.hint": (
        "Hent en nyere udgave: «uv tool upgrade digitek».",
        "Get a newer version: `uv tool upgrade digitek`.",
    ),
    "unreadable-folder": (
        "Mappen {folder} kan ikke læses ({reason}).",
        "The folder {folder} cannot be read ({reason}).",
    ),
    "unreadable-folder.hint": (
        "Se efter, om du har adgang til den.",
        "Check that you may read it.",
    ),
    "broken-file-in-the-way": (
        "{path} findes allerede, men kan ikke læses.",
        "{path} exists already but cannot be read.",
    ),
    "broken-file-in-the-way.hint": (
        "Se, hvad der er galt med filen: «digitek check».",
        "See what is wrong with the file: `digitek check`.",
    ),
    "failure.internal.unwritten": (
        "Der er en fejl i digitek selv, og rapporten kunne ikke skrives ({reason}).",
        "There is a fault in digitek itself, and the report could not be written ({reason}).",
    ),
    "failure.internal.unwritten.hint": (
        "Ryd op på disken, og kør kommandoen igen; så kommer rapporten.",
        "Make room on the disk and run the command again; then the report is written.",
    ),
    "hidden-character": (
        "Kommandoen indeholder det usynlige tegn {character}.",
        "The command holds the invisible character {character}.",
    ),
    "hidden-character.hint": (
        "Skriv teksten igen uden at kopiere den.",
        "Type the text again instead of copying it.",
    ),
    # ── the clock ──
    "clock-out-of-range": (
        "DIGITEK_TODAY er {typed}; git gemmer kun dage fra 1970-01-02.",
        "DIGITEK_TODAY is {typed}; git keeps no day before 1970-01-02.",
    ),
    "clock-out-of-range.hint": ("Skriv en dag som 2026-03-14.", "Write a day as 2026-03-14."),
    "clock-behind": (
        "Uret siger {today}, men det seneste commit er fra {last}. Et af dem går forkert. Rækkefølgen i historikken er rigtig alligevel; den følger ikke datoerne.",
        "The clock says {today}, but the latest commit is of {last}. One of them is wrong. The order of the history is right all the same; it does not follow dates.",
    ),
    "clock-behind.hint": (
        "Stil uret, og se de seneste datoer med digitek log -n 5",
        "Set the clock, and see the latest dates with digitek log -n 5",
    ),
    # ── personal data ──
    "CPR001": (
        "I kolonne {column} står noget, der ligner et CPR-nummer ({mask}).",
        "Column {column} holds what looks like a CPR number ({mask}).",
    ),
    "CPR001.hint": (
        "Slet det. Er det et andet nummer, så skriv på samme linje hvilket: P-nr., EAN, CVR.",
        "Delete it. If it is another number, say which on the same line: P-nr., EAN, CVR.",
    ),
    "CPR002": (
        "Teksten til historikken indeholder noget, der ligner et CPR-nummer ({mask}). Intet er gemt.",
        "The text for the history holds what looks like a CPR number ({mask}). Nothing has been written.",
    ),
    "CPR002.hint": (
        "Skriv den uden nummeret. Er det et andet nummer, så skriv hvilket foran: P-nr., EAN, CVR.",
        "Write it without the number. If it is another number, say which before it: P-nr., EAN, CVR.",
    ),
    "CPR002.typed": (
        "svaret indeholder noget, der ligner et CPR-nummer ({mask}). Det er ikke gemt; skriv det uden nummeret.",
        "the answer holds what looks like a CPR number ({mask}). It has not been saved; type it without the number.",
    ),
    "CPR003": (
        "{field} indeholder noget, der ligner et CPR-nummer ({mask}). Intet er gemt.",
        "{field} holds what looks like a CPR number ({mask}). Nothing has been written.",
    ),
    "CPR003.hint": (
        "Skriv den uden nummeret. Er det et andet nummer, så skriv hvilket foran: P-nr., EAN, CVR.",
        "Write it without the number. If it is another number, say which before it: P-nr., EAN, CVR.",
    ),
    "CPR004": (
        "Et filnavn her indeholder noget, der ligner et CPR-nummer.",
        "A file name here holds what looks like a CPR number.",
    ),
    "CPR004.hint": (
        "Omdøb eller slet filen, før den kommer i historikken.",
        "Rename or delete the file before it reaches the history.",
    ),
    "CPR005": (
        "Grenens navn indeholder noget, der ligner et CPR-nummer.",
        "The branch's name holds what looks like a CPR number.",
    ),
    "CPR005.hint": (
        "Giv den et andet navn: «git branch -m NYT-NAVN».",
        "Give it another name: `git branch -m NEW-NAME`.",
    ),
    "CPR006": (
        "Det navn eller den adresse, som git skriver i hvert commit, ligner et CPR-nummer.",
        "The name or address that git writes in every commit looks like a CPR number.",
    ),
    "CPR006.hint": (
        "Skriv et andet: «git config user.name INITIALER» og «git config user.email ADRESSE».",
        "Write another: `git config user.name INITIALS` and `git config user.email ADDRESS`.",
    ),
    "CPR007": (
        "Det, der er skrevet efter «{name}», ligner et CPR-nummer ({mask}). Intet er gemt.",
        "What is typed after `{name}` looks like a CPR number ({mask}). Nothing has been written.",
    ),
    "CPR007.hint": (
        "Skriv det uden nummeret. Er det et andet nummer, så skriv hvilket foran: P-nr., EAN, CVR.",
        "Type it without the number. If it is another number, say which before it: P-nr., EAN, CVR.",
    ),
    "CPR008": (
        "Commit {commit}, som ikke er sendt endnu, indeholder noget, der ligner et CPR-nummer. Intet er sendt.",
        "Commit {commit}, which has not been sent yet, holds what looks like a CPR number. Nothing has been sent.",
    ),
    "CPR008.hint": (
        "Et senere commit fjerner det ikke. Tag det ud af historikken, før nogen får det: «git reset --soft {commit}~», ret filen, og gem igen.",
        "A later commit does not remove it. Take it out of the history before anybody gets it: `git reset --soft {commit}~`, mend the file, and commit again.",
    ),
    # ── keys and passwords ──
    "SEC001": (
        "I kolonne {column} står noget, der ligner {kind} ({mask}).",
        "Column {column} holds what looks like {kind} ({mask}).",
    ),
    "SEC001.hint": (
        "Slet det, og skift koden der, hvor den gælder: historikken glemmer ikke. Skriv i stedet, hvor den opbevares.",
        "Delete it, and change the secret where it is valid: the history does not forget. Say where it is kept instead.",
    ),
    "SEC002": (
        "Teksten til historikken indeholder noget, der ligner {kind} ({mask}). Intet er gemt.",
        "The text for the history holds what looks like {kind} ({mask}). Nothing has been written.",
    ),
    "SEC002.hint": (
        "Skriv i stedet, hvor den opbevares.",
        "Say where it is kept instead.",
    ),
    "SEC002.typed": (
        "svaret indeholder noget, der ligner {kind} ({mask}). Det er ikke gemt; skriv, hvor den opbevares.",
        "the answer holds what looks like {kind} ({mask}). It has not been saved; say where it is kept.",
    ),
    "SEC003": (
        "{field} indeholder noget, der ligner {kind} ({mask}). Intet er gemt.",
        "{field} holds what looks like {kind} ({mask}). Nothing has been written.",
    ),
    "SEC003.hint": (
        "Skriv i stedet, hvor den opbevares.",
        "Say where it is kept instead.",
    ),
    "SEC005": (
        "Commit {commit}, som ikke er sendt endnu, indeholder noget, der ligner en nøgle eller en adgangskode. Intet er sendt.",
        "Commit {commit}, which has not been sent yet, holds what looks like a key or a password. Nothing has been sent.",
    ),
    "SEC005.hint": (
        "Et senere commit fjerner det ikke. Tag det ud af historikken, før nogen får det: «git reset --soft {commit}~», ret filen, og gem igen.",
        "A later commit does not remove it. Take it out of the history before anybody gets it: `git reset --soft {commit}~`, mend the file, and commit again.",
    ),
    "SEC004": (
        "Et filnavn her indeholder noget, der ligner {kind}.",
        "A file name here holds what looks like {kind}.",
    ),
    "SEC004.hint": (
        "Omdøb eller slet filen, før den kommer i historikken.",
        "Rename or delete the file before it reaches the history.",
    ),
    "PER001": (
        "Her står en privat mailadresse ({mask}).",
        "This holds a private e-mail address ({mask}).",
    ),
    "PER001.hint": (
        "Kontaktoplysninger på borgere hører til i sagssystemet.",
        "Contact data of citizens belong in the records system.",
    ),
    "PER002": (
        "Her står et telefonnummer ({mask}).",
        "This holds a telephone number ({mask}).",
    ),
    "PER002.hint": (
        "Er det en borgers, så slet det; historikken glemmer ikke.",
        "If it is a citizen's, delete it; the history does not forget.",
    ),
    "PER003": (
        "Her står måske navnet på en borger ({mask}).",
        "This may hold the name of a citizen ({mask}).",
    ),
    "PER003.hint": (
        "Skriv om borgeren uden navn.",
        "Write about the citizen without the name.",
    ),
}
