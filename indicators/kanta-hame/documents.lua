-- Kanta-Hämeen hyvinvointialue, perhe-, sosiaali- ja vammaispalvelujen toimiala.

-- The review prints no date of its own. It covers January–June 2025 and speaks of 1 September 2025
-- as a day still to come ("se aloittaa 1.9.2025", line 896): the last day before that is taken.
document "osavuosikatsaus_2025" {
  title = {
    fi = "Perhe-, sosiaali- ja vammaispalvelujen toimialan osavuosikatsaus 1–6/2025",
    en = "Interim review 1–6/2025, family, social and disability services",
  },
  published = "2025-08-31",
}
