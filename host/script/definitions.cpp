#include "script/definitions.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "script/alert_linking.h"
#include "script/comparison_linking.h"
#include "script/linking.h"
#include "script/rule_linking.h"
#include "script/script_file.h"

namespace viisari {
namespace {

using script::ScriptFile;
using script::Surroundings;

constexpr std::string_view kHelperFolder = "common";
constexpr std::string_view kDocumentsFile = "documents.lua";
constexpr std::string_view kComparisonsFolder = "comparisons";

struct Place {
  std::string area;
  std::string name;  // with .lua
  std::string stem;
};

std::optional<Place> place_of(std::string_view path) {
  const auto parts = split(path, '/');
  if (parts.size() != 2 || !is_key(parts[0]) || !parts[1].ends_with(".lua")) return std::nullopt;
  const std::string_view stem = parts[1].substr(0, parts[1].size() - 4);
  if (!is_key(stem)) return std::nullopt;
  return Place{std::string(parts[0]), std::string(parts[1]), std::string(stem)};
}

struct Entry {
  SourceFile source;
  Place place;
  bool given = false;  // its text is new since it was last run
  std::vector<Error> errors;
  std::shared_ptr<ScriptFile> latest;  // from the newest text; absent where that has errors
  std::shared_ptr<ScriptFile> active;  // shared only with `latest`
  std::set<std::string, std::less<>> helpers;
  // Ids that texts since the active one say are not public: privacy does not wait for a text that
  // is right in everything else.
  std::set<std::string, std::less<>> withheld;
  std::vector<Error> link_errors;
  bool helper_was_good = false;
  std::size_t active_indicators = 0;

  bool is_helper() const { return place.area == kHelperFolder; }
  bool is_comparisons() const { return place.area == kComparisonsFolder; }
  bool is_documents() const {
    return !is_helper() && !is_comparisons() && place.name == kDocumentsFile;
  }
};

void for_each_source(const Indicator& indicator, const auto& visit) {
  visit(indicator.source);
  if (indicator.baseline) visit(indicator.baseline->source);
  for (const Target& target : indicator.targets) visit(target.source);
  if (indicator.stated_verdict) visit(indicator.stated_verdict->source);
}

bool same_documents(std::span<const Document> a, std::span<const Document> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.id == y.id && x.published == y.published;
  });
}

}  // namespace

std::string_view to_string(ActiveVersion version) {
  switch (version) {
    case ActiveVersion::kNew:
      return "new";
    case ActiveVersion::kKept:
      return "kept";
    case ActiveVersion::kNone:
      return "none";
    case ActiveVersion::kGone:
      return "gone";
    case ActiveVersion::kInvalid:
      break;
  }
  return "";
}

bool LoadReport::ok() const {
  return std::all_of(files.begin(), files.end(),
                     [](const FileReport& file) { return file.errors.empty(); });
}

std::vector<Error> LoadReport::errors() const {
  std::vector<Error> all;
  for (const FileReport& file : files)
    all.insert(all.end(), file.errors.begin(), file.errors.end());
  return all;
}

class Definitions::Impl {
 public:
  explicit Impl(Limits limits) : limits_(limits) {}

  LoadReport update(std::vector<SourceFile> files, bool whole_set,
                    const std::optional<std::string>& removed);

  struct Locator {
    ScriptFile* file;
    std::size_t index;
  };

  Limits limits_;
  std::map<std::string, Entry, std::less<>> entries_;
  std::map<std::string, SourceFile, std::less<>> helpers_;
  std::map<std::string, std::vector<Document>, std::less<>> area_documents_;
  std::vector<Indicator> indicators_;
  std::vector<ReconcileRule> rules_;
  std::vector<AlertRule> alerts_;
  std::vector<Comparison> comparisons_;
  std::vector<Locator> locators_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::vector<Document> documents_;
  std::uint64_t version_ = 0;

 private:
  std::set<std::string> take(std::vector<SourceFile> files, bool whole_set, LoadReport& report);
  void remove_entry(const std::string& path, LoadReport& report);
  void read_documents();
  void read_files();
  void blame_documents(Entry& entry);
  void link();
  void publish();
  void resolve_alerts();
  FileReport report_of(const Entry& entry) const;

