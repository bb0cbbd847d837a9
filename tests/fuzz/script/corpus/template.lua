local function line(notice) return "- " .. html(notice.item.title) .. "\n" end
template {
  subject = function(mail) return mail.why:upper() end,
  text = function(mail)
    local out = { mail.why, mail.service or "" }
    for i, notice in ipairs(mail.notices) do out[i + 2] = line(notice) end
    return table.concat(out, "\n")
  end,
  html = function(mail) return "<p>" .. html(mail.why) .. "</p>" end,
}
