#include "app/admin_notes.h"

#include "alert/routing.h"
#include "app/config.h"
#include "app/render_mail.h"
#include "store/store.h"

namespace viisari {

Result<void> queue_admin_note(Store& store, const Config& config, const Recipients& recipients,
                              Instant now, const std::string& key,
                              const std::function<MailText(Language)>& text) {
  for (const Recipient* admin : admins(recipients)) {
    const Language language = parse_language(admin->language).value_or(Language::kFinnish);
    const MailFrame frame{config, *admin, now, key + "." + admin->role, {}, {}};
    auto message = to_outbox(render_plain_mail(text(language), frame), MessageKind::kAdmin, *admin,
                             now + kMessageLife);
    if (!message) return fail(message.error());
    if (auto queued = store.outbox().queue(*message, now); !queued) return fail(queued.error());
  }
  return {};
}

}  // namespace viisari
