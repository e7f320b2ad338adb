"""Words of `doctor`: what it looked at, what it found, and what mends it."""

WORDS: dict[str, tuple[str, str]] = {
    "summary.doctor": (
        "Se efter, om git, mappen og maskinen er, som de skal være.",
        "See whether git, the folder and the machine are as they should be.",
    ),
    "help.doctor": (
        "Ser efter, om git, mappen og maskinen er, som de skal være, og siger for hver ting, hvad der hjælper. "
        "Kommandoen ændrer ingenting: den sletter heller ikke en lås, som et andet program har efterladt. "
        "Den svarer med 1, når noget er en fejl.",
        "Sees whether git, the folder and the machine are as they should be, and says for each thing what helps. "
        "The command changes nothing: nor does it delete a lock that another program left behind. "
        "It answers with 1 when something is an error.",
    ),
    "doctor.programs": ("Git {git}, Python {python}", "Git {git}, Python {python}"),
    "doctor.no-git": ("Git mangler, Python {python}", "No git, Python {python}"),
    "doctor.portfolio": ("Portefølje: {folder}", "Portfolio: {folder}"),
    "doctor.repository": ("Repository: {folder}", "Repository: {folder}"),
    "doctor.branch": ("Gren: {branch}, {commit}", "Branch: {branch}, {commit}"),
    "doctor.unborn": ("Gren: {branch}, intet gemt endnu", "Branch: {branch}, nothing saved yet"),
    "doctor.recorded-by": ("Den, der skriver: {person}", "Who types: {person}"),
    "doctor.well": ("Alt er, som det skal være.", "All is as it should be."),
    "doctor.mends": ("Sådan retter du det:", "How to mend it:"),
    "ENV001": ("Git kan ikke findes.", "Git cannot be found."),
    "ENV001.hint": (
        "Installer git fra https://git-scm.com, og åbn et nyt vindue.",
        "Install git from https://git-scm.com and open a new window.",
    ),
    "ENV002": (
        "Git {version} er for gammel; der skal bruges {oldest} eller nyere.",
        "Git {version} is too old; {oldest} or later is needed.",
    ),
    "ENV002.hint": ("Opdater git fra https://git-scm.com", "Update git from https://git-scm.com"),
    "ENV004": (
        "Git kender ikke dit navn og din adresse; ændringer gemmes som {name}.",
        "Git does not know your name and address; changes are saved as {name}.",
    ),
    "ENV004.hint": (
        'git config --global user.name "NAVN" og git config --global user.email ADRESSE',
        'git config --global user.name "NAME" and git config --global user.email ADDRESS',
    ),
    "ENV005": (
        "Porteføljen ved ikke, hvem der sidder ved tastaturet.",
        "The portfolio does not know who sits at the keyboard.",
    ),
    "ENV005.hint": (
        "git config --global digitek.initials ABC (dine initialer)",
        "git config --global digitek.initials ABC (your initials)",
    ),
    "ENV006": (
        "{initials} står ikke i porteføljens organisation.",
        "{initials} is not in the portfolio's organisation.",
    ),
    "ENV006.hint": (
        "Ret initialerne med: git config --global digitek.initials ABC. Eller skriv personen ind i organisation.yaml",
        "Correct the initials with: git config --global digitek.initials ABC. Or enter the person in organisation.yaml",
    ),
    "ENV010": ("Her er ingen portefølje: {folder}", "There is no portfolio here: {folder}"),
    "ENV010.hint": (
        "Gå til din portefølje, angiv den med -C, eller lav en ny med: digitek init MAPPE",
        "Go to your portfolio, name it with -C, or make a new one with: digitek init FOLDER",
    ),
    "ENV011": ("Mappen ligger ikke i et git-repository.", "The folder is not in a git repository."),
    "ENV011.hint": (
        "Hent porteføljen med: git clone ADRESSE MAPPE. Eller lav en ny med: digitek init MAPPE",
        "Get the portfolio with: git clone ADDRESS FOLDER. Or make a new one with: digitek init FOLDER",
    ),
    "ENV012": ("Det er et git-repository uden arbejdsmappe.", "This is a git repository without a work tree."),
    "ENV012.hint": (
        "Hent en kopi at arbejde i med: git clone ADRESSE MAPPE",
        "Get a copy to work in with: git clone ADDRESS FOLDER",
    ),
    "ENV013": (
        "Git vil ikke røre mappen, fordi den tilhører en anden bruger.",
        "Git will not touch the folder, because it belongs to another user.",
    ),
    "ENV013.hint": (
        "Stoler du på den, så skriv: git config --global --add safe.directory MAPPE",
        "If you trust it, type: git config --global --add safe.directory FOLDER",
    ),
    "ENV014": (
        "Git-mappen {git_dir} hører ikke til mappen her: den lægger filerne i {toplevel}.",
        "The git folder {git_dir} does not belong to this folder: it puts the files in {toplevel}.",
    ),
    "ENV014.hint": (
        "Hent en frisk kopi med: git clone ADRESSE MAPPE",
        "Get a fresh copy with: git clone ADDRESS FOLDER",
    ),
    "ENV015": (
        "Repositoriet bruger noget, som dit git ikke kender.",
        "The repository uses something that your git does not know.",
    ),
    "ENV015.hint": ("Opdater git fra https://git-scm.com", "Update git from https://git-scm.com"),
    "ENV016": (
        "{file} mangler eller siger ikke, hvilken gren mappen står på. Resten af historikken er der.",
        "{file} is missing, or does not say which branch the folder stands on. The rest of the history is there.",
    ),
    "ENV016.hint": (
        "Skriv denne ene linje i {file}: ref: refs/heads/{branch}",
        "Put this one line into {file}: ref: refs/heads/{branch}",
    ),
    "ENV017": (
        "Git-mappen {folder} mangler noget, den ikke kan være foruden: {missing}",
        "The git folder {folder} lacks what it cannot be without: {missing}",
    ),
    "ENV017.hint": (
        "Hent {folder} fra en sikkerhedskopi. Eller hent en frisk kopi med: git clone ADRESSE MAPPE",
        "Get {folder} from a backup. Or get a fresh copy with: git clone ADDRESS FOLDER",
    ),
    "ENV018": (
        "Git kan ikke læse sine indstillinger: linje {line} i {file} er forkert.",
        "Git cannot read its settings: line {line} of {file} is wrong.",
    ),
    "ENV018.hint": (
        "Ret eller slet linje {line} i {file}",
        "Correct or delete line {line} of {file}",
    ),
    "ENV019": ("Repositoriet kan ikke læses: {reason}", "The repository cannot be read: {reason}"),
    "ENV019.hint": (
        "Kan det ikke rettes, så hent en frisk kopi med: git clone ADRESSE MAPPE",
        "If it cannot be put right, get a fresh copy with: git clone ADDRESS FOLDER",
    ),
    "ENV020": (
        "Mappen står på et enkelt commit og ikke på en gren; der kan ikke gemmes.",
        "The folder stands on a single commit and not on a branch; nothing can be saved.",
    ),
    "ENV020.hint": ("git switch main", "git switch main"),
    "ENV021": (
        "Git er midt i en anden handling ({kind}); der kan ikke gemmes.",
        "Git is in the middle of something else ({kind}); nothing can be saved.",
    ),
    "ENV021.hint": ("git {kind} --continue eller git {kind} --abort", "git {kind} --continue or git {kind} --abort"),
    "ENV022": (
        "Repositoriet gemmer sine grene på en måde ({storage}), som digitek ikke kan skrive i endnu.",
        "The repository keeps its branches in a way ({storage}) that digitek cannot write to yet.",
    ),
    "ENV022.hint": ("git refs migrate --ref-format=files", "git refs migrate --ref-format=files"),
    "ENV023": (
        "Kopien har kun den nyeste del af historikken.",
        "The copy has only the latest part of the history.",
    ),
    "ENV023.hint": ("git fetch --unshallow", "git fetch --unshallow"),
    "ENV024": (
        "Kopien er kun delvis: noget af indholdet ligger på serveren, og digitek henter det ikke.",
        "The copy is only partial: some of the content is on the server, and digitek does not fetch it.",
    ),
    "ENV024.hint": (
        "Hent en hel kopi med: git clone ADRESSE MAPPE (uden --filter)",
        "Get a whole copy with: git clone ADDRESS FOLDER (without --filter)",
    ),
    "ENV025": (
        "Porteføljen er et delmodul (submodule) i et andet repository. Hvad der gemmes her, skal også gemmes der.",
        "The portfolio is a submodule of another repository. What is saved here must be saved there as well.",
    ),
    "ENV026": (
        "Det er en ekstra arbejdsmappe; historikken ligger i {folder}",
        "This is an additional work tree; the history is in {folder}",
    ),
    "ENV027": (
        "Filen for grenen {branch} er beskadiget: {file}. Den sagde sidst {commit}.",
        "The file of the branch {branch} is damaged: {file}. What it said last is {commit}.",
    ),
    "ENV027.hint": (
        '{remove} "{file}"; git update-ref {ref} {commit}',
        '{remove} "{file}"; git update-ref {ref} {commit}',
    ),
    "ENV027.lost": (
        "Filen for grenen {branch} er beskadiget: {file}. Det står ingen steder, hvad den sagde.",
        "The file of the branch {branch} is damaged: {file}. What it said is not written anywhere.",
    ),
    "ENV027.lost.hint": (
        "Hent {file} fra en sikkerhedskopi. Eller hent en frisk kopi med: git clone ADRESSE MAPPE",
        "Get {file} from a backup. Or get a fresh copy with: git clone ADDRESS FOLDER",
    ),
    "ENV028": (
        "Gits liste over, hvad der er klar til commit, kan ikke læses: {file}",
        "Git's list of what is staged cannot be read: {file}",
    ),
    "ENV028.hint": (
        '{remove} "{file}"; git reset. Dine filer røres ikke.',
        '{remove} "{file}"; git reset. Your files are not touched.',
    ),
    "ENV028.missing": (
        "Gits liste over, hvad der er klar til commit, mangler: {file}",
        "Git's list of what is staged is missing: {file}",
    ),
    "ENV028.missing.hint": ("git reset. Dine filer røres ikke.", "git reset. Your files are not touched."),
    "ENV029": (
        "Git har mistet indholdet af filer i det nyeste commit ({count}), først {file}",
        "Git has lost the content of files of the latest commit ({count}), first {file}",
    ),
    "ENV029.hint": ("{mend}", "{mend}"),
    "ENV029.lost": (
        "Git har mistet indholdet af filer i det nyeste commit ({count}), først {file}. Der er ingen server at hente dem fra.",
        "Git has lost the content of files of the latest commit ({count}), first {file}. There is no server to get them from.",
    ),
    "ENV029.lost.hint": (
        "Hent mappen .git fra en sikkerhedskopi.",
        "Get the folder .git from a backup.",
    ),
    "ENV030": (
        "Git er sat op til at skrive Windows-linjeskift, og .gitattributes siger ikke noget andet.",
        "Git is set up to write Windows line ends, and .gitattributes says nothing else.",
    ),
    "ENV030.hint": (
        "Skriv denne linje i .gitattributes øverst i repositoriet: * text=auto eol=lf",
        "Put this line into .gitattributes at the top of the repository: * text=auto eol=lf",
    ),
    "ENV031": (
        ".gitattributes siger ikke, at filerne har de samme linjeskift på alle maskiner.",
        ".gitattributes does not say that the files have the same line ends on every machine.",
    ),
    "ENV031.hint": (
        "Skriv denne linje i .gitattributes øverst i repositoriet: * text=auto eol=lf",
        "Put this line into .gitattributes at the top of the repository: * text=auto eol=lf",
    ),
    "ENV032": (
        "Git skelner her ikke mellem store og små bogstaver i filnavne, selv om maskinen gør det.",
        "Git does not tell upper from lower case in file names here, although the machine does.",
    ),
    "ENV032.hint": ("git config core.ignorecase false", "git config core.ignorecase false"),
    "ENV033": (
        "Filnavne med æ, ø og å kan blive til to forskellige filer på denne maskine.",
        "File names with accented letters may become two different files on this machine.",
    ),
    "ENV033.hint": ("git config core.precomposeunicode true", "git config core.precomposeunicode true"),
    "ENV034": (
        "Git kan ikke skrive filer med meget lange stier på denne maskine.",
        "Git cannot write files with very long paths on this machine.",
    ),
    "ENV034.hint": ("git config --global core.longpaths true", "git config --global core.longpaths true"),
    "ENV035": (
        "Mappen står på grenen {branch}, hvor intet er gemt endnu, men der er en gren {other} med en historik.",
        "The folder stands on the branch {branch}, where nothing is saved yet, but there is a branch {other} with a history.",
    ),
    "ENV035.hint": ("git symbolic-ref HEAD {ref}", "git symbolic-ref HEAD {ref}"),
    "ENV037": (
        "Det nyeste commit kan ikke læses. Git skrev: {text}",
        "The latest commit cannot be read. Git said: {text}",
    ),
    "ENV037.hint": ("{mend}", "{mend}"),
    "ENV037.lost": (
        "Det nyeste commit kan ikke læses, og der er ingen server at hente det fra. Git skrev: {text}",
        "The latest commit cannot be read, and there is no server to get it from. Git said: {text}",
    ),
    "ENV037.lost.hint": (
        "Hent mappen .git fra en sikkerhedskopi.",
        "Get the folder .git from a backup.",
    ),
    "ENV040": (
        "Mappens egne indstillinger får git til at køre programmer ({count}): {keys}. digitek kører dem ikke; dit eget git gør.",
        "The folder's own settings make git run programs ({count}): {keys}. digitek does not run them; your own git does.",
    ),
    "ENV040.hint": (
        "Har du ikke selv sat dem, så fjern hver af dem med: git config --local --unset-all {first}",
        "If you did not set them yourself, remove each with: git config --local --unset-all {first}",
    ),
    "ENV041": (
        "Der er kontroller (hooks), som git kører ({count}): {names}. De kører også, når digitek gemmer.",
        "There are hooks that git runs ({count}): {names}. They also run when digitek saves.",
    ),
    "ENV042": (
        "Mappens egne indstillinger rummer noget usædvanligt ({count}): {keys}",
        "The folder's own settings hold something unusual ({count}): {keys}",
    ),
    "ENV042.hint": ("Se dem med: git config --local --list", "See them with: git config --local --list"),
    "ENV043": (
        "Disse variabler leder dit eget git andre steder hen; digitek ser bort fra dem: {names}",
        "These variables lead your own git elsewhere; digitek ignores them: {names}",
    ),
    "ENV050": (
        "Mappen ligger i {service}. Det kan ødelægge historikken, når to maskiner retter den samtidig.",
        "The folder lies in {service}. That can damage the history when two machines change it at once.",
    ),
    "ENV050.hint": (
        "Flyt den til en mappe, der ikke synkroniseres, og del den med: digitek sync",
        "Move it to a folder that is not synchronised, and share it with: digitek sync",
    ),
    "ENV051": (
        "Mappen ligger på et netværksdrev ({system}). Låse er ikke til at stole på der.",
        "The folder lies on a network drive ({system}). Locks cannot be relied on there.",
    ),
    "ENV051.hint": (
        "Hver sin kopi på egen disk, hentet med git clone, og delt med: digitek sync",
        "A copy each on one's own disk, made by git clone and shared with: digitek sync",
    ),
    "ENV060": (
        "{file} er i brug af {holder} siden {since}.",
        "{file} is in use by {holder} since {since}.",
    ),
    "ENV061": (
        "En efterladt lås: {file}, fra {since} ({age}). Ingen kendt ejer. Der kan gemmes, men git status halter bagefter.",
        "A lock left behind: {file}, from {since} ({age}). No known holder. Saving works, but git status lags behind.",
    ),
    "ENV061.hint": (
        'Se efter, at intet git-program kører, og skriv: {remove} "{file}"',
        'See that no git program is running, and type: {remove} "{file}"',
    ),
    "ENV062": (
        "En efterladt lås: {file}, fra {since} ({age}). Ingen kendt ejer. Så længe den ligger der, kan der ikke gemmes.",
        "A lock left behind: {file}, from {since} ({age}). No known holder. While it is there, saving may be refused.",
    ),
    "ENV062.hint": (
        'Se efter, at intet git-program kører, og skriv: {remove} "{file}"',
        'See that no git program is running, and type: {remove} "{file}"',
    ),
    "ENV063": ("En anden digitek skriver lige nu: {holder}.", "Another digitek is writing just now: {holder}."),
    "ENV064": (
        "En ændring fra {since} er gemt ({commit}), men {count} filer er måske ikke fulgt med. Næste gang du gemmer, bliver det gjort færdigt.",
        "A change of {since} is saved ({commit}), but {count} files may not have followed. The next save finishes it.",
    ),
    "ENV064.hint": (
        "Gem noget, eller skriv: digitek commit",
        "Save something, or type: digitek commit",
    ),
    "ENV065": (
        "{file} hører til et andet eksemplar af mappen, eller filen er beskadiget. Så længe den ligger der, kan der ikke gemmes.",
        "{file} belongs to another copy of the folder, or is damaged. While it is there, nothing can be saved.",
    ),
    "ENV065.hint": (
        'Se med git status, at ingen filer er bagud, og skriv: {remove} "{file}"',
        'See with git status that no files lag behind, and type: {remove} "{file}"',
    ),
    "ENV066": (
        "En ændring fra {since} ({commit}) blev afbrudt, før den var gemt. Næste gang du gemmer, bliver resterne fjernet.",
        "A change of {since} ({commit}) was cut short before it was saved. The next save removes what is left of it.",
    ),
    "ENV067": (
        "Der ligger rester af {count} afbrudte kommandoer i {folder}. De fjernes, næste gang du gemmer.",
        "There are leftovers of {count} interrupted commands in {folder}. The next save removes them.",
    ),
    "ENV068": (
        "Git har {count} løse objekter, som gerne må pakkes.",
        "Git has {count} loose objects that could do with packing.",
    ),
    "ENV068.hint": ("git gc", "git gc"),
    "ENV070": ("Der er kun {megabytes} MB ledigt på disken.", "There are only {megabytes} MB free on the disk."),
    "ENV070.hint": ("Skaf plads på disken.", "Make room on the disk."),
    "ENV071": ("Disken er næsten fuld: {megabytes} MB ledigt.", "The disk is nearly full: {megabytes} MB free."),
    "ENV071.hint": ("Skaf plads på disken.", "Make room on the disk."),
    "ENV072": ("Der må ikke skrives i {folder}", "Writing is not allowed in {folder}"),
    "ENV072.hint": (
        "Se efter, om mappen er skrivebeskyttet, eller om den tilhører en anden bruger.",
        "See whether the folder is read-only, or belongs to another user.",
    ),
    "ENV073": (
        "Det nyeste commit er fra {date}, men i dag er det {today}. Et af urene går forkert.",
        "The latest commit is of {date}, but today is {today}. One of the clocks is wrong.",
    ),
    "ENV073.hint": (
        "Stil uret, og se, om DIGITEK_TODAY er sat.",
        "Set the clock, and see whether DIGITEK_TODAY is set.",
    ),
    "ENV080": (
        "Porteføljen ligger kun her; der er ingen server at dele den med.",
        "The portfolio is only here; there is no server to share it with.",
    ),
    "ENV080.hint": ("git remote add origin ADRESSE", "git remote add origin ADDRESS"),
    "ENV081": (
        "Ændringer, der ikke er sendt til {remote} endnu: {count}",
        "Changes not yet sent to {remote}: {count}",
    ),
    "ENV081.hint": ("digitek sync", "digitek sync"),
    "ENV082": (
        "Grenen {branch} er ikke delt med {remote} endnu.",
        "The branch {branch} is not shared with {remote} yet.",
    ),
    "ENV082.hint": ("digitek sync", "digitek sync"),
    "ENV083": (
        "Ændringer på {remote}, som ikke er her endnu: {count}",
        "Changes on {remote} that are not here yet: {count}",
    ),
    "ENV083.hint": ("digitek sync", "digitek sync"),
    "ENV084": (
        "Grenen {branch} findes ikke på {remote}, hvor den fælles gren er {other}. Det, du gemmer, når ikke frem til de andre.",
        "The branch {branch} is not on {remote}, where the common branch is {other}. What you save does not reach the others.",
    ),
    "ENV084.hint": (
        "{mend}. Skal {branch} være en ny gren dér, så skriv: digitek sync --new-branch",
        "{mend}. If {branch} is to be a new branch there, type: digitek sync --new-branch",
    ),
    "ENV090": (
        "Terminalen er ikke sat op til UTF-8 ({locale}); æ, ø og å kan se forkerte ud.",
        "The terminal is not set up for UTF-8 ({locale}); letters beyond a-z may look wrong.",
    ),
    "ENV090.hint": (
        "Linux og Mac: export LC_ALL=C.UTF-8 · Windows: chcp 65001",
        "Linux and Mac: export LC_ALL=C.UTF-8 · Windows: chcp 65001",
    ),
    "ENV091": (
        "Porteføljen er i format {found}; denne digitek kender {known}.",
        "The portfolio is in format {found}; this digitek knows {known}.",
    ),
    "ENV091.hint": ("Opdater digitek: uv tool upgrade digitek", "Update digitek: uv tool upgrade digitek"),
    "ENV092": (
        "Det, alle svar bygger på, kan ikke læses: {where}",
        "What every answer rests on cannot be read: {where}",
    ),
    "ENV092.hint": ("Se fejlene med: digitek check", "See the errors with: digitek check"),
    "ENV093": (
        "Filer i porteføljen, der ikke kan læses eller ikke hører til: {count}, først {file}",
        "Files of the portfolio that cannot be read or do not belong: {count}, first {file}",
    ),
    "ENV093.hint": ("Se fejlene med: digitek check", "See the errors with: digitek check"),
    "ENV099": ("En af undersøgelserne kunne ikke laves: {reason}", "One of the checks could not be made: {reason}"),
}
