comparison "x" {
  title = { fi = "Osuus", en = "Share" },
  indicators = { "a/share", { "b/share", note = { fi = "Vain a.", en = "Only a." } } },
  caveat = { fi = "Varo.", en = "Beware." },
}
