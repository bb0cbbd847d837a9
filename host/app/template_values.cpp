#include "app/template_values.h"

#include <string>
#include <utility>

#include "report/explain_text.h"

namespace viisari {
namespace {

class Builder {
 public:
  explicit Builder(Language language) : language_(language) {}

  Builder& text(std::string name, std::string_view text) {
    return add(std::move(name), text.empty() ? TemplateValue{} : TemplateValue{std::string(text)});
  }
  Builder& number(std::string name, double number) {
    return add(std::move(name), TemplateValue{number});
  }
  Builder& count(std::string name, std::size_t count) {
    return number(std::move(name), static_cast<double>(count));
  }
  Builder& flag(std::string name, bool flag) { return add(std::move(name), TemplateValue{flag}); }
  Builder& day(const std::string& name, const std::optional<Date>& day) {
    text(name, day ? day->to_string() : std::string());
    return text(name + "_text", day ? format_date(*day, language_) : std::string());
  }
  Builder& status(const std::string& name, const std::optional<AssessmentStatus>& status) {
    text(name, status ? to_string(*status) : std::string_view());
    return text(name + "_text", status ? status_text(*status, language_) : std::string_view());
  }
  template <class Item, class Make>
  Builder& list(std::string name, const std::vector<Item>& items, const Make& make) {
    TemplateValue::List list;
    list.reserve(items.size());
    for (const Item& item : items) list.push_back(make(item));
    return add(std::move(name), TemplateValue{std::move(list)});
  }
  Builder& texts(std::string name, const std::vector<std::string>& texts) {
    return list(std::move(name), texts, [](const auto& text) { return TemplateValue{text}; });
  }
  Builder& add(std::string name, TemplateValue value) {
    fields_.push_back({std::move(name), std::move(value)});
    return *this;
  }
  // Of every mail.
  Builder& frame(const MailText& builtin, std::string_view pages_url, bool simulated) {
    text("language", to_string(language_)).text("pages_url", pages_url);
    flag("simulated", simulated);
    Builder parts(language_);
    parts.text("subject", builtin.subject).text("text", builtin.text).text("html", builtin.html);
    return add("builtin", parts.take());
  }
  TemplateValue take() { return TemplateValue{std::move(fields_)}; }

 private:
  Language language_;
  TemplateValue::Fields fields_;
};

TemplateValue item_value(const MailItem& item, Language language) {
  Builder out(language);
  out.text("id", item.id).text("title", item.title).text("area", item.area);
  out.text("service", item.service).status("status", item.status).status("before", item.before);
  out.text("reason", item.reason).text("figure", item.figure).text("target", item.target);
  out.text("note", item.note).text("url", item.url);
  out.text("chart", item.chart).text("chart_alt", item.chart_alt);
  return out.flag("simulated", item.simulated).take();
}

TemplateValue notice_value(const AlertNotice& notice, Language language) {
  Builder out(language);
  out.text("transition", to_string(notice.transition)).text("kind", to_string(notice.kind));
  out.text("severity", to_string(notice.severity));
  out.number("episode", static_cast<double>(notice.episode)).day("opened", notice.opened);
  return out.add("item", item_value(notice.item, language)).take();
}

}  // namespace

TemplateValue template_value(const AlertMailContent& content, const MailText& builtin,
                             Language language) {
  Builder out(language);
  out.frame(builtin, content.pages_url, content.simulated);
  out.text("area", content.area).text("service", content.service).day("as_of", content.as_of);
  out.text("role", content.role).text("why", content.why);
  out.list("notices", content.notices,
           [&](const AlertNotice& notice) { return notice_value(notice, language); });
  return out.take();
}

TemplateValue template_value(const DigestContent& content, const MailText& builtin,
                             Language language) {
  Builder out(language);
  out.frame(builtin, content.pages_url, content.simulated);
  out.text("title", content.title).texts("areas", content.areas);
  out.day("as_of", content.as_of).day("since", content.since);
  out.text("why", content.why).text("delayed", content.delayed);
  const auto items = [&](const std::string& name, const std::vector<MailItem>& list,
                         std::size_t total) {
    out.list(name, list, [&](const MailItem& item) { return item_value(item, language); });
    out.count(name + "_total", total);
  };
  items("changed", content.changed, content.changed_total);
  items("off_track", content.off_track, content.off_track_total);
  items("achieved", content.achieved, content.achieved_total);
  items("overdue", content.overdue, content.overdue_total);
  out.list("counts", content.counts, [&](const auto& counted) {
    Builder one(language);
    return one.status("status", counted.first).count("count", counted.second).take();
  });
  out.count("indicators", content.indicators).day("latest_figure", content.latest_figure);
  return out.text("unsubscribe_url", content.unsubscribe_url).take();
}

TemplateValue template_value(const WatchdogContent& content, const MailText& builtin,
                             Language language) {
  Builder out(language);
  out.frame(builtin, content.pages_url, content.simulated);
  out.day("as_of", content.as_of).day("since", content.since);
  out.count("indicators", content.indicators).count("figures_since", content.figures_since);
  out.day("latest_figure", content.latest_figure).count("episodes_open", content.episodes_open);
  out.count("mails_sent", content.mails_sent).count("mails_waiting", content.mails_waiting);
  out.count("mails_failed", content.mails_failed).texts("remarks", content.remarks);
  return out.take();
}

}  // namespace viisari