  std::set<std::string, std::less<>> changed_helpers_;
  std::set<std::string, std::less<>> changed_areas_;
  std::set<std::string> touched_;  // paths that were run in this update
  // Indicators, rules, alerts and comparisons of a file that was good until another file changed,
  // by their place in it.
  using Dropped = std::set<std::pair<const ScriptFile*, std::size_t>>;
  Dropped dropped_;
  Dropped dropped_rules_;
  Dropped dropped_alerts_;
  Dropped dropped_comparisons_;

  // Ids that a text which is not active says are not public.
  std::set<std::string, std::less<>> withheld_;
  bool withholds(const Indicator& indicator) const {
    return indicator.visibility == Visibility::kPublic && withheld_.contains(indicator.id);
  }

  struct Owner {
    Entry* entry;
    std::size_t index;
  };
  struct Fault {
    Owner owner;
    Dropped* dropped;  // where the owner goes if nothing newer can give way
    Error error;
  };
};

LoadReport Definitions::Impl::update(std::vector<SourceFile> files, bool whole_set,
                                     const std::optional<std::string>& removed) {
  LoadReport report;
  changed_helpers_.clear();
  changed_areas_.clear();
  touched_.clear();
  std::map<std::string, std::size_t> errors_before;
  for (const auto& [path, entry] : entries_) {
    errors_before[path] = entry.errors.size() + entry.link_errors.size();
  }
  if (removed) remove_entry(*removed, report);
  take(std::move(files), whole_set, report);
  read_documents();
  read_files();
  link();
  publish();
  for (const auto& [path, entry] : entries_) {
    const auto before = errors_before.find(path);
    const std::size_t errors = entry.errors.size() + entry.link_errors.size();
    const bool changed = before == errors_before.end() || before->second != errors;
    if (whole_set || changed || touched_.contains(path)) report.files.push_back(report_of(entry));
  }
  std::sort(report.files.begin(), report.files.end(),
            [](const FileReport& a, const FileReport& b) { return a.path < b.path; });
  return report;
}

void Definitions::Impl::remove_entry(const std::string& path, LoadReport& report) {
  const auto found = entries_.find(path);
  if (found == entries_.end()) return;
  if (found->second.is_helper()) {
    helpers_.erase(found->second.place.stem);
    changed_helpers_.insert(found->second.place.stem);
  } else if (found->second.is_documents()) {
    area_documents_.erase(found->second.place.area);
    changed_areas_.insert(found->second.place.area);
  }
  entries_.erase(found);
  report.files.push_back({path, ActiveVersion::kGone, {}, 0});
}

std::set<std::string> Definitions::Impl::take(std::vector<SourceFile> files, bool whole_set,
                                              LoadReport& report) {
  std::set<std::string> given;
  for (SourceFile& file : files) {
    auto place = place_of(file.path);
    if (!place) {
      report.files.push_back(
          {file.path,
           ActiveVersion::kNone,
           {Error{script::kBadKey, "definition files are named area/name.lua", file.path, 1, 0}},
           0});
      continue;
    }
    if (!entries_.contains(file.path) && entries_.size() >= limits_.files) {
      report.files.push_back(
          {file.path,
           ActiveVersion::kNone,
           {Error{script::kTooLarge, "more than " + std::to_string(limits_.files) + " files",
                  file.path, 1, 0}},
           0});
      continue;
    }
    given.insert(file.path);
    Entry& entry = entries_[file.path];
    const bool is_new = entry.source.path.empty();
    // A whole set is compared; a single file is read because someone asks for it.
    if (!is_new && whole_set && entry.source.text == file.text) continue;
    entry.place = std::move(*place);
    entry.source = std::move(file);
    entry.given = true;
    touched_.insert(entry.source.path);
    if (!entry.is_helper()) continue;
    helpers_[entry.place.stem] = entry.source;
    changed_helpers_.insert(entry.place.stem);
    entry.given = false;
    entry.errors = script::check_helper(entry.source, limits_);
    if (entry.errors.empty()) entry.helper_was_good = true;
  }
  if (whole_set) {
    std::vector<std::string> gone;
    for (const auto& [path, entry] : entries_) {
      if (!given.contains(path)) gone.push_back(path);
    }
    for (const std::string& path : gone) remove_entry(path, report);
  }
  return given;
}

void Definitions::Impl::read_documents() {
  for (auto& [path, entry] : entries_) {
    if (!entry.is_documents() || !entry.given) continue;
    entry.given = false;
    const Surroundings surroundings{entry.place.area, true, false, {}, &helpers_};
    auto file = std::make_shared<ScriptFile>(entry.source, surroundings, limits_);
    const bool was_wrong = !entry.errors.empty();
    entry.errors = file->errors();
    if (!entry.errors.empty()) continue;
    auto& documents = area_documents_[entry.place.area];
    if (was_wrong || !same_documents(documents, file->documents())) {
      changed_areas_.insert(entry.place.area);
    }
    documents = file->documents();
    entry.latest = file;
    entry.active = std::move(file);
  }
}

