-- Figures that the draft prints on several slides, and which must be the same on all of them. Rules
-- between different figures (totals, shares, derived targets) stand beside their indicators.
local draft = doc.seurantaindikaattorit_2025
local again = use("repeated").of(draft)

-- Baselines: { key, { number, lines, as printed } … }
for _, row in ipairs {
  -- "Uusien koulutuksien määrän seuranta" repeats those in training.
  { "lapset.menetelmakoulutus.ipc", { 19, 356, "IPC-koulutuksessa 19" } },
  { "lapset.menetelmakoulutus.cool_kids", { 7, 357, "Cool Kids- koulutuksessa 7" } },
  { "lapset.menetelmakoulutus.ipt_n", { 1, 358, "IPT-N-koulutuksessa 1" } },
  { "lapset.menetelmakoulutus.klt", { 11, 359, "KLT-koulutuksessa 11" } },
  { "lapset.menetelmakoulutus.tf_kkt", { 6, 360, "TF-KKT-koulutuksessa 6" } },
  { "lapset.laitoshoito_vrk.osto_yhteensa", { 88024, "157-158", "= 88 024" } },

  { "tyoikaiset.tuettu_asuminen_suoritteet", { 105000, 1197, "a. 105 000" } },
  { "tyoikaiset.yhteisollinen_asuminen_vrk", { 99300, 1198, "b. 99300" } },
  { "tyoikaiset.ymparivuorokautinen_vrk", { 88960, 1199, "c. 88 960" } },
  { "tyoikaiset.tym_asiakkaat", { 5500, "1078-1079", "Vuoden 2025 arvioitu toteuma 5500 asiakasta" } },
  { "tyoikaiset.rai_arvioinnit", { 58, 1142, "Tehtyjen RAI-arviointien määrä 58" } },
  { "tyoikaiset.asunnottomat", { 144, 970, "vuonna 2024:144" } },
  { "tyoikaiset.pitkaaikaisasunnottomat", { 56, 975, "Jyväskylässä vuonna 2024: 56." } },

  { "ikaantyneet.paivatoiminta.asiakkaat", { 1300, 1499, "1300 /21 325" } },
  { "ikaantyneet.paivatoiminta.kaynnit", { 21325, 1499, "1300 /21 325" } },
  { "ikaantyneet.peittavyys.ymparivuorokautinen", { 7.1, 1466, "d. 7,1%" } },
  { "ikaantyneet.peittavyys.yhteisollinen", { 0.6, 1465, "c. 0,6%" } },
  { "ikaantyneet.kayttoaste.ymparivuorokautinen", { 95.7, "1484-1485", "95,7%/ei käytössä" } },
  { "ikaantyneet.asukkaat.ymparivuorokautinen", { 2386, "1481-1482", "3236/2386/ 270" } },
  { "ikaantyneet.rai_myontamisperusteet.kotihoito", { 80, 1684, "a. 80%" } },
  { "ikaantyneet.rai_laatuindikaattorit.kotihoito", { 4, 1713, "a. 4/9" } },

  { "vammaiset.rai_pilotti.asiakkaat", { 0, 2070, "Laadittujen RAI-arviointien määrä 0" } },
  { "vammaiset.palvelutarve.ymparivuorokautinen", { 75, "2094-2095", "Ympärivuorokautinen 75%" } },
  { "vammaiset.palvelutarve.yhteisollinen", { 78, 2096, "Yhteisöllinen 78%" } },
  { "vammaiset.liikkumisen_tuki.shl_ikaantyneet", { 79, 2050, "Ikääntyneet 79" } },
  { "vammaiset.liikkumisen_tuki.shl_tyoikaiset", { 14, 2051, "Työikäiset: 14:" } },
  { "vammaiset.liikkumisen_tuki.shl_lapset", { 1, 2052, "Lapset: 1:" } },
  { "vammaiset.liikkumisen_tuki.vpl", { 4097, 2053, "VPL liikkumisen tuki: 4097" } },
} do
  local key = table.remove(row, 1)
  reconcile(key .. ".lahtotaso") (again(baseline_of(key), table.unpack(row)))
