-- Keski-Suomen hyvinvointialue: indicators of the service strategy 2026–2030.

-- A draft ("LUONNOS, täydentyy ja täsmentyy tavoitteiden vahvistuttua"): its slides are dated
-- 20.11.2025 in their footers. Figures without a date of their own take that date.
document "seurantaindikaattorit_2025" {
  title = {
    fi = "Palvelustrategian seurantaindikaattorit, luonnos 20.11.2025",
    en = "Indicators of the service strategy, draft of 20 November 2025",
  },
  published = "2025-11-20",
}