void Definitions::Impl::read_files() {
  for (auto& [path, entry] : entries_) {
    if (entry.is_helper() || entry.is_documents()) continue;
    const bool helper_changed =
        std::any_of(entry.helpers.begin(), entry.helpers.end(),
                    [&](const std::string& name) { return changed_helpers_.contains(name); });
    if (!entry.given && !helper_changed && !changed_areas_.contains(entry.place.area)) continue;
    entry.given = false;
    touched_.insert(path);
    const auto documents = area_documents_.find(entry.place.area);
    Surroundings surroundings{entry.place.area, false, entry.is_comparisons(), {}, &helpers_};
    if (documents != area_documents_.end()) surroundings.documents = documents->second;
    auto file = std::make_shared<ScriptFile>(entry.source, surroundings, limits_);
    entry.errors = file->errors();
    blame_documents(entry);
    entry.helpers = file->helpers();
    entry.withheld.insert(file->restricted().begin(), file->restricted().end());
    entry.latest = entry.errors.empty() ? std::move(file) : nullptr;
  }
}

// A document that is not known because documents.lua could not be read is no fault of the file.
void Definitions::Impl::blame_documents(Entry& entry) {
  const auto documents = entries_.find(entry.place.area + "/" + std::string(kDocumentsFile));
  if (documents == entries_.end() || documents->second.errors.empty()) return;
  const auto first = std::find_if(entry.errors.begin(), entry.errors.end(), [](const Error& error) {
    return error.code == script::kUnknownDocument;
  });
  if (first == entry.errors.end()) return;
  first->code = script::kNotRead;
  first->text = "is not read, because " + documents->first + " has errors";
  const auto is_same = [](const Error& error) { return error.code == script::kUnknownDocument; };
  entry.errors.erase(std::remove_if(std::next(first), entry.errors.end(), is_same),
                     entry.errors.end());
}

