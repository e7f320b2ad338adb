"""What `check` says about decisions that do not hold together."""

WORDS: dict[str, tuple[str, str]] = {
    "EVT003": (
        "{project} siger fase {stored}, men beslutningerne fører til {replayed}.",
        "{project} says phase {stored}, but its decisions lead to {replayed}.",
    ),
    "EVT003.hint": (
        "ret phase tilbage; faser flyttes kun af beslutninger",
        "put phase back; only decisions move a phase",
    ),
    "EVT004": (
        "Afdelingerne i {project} svarer ikke til beslutningerne.",
        "The departments of {project} do not match the decisions.",
    ),
    "EVT004.hint": (
        "ret departments tilbage; afdelinger flyttes kun med digitek rollout",
        "put departments back; only digitek rollout moves a department",
    ),
    "EVT005": (
        "{decision} henviser til {previous}, som ikke findes.",
        "{decision} refers to {previous}, which does not exist.",
    ),
    "EVT005.hint": (
        "Er filen slettet, henter git restore den tilbage.",
        "If the file was deleted, git restore brings it back.",
    ),
    "EVT006": (
        "{previous} er ændret, efter at {decision} byggede på den.",
        "{previous} was changed after {decision} rested on it.",
    ),
    "EVT006.hint": (
        "hent den oprindelige fil i historikken; beslutninger erstattes, de rettes ikke",
        "take the original file from the history; decisions are superseded, never edited",
    ),
    "EVT007": (
        "{decision} og {first} er truffet uden at kende hinanden; projektets næste beslutning samler dem.",
        "{decision} and {first} were taken without knowing of each other; the project's next decision joins them.",
    ),
    "EVT007.hint": (
        "Gælder begge, er der intet at gøre; ellers tager en af jer sin egen tilbage: digitek undo",
        "If both hold, there is nothing to do; else one of you takes their own back: digitek undo",
    ),
    "EVT008": (
        "{decision} erstatter {previous}, som ikke findes.",
        "{decision} supersedes {previous}, which does not exist.",
    ),
    "EVT008.hint": (
        "Er filen slettet, henter git restore den tilbage.",
        "If the file was deleted, git restore brings it back.",
    ),
    "EVT009": (
        "{decision} er truffet ved {gate}, mens projektet var i {phase}.",
        "{decision} was taken at {gate} while the project was in {phase}.",
    ),
    "EVT009.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT010": (
        "{decision} og {other} afgør begge {gate} uden at kende hinanden.",
        "{decision} and {other} both decide {gate} without knowing of each other.",
    ),
    "EVT010.hint": (
        'digitek gate advance {project} {gate_id} --supersedes {other} --supersedes {decision} --by … --reason "…"',
        'digitek gate advance {project} {gate_id} --supersedes {other} --supersedes {decision} --by … --reason "…"',
    ),
    "EVT011": (
        "{decision} har et udfald, som {gate} ikke kan ende i.",
        "{decision} has an outcome that {gate} cannot end in.",
    ),
    "EVT011.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT012": (
        "Reglen {rule} i {decision} følger ikke af beslutningens egne oplysninger.",
        "The rule {rule} of {decision} does not follow from the decision's own facts.",
    ),
    "EVT012.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT013": (
        "{decision} er truffet uden mandat: {why}",
        "{decision} was taken without a mandate: {why}",
    ),
    "EVT013.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT014": (
        "{decision} er dateret {date}, før {previous}, som den bygger på.",
        "{decision} is dated {date}, before {previous}, on which it rests.",
    ),
    "EVT014.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT015": (
        "{decision} henviser ikke til de regler, der gjaldt den {date}.",
        "{decision} does not cite the rules in force on {date}.",
    ),
    "EVT015.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT016": (
        "{decision} er dateret i fremtiden: {date}.",
        "{decision} is dated in the future: {date}.",
    ),
    "EVT016.hint": (
        "Er filen ikke gemt endnu, så ret datoen; ellers tager den, der tastede den, den tilbage med digitek undo.",
        "If the file has not been committed, mend the day; else whoever typed it takes it back with digitek undo.",
    ),
    "EVT017": (
        "{decision} siger {field} = {stated}, men projektet har {actual}.",
        "{decision} says {field} = {stated}, but the project has {actual}.",
    ),
    "EVT017.hint": (
        "Ret feltet tilbage i projektet; det ligger fast, når der er truffet beslutninger.",
        "Put the field back in the project; it is fixed once decisions have been taken.",
    ),
    "EVT018": (
        "{decision} bygger ikke på en gyldig godkendelse af {document}.",
        "{decision} does not rest on a valid approval of {document}.",
    ),
    "EVT018.hint": (
        "Er en fil slettet, henter git restore den tilbage; ellers godkendes {document} igen, og beslutningen tages om med --supersedes {decision}.",
        "If a file was deleted, git restore brings it back; else have {document} approved again and decide anew with --supersedes {decision}.",
    ),
    "EVT019": (
        "{decision} hører ikke til i {phase}.",
        "{decision} does not belong in {phase}.",
    ),
    "EVT019.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT020": (
        "{decision} bruger {pool:name}, som dens egne oplysninger ikke nævner.",
        "{decision} uses {pool:name}, which its own facts do not name.",
    ),
    "EVT020.hint": (
        "Er filen rettet i hånden, henter git restore den tilbage; ellers tages beslutningen om med --supersedes {decision}.",
        "If the file was edited by hand, git restore brings it back; else decide anew with --supersedes {decision}.",
    ),
    "EVT021": (
        "{project} siger finansiering {stated}, men chefen har sagt {actual}.",
        "{project} says funding {stated}, but the head has said {actual}.",
    ),
    "EVT021.hint": (
        "digitek comment {project} idea-description --by CHEF --funding own",
        "digitek comment {project} idea-description --by HEAD --funding own",
    ),
}
