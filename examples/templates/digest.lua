-- A digest whose HTML is a plain table: off track first, then what changed. Subject and text stay the
-- built-in ones. Copy the file to config/templates/ to use it; `viisari check` tries it.

local words = {
  fi = { off_track = "Jäljessä", changed = "Muuttunut", achieved = "Toteutunut",
         overdue = "Luku myöhässä", nothing = "Ei muutoksia.", more = "ja muita: ",
         leave = "Lopeta koosteet" },
  en = { off_track = "Off track", changed = "Changed", achieved = "Achieved",
         overdue = "Figure overdue", nothing = "No changes.", more = "and others: ",
         leave = "Leave the digests" },
}

-- Every text from outside goes through html().
local function rows(heading, items, total, say)
  if #items == 0 then return "" end
  local out = "<h2>" .. html(heading) .. "</h2>\n<table>\n"
  for _, item in ipairs(items) do
    out = out .. "<tr><td><a href=\"" .. html(item.url) .. "\">" .. html(item.title)
      .. "</a></td><td>" .. html(item.status_text) .. "</td><td>" .. html(item.reason)
      .. "</td></tr>\n"
  end
  out = out .. "</table>\n"
  if total > #items then out = out .. "<p>" .. html(say.more) .. (total - #items) .. "</p>\n" end
  return out
end

template {
  html = function(mail)
    local say = words[mail.language]
    local out = "<!DOCTYPE html>\n<html lang=\"" .. mail.language .. "\"><head>"
      .. "<meta charset=\"utf-8\"><title>" .. html(mail.builtin.subject) .. "</title></head><body>\n"
      .. "<h1>" .. html(table.concat(mail.areas, ", ")) .. ", " .. html(mail.as_of_text) .. "</h1>\n"
    local lists = rows(say.off_track, mail.off_track, mail.off_track_total, say)
      .. rows(say.changed, mail.changed, mail.changed_total, say)
      .. rows(say.achieved, mail.achieved, mail.achieved_total, say)
      .. rows(say.overdue, mail.overdue, mail.overdue_total, say)
    out = out .. (lists ~= "" and lists or "<p>" .. html(say.nothing) .. "</p>\n")
      .. "<p>" .. html(mail.why) .. "</p>\n"
    if mail.unsubscribe_url then
      out = out .. "<p><a href=\"" .. html(mail.unsubscribe_url) .. "\">" .. html(say.leave)
        .. "</a></p>\n"
    end
    return out .. "</body></html>\n"
  end,
}
