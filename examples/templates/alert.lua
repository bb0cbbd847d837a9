-- An alert mail of our own: a shorter subject, and a text that begins with what to do. The HTML
-- stays the built-in one. Copy the file to config/templates/ to use it; `viisari check` tries it.

local words = {
  fi = { opened = "Uusi", repeated = "Yhä auki", escalated = "Kuittaamatta", corrected = "Oikaisu",
         resolved = "Ohi", acknowledge = "Kuittaa: ", target = "Tavoite: " },
  en = { opened = "New", repeated = "Still open", escalated = "Not acknowledged",
         corrected = "Corrected", resolved = "Over",
         acknowledge = "Acknowledge: ", target = "Target: " },
}

-- A field that is empty reads as nil, and one that does not exist is an error.
local awaits_action = { opened = true, repeated = true, escalated = true }

local function lines_of(notice, pages_url, say)
  local item = notice.item
  local lines = { say[notice.transition] .. ": " .. item.title, "  " .. item.reason }
  if item.target then table.insert(lines, "  " .. say.target .. item.target) end
  if item.note then table.insert(lines, "  " .. item.note) end
  if notice.episode > 0 and awaits_action[notice.transition] then
    table.insert(lines, "  " .. say.acknowledge .. pages_url .. "/alerts/" .. notice.episode)
  end
  table.insert(lines, "  " .. item.url)
  return table.concat(lines, "\n")
end

template {
  subject = function(mail)
    local say = words[mail.language]
    local first = mail.notices[1]
    local subject = mail.area .. ": " .. say[first.transition]:lower() .. ", " .. first.item.title
    if #mail.notices > 1 then subject = subject .. " +" .. (#mail.notices - 1) end
    return subject
  end,

  text = function(mail)
    local say = words[mail.language]
    local parts = {}
    for _, notice in ipairs(mail.notices) do table.insert(parts, lines_of(notice, mail.pages_url, say)) end
    table.insert(parts, mail.why)
    return table.concat(parts, "\n\n") .. "\n"
  end,
}
