-- The documents that Pirkanmaa's figures come from. `published` is the day from which a figure
-- counts as known.

-- Presented to the client and quality subcommittee on 20.1.2025 (status_2025_11, lines 17-19).
document "goals_2025" {
  title = {
    fi = "Lapsiperheiden kotiin vietävien palvelujen kehittämishanke: määrälliset ja laadulliset "
      .. "tavoitteet vuosille 2025–2026",
    en = "Development project of home-delivered services for families: goals for 2025–2026",
  },
  published = "2025-01-20",
}

-- Prints the month only ("tilannekuva marraskuussa 2025"): the month's last day stands for it.
document "status_2025_11" {
  title = {
    fi = "Kotiin vietävien palvelujen kehittämishanke: tavoitetaso, toimenpiteet ja tilannekuva "
      .. "marraskuussa 2025",
    en = "Development project of home-delivered services: status in November 2025",
  },
  published = "2025-11-30",
}

-- The same document's bullet points, where they round a figure that its tables print exactly: as a
-- source of its own, so that the two do not look like a figure and its correction. Its figures are
-- in headline_2025_11.csv, which is read before the tables; the exact figure stays in force.
document "headline_2025_11" {
  title = {
    fi = "Kotiin vietävien palvelujen kehittämishanke: tilannekuvan luetelmien pyöristetyt luvut "
      .. "marraskuussa 2025",
    en = "Development project of home-delivered services: rounded figures in the bullet points, "
      .. "November 2025",
  },
  published = "2025-11-30",
}
