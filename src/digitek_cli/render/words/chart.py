"""`chart`: help, and the words in and beside the pictures."""

WORDS: dict[str, tuple[str, str]] = {
    "help.chart": (
        "Vis porteføljen som tegning: kort i terminalen, som billede med --svg og som side med --html. Tallene står "
        "altid også i en tabel.",
        "Show the portfolio as a picture: compactly in the terminal, as an image with --svg and as a page with "
        "--html. The figures always stand in a table as well.",
    ),
    "help.chart.kind": (
        "tek (trekanten), risk (risikoradaren), bubbles (risiko, værdi og kroner), roadmap (hvad der ligger "
        "hvornår) eller capacity (timer).",
        "tek (the triangle), risk (the risk radar), bubbles (risk, value and kroner), roadmap (what lies when) or "
        "capacity (hours).",
    ),
    "help.chart.project": (
        "Kun dette projekt: dets plads i trekanten, eller siderne af dets risiko.",
        "This project only: its place in the triangle, or the sides of its risk.",
    ),
    "help.chart.svg": ("Tegn det i denne SVG-fil.", "Draw it in this SVG file."),
    "help.chart.html": ("Skriv en side med tegning og tabel i denne fil.", "Write a page with picture and table here."),
    "chart-whole": (
        "{kind} viser hele porteføljen og kan ikke vise ét projekt.",
        "{kind} shows the whole portfolio and cannot show one project.",
    ),
    "chart-whole.hint": (
        "Udelad --project, eller brug det med tek eller risk.",
        "Leave out --project, or use it with tek or risk.",
    ),
    "chart.drawn": ("Tegnet i {path}.", "Drawn in {path}."),
    "chart.empty": ("Ingen projekter at vise.", "No projects to show."),
    "chart.project": ("Projekt", "Project"),
    "chart.area": ("Område", "Area"),
    "chart.category": ("Risiko", "Risk"),
    "chart.excess": ("Over risikovilligheden", "Above the appetite"),
    "chart.points": ("TEK-point", "TEK points"),
    "chart.kroner": ("Kroner", "Kroner"),
    "chart.score": ("Score", "Score"),
    "chart.phases": ("Faser", "Phases"),
    "chart.from": ("Fra", "From"),
    "chart.to": ("Til", "To"),
    "chart.sure": ("Plan", "Plan"),
    "chart.side": ("Side", "Side"),
    "chart.value": ("Værdi", "Value"),
    "chart.quarter": ("Kvartal", "Quarter"),
    "chart.state": ("Holder det?", "Does it hold?"),
    # The triangle.
    "chart.tek.title": ("TEK-trekanten", "The TEK triangle"),
    "chart.tek.subtitle": (
        "Hvert projekts gevinster fordelt på de tre ben. Det skraverede felt: mindst {share} % effektivitet og noget af "
        "hvert ben.",
        "Each project's benefits over the three legs. The hatched field: at least {share} % efficiency and some of each.",
    ),
    "chart.tek.inside": ("I feltet", "In the field"),
    "chart.tek.in": ("✓ i feltet", "✓ in the field"),
    "chart.tek.out": ("○ uden for", "○ outside"),
    "chart.tek.missing": (
        "Ikke tegnet, fordi gevinsternes størrelse mangler: {projects}.",
        "Not drawn, since the sizes of their benefits are missing: {projects}.",
    ),
    # The radar.
    "chart.risk.title": ("Risikoradaren", "The risk radar"),
    "chart.risk.subtitle": (
        "Inderst rutine, yderst innovation. Stiplet ring: over risikovilligheden.",
        "Routine in the middle, innovation outermost. Dashed ring: above the appetite.",
    ),
    "chart.risk.1": ("rutine", "routine"),
    "chart.risk.2": ("én udfordring", "one challenge"),
    "chart.risk.3": ("komplekst", "complex"),
    "chart.risk.4": ("innovation", "innovation"),
    "chart.risk.missing": ("Uden risikovurdering: {projects}.", "Without a judged risk: {projects}."),
    "chart.spider.title": ("Risiko: {project}", "Risk: {project}"),
    "chart.spider.subtitle": ("Kategori {category}. 1 er bedst, 4 værst.", "Category {category}. 1 is best, 4 worst."),
    "chart.side.predictability": ("Forudsigelighed", "Predictability"),
    "chart.side.breadth": ("Organisatorisk bredde", "Organisational breadth"),
    "chart.side.profession": ("Faglige udfordringer", "Professional challenges"),
    "chart.side.technology": ("Teknologisk modenhed", "Maturity of the technology"),
    # The bubbles.
    "chart.bubbles.title": ("Risiko, værdi og kroner", "Risk, value and kroner"),
    "chart.bubbles.subtitle": (
        "Boblens flade er kronerne. Stiplet kant: over risikovilligheden.",
        "The area of a bubble is the kroner. Dashed edge: above the appetite.",
    ),
    "chart.bubbles.missing": (
        "Ikke tegnet, fordi gevinster eller risiko mangler: {projects}.",
        "Not drawn, since benefits or risk are missing: {projects}.",
    ),
    "chart.bubbles.value": ("Værdi", "Value"),
    "chart.bubbles.risk": ("risiko {category}", "risk {category}"),
    # The roadmap.
    "chart.roadmap.title": ("Køreplan", "Roadmap"),
    "chart.roadmap.subtitle": (
        "Hvad der er lagt ind i tid, og hvornår resten tidligst kan begynde efter prioritet.",
        "What is put in time, and when the rest could begin at the earliest, by priority.",
    ),
    "chart.roadmap.booked": ("lagt ind", "in time"),
    "chart.roadmap.possible": ("tidligst muligt", "earliest possible"),
    "chart.roadmap.legend": ("██ lagt ind   ▒▒ tidligst muligt", "██ in time   ▒▒ earliest possible"),
    "chart.roadmap.empty": (
        "Intet er lagt ind i tid. Begynd med: digitek capacity plan 1 trial --from 2027-01-01 --until 2027-03-31",
        "Nothing is in time. Begin with: digitek capacity plan 1 trial --from 2027-01-01 --until 2027-03-31",
    ),
    "chart.roadmap.lost": ("Får ikke plads i perioden: {projects}.", "Find no room in this time: {projects}."),
    # The hours.
    "chart.hours.title": ("Timer til projekter", "Hours for projects"),
    "chart.hours.subtitle": (
        "Ønsket/til rådighed. Den lodrette streg er det, der kan planlægges med; stødpuden på {slack} % efter den holdes fri.",
        "Asked for/there to plan with. The upright line is what can be planned with; the slack of {slack} % beyond it is kept free.",
    ),
    "chart.hours.asked": ("Ønsket", "Asked for"),
    "chart.hours.usable": ("Til rådighed", "To plan with"),
    "chart.hours.hours": ("I alt", "In all"),
    "chart.hours.key.asked": ("ønsket", "asked for"),
    "chart.hours.key.free": ("kan planlægges", "to plan with"),
    "chart.hours.key.slack": ("stødpude", "slack"),
    "chart.strain.free": ("ja", "yes"),
    "chart.strain.slack": ("lever af stødpuden", "lives on the slack"),
    "chart.strain.over": ("overbooket", "overbooked"),
    "chart.strain.month": ("overbooket i {months}", "overbooked in {months}"),
}
