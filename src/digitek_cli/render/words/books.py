"""The books: transfers, purchases, the end of a year, asserted balances, forecast, reconciliation and export."""

WORDS: dict[str, tuple[str, str]] = {
    # Commands.
    "help.pools.owners": (
        "Initialer på puljens ejer, ved flere puljer alle ejere, adskilt af komma.",
        "Initials of the pool's owner; of several pools all owners, separated by commas.",
    ),
    "help.pools.transfer": (
        "Flyt penge fra én pulje til en anden i samme år. Begge ejere skal være enige.",
        "Move money from one pool to another of the same year. Both owners must agree.",
    ),
    "help.pools.transfer.from": ("Puljen, pengene kommer fra.", "The pool that the money comes from."),
    "help.pools.transfer.to": ("Puljen, pengene går til.", "The pool that the money goes to."),
    "help.pools.purchase": (
        "Registrér et indkøb, som en pulje betaler uden et projekt. Ved it-udstyr spørges konsulenten først.",
        "Record a purchase that a pool pays without a project. For IT the consultant is asked first.",
    ),
    "help.pools.purchase.title": ("Hvad der er købt.", "What was bought."),
    "help.pools.purchase.it": ("Det er it-udstyr eller lignende.", "It is IT equipment or the like."),
    "help.pools.purchase.consulted": (
        "Hvem der blev spurgt før et it-indkøb og hvornår, fx kon=2026-03-01.",
        "Who was asked before an IT purchase and when, such as kon=2026-03-01.",
    ),
    "help.pools.receive": (
        "Bogfør penge udefra eller en tilbagebetaling i en pulje.",
        "Book money from outside, or a refund, into a pool.",
    ),
    "help.pools.assert": (
        "Skriv en saldo ned, som er talt efter. Den kontrolleres fra nu af ved hver digitek check.",
        "Write down a balance that has been counted. From now on every digitek check compares with it.",
    ),
    "help.pools.assert.account": (
        "Kontoen: available (ellers), budget, reserved, committed, spent eller external.",
        "The account: available (default), budget, reserved, committed, spent or external.",
    ),
    "help.pools.close": (
        "Afslut et år. Det, en beslutning overfører, følger med til næste år; resten bortfalder.",
        "End a year. What a decision carries forward goes into the next year; the rest lapses.",
    ),
    "help.pools.close.year": ("Året, der afsluttes.", "The year to end."),
    "help.pools.spend.late": (
        "Et bilag til et afsluttet år; kræver --by og --reason.",
        "A voucher of a closed year; needs --by and --reason.",
    ),
    "help.pools.ledger": (
        "Vis posteringerne, ældste først, med saldo.",
        "Show the bookings, oldest first, with a running balance.",
    ),
    "help.pools.ledger.pool": ("Kun denne pulje.", "This pool only."),
    "help.pools.ledger.account": ("Kun denne konto, fx reserved.", "This account only, such as reserved."),
    "help.pools.ledger.project": ("Kun dette projekt.", "This project only."),
    "help.pools.forecast": (
        "Vis, hvad der bliver tilbage ved årets slutning. Det, der venter ved gatene, regnes med, som om det bevilges.",
        "Show what will be left at year end. What waits at the gates counts as if it were granted.",
    ),
    "help.pools.reconcile": (
        "Sammenlign bilagene med økonomisystemets udtræk. Det er CSV med dato, bilag og beløb; der skrives intet.",
        "Compare the vouchers with the finance system's export. That is CSV with date, voucher and amount; nothing is written.",
    ),
    "help.pools.reconcile.file": ("Udtrækket fra økonomisystemet.", "The finance system's export."),
    "help.pools.reconcile.days": (
        "Hvor mange dage der må være imellem; ellers 31.",
        "How many days may lie between; otherwise 31.",
    ),
    "help.pools.export": (
        "Skriv bøgerne til hledger, beancount, CSV eller Excel.",
        "Write the books for hledger, beancount, CSV or Excel.",
    ),
    "help.pools.export.format": ("hledger, beancount, csv eller xlsx.", "hledger, beancount, csv or xlsx."),
    "help.pools.export.output": (
        "Skriv til denne fil i stedet for skærmen; kræves for xlsx.",
        "Write to this file instead of the screen; needed for xlsx.",
    ),
    "help.pools.wishes": (
        "Vis en udstyrsramme. Ønsket, disponeret og ikke disponeret, som et projekts kilder siger det.",
        "Show an equipment frame. What is wished for, disposed and undisposed, as a project's sources say.",
    ),
    "help.pools.balance.svg": ("Tegn puljerne i denne SVG-fil.", "Draw the pools in this SVG file."),
    "help.pools.balance.html": ("Skriv puljerne som en side i denne fil.", "Write the pools as a page in this file."),
    "operation.pools.transfer": ("Penge flyttet", "Money transferred"),
    "operation.pools.purchase": ("Indkøb", "Purchase"),
    "operation.pools.receive": ("Penge modtaget", "Money received"),
    "operation.pools.assert": ("Saldo talt efter", "Balance asserted"),
    "operation.pools.close": ("Året afsluttet", "Year closed"),
    # Receipts.
    "pools.booked.transfer": (
        "{amount} er flyttet fra {source:name} til {pool:name} {year}.",
        "{amount} is moved from {source:name} to {pool:name} {year}.",
    ),
    "pools.booked.purchase": (
        "{text}: {amount} er betalt af {pool:name} {year}.",
        "{text}: {amount} is paid by {pool:name} {year}.",
    ),
    "pools.booked.grant": (
        "{amount} er modtaget i {pool:name} {year} efter {document}.",
        "{amount} is received in {pool:name} {year} by {document}.",
    ),
    "pools.booked.carry-forward": (
        "{amount} til {project} er overført fra {pool:name} {year} til næste år.",
        "{amount} for {project} is carried from {pool:name} {year} into the next year.",
    ),
    "pools.booked.closing": (
        "{pool:Name} {year} er afsluttet; {amount} er bortfaldet.",
        "{pool:Name} {year} is closed; {amount} has lapsed.",
    ),
    "pools.booked.assertion": (
        "Kontoen {account} i {pool:name} {year} står på {amount} den {date}. Det kontrolleres fra nu af.",
        "The account {account} of {pool:name} {year} stands at {amount} on {date}. That is checked from now on.",
    ),
    "pools.assert.text": ("Talt efter", "Counted"),
    "pools.close.text": ("Årsafslutning {year}", "End of {year}"),
    # Refusals.
    "POOL032": ("{pool:Name} {year} blev afsluttet den {date}.", "{pool:Name} {year} was closed on {date}."),
    "POOL032.hint": (
        'Brug et år, der er åbent (--year). Et sent bilag: digitek pools spend … --year {year} --late --by ABC --reason "…"',
        'Use a year that is open (--year). A late voucher: digitek pools spend … --year {year} --late --by ABC --reason "…"',
    ),
    "POOL033": (
        "{project} blev overdraget til drift den {date}; puljerne er til udvikling og afprøvning, og driften betaler selv.",
        "{project} was handed over to operation on {date}; the pools are for development and trial, and operation pays for itself.",
    ),
    "POOL033.hint": (
        "Betal det af afdelingens driftsbudget. Hører det til afprøvningen, så brug datoen på bilaget: --date D",
        "Pay it from the department's own budget. If it belongs to the trial, use the voucher's date: --date D",
    ),
    "POOL034": ("Pengene ligger allerede i {pool:name}.", "The money is in {pool:name} already."),
    "POOL034.hint": ("Nævn to forskellige puljer.", "Name two different pools."),
    "POOL035": (
        "{title} er it: digitaliseringskonsulenten skal spørges før købet.",
        "{title} is IT: the digitalisation consultant must be asked before it is bought.",
    ),
    "POOL035.hint": ("--consulted kon=DATO", "--consulted kon=DATE"),
    "POOL036": (
        "Konsulenten blev først spurgt den {asked}, efter købet den {date}.",
        "The consultant was asked on {asked} only, after the purchase on {date}.",
    ),
    "POOL036.hint": (
        "Skriv den dag, konsulenten blev spurgt, eller køb først efter svaret.",
        "Give the day on which the consultant was asked, or buy after the answer.",
    ),
    "POOL037": (
        "{pool:Name} {year}: kontoen {account} skulle stå på {asserted} den {date}, men står på {there}.",
        "{pool:Name} {year}: the account {account} should stand at {asserted} on {date}, but stands at {there}.",
    ),
    "POOL037.hint": (
        "Se digitek pools ledger {pool} --year {year}. Er en postering dateret for tidligt, så brug en senere dato.",
        "See digitek pools ledger {pool} --year {year}. If a booking is dated too early, use a later date.",
    ),
    "POOL038": (
        "{year} er ikke slut: et år afsluttes tidligst dagen efter {date}.",
        "{year} is not over: a year is closed the day after {date} at the earliest.",
    ),
    "POOL038.hint": ("Se, hvad der er tilbage: digitek pools forecast", "See what is left: digitek pools forecast"),
    "POOL039": (
        "{project} har endnu {reserved} reserveret og {committed} forpligtet af {pool:name} {year}.",
        "{project} still has {reserved} reserved and {committed} committed of {pool:name} {year}.",
    ),
    "POOL039.hint": (
        'Overfør det: digitek decide {project} carry-forward --by ABC --reason "…", eller giv det tilbage: digitek pools release {pool} BELØB --project {project} --year {year} --reason "…"',
        'Carry it forward: digitek decide {project} carry-forward --by ABC --reason "…", or give it back: digitek pools release {pool} AMOUNT --project {project} --year {year} --reason "…"',
    ),
    "POOL040": ("Ingen pulje er åben for {year}.", "No pool is open for {year}."),
    "POOL040.hint": ("digitek pools balance --year {year}", "digitek pools balance --year {year}"),
    "POOL042": ("{pool:Name} {year} er ikke afsluttet.", "{pool:Name} {year} is not closed."),
    "POOL042.hint": ("Bogfør uden --late.", "Book it without --late."),
    "POOL043": (
        "Af {pool:name} {year} er kun {lapsed} bortfaldet; bilaget er på {wanted}.",
        "Only {lapsed} of {pool:name} {year} has lapsed; the voucher is for {wanted}.",
    ),
    "POOL043.hint": (
        "Det må betales af et åbent år: digitek pools spend … --year ÅR",
        "It must be paid by an open year: digitek pools spend … --year YEAR",
    ),
    "POOL044": (
        "Det, der er overført til {pool:name} {year}, passer ikke med det, der forlod året før: forskellen er {amount}.",
        "What was carried into {pool:name} {year} does not agree with what left the year before: the difference is {amount}.",
    ),
    "POOL044.hint": (
        "De to overførsler skrives sammen af digitek pools close.",
        "Both sides are written together by digitek pools close.",
    ),
    "POOL045": ("{pool:Name} {year} er afsluttet mere end én gang.", "{pool:Name} {year} is closed more than once."),
    "POOL045.hint": ("Behold den ene afslutning.", "Keep one of the closings."),
    "POOL046": (
        "{pool:Name} {year} blev afsluttet den {date}; her er bogført senere.",
        "{pool:Name} {year} was closed on {date}; this is booked later.",
    ),
    "POOL046.hint": (
        "Kun sene bilag når et afsluttet år: digitek pools spend … --late",
        "Only late vouchers reach a closed year: digitek pools spend … --late",
    ),
    "POOL047": ("Indkøbet siger ikke, hvad der er købt.", "The purchase does not say what was bought."),
    "POOL047.hint": ('digitek pools purchase … --title "…"', 'digitek pools purchase … --title "…"'),
    "POOL048": (
        "Beslutningen {decision} overfører ikke penge til næste år.",
        "The decision {decision} does not carry money into the next year.",
    ),
    "POOL048.hint": (
        'digitek decide ID carry-forward --by ABC --reason "…"',
        'digitek decide ID carry-forward --by ABC --reason "…"',
    ),
    "late-needs": (
        "Et sent bilag skal have puljens ejer og en begrundelse.",
        "A late voucher needs the pool's owner and a reason.",
    ),
    "late-needs.hint": ('--late --by ABC --reason "…"', '--late --by ABC --reason "…"'),
    "only-late": (
        "--by og --reason hører til et sent bilag; et andet bilag dækkes af det, der er sat af til projektet.",
        "--by and --reason belong to a late voucher; any other is covered by what was set aside for the project.",
    ),
    "only-late.hint": (
        "Udelad dem, eller skriv også --late, hvis året er afsluttet.",
        "Leave them out, or type --late too if the year is closed.",
    ),
    "no-such-account": ("Kontoen {typed} findes ikke.", "There is no account {typed}."),
    "no-such-account.hint": ("Konti: {known}.", "Accounts: {known}."),
    "no-such-account-near": (
        "Kontoen {typed} findes ikke. Mente du {nearest}?",
        "There is no account {typed}. Did you mean {nearest}?",
    ),
    "no-such-account-near.hint": ("Konti: {known}.", "Accounts: {known}."),
    "consulted-unclear": (
        "'{typed}' siger ikke, hvem der blev spurgt hvornår.",
        "'{typed}' does not say who was asked when.",
    ),
    "consulted-unclear.hint": ("--consulted kon=2026-03-01", "--consulted kon=2026-03-01"),
    # Ledger, forecast, reconciliation.
    "pools.ledger.empty": ("Der er intet bogført.", "Nothing is booked."),
    "pools.ledger.head.date": ("Dato", "Date"),
    "pools.ledger.head.kind": ("Hvad", "What"),
    "pools.ledger.head.text": ("Tekst", "Text"),
    "pools.ledger.head.amount": ("Beløb", "Amount"),
    "pools.ledger.head.balance": ("Saldo", "Balance"),
    "pools.ledger.head.account": ("Konto", "Account"),
    "pools.forecast.title": (
        "Puljerne ved udgangen af {year}, set fra {date} (kroner)",
        "The pools at the end of {year}, seen from {date} (kroner)",
    ),
    "pools.forecast.head.available": ("Disponibel", "Available"),
    "pools.forecast.case.low": ("Anbefalet", "Recommended"),
    "pools.forecast.case.expected": ("+ i undersøgelse", "+ in study"),
    "pools.forecast.case.high": ("+ idéer", "+ ideas"),
    "pools.forecast.nobody": ("Pulje ikke valgt", "Pool not chosen"),
    "pools.forecast.wishes": ("Det venter ved gatene:", "What waits at the gates:"),
    "pools.forecast.none": ("Intet venter ved gatene på penge.", "Nothing waits at the gates for money."),
    "pools.forecast.wish": (
        "{project} {title}: {amount} ({pool}, {case})",
        "{project} {title}: {amount} ({pool}, {case})",
    ),
    "pools.forecast.explained": (
        "Hver kolonne er det, der er tilbage, når projekterne i den og i kolonnerne før får deres penge. Intet er ganget med en sandsynlighed.",
        "Each column is what is left when the projects of it and of the columns before get their money. Nothing is multiplied by a probability.",
    ),
    "pools.reconcile.title": ("Afstemning af {year} med {file}", "Reconciliation of {year} with {file}"),
    "pools.reconcile.matched": ("Stemmer: {count} bilag, {amount}", "Agree: {count} vouchers, {amount}"),
    "pools.reconcile.differing": ("Andet beløb under samme bilag:", "Another amount under the same voucher:"),
    "pools.reconcile.here": ("Mangler her:", "Missing here:"),
    "pools.reconcile.there": ("Mangler i økonomisystemet:", "Missing in the finance system:"),
    "pools.reconcile.difference": ("Forskel i alt: {amount}", "Difference in all: {amount}"),
    "pools.reconcile.agrees": ("Bøgerne stemmer.", "The books agree."),
    "pools.reconcile.row": (
        "linje {line}: {date}, bilag {document}, {amount} {text}",
        "line {line}: {date}, voucher {document}, {amount} {text}",
    ),
    "pools.reconcile.voucher.bare": (
        "{transaction}: {date}, uden bilag, {amount} {project}",
        "{transaction}: {date}, without a voucher, {amount} {project}",
    ),
    "pools.reconcile.voucher": (
        "{transaction}: {date}, bilag {document}, {amount} {project}",
        "{transaction}: {date}, voucher {document}, {amount} {project}",
    ),
    "pools.reconcile.pair": (
        "bilag {document}: her {ours}, dér {theirs}, forskel {difference}",
        "voucher {document}: here {ours}, there {theirs}, difference {difference}",
    ),
    "finance-empty": ("Udtrækket {file} er tomt.", "The export {file} is empty."),
    "finance-empty.hint": ("Hent det igen som CSV med overskrifter.", "Fetch it again as CSV with headings."),
    "finance-long": ("Udtrækket {file} har mere end {limit} linjer.", "The export {file} has more than {limit} lines."),
    "finance-long.hint": ("Hent kun årets linjer for puljerne.", "Fetch the year's lines of the pools only."),
    "finance-large": (
        "Udtrækket {file} fylder mere end {limit} megabyte og er ikke læst.",
        "The export {file} is larger than {limit} megabytes and was not read.",
    ),
    "finance-large.hint": ("Hent kun årets linjer for puljerne.", "Fetch the year's lines of the pools only."),
    "finance-cells": (
        "Udtrækket {file} kan ikke deles i celler; en celle må højst have {limit} tegn.",
        "The export {file} cannot be parted into cells; a cell may have {limit} characters at most.",
    ),
    "finance-cells.hint": (
        "Er anførselstegnene sat rigtigt? Hent det igen som CSV.",
        "Are the quotation marks in place? Fetch it again as CSV.",
    ),
    "finance-columns": (
        "Udtrækket {file} mangler kolonnerne {missing}; det har {found}.",
        "The export {file} lacks the columns {missing}; it has {found}.",
    ),
    "finance-columns.hint": (
        "Overskrifterne skal hedde Dato, Bilag og Beløb (eller Date, Voucher og Amount).",
        "The headings must be Date, Voucher and Amount (or Dato, Bilag and Beløb).",
    ),
    "finance-rows": (
        "Linjer i udtrækket {file}, der ikke kan læses: {count}.",
        "Lines of the export {file} that cannot be read: {count}.",
    ),
    "finance-rows.hint": ("Ret linjerne, og prøv igen.", "Mend the lines and try again."),
    "cell-empty": ("En celle er tom.", "A cell is empty."),
    "cell-empty.hint": ("Dato, bilag og beløb skal være udfyldt.", "Date, voucher and amount must be filled in."),
    "REC001": ("Linje {line}: '{typed}' kan ikke læses.", "Line {line}: '{typed}' cannot be read."),
    "REC001.hint": (
        "Datoer som 16-06-2026, beløb som 1.250,50; ingen celle må være tom.",
        "Dates such as 16-06-2026, amounts such as 1,250.50; no cell may be empty.",
    ),
    "export-needs-file": ("Excel skrives til en fil.", "Excel is written to a file."),
    "export-needs-file.hint": ("--output boeger.xlsx", "--output books.xlsx"),
    "no-excel": ("Excel kræver et tillæg.", "Excel needs an extra."),
    "no-excel.hint": (
        'Installér det med: uv tool install "digitek[excel]". CSV virker uden: --format csv',
        'Install it with: uv tool install "digitek[excel]". CSV works without: --format csv',
    ),
    "pools.wishes.wished": ("Ønsket", "Wished for"),
    "pools.wishes.disposed": ("Disponeret og ikke disponeret", "Disposed and undisposed"),
    "pools.wishes.implied": (
        "Rammen er ikke oplyst. Kun hvis det ønskede er det samme som det disponerede, er den {amount}.",
        "The frame is not stated. Only if what is wished for is what is disposed, it is {amount}.",
    ),
    "no-wishes": (
        "{project} har ingen ønsker eller dispositioner blandt sine tal.",
        "{project} has no wishes or dispositions among its figures.",
    ),
    "no-wishes.hint": (
        'digitek set {project} figures+ "id=…; kind=wish; text=…; value=…; unit=kr.; source=…"',
        'digitek set {project} figures+ "id=…; kind=wish; text=…; value=…; unit=kr.; source=…"',
    ),
    "pools.drawn": ("Tegnet i {path}", "Drawn in {path}"),
    "pools.exported": ("{count} transaktioner skrevet til {path}", "{count} transactions written to {path}"),
}