// Chooses for each file its newest version where that fits the others, and its last good one
// otherwise. A file that was good and is made wrong by another one's change loses only the
// indicators, rules, alerts and comparisons that no longer fit.
void Definitions::Impl::link() {
  std::map<std::string_view, std::shared_ptr<ScriptFile>> chosen;
  dropped_.clear();
  dropped_rules_.clear();
  dropped_alerts_.clear();
  dropped_comparisons_.clear();
  for (auto& [path, entry] : entries_) {
    entry.link_errors.clear();
    if (entry.is_helper() || entry.is_documents()) continue;
    chosen[path] = entry.latest ? entry.latest : entry.active;
  }
  for (bool stable = false; !stable;) {
    stable = true;
    withheld_.clear();
    for (const auto& [path, choice] : chosen) {
      const Entry& entry = entries_.find(path)->second;
      if (choice && choice == entry.latest) continue;
      withheld_.insert(entry.withheld.begin(), entry.withheld.end());
    }
    // What is active already comes first: a new file cannot take its ids over.
    std::vector<const Indicator*> indicators;
    std::vector<const ReconcileRule*> rules;
    std::vector<const AlertRule*> alerts;
    std::vector<const Comparison*> comparisons;
    std::deque<Indicator> tightened;
    std::vector<Owner> indicator_owners;
    std::vector<Owner> rule_owners;
    std::vector<Owner> alert_owners;
    std::vector<Owner> comparison_owners;
    for (const bool established : {true, false}) {
      for (auto& [path, entry] : entries_) {
        const auto choice = chosen.find(path);
        if (choice == chosen.end() || !choice->second) continue;
        if ((choice->second == entry.active) != established) continue;
        const auto take = [&](const auto& own, auto& all, std::vector<Owner>& owners,
                              const Dropped& dropped) {
          for (std::size_t i = 0; i < own.size(); ++i) {
            if (dropped.contains({choice->second.get(), i})) continue;
            all.push_back(&own[i]);
            owners.push_back({&entry, i});
          }
        };
        take(choice->second->indicators(), indicators, indicator_owners, dropped_);
        take(choice->second->rules(), rules, rule_owners, dropped_rules_);
        take(choice->second->alerts(), alerts, alert_owners, dropped_alerts_);
        take(choice->second->comparisons(), comparisons, comparison_owners, dropped_comparisons_);
      }
    }
    for (const Indicator*& indicator : indicators) {
      if (!withholds(*indicator)) continue;
      indicator = &tightened.emplace_back(*indicator);
      tightened.back().visibility = Visibility::kRestricted;
    }
    std::vector<Fault> faults;
    for (auto& [place, error] : script::check_links(indicators)) {
      faults.push_back({indicator_owners[place], &dropped_, std::move(error)});
    }
    // Rules, alerts and comparisons are held against indicators that fit one another.
    if (faults.empty()) {
      for (auto& [place, error] : script::check_rules(indicators, rules)) {
        faults.push_back({rule_owners[place], &dropped_rules_, std::move(error)});
      }
      for (auto& [place, error] : script::check_alerts(indicators, alerts)) {
        faults.push_back({alert_owners[place], &dropped_alerts_, std::move(error)});
      }
      for (auto& [place, error] : script::check_comparisons(indicators, comparisons)) {
        faults.push_back({comparison_owners[place], &dropped_comparisons_, std::move(error)});
      }
    }
    // New versions give way first. Only what is still wrong then costs files that were good.
    const auto is_new = [&](const Fault& fault) {
      const Entry& entry = *fault.owner.entry;
      return chosen[entry.source.path] != entry.active;
    };
    const bool new_at_fault = std::any_of(faults.begin(), faults.end(), is_new);
    for (Fault& fault : faults) {
      if (new_at_fault && !is_new(fault)) continue;
      Entry& entry = *fault.owner.entry;
      if (!new_at_fault) fault.dropped->insert({entry.active.get(), fault.owner.index});
      // The kept version may have the fault for which the new one gave way.
      const bool known =
          std::any_of(entry.link_errors.begin(), entry.link_errors.end(),
                      [&](const Error& error) { return error.text == fault.error.text; });
      if (!known && entry.link_errors.size() < limits_.errors) {
        entry.link_errors.push_back(std::move(fault.error));
      }
      stable = false;
    }
    if (!new_at_fault) continue;
    for (auto& [path, choice] : chosen) {
      Entry& entry = entries_.find(path)->second;
      if (!entry.link_errors.empty()) choice = entry.active;
    }
  }
  for (auto& [path, entry] : entries_) {
    const auto choice = chosen.find(path);
    if (choice == chosen.end()) continue;
    entry.active = std::move(choice->second);
    if (entry.latest && entry.active == entry.latest) entry.withheld.clear();
  }
}

void Definitions::Impl::publish() {
  const std::vector<Document> documents_before = std::move(documents_);
  documents_.clear();
  indicators_.clear();
  rules_.clear();
  alerts_.clear();
  comparisons_.clear();
  locators_.clear();
  by_id_.clear();
  for (auto& [path, entry] : entries_) {
    entry.active_indicators = 0;
    if (!entry.active || entry.is_documents()) continue;
    const auto& own = entry.active->indicators();
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (dropped_.contains({entry.active.get(), i})) continue;
      indicators_.push_back(own[i]);
      if (withholds(own[i])) indicators_.back().visibility = Visibility::kRestricted;
      locators_.push_back({entry.active.get(), i});
      ++entry.active_indicators;
    }
    const auto& own_rules = entry.active->rules();
    for (std::size_t i = 0; i < own_rules.size(); ++i) {
      if (!dropped_rules_.contains({entry.active.get(), i})) rules_.push_back(own_rules[i]);
    }
    const auto& own_alerts = entry.active->alerts();
    for (std::size_t i = 0; i < own_alerts.size(); ++i) {
      if (!dropped_alerts_.contains({entry.active.get(), i})) alerts_.push_back(own_alerts[i]);
    }
    const auto& own_comparisons = entry.active->comparisons();
    for (std::size_t i = 0; i < own_comparisons.size(); ++i) {
      if (dropped_comparisons_.contains({entry.active.get(), i})) continue;
      comparisons_.push_back(own_comparisons[i]);
    }
  }
  resolve_alerts();
  by_id_.reserve(indicators_.size());
  for (std::size_t i = 0; i < indicators_.size(); ++i) by_id_.emplace(indicators_[i].id, i);

  std::set<std::pair<std::string_view, std::string_view>> known;
  for (const auto& [area, documents] : area_documents_) {
    documents_.insert(documents_.end(), documents.begin(), documents.end());
    for (const Document& document : documents) known.emplace(document.area, document.id);
  }
  // A last good version may cite a document that documents.lua no longer has.
  std::vector<Document> kept;
  const auto keep = [&](const std::string& area, const Source& source) {
    if (source.document.empty() || known.contains({area, source.document})) return;
    for (const Document& document : documents_before) {
      if (document.area == area && document.id == source.document) {
        known.emplace(document.area, document.id);
        kept.push_back(document);
        return;
      }
    }
  };
  for (const Indicator& indicator : indicators_) {
    for_each_source(indicator, [&](const Source& source) { keep(indicator.area, source); });
  }
  for (const ReconcileRule& rule : rules_) {
    keep(rule.area, rule.result.source);
    for (const FigureRef& term : rule.terms) keep(rule.area, term.source);
  }
  documents_.insert(documents_.end(), kept.begin(), kept.end());
  std::sort(documents_.begin(), documents_.end(), [](const Document& a, const Document& b) {
    return a.area != b.area ? a.area < b.area : a.id < b.id;
  });
  ++version_;
}

