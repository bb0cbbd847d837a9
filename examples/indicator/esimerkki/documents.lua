-- Every area folder has a documents.lua. Each figure is cited from one of the documents named here.
document "katsaus_2025" {
  title = { fi = "Esimerkkialueen palvelukatsaus 2025", en = "Example area: service review 2025" },
  -- Figures count as known from this day on: a report "as known on 1.9.2025" leaves them out.
  published = "2025-09-20",
}
