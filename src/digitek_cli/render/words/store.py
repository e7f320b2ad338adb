"""Words of the write path: what stands in its way, and what it could not finish."""

WORDS: dict[str, tuple[str, str]] = {
    "broken-reads": (
        "Det kan ikke afgøres, før disse filer kan læses:",
        "This cannot be judged before these files can be read:",
    ),
    "broken-reads.hint": (
        "ret filerne, og gem rettelsen med digitek commit",
        "mend the files and save the edit with digitek commit",
    ),
    "locked": (
        "En anden digitek skriver i porteføljen. Der er ventet {seconds} sekunder.",
        "Another digitek is writing to the portfolio. Waited {seconds} seconds.",
    ),
    "locked.hint": ("Prøv igen om lidt.", "Try again in a moment."),
    "detached-head": (
        "Mappen står på et enkelt commit og ikke på en gren. Der er ikke noget sted at gemme ændringen.",
        "The folder stands on a single commit and not on a branch. There is nowhere to save the change.",
    ),
    "detached-head.hint": (
        "Gå til grenen med: git switch main. Eller lav en ny gren her med: git switch -c NAVN",
        "Go to the branch with: git switch main. Or make a new branch here with: git switch -c NAME",
    ),
    "merge-under-way": (
        "Git er midt i en anden handling ({kind}). Den skal gøres færdig først.",
        "Git is in the middle of something else ({kind}). It has to be finished first.",
    ),
    "merge-under-way.hint": (
        "Gør den færdig med: git {kind} --continue. Eller fortryd den med: git {kind} --abort",
        "Finish it with: git {kind} --continue. Or give it up with: git {kind} --abort",
    ),
    "unsaved-edits": (
        "Filer, som kommandoen ændrer eller bygger på, er rettet, uden at rettelsen er gemt i historikken: {paths}",
        "Files that the command changes or rests on have edits that are not in the history: {paths}",
    ),
    "unsaved-edits.hint": (
        "Gem rettelsen med: digitek commit. Eller smid den væk med: git restore :/{path}",
        "Save the edit with: digitek commit. Or throw it away with: git restore :/{path}",
    ),
    "unsaved-files": (
        "Der ligger filer, som kommandoen ville skrive eller bygge på, men som ikke er i historikken: {paths}",
        "There are files that the command would write or rest on, but that are not in the history: {paths}",
    ),
    "unsaved-files.hint": (
        "Tag dem med i historikken med: digitek commit. Eller flyt dem ud af mappen.",
        "Take them into the history with: digitek commit. Or move them out of the folder.",
    ),
    "refused-on-saved": (
        "Svaret ville være nej, men det bygger på det, der er gemt i historikken, og disse filer har rettelser, som ikke er gemt: {paths}",
        "The answer would be no, but it rests on what is in the history, and these files have edits that are not: {paths}",
    ),
    "refused-on-saved.hint": (
        "Gem rettelsen med: digitek commit. Kør så kommandoen igen.",
        "Save the edit with: digitek commit. Then run the command again.",
    ),
    "staged-edits": (
        "Filer, som kommandoen ændrer eller bygger på, ligger klar til et commit i git: {paths}",
        "Files that the command changes or rests on are staged in git: {paths}",
    ),
    "staged-edits.hint": (
        "Gem dem først med: digitek commit. Eller tag dem af igen med: git restore --staged :/{path}",
        "Save them first with: digitek commit. Or unstage them with: git restore --staged :/{path}",
    ),
    "not-a-plain-file": (
        "{path} er ikke en almindelig fil, men for eksempel en genvej. Den bliver hverken læst eller overskrevet.",
        "{path} is no plain file but, say, a link. It is neither read nor overwritten.",
    ),
    "not-a-plain-file.hint": (
        "Fjern den, eller læg en rigtig fil i stedet, og kør kommandoen igen.",
        "Remove it, or put a real file in its place, and run the command again.",
    ),
    "hook-refused": (
        "En kontrol (hook) i git sagde nej. Intet er gemt. Den skrev:\n{text}",
        "A git hook refused. Nothing was saved. It said:\n{text}",
    ),
    "hook-refused.hint": (
        "Ret det, som kontrollen peger på, og kør kommandoen igen.",
        "Mend what the hook points at and run the command again.",
    ),
    "commit-timeout": (
        "En kontrol (hook) eller underskriften i git var ikke færdig efter {seconds} sekunder. Intet er gemt. Den skrev:\n{text}",
        "A git hook or the signing was not done after {seconds} seconds. Nothing was saved. It said:\n{text}",
    ),
    "commit-timeout.hint": (
        "Se efter, hvad den venter på, og kør kommandoen igen.",
        "See what it is waiting for and run the command again.",
    ),
    "hook-changed-files": (
        "En kontrol (hook) i git lavede om på det, der skulle gemmes. Intet er gemt. Det drejer sig om: {paths}",
        "A git hook changed what was to be saved. Nothing was saved. It concerns: {paths}",
    ),
    "hook-changed-files.hint": (
        "Lad kontrollen springe portfolio-mappen over. Filerne der skrives altid på digiteks egen form.",
        "Let the hook skip the portfolio folder. The files in it are always written in digitek's own form.",
    ),
    "branch-kept-moving": (
        "Grenen blev flyttet af andre {attempts} gange i træk. Intet er gemt.",
        "Others moved the branch {attempts} times in a row. Nothing was saved.",
    ),
    "branch-kept-moving.hint": ("Kør kommandoen igen.", "Run the command again."),
    "branch-locked": (
        "Et andet git-program holder grenen låst med filen {path}. Intet er gemt.",
        "Another git program holds the branch locked with the file {path}. Nothing was saved.",
    ),
    "branch-locked.hint": (
        "Vent, til programmet er færdigt. Kører der ikke noget, må filen slettes: {path}",
        "Wait until the program is done. If none is running, the file may be deleted: {path}",
    ),
    "foreign-journal": (
        "{path} hører til et andet eksemplar af mappen, eller filen er beskadiget. Intet er skrevet.",
        "{path} belongs to another copy of the folder, or is damaged. Nothing was written.",
    ),
    "foreign-journal.hint": (
        "Er mappen her en kopi, så slet filen, og se med git status, om nogle filer er bagud.",
        "If this folder is a copy, delete the file and see with git status whether any files lag behind.",
    ),
    "no-git": ("Git er ikke installeret, eller også kan det ikke findes.", "Git is not installed, or cannot be found."),
    "no-git.hint": (
        "Installer git fra https://git-scm.com, åbn et nyt vindue, og prøv igen.",
        "Install git from https://git-scm.com, open a new window and try again.",
    ),
    "old-git": (
        "Git {version} er for gammel. Der skal bruges {oldest} eller nyere.",
        "Git {version} is too old. {oldest} or later is needed.",
    ),
    "old-git.hint": ("Opdater git fra https://git-scm.com", "Update git from https://git-scm.com"),
    "not-a-repository": ("{path} ligger ikke i et git-repository.", "{path} is not in a git repository."),
    "not-a-repository.hint": (
        "Gå til din portefølje, angiv den med -C, eller lav en ny med: digitek init MAPPE. Er her en mappe .git, så se, hvad den fejler, med: digitek doctor",
        "Go to your portfolio, name it with -C, or make a new one with: digitek init FOLDER. If there is a folder .git here, see what is wrong with it with: digitek doctor",
    ),
    "bare-repository": (
        "{path} er et git-repository uden arbejdsmappe.",
        "{path} is a git repository without a work tree.",
    ),
    "bare-repository.hint": (
        "Hent en kopi at arbejde i med: git clone {path} MAPPE",
        "Get a copy to work in with: git clone {path} FOLDER",
    ),
    "unsafe-directory": (
        "Git vil ikke røre {path}, fordi mappen tilhører en anden bruger.",
        "Git will not touch {path}, because the folder belongs to another user.",
    ),
    "unsafe-directory.hint": (
        "Stoler du på mappen, så skriv: git config --global --add safe.directory {path}",
        "If you trust the folder, type: git config --global --add safe.directory {path}",
    ),
    "unsupported-ref-storage": (
        "Repositoriet gemmer sine grene på en måde ({storage}), som digitek ikke kan skrive i endnu.",
        "The repository keeps its branches in a way ({storage}) that digitek cannot write to yet.",
    ),
    "unsupported-ref-storage.hint": (
        "Skift med: git refs migrate --ref-format=files",
        "Change it with: git refs migrate --ref-format=files",
    ),
    "disk-full": (
        "Der er ikke plads nok på disken: {path}",
        "There is not enough room on the disk: {path}",
    ),
    "disk.answer": ("svaret kunne ikke skrives.", "the answer could not be written."),
    "disk-full.hint": ("Skaf plads, og kør kommandoen igen.", "Make room and run the command again."),
    "read-only": ("Der må ikke skrives her: {path}", "Writing is not allowed here: {path}"),
    "read-only.hint": (
        "Se efter, om mappen er skrivebeskyttet, eller om den tilhører en anden bruger.",
        "See whether the folder is read-only, or belongs to another user.",
    ),
    "disk-error": ("Disken svarede med en fejl ({text}). {path}", "The disk answered with an error ({text}). {path}"),
    "disk-error.hint": (
        "Prøv igen. Bliver det ved, så undersøg disken eller netværksdrevet.",
        "Try again. If it persists, examine the disk or the network drive.",
    ),
    "damaged-repository": (
        "Git kan ikke læse alt i {path}. Git skrev:\n{text}",
        "Git cannot read everything in {path}. Git said:\n{text}",
    ),
    "damaged-repository.hint": (
        "Se, hvad der er galt, og hvad der hjælper, med: digitek doctor. Mangler der noget, så hent det med: git fetch --refetch",
        "See what is wrong and what helps with: digitek doctor. What is missing can be had with: git fetch --refetch",
    ),
    "damaged-index": (
        "Git kan ikke læse sin liste over, hvad der er klar til commit. Intet er ændret. Git skrev:\n{text}",
        "Git cannot read its list of what is staged. Nothing was changed. Git said:\n{text}",
    ),
    "damaged-index.hint": (
        "Slet filen .git/index, og skriv: git reset (dine filer røres ikke). Kør så kommandoen igen.",
        "Delete the file .git/index and type: git reset (your files are not touched). Then run the command again.",
    ),
    "missing-index": (
        "Gits liste over, hvad der er klar til commit, mangler: {file}. Intet er ændret.",
        "Git's list of what is staged is missing: {file}. Nothing was changed.",
    ),
    "missing-index.hint": (
        "Lav den igen med: git reset (dine filer røres ikke). Kør så kommandoen igen.",
        "Make it again with: git reset (your files are not touched). Then run the command again.",
    ),
    "damaged-settings": (
        "Git kan ikke læse sine indstillinger. Intet er ændret. Git skrev:\n{text}",
        "Git cannot read its settings. Nothing was changed. Git said:\n{text}",
    ),
    "damaged-settings.hint": (
        "Ret eller slet den linje, git nævner. Se efter med: digitek doctor",
        "Correct or delete the line that git names. See how it went with: digitek doctor",
    ),
    "git-failed": ("{command} gik ikke godt. Git skrev:\n{text}", "{command} did not go well. Git said:\n{text}"),
    "git-failed.hint": ("Se, om git status virker i mappen.", "See whether git status works in the folder."),
    "git-timeout": (
        "{command} var ikke færdig efter {seconds} sekunder og blev stoppet.",
        "{command} was not done after {seconds} seconds and was stopped.",
    ),
    "git-timeout.hint": (
        "Se efter, om en kontrol (hook) eller en underskrift venter på svar, og prøv igen.",
        "See whether a hook or a signature is waiting for an answer, and try again.",
    ),
    "signing-failed": (
        "Dit git er sat op til at underskrive, men underskriften kunne ikke laves. Intet er gemt. Git skrev:\n{text}",
        "Your git is set up to sign, but the signature could not be made. Nothing was saved. Git said:\n{text}",
    ),
    "signing-failed.hint": (
        "Se, om nøglen findes, med: git config user.signingkey. Prøv den med: git commit --allow-empty -S",
        "See whether the key is there with: git config user.signingkey. Try it with: git commit --allow-empty -S",
    ),
    "no-such-revision": (
        "Der er ingen revision, der hedder {revision}.",
        "There is no revision called {revision}.",
    ),
    "no-such-revision.hint": (
        "Se commits med: git log --oneline, og grenene med: git branch --all",
        "See the commits with: git log --oneline, and the branches with: git branch --all",
    ),
    "no-such-revision-shallow": (
        "Der er ingen revision, der hedder {revision}; kopien har kun den nyeste del af historikken.",
        "There is no revision called {revision}; the copy has only the latest part of the history.",
    ),
    "no-such-revision-shallow.hint": (
        "Hent resten af historikken med: git fetch --unshallow",
        "Get the rest of the history with: git fetch --unshallow",
    ),
    "empty-revision": ("Der er ikke skrevet nogen revision.", "No revision was typed."),
    "empty-revision.hint": (
        "Skriv et commit, en gren eller en dag, for eksempel: HEAD~1, main eller 2026-03-14",
        "Type a commit, a branch or a day, for example: HEAD~1, main or 2026-03-14",
    ),
    "no-git-identity": (
        "Git kender ikke dit navn, så ændringen er gemt som {name}.",
        "Git does not know your name, so the change was saved as {name}.",
    ),
    "no-git-identity.hint": (
        'Skriv en gang for alle: git config --global user.name "NAVN" og git config --global user.email ADRESSE',
        'Type once and for all: git config --global user.name "NAME" and git config --global user.email ADDRESS',
    ),
    "receipt.unchanged": ("{project}: intet er ændret.", "{project}: nothing has changed."),
    "nothing-to-commit": (
        "Det står der allerede. Der er ikke noget at gemme.",
        "It already says so. There is nothing to save.",
    ),
    "work-tree-behind": (
        "Ændringen er gemt, men filerne kunne ikke skrives endnu ({text}): {paths}",
        "The change is saved, but the files could not be written yet ({text}): {paths}",
    ),
    "work-tree-behind.hint": (
        "De bliver skrevet, næste gang du gemmer noget.",
        "They are written the next time you save something.",
    ),
    "file-kept": (
        "Ændringen er gemt, men {file} blev rettet imens og er ikke overskrevet.",
        "The change is saved, but {file} was edited meanwhile and was not overwritten.",
    ),
    "file-kept.hint": ("Se forskellen med: git diff :/{file}", "See the difference with: git diff :/{file}"),
    "index-behind": (
        "Ændringen er gemt, men et andet git-program holder {lock}, så git status kan se forkert ud.",
        "The change is saved, but another git program holds {lock}, so git status may look wrong.",
    ),
    "index-behind.hint": (
        "Det retter sig, næste gang du gemmer noget. Kører der ikke noget git, må filen slettes: {lock}",
        "It mends itself the next time you save something. If no git is running, the file may be deleted: {lock}",
    ),
}