// Says for each alert which indicators its names and patterns mean now.
void Definitions::Impl::resolve_alerts() {
  if (alerts_.empty()) return;
  std::vector<const Indicator*> indicators;
  for (const Indicator& indicator : indicators_) indicators.push_back(&indicator);
  const script::IndicatorIndex index(indicators);
  for (AlertRule& rule : alerts_) {
    const auto watched = index.watched(rule);
    rule.indicators.clear();
    for (const Indicator* indicator : watched) rule.indicators.push_back(indicator->id);
  }
}

FileReport Definitions::Impl::report_of(const Entry& entry) const {
  FileReport report{entry.source.path, ActiveVersion::kNew, entry.errors, entry.active_indicators};
  report.errors.insert(report.errors.end(), entry.link_errors.begin(), entry.link_errors.end());
  std::stable_sort(report.errors.begin(), report.errors.end(),
                   [](const Error& a, const Error& b) { return a.line < b.line; });
  if (!report.errors.empty()) {
    const bool good = entry.is_helper() ? entry.helper_was_good : entry.active != nullptr;
    report.active = good ? ActiveVersion::kKept : ActiveVersion::kNone;
  }
  return report;
}

Definitions::Definitions(Limits limits) : impl_(std::make_unique<Impl>(limits)) {}
Definitions::~Definitions() = default;
Definitions::Definitions(Definitions&&) noexcept = default;
Definitions& Definitions::operator=(Definitions&&) noexcept = default;

LoadReport Definitions::load(std::vector<SourceFile> files) {
  return impl_->update(std::move(files), true, std::nullopt);
}

LoadReport Definitions::reload(SourceFile file) {
  std::vector<SourceFile> files;
  files.push_back(std::move(file));
  return impl_->update(std::move(files), false, std::nullopt);
}

LoadReport Definitions::remove(std::string_view path) {
  return impl_->update({}, false, std::string(path));
}

std::span<const Indicator> Definitions::indicators() const {
  return impl_->indicators_;
}

std::span<const ReconcileRule> Definitions::reconcile_rules() const {
  return impl_->rules_;
}

std::span<const AlertRule> Definitions::alert_rules() const {
  return impl_->alerts_;
}

std::span<const Comparison> Definitions::comparisons() const {
  return impl_->comparisons_;
}

std::span<const Document> Definitions::documents() const {
  return impl_->documents_;
}

const Indicator* Definitions::indicator(std::string_view id) const {
  const auto found = impl_->by_id_.find(id);
  return found == impl_->by_id_.end() ? nullptr : &impl_->indicators_[found->second];
}

const Document* Definitions::document(std::string_view area, std::string_view id) const {
  for (const Document& document : impl_->documents_) {
    if (document.area == area && document.id == id) return &document;
  }
  return nullptr;
}

Result<SeriesView> Definitions::compute(std::size_t index, std::span<const SeriesView> inputs,
                                        SeriesPool& pool) {
  const Impl::Locator& locator = impl_->locators_.at(index);
  return locator.file->compute(locator.index, inputs, pool);
}

std::uint64_t Definitions::version() const {
  return impl_->version_;
}

std::size_t Definitions::script_memory() const {
  std::size_t bytes = 0;
  for (const auto& [path, entry] : impl_->entries_) {
    if (entry.active) bytes += entry.active->memory();
    if (entry.latest && entry.latest != entry.active) bytes += entry.latest->memory();
  }
  return bytes;
}

}  // namespace viisari
