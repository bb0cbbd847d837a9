#include "web/page.h"
#include "web/pages.h"

namespace viisari {
namespace {

// The form posts to the page's own address.
void write_button(Page& page, const PageContext& context, std::string_view fields,
                  std::string_view fi, std::string_view en) {
  page.raw("<form method=\"post\" action=\"").text(page.link(context.path)).raw("\">\n");
  page.raw(fields).raw("<p><button type=\"submit\">").words(fi, en).raw("</button></p>\n</form>\n");
}

}  // namespace

std::string render_unsubscribe(const Subscription& subscription, const PageContext& context) {
  Page page(context);
  page.begin(PageWords{"Koosteiden lopettaminen", "Leaving the digests"}.in(context.language));
  page.raw("<p>").words("Vastaanottaja: ", "Recipient: ").text(subscription.title).raw("</p>\n");
  if (subscription.mandatory) {
    page.raw("<p>");
    page.words(
        "Tämän vastaanottajan tehtävään kuuluu seurata näitä mittareita, joten viestejä ei voi "
        "lopettaa.",
        "Following these indicators belongs to this recipient's duties, so the mails cannot be "
        "stopped.");
    page.raw("</p>\n<p>");
    page.words(
        "Ylläpito voi nimetä sijaisen, joka saa viestit poissaolon aikana, tai vaihtaa "
        "vastaanottajan.",
        "The administrators can name a deputy who gets the mails during an absence, or change the "
        "recipient.");
    page.raw("</p>\n");
  } else if (subscription.left) {
    page.raw("<p><strong>")
        .words("Koosteita ei enää lähetetä.", "Digests are no longer sent.")
        .raw("</strong></p>\n<p>");
    page.words("Ilmoitukset, jotka vaativat heti toimia, tulevat edelleen.",
               "Alerts that need action at once are still sent.");
    page.raw("</p>\n");
    write_button(page, context, "<input type=\"hidden\" name=\"return\" value=\"1\">\n",
                 "Ota koosteet taas vastaan", "Receive digests again");
  } else {
    page.raw("<p>");
    page.words(
        "Koosteet lähetetään tällä hetkellä. Ne voi lopettaa alla olevasta painikkeesta ja ottaa "
        "myöhemmin uudelleen käyttöön samalta sivulta.",
        "Digests are being sent. The button below stops them; they can be started again on this "
        "page.");
    page.raw("</p>\n<p>");
    page.words("Ilmoitukset, jotka vaativat heti toimia, tulevat edelleen.",
               "Alerts that need action at once are still sent.");
    page.raw("</p>\n");
    write_button(page, context, {}, "Lopeta koosteet", "Stop the digests");
  }
  return page.finish();
}

}  // namespace viisari
