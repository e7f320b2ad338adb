"""The small questionnaires of the world `form`: one of each kind of item, and the answers that close them."""

from __future__ import annotations

from typing import Any

FACTS = """\
version: "1.0.0"
facts:
  project.is_it_solution:
    type: bool
    text: {da: Er det en it-løsning?, en: Is it an IT solution?}
  data.personal:
    type: bool
    text: {da: Behandles der personoplysninger?, en: Are personal data processed?}
    source: [GDPR]
  data.sensitive:
    type: bool
    asked_when: data.personal == true
    text: {da: Er nogle af dem følsomme?, en: Are some of them sensitive?}
  org.duplicate:
    type: bool
    text: {da: Er der noget lignende i forvejen?, en: Is there something alike already?}
  buy.large:
    type: bool
    text: {da: Er købet over tærskelværdien?, en: Is the purchase above the threshold?}
tables:
  rules_as_of: 2026-01-01
  mdr_status: []
  classed_when: buy.large == true
  mdr_class: []
  class_order: []
  notified_body_when: buy.large == true
  ce_acts: []
  dpia: {criteria: [], required: [], not_applicable_when: buy.large == true}
  ai_tier: []
  fria_when: buy.large == true
  procurement:
    - {id: r1, when: buy.large == true, value: eu, source: [UDBUD]}
    - {id: r2, when: buy.large == false, value: direct}
  labels:
    eu: {da: EU-udbud, en: EU tender}
    direct: {da: Direkte køb, en: Direct purchase}
"""
SOURCES = """\
version: "1.0.0"
sources:
  GDPR:
    title: {da: Databeskyttelsesforordningen, en: General Data Protection Regulation}
    status: verified
    checked_on: 2026-01-02
  UDBUD:
    title: {da: Udbudsloven, en: Public Procurement Act}
    status: knowledge
"""
EXISTING = """\
id: existing
version: "1.0.0"
title: {da: Findes det allerede?, en: Does it exist already?}
rules_as_of: 2026-01-01
review_by: 2027-01-01
items:
  - id: EX-1
    text: {da: Er der søgt efter lignende løsninger?, en: Have similar solutions been searched for?}
    source: [GDPR]
    answer:
      type: single
      options: [ja, delvist, nej]
      labels:
        ja: {da: Ja, en: Yes}
        delvist: {da: Delvist, en: Partly}
        nej: {da: Nej, en: No}
    outcomes:
      - {answer: nej, result: stop, text: {da: Søg først., en: Search first.}}
      - {answer: delvist, result: condition, text: {da: Søg resten., en: Search the rest.}}
    evidence:
      - {id: note, title: {da: Notat, en: Note}, required: true, max_age_days: 365}
    blocks: gate-1
    reviewer: project-owner
  - id: EX-2
    text: {da: Er der noget lignende i forvejen?, en: Is there something alike already?}
    source: [GDPR]
    answer:
      type: single
      options: [ja, nej]
      labels:
        ja: {da: Ja, en: Yes}
        nej: {da: Nej, en: No}
      sets: org.duplicate
    outcomes:
      - {answer: ja, result: condition, text: {da: Begrund det., en: Give the reason.}}
    blocks: gate-1
    reviewer: project-owner
  - id: EX-3
    text: {da: Er sikkerheden på plads?, en: Is security in place?}
    source: [GDPR]
    answer: {type: derived, from: [infosec]}
    outcomes:
      - {answer: open, result: stop, text: {da: Sikkerheden mangler., en: Security is missing.}}
    blocks: gate-1
    reviewer: project-owner
"""
INFOSEC = """\
id: infosec
version: "1.0.0"
title: {da: Sikkerhed, en: Security}
rules_as_of: 2026-01-01
review_by: 2027-01-01
items:
  - id: SEC-1
    text: {da: Er hjemlen på plads?, en: Is there a legal basis?}
    source: [GDPR]
    answer:
      type: single
      options: [ja, nej]
      labels:
        ja: {da: Ja, en: Yes}
        nej: {da: Nej, en: No}
    applies_when: data.personal == true
    outcomes:
      - {answer: nej, result: stop, text: {da: Find hjemlen., en: Find the legal basis.}}
      - {answer: ja, when: data.sensitive == true, result: condition, text: {da: Spørg DPO., en: Ask the DPO.}}
    blocks: gate-1
    reviewer: information-security
  - id: SEC-2
    text: {da: Er vejen til indkøb den rigtige?, en: Is the way to buy it the right one?}
    source: [UDBUD]
    answer: {type: computed_confirm, computes: procurement}
    outcomes:
      - {answer: override, result: condition, text: {da: Begrund det., en: Give the reason.}}
    blocks: gate-1
    reviewer: procurement
    unverified: true
"""
IN_FORCE = [{"id": "existing", "version": "1.0.0"}, {"id": "infosec", "version": "1.0.0"}]

STEPS: tuple[str | dict[str, Any], ...] = (
    {"write": "questionnaires/facts.yaml", "text": FACTS},
    {"write": "questionnaires/sources.yaml", "text": SOURCES},
    {"write": "questionnaires/existing-1.0.0.yaml", "text": EXISTING},
    {"write": "questionnaires/infosec-1.0.0.yaml", "text": INFOSEC},
    {"edit": "policy/2026-01-01.yaml", "set": {"questionnaires": IN_FORCE}},
    {"git": "add -A"},
    {"git": "commit -qm Spørgeskemaer"},
    "2026-01-16 pl1 checklist facts 1 data.personal=ja data.sensitive=nej buy.large=nej",
    '2026-01-16 pl1 checklist answer 1 EX-1 ja --by pl1 --evidence "note=Sag 26/1, bilag 2"',
    "2026-01-16 pl1 checklist answer 1 EX-2 nej --by pl1",
    "2026-01-16 pl1 checklist answer 1 SEC-1 ja --by pl1",
    "2026-01-16 pl1 checklist answer 1 SEC-2 confirm --by pl1",
    "2026-01-19 lo1 checklist sign 1 EX-1 EX-2 --by lo1",
    "2026-01-19 inf checklist sign 1 SEC-1 --by inf",
    "2026-01-19 ind checklist sign 1 SEC-2 --by ind",
)
