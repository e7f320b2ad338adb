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
    "EVT005": (
        "{decision} henviser til {previous}, som ikke findes.",
        "{decision} refers to {previous}, which does not exist.",
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
    "EVT008": (
        "{decision} erstatter {previous}, som ikke findes.",
        "{decision} supersedes {previous}, which does not exist.",
    ),
    "EVT009": (
        "{decision} er truffet ved {gate}, mens projektet var i {phase}.",
        "{decision} was taken at {gate} while the project was in {phase}.",
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
    "EVT012": (
        "Reglen {rule} i {decision} følger ikke af beslutningens egne oplysninger.",
        "The rule {rule} of {decision} does not follow from the decision's own facts.",
    ),
    "EVT013": (
        "{decision} er truffet uden mandat: {why}",
        "{decision} was taken without a mandate: {why}",
    ),
    "EVT014": (
        "{decision} er dateret {date}, før {previous}, som den bygger på.",
        "{decision} is dated {date}, before {previous}, on which it rests.",
    ),
    "EVT015": (
        "{decision} henviser ikke til de regler, der gjaldt den {date}.",
        "{decision} does not cite the rules in force on {date}.",
    ),
    "EVT016": (
        "{decision} er dateret i fremtiden: {date}.",
        "{decision} is dated in the future: {date}.",
    ),
    "EVT017": (
        "{decision} siger {field} = {stated}, men projektet har {actual}.",
        "{decision} says {field} = {stated}, but the project has {actual}.",
    ),
    "EVT018": (
        "{decision} bygger ikke på en gyldig godkendelse af {document}.",
        "{decision} does not rest on a valid approval of {document}.",
    ),
    "EVT019": (
        "{decision} hører ikke til i {phase}.",
        "{decision} does not belong in {phase}.",
    ),
    "EVT020": (
        "{decision} bruger {pool:name}, som dens egne oplysninger ikke nævner.",
        "{decision} uses {pool:name}, which its own facts do not name.",
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
