-- The follow-up table of family and disability services: goals, target levels, risks and actual
-- figures for 1-4/2025 and 1-8/2025.
-- The document prints no day. Its latest figure is of 5.9.2025: the end of that month stands for
-- it.
document "report_2025_08" {
  title = {
    fi = "Perhe- ja vammaispalvelut: suunnittelukauden tavoitteet, mittarit ja toteuma 1-8/2025",
    en = "Family and disability services: goals, measures and actual figures for 1-8/2025",
  },
  published = "2025-09-30",
}
