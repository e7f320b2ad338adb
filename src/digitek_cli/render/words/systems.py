"""Words of the register of the municipality's systems."""

WORDS: dict[str, tuple[str, str]] = {
    "summary.systems": (
        "Kommunens systemer, hentet fra et andet register.",
        "The municipality's systems, from another register.",
    ),
    "help.systems": (
        "Kommunens systemer, så 'digitek similar' kan se, om løsningen findes i forvejen.",
        "The municipality's systems, so that 'digitek similar' can see whether the solution exists already.",
    ),
    "help.systems.import": (
        "Hent systemerne fra et udtræk (CSV), fx fra Kitos. Udtrækket erstatter det forrige fra samme register; "
        "kolonner med personers navne hentes aldrig.",
        "Take the systems from an export (CSV), such as that of Kitos. It replaces the one before from the same "
        "register; columns with people's names are never taken.",
    ),
    "help.systems.file": (
        "Udtrækket som CSV med overskrifter; fra et regneark: Gem som, CSV.",
        "The export as CSV with headings; from a spreadsheet: Save as, CSV.",
    ),
    "help.systems.source": ("Hvilket register udtrækket kommer fra.", "The register that the export comes from."),
    "help.systems.list": ("Vis de hentede systemer.", "Show the imported systems."),
    "operation.systems.import": ("systemer hentet", "systems imported"),
    "systems.none": ("Ingen systemer er hentet.", "No systems have been imported."),
    "systems.none.next": (
        "→ Gem oversigten over systemer i Kitos som CSV, og skriv: digitek systems import FIL --source kitos",
        "→ Save the list of systems in Kitos as CSV and type: digitek systems import FILE --source kitos",
    ),
    "systems.register": (
        "{source}: {count} systemer, udtræk fra den {day}",
        "{source}: {count} systems, export of {day}",
    ),
    "systems.head.name": ("System", "System"),
    "systems.head.supplier": ("Leverandør", "Supplier"),
    "systems.head.status": ("Status", "Status"),
    "systems.head.unit": ("Enhed", "Unit"),
    "systems.imported": (
        "Systemer fra {source}, udtræk fra den {date}: {systems}",
        "Systems from {source}, export of {date}: {systems}",
    ),
    "systems.counts": (
        "Nye: {added}. Ændrede: {changed}. Borte: {gone}.",
        "New: {added}. Changed: {changed}. Gone: {gone}.",
    ),
    "systems.gone": ("Borte er {names}.", "Gone: {names}."),
    "systems.more": ("og {count} mere", "and {count} more"),
    "systems.skipped": (
        "Ikke hentet er kolonnerne {columns}.",
        "Not taken are the columns {columns}.",
    ),
    "systems.shortened": (
        "Der er for meget tekst: formål, beskrivelser og opgaver er afkortet til {longest} tegn.",
        "There is too much text: purposes, descriptions and tasks have been cut to {longest} characters.",
    ),
    "systems.without-texts": (
        "Der er for mange systemer til at gemme formål, beskrivelser og opgaver.",
        "There are too many systems to keep purposes, descriptions and tasks.",
    ),
    "systems.defused": (
        "Tegnene = + - @ er fjernet forrest i celler, der lignede formler: {count}",
        "The signs = + - @ were taken from the front of cells that looked like formulas: {count}",
    ),
    "systems-source": (
        "'{typed}' kan ikke være navnet på et register.",
        "'{typed}' cannot be the name of a register.",
    ),
    "systems-source.hint": (
        "Skriv et kort ord af bogstaver, tal og bindestreg, fx --source kitos",
        "Type one short word of letters, digits and hyphens, such as --source kitos",
    ),
    "systems-empty": ("Udtrækket {file} har ingen systemer.", "The export {file} has no systems."),
    "systems-empty.hint": (
        "Hent det igen som CSV med overskrifter og alle rækker.",
        "Fetch it again as CSV with headings and all rows.",
    ),
    "systems-long": ("Udtrækket {file} har mere end {limit} rækker.", "The export {file} has more than {limit} rows."),
    "systems-long.hint": (
        "Hent kun de systemer, kommunen selv anvender.",
        "Fetch only the systems that the municipality itself uses.",
    ),
    "systems-large": (
        "Udtrækket {file} fylder mere end {limit} megabyte og er ikke læst.",
        "The export {file} is larger than {limit} megabytes and has not been read.",
    ),
    "systems-large.hint": (
        "Hent kun de systemer, kommunen selv anvender.",
        "Fetch only the systems that the municipality itself uses.",
    ),
    "systems-cells": (
        "Udtrækket {file} kan ikke deles i celler; en celle må højst have {limit} tegn.",
        "The export {file} cannot be parted into cells; a cell holds at most {limit} characters.",
    ),
    "systems-cells.hint": (
        "Er anførselstegnene sat rigtigt, og er det en CSV-fil? Åbn den i et regneark, og gem den som CSV.",
        "Are the quotes right, and is it a CSV file? Open it in a spreadsheet and save it as CSV.",
    ),
    "systems-columns": (
        "Udtrækket {file} har ingen kolonne med systemernes navne; det har {found}.",
        "The export {file} has no column with the names of systems; it has {found}.",
    ),
    "systems-columns.hint": (
        "Overskriften skal være IT System, Systemnavn eller Navn (så også fx Leverandør eller Beskrivelse). Er det en "
        "Excel-fil, så gem den som CSV.",
        "The heading must be IT System, Systemnavn or Name (then with Supplier or Description beside it). An Excel file "
        "must be saved as CSV first.",
    ),
    "systems-rows": (
        "Rækker i udtrækket {file}, der ikke kan bruges: {count}.",
        "Rows of the export {file} that cannot be used: {count}.",
    ),
    "systems-rows.hint": ("Ret rækkerne, og prøv igen.", "Mend the rows and try again."),
    "systems-personal": (
        "Celler i udtrækket {file}, der ikke må gemmes: {count}. Intet er hentet.",
        "Cells of the export {file} that must not be stored: {count}. Nothing has been taken.",
    ),
    "systems-personal.hint": (
        "Slet dem i registeret eller i filen, og hent igen.",
        "Delete them in the register or in the file and import again.",
    ),
    "systems-too-many": (
        "{count} systemer er flere, end porteføljen kan rumme.",
        "{count} systems are more than the portfolio can hold.",
    ),
    "systems-too-many.hint": (
        "Hent kun de systemer, kommunen selv anvender.",
        "Take only the systems that the municipality itself uses.",
    ),
    "SYS001": (
        "Række {row}, {column}: noget, der ligner et CPR-nummer eller en adgangskode ({mask}).",
        "Row {row}, {column}: what looks like a CPR number or a password ({mask}).",
    ),
    "SYS001.hint": ("Slet cellens indhold.", "Delete what the cell holds."),
    "SYS002": ("Række {row} har intet navn på systemet.", "Row {row} has no name of a system."),
    "SYS002.hint": ("Skriv navnet, eller slet rækken.", "Write the name or delete the row."),
    "SYS003": (
        "Række {row} har samme id som række {other}: {id}.",
        "Row {row} has the same id as row {other}: {id}.",
    ),
    "SYS003.hint": (
        "Slet den ene, eller tag kolonnen IT-System (UUID) med i udtrækket.",
        "Delete one of them, or take the column IT-System (UUID) along.",
    ),
    "SYS010": ("Systemet {id} fra {source} står flere gange.", "The system {id} of {source} stands more than once."),
    "SYS010.hint": ("Hent udtrækket igen: digitek systems import FIL", "Import again: digitek systems import FILE"),
    "SYS011": ("Systemet {id} hører til i {file}.", "The system {id} belongs in {file}."),
    "SYS011.hint": ("Hent udtrækket igen: digitek systems import FIL", "Import again: digitek systems import FILE"),
    "SYS012": (
        "Filen er ikke fra samme udtræk af {source} som {other}.",
        "The file is not of the same export of {source} as {other}.",
    ),
    "SYS012.hint": (
        "To udtræk er blandet. Hent det nyeste igen: digitek systems import FIL",
        "Two exports have been mixed. Import the newest again: digitek systems import FILE",
    ),
    "delta.systems": (
        "Systemer fra {source}, udtræk fra {day}: {added} nye, {changed} ændrede, {gone} borte",
        "Systems from {source}, export of {day}: {added} new, {changed} changed, {gone} gone",
    ),
}