end

-- Targets: { key, time, { number, lines, as printed } … }
for _, row in ipairs {
  { "tyoikaiset.tym_asiakkaat", "every_year", { 5500, 1076, "pienempi kuin 5 500/vuosi" } },
  { "tyoikaiset.rai_arvioinnit", "2026", { 60, "902-904", "tehty hyvinvointialueen omassa toiminnassa 60 asiakkaalle" }, { 60, 1142, "58 60" } },
  { "tyoikaiset.pitkaaikaisasunnottomat", "2026", { 25, "985-986", "Pitkäaikaisasunnottomia 25" } },
  -- "enintään 10" in the text, "<10" in the cell: one number, two conditions
  { "tyoikaiset.pitkaaikaisasunnottomat", "2027", { 10, "988-990", "Pitkäaikaisasunnottomia <10" } },

  { "ikaantyneet.peittavyys.ymparivuorokautinen", "2030", { 6.5, "1335-1336", "kattavuus 6,5% yli 75-v täyttäneistä." },
    { 6.5, "1449-1450", "6,5% yli 75-v täyttäneistä" }, { 6.5, 1476, "d. 6,5%" } },
  { "ikaantyneet.peittavyys.yhteisollinen", "2026", { 1, "1353-1354", "kattavuus 1% yli 75 –vuotta täyttäneistä" },
    { 1, 1451, "tavoitteena 1% peittävyys" }, { 1, 1470, "c. 1%" } },
  { "ikaantyneet.peittavyys.yhteisollinen", "2030", { 2, 1451, "peittävyys 2 % v.2030" }, { 2, 1475, "c. 2%" } },
  { "ikaantyneet.peittavyys.omaishoidon_tuki", "2030", { 3.5, 1453, "laskee 3,5 %:iin" } },
  { "ikaantyneet.rai_myontamisperusteet.kotihoito", "2026", { 90, 1691, "a. Yli 90%" } },
  { "ikaantyneet.rai_laatuindikaattorit.kotihoito", "2026", { 5, 1717, "a. 5/9" } },

  { "vammaiset.rai_tehty_osuus", "undated", { 85, "2075-2076", "85 %:lle asiakkaista tehtynä" } },
  { "vammaiset.rai_pilotti.asiakkaat", "undated", { 30, "2067-2068", "30 asiakkaalle tehty RAI" } },
  { "vammaiset.palvelutarve.ymparivuorokautinen", "undated", { 80, "2088-2089", "tavoite 80%" } },
  { "vammaiset.palvelutarve.yhteisollinen", "undated", { 71, "2090-2091", "tavoite 71%" } },
} do
  local key, time = table.remove(row, 1), table.remove(row, 1)
  reconcile(key .. ".tavoite_" .. time) (again(target_of(key, time), table.unpack(row)))
end

-- How many quality indicators are followed: printed in the row's text and under each fraction.
for _, row in ipairs {
  { "kotihoito", { 9, 1704, "a. Kotihoito: 9 seurattavaa laatuindikaattoria" }, { 9, 1424, "9 seurattavaa laatuindikaattoria" },
    { 9, 1426, "4/9" }, { 9, 1429, "5/9" }, { 9, 1713, "a. 4/9" }, { 9, 1717, "a. 5/9" } },
  { "yhteisollinen", { 9, 1705, "b. Yhteisöllinen asuminen: 9 seurattavaa laatuindikaattoria" }, { 9, 1714, "b. 5/9" }, { 9, 1718, "b. 6/9" } },
  { "ymparivuorokautinen", { 11, "1706-1707", "c. Ympärivuorokautinen palveluasuminen: 11 seurattavaa laatuindikaattoria" },
    { 11, 1715, "c. 5/11" }, { 11, 1719, "c. 7/11" } },
} do
  local service, first = table.remove(row, 1), table.remove(row, 1)
  reconcile("ikaantyneet.rai_laatuindikaattorit." .. service .. ".seurattavat")
    (again(printed(first[1], cite(draft, first[2], first[3]), "count"), table.unpack(row)))
end
