#include "app/cli.h"

#include <poll.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "app/alerts_command.h"
#include "app/audit_command.h"
#include "app/commands.h"
#include "app/imports_command.h"
#include "app/mail_command.h"
#include "app/mail_preview.h"
#include "app/people_command.h"
#include "app/route_command.h"
#include "app/schedule_command.h"
#include "base/error.h"
#include "engine/outlook.h"
#include "model/period.h"

namespace viisari {
namespace {

// Finnish for people whose terminal is Finnish, English for all others.
std::string terminal_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("fi") ? "fi" : "en";
    }
  }
  return "en";
}

std::string date_text(const std::string& text) {
  return Date::parse(text) ? std::string() : "'" + text + "' is not a date; write YYYY-MM-DD";
}

std::string year_text(const std::string& text) {
  using Years = OutlookLimitsOfYears;
  const bool digits = text.size() == 4 && std::all_of(text.begin(), text.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
  const int year = digits ? std::stoi(text) : 0;
  if (Years::kFirst <= year && year <= Years::kLast) return "";
  return "'" + text + "' is not a year to look at; write one from " +
         std::to_string(Years::kFirst) + " to " + std::to_string(Years::kLast);
}

// "2026-01": one month.
std::string month_text(const std::string& text) {
  const auto period = Period::parse(text);
  return text.size() == 7 && period && period->kind() == PeriodKind::kMonth
             ? std::string()
             : "'" + text + "' is not a month; write YYYY-MM";
}

// Whether standard output is a pipe that nobody reads any more. The error of the write that met it
// may be long past.
bool reader_is_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

// Declares the commands. Each callback leaves the exit status in `status`.
class CommandLine {
 public:
  CommandLine(const std::filesystem::path& self, const Clock& clock)
      : context_{self, clock, {}, {}, {}} {
    app_.description(
        "Viisari tracks the service-strategy indicators of Finnish wellbeing services counties:\n"
        "definitions in Lua, published figures with their sources, verdicts that explain "
        "themselves.");
    app_.name("viisari");
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "viisari " VIISARI_VERSION);
    // Of an option given twice the last one counts, so that a wrapper's choice can be overruled.
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    app_.add_option("--config", context_.config_file, "Configuration [config/viisari.toml]");
    app_.add_option("--data", context_.data_directory,
                    "Directory of the database and other state [of the configuration: var/]");
    app_.add_option("--lang", context_.language, "Language of names and reasons [of the terminal]")
        ->check(CLI::IsMember({"fi", "en"}));
    app_.fallthrough();
    context_.language = terminal_language();
    app_.footer(
        "Exit status: 0 fine, 1 findings or failed checks, 2 wrong use, 3 cannot run.\n"
        "Errors go to standard error as file:line: code: text.");
    add_definitions();
    add_figures();
    add_verdicts();
    add_simulation();
    add_mail();
    add_outbox();
    add_routing();
    add_schedules();
    add_alerts();
    add_people();
    add_tokens();
    add_operation();
  }

  int run(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      const int code = app_.exit(error);  // prints help, version or what was wrong
      return code == 0 ? 0 : 2;
    }
    return status_;
  }

 private:
  template <class Options>
  CLI::App* command(const char* name, const char* description, Options& options,
                    int (*function)(const CommandContext&, const Options&)) {
    return command(&app_, name, description, options, function);
  }
  template <class Options>
  CLI::App* command(CLI::App* parent, const char* name, const char* description, Options& options,
                    int (*function)(const CommandContext&, const Options&)) {
    CLI::App* sub = parent->add_subcommand(name, description);
    sub->callback([this, &options, function] { status_ = function(context_, options); });
    return sub;
  }

  void add_as_of(CLI::App* sub, std::string& as_of) {
    sub->add_option("--as-of", as_of, "As known on this day, YYYY-MM-DD [today]")
        ->check(CLI::Validator(date_text, "DATE"));
  }
  void add_format(CLI::App* sub, std::string& format, std::vector<std::string> formats) {
    sub->add_option("--format", format, "Output format")
        ->check(CLI::IsMember(std::move(formats)))
        ->capture_default_str();
  }

  void add_definitions() {
    CLI::App* check = command("check", "Check definitions, who is told of them, and mail templates",
                              check_, run_check);
    check->add_option(
        "path", check_.path,
        "Folder of definitions, one area's folder in it, or one file "
        "[of the configuration]. The whole folder: recipients, schedules and templates, too");

    CLI::App* test = command(
        "test", "Run the spec tests of definitions: given figures, on a day, expect a verdict",
        test_, run_test);
    test->add_option("path", test_.path,
                     "Folder of definitions, one area's folder in it, a file of specs, or a "
                     "definition file: the specs of its indicators [of the configuration]");
    test->add_flag("--strict", test_.strict,
                   "Fail for a definition file or a form of target that no spec covers");
    test->add_flag("--restricted", test_.restricted,
                   "Show figures that are not public where a spec of them fails");

    CLI::App* exporting = command("export", "Write definitions or observations to standard output",
                                  export_, run_export);
    exporting->add_option("what", export_.what, "definitions or observations")
        ->required()
        ->check(CLI::IsMember({"definitions", "observations"}));
    exporting
        ->add_option("--format", export_.format,
                     "json for definitions, csv for observations [the one of each]")
        ->check(CLI::IsMember({"json", "csv"}));
  }

  void add_figures() {
    CLI::App* import = command("import", "Import a file of an area's figures: all rows or none",
                               import_, run_import);
    import->add_option("area", import_.area, "Area, for example pirkanmaa")->required();
    import->add_option("file", import_.file, "CSV file in one of the area's layouts")->required();
    import->add_flag("--dry-run", import_.dry_run, "Show what would change; store nothing");
    import->add_option("--by", import_.by, "Role that imports, kept with each figure")
        ->capture_default_str();

    CLI::App* imports = app_.add_subcommand("imports", "Look at the imports that were made");
    imports->require_subcommand(1);
    CLI::App* list = command(imports, "list", "Show the imports, newest first, undone ones too",
                             imports_list_, run_imports_list);
    list->add_option("--area", imports_list_.area, "Area, for example pirkanmaa [all]");
    add_format(list, imports_list_.format, {"text", "json"});
    CLI::App* undo = command(imports, "undo",
                             "Undo an import: its figures count no more, for any day. The list "
                             "keeps it; later imports keep theirs",
                             imports_undo_, run_imports_undo);
    undo->add_option("number", imports_undo_.id, "Number of the import")->required();
    undo->add_flag("--dry-run", imports_undo_.dry_run, "Show what would change; undo nothing");
    undo->add_option("--by", imports_undo_.by, "Role that undoes it")->capture_default_str();
    undo->add_option("--reason", imports_undo_.reason, "Why, one line");
  }

  void add_verdicts() {
    CLI::App* evaluate = command("evaluate", "Evaluate every indicator and store the verdicts",
                                 evaluate_, run_evaluate);
    add_as_of(evaluate, evaluate_.as_of);

    CLI::App* status =
        command("status", "Show the verdicts of an area, or of all", status_options_, run_status);
    status->add_option("area", status_options_.area, "Area, for example pirkanmaa [all]");
    CLI::Option* year =
        status
            ->add_option("--year", status_options_.year,
                         "What this year asks of each indicator and where it is heading, instead "
                         "of the verdicts: target, expected value, projection, required pace")
            ->check(CLI::Validator(year_text, "YEAR"));
    status
        ->add_flag("--restricted", status_options_.restricted,
                   "With --year: indicators that are not public, too")
        ->needs(year);
    add_as_of(status, status_options_.as_of);
    add_format(status, status_options_.format, {"text", "json"});

    CLI::App* explain = command("explain", "Show how a verdict came about, with every source",
                                explain_, run_explain);
    explain->add_option("indicator", explain_.id, "AREA/KEY, for example pirkanmaa/yhteensa.ostot")
        ->required();
    add_as_of(explain, explain_.as_of);
    add_format(explain, explain_.format, {"text", "json"});

    CLI::App* audit =
        command("audit", "Show where figures disagree, targets are badly set, or verdicts differ",
                audit_, run_audit);
    audit->add_option("what", audit_.what, "figures, targets or verdicts")
        ->required()
        ->check(CLI::IsMember({"figures", "targets", "verdicts"}));
    audit->add_option("area", audit_.area, "Area, for example pirkanmaa [all]");
    add_as_of(audit, audit_.as_of);
    audit->add_option("--class", audit_.finding_class, "Findings of this class only [all]")
        ->check(CLI::IsMember({"contradiction", "rounding", "unverifiable"}));
    add_format(audit, audit_.format, {"text", "json", "markdown"});
    audit->add_flag("--restricted", audit_.restricted,
                    "Findings that rest on figures that are not public, too");
  }

  void add_simulation() {
    CLI::App* simulate = command("simulate",
                                 "Make up figures for years to come, in a database of their own, "
                                 "to try alerts, pages and reports",
                                 simulate_, run_simulate);
    const CLI::Validator month(month_text, "MONTH");
    simulate->add_option("--from", simulate_.from, "First month, YYYY-MM")
        ->required()
        ->check(month);
    simulate->add_option("--to", simulate_.to, "Last month, YYYY-MM")->required()->check(month);
    simulate->add_option("--seed", simulate_.seed, "The same number gives the same figures")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    simulate->add_option("--into", simulate_.into,
                         "Folder of the new database; an earlier simulation there is replaced "
                         "[simulated/ in the data directory]");
  }

  void add_mail() {
    CLI::App* mail =
        app_.add_subcommand("mail", "Try out mail, and look at mails before they are sent");
    mail->require_subcommand(1);
    CLI::App* test =
        command(mail, "test",
                "Send a test message now, with the transport of [mail], and say what became of it",
                mail_test_, run_mail_test);
    test->add_option("address", mail_test_.address, "Whom to send it to")->required();
    test->footer("Exit status: 0 accepted, 1 refused or not now, 3 the configuration is at fault.");

    CLI::App* preview =
        command(mail, "preview",
                "Write a mail to files as a role would get it; nothing is sent or remembered",
                mail_preview_, run_mail_preview);
    preview
        ->add_option("what", mail_preview_.what,
                     "Name of a schedule, for example monthly; or alert: what is open on the day")
        ->required();
    preview->add_option("--to", mail_preview_.to, "Role of recipients.toml")->required();
    add_as_of(preview, mail_preview_.as_of);
    preview
        ->add_option("--since", mail_preview_.since,
                     "As if the role's last digest was of this day, YYYY-MM-DD [the last one]")
        ->check(CLI::Validator(date_text, "DATE"));
    preview->add_option("--out", mail_preview_.out,
                        "Folder of the .eml and .html [preview/ in the data directory]");
  }

  void add_outbox() {
    CLI::App* outbox =
        app_.add_subcommand("outbox", "Show and change what waits to be sent, and what was");
    outbox->require_subcommand(1);
    CLI::App* list =
        command(outbox, "list", "List messages, newest first", outbox_list_, run_outbox_list);
    list->add_option("--state", outbox_list_.state, "Messages in this state only [all]")
        ->check(CLI::IsMember(
            {"queued", "leased", "sent", "deferred", "failed", "unknown", "expired", "cancelled"}));
    list->add_option("--recipient", outbox_list_.recipient, "Messages to this role only [all]");
    add_format(list, outbox_list_.format, {"text", "json"});
    CLI::App* show = command(outbox, "show", "Show one message", outbox_show_, run_outbox_show);
    add_message(show, outbox_show_.id);
    show->add_flag("--raw", outbox_show_.raw, "Its bytes as they are sent");
    CLI::App* retry = command(outbox, "retry", "Make a message due at once, whatever became of it",
                              outbox_retry_, run_outbox_retry);
    add_message(retry, outbox_retry_.id);
    CLI::App* cancel = command(outbox, "cancel", "Give up a message: nobody gets it",
                               outbox_cancel_, run_outbox_cancel);
    add_message(cancel, outbox_cancel_.id);
    command(outbox, "resume", "Go on sending after the configuration was put right", outbox_resume_,
            run_outbox_resume);
  }
  void add_message(CLI::App* sub, std::int64_t& id) {
    sub->add_option("id", id, "Number of the message in `viisari outbox list`")
        ->required()
        ->check(CLI::PositiveNumber);
  }

  void add_routing() {
    CLI::App* route = app_.add_subcommand("route", "Look at who is told of what; nothing is sent");
    route->require_subcommand(1);
    CLI::App* test =
        command(route, "test",
                "Show who would be told of an indicator, when and why, and what holds it back",
                route_test_, run_route_test);
    test->add_option("indicator", route_test_.id, "AREA/KEY, for example pirkanmaa/yhteensa.ostot")
        ->required();
    test->add_option("--severity", route_test_.severity,
                     "As if it were of this severity [of its alert rules]")
        ->check(CLI::IsMember({"info", "warning", "high"}));
    test->add_option("--kind", route_test_.kind,
                     "path: it left its path; data: its figures are overdue")
        ->check(CLI::IsMember({"path", "data"}))
        ->capture_default_str();
    add_format(test, route_test_.format, {"text", "json"});
  }

  void add_schedules() {
    CLI::App* schedule = app_.add_subcommand("schedule", "When digests and watchdog mails are due");
    schedule->require_subcommand(1);
    CLI::App* preview =
        command(schedule, "preview", "Show the next times of a schedule, or of each its next one",
                schedule_preview_, run_schedule_preview);
    preview->add_option("name", schedule_preview_.name,
                        "Schedule of schedules.toml, for example monthly [all]");
    preview->add_option("--count", schedule_preview_.count, "How many times, 1-1000")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    preview->add_option("--from", schedule_preview_.from, "First local day, YYYY-MM-DD [now]")
        ->check(CLI::Validator(date_text, "DATE"));
    add_format(preview, schedule_preview_.format, {"text", "json"});
  }

  void add_alerts() {
    const CLI::Validator date(date_text, "DATE");
    CLI::App* notify = command("notify",
                               "One round of telling people: step the alerts, fire due schedules, "
                               "deliver what waits. For cron, where no server runs",
                               notify_, run_notify);
    notify
        ->add_option("--as-of", notify_.as_of,
                     "Step the alerts to this day, YYYY-MM-DD, and fire no schedule [today]")
        ->check(date);
    notify->add_flag("--no-deliver", notify_.no_deliver, "Leave the mails in the outbox");

    CLI::App* alerts = app_.add_subcommand("alerts", "Look at alerts and act on them");
    alerts->require_subcommand(1);
    CLI::App* list = command(alerts, "list", "Show the open alerts", alerts_list_, run_alerts_list);
    list->add_option("area", alerts_list_.area, "Area, for example pirkanmaa [all]");
    list->add_flag("--all", alerts_list_.all, "Those that are over, too");
    add_format(list, alerts_list_.format, {"text", "json"});

    CLI::App* show =
        command(alerts, "show", "Show an alert: what happened, who was told what and when, why not",
                alerts_show_, run_alerts_show);
    show->add_option("number", alerts_show_.id, "Number of the alert")->required();
    add_format(show, alerts_show_.format, {"text", "json"});

    CLI::App* acknowledge = command(alerts, "acknowledge",
                                    "See to an alert: no reminders and no escalation until a day",
                                    alerts_acknowledge_, run_alerts_acknowledge);
    add_act(acknowledge, alerts_acknowledge_);
    acknowledge->add_option("--until", alerts_acknowledge_.until, "Last day, YYYY-MM-DD [30 days]")
        ->check(date);
    acknowledge->add_flag("--shorten", alerts_acknowledge_.shorten,
                          "It may end before the acknowledgement it replaces");
    CLI::App* close = command(alerts, "close", "Close an alert by hand; nobody is told",
                              alerts_close_, run_alerts_close);
    add_act(close, alerts_close_);

    CLI::App* silence = command(alerts, "silence",
                                "Tell nobody of some alerts until a day; what is still open "
                                "then is told",
                                alerts_silence_, run_alerts_silence);
    silence->add_option("what", alerts_silence_.subject, "AREA/KEY, AREA or AREA/prefix.*")
        ->required();
    silence->add_option("--by", alerts_silence_.by, "Your role")->required();
    silence->add_option("--reason", alerts_silence_.reason, "Why, one line")->required();
    silence->add_option("--until", alerts_silence_.until, "Last day, YYYY-MM-DD")
        ->required()
        ->check(date);
    CLI::App* silences =
        command(alerts, "silences", "Show the silences", alerts_silences_, run_alerts_silences);
    silences->add_flag("--all", alerts_silences_.all, "Those that have ended, too");
    CLI::App* unsilence =
        command(alerts, "unsilence", "End a silence", alerts_unsilence_, run_alerts_unsilence);
    unsilence->add_option("number", alerts_unsilence_.id, "Number of the silence")->required();

    CLI::App* replay = command(alerts, "replay",
                               "Count what the alerts would have told whom; sends and stores "
                               "nothing",
                               alerts_replay_, run_alerts_replay);
    replay->add_option("--from", alerts_replay_.from, "First day, YYYY-MM-DD")
        ->required()
        ->check(date);
    replay->add_option("--to", alerts_replay_.to, "Last day, YYYY-MM-DD")->required()->check(date);
    replay->add_option("--rule", alerts_replay_.rule,
                       "Alerts of this rule only, or `data` for overdue figures [all]");
    replay->add_option("--area", alerts_replay_.area, "Area, for example pirkanmaa [all]");
    add_format(replay, alerts_replay_.format, {"text", "json"});
  }
  void add_act(CLI::App* sub, AlertsActOptions& options) {
    sub->add_option("number", options.id, "Number of the alert")->required();
    sub->add_option("--by", options.by, "Your role")->required();
    sub->add_option("--comment", options.comment, "What is done about it, one line")->required();
  }

  void add_people() {
    CLI::App* people =
        app_.add_subcommand("people", "Show and change who may sign in to the pages");
    people->require_subcommand(1);
    CLI::App* list = command(people, "list", "List the accounts", people_list_, run_people_list);
    add_format(list, people_list_.format, {"text", "json"});

    CLI::App* add = command(people, "add", "Add an account and print its one-time password",
                            people_add_, run_people_add);
    add->add_option("name", people_add_.name, "A role, never a person: lapset.johto")->required();
    add_rights(add, people_add_);
    add->get_option("--role")->required();
    CLI::App* set = command(people, "set",
                            "Change an account; what is not given stays as it is. Its sessions end",
                            people_set_, run_people_set);
    set->add_option("name", people_set_.name, "Name of the account")->required();
    add_rights(set, people_set_);
    set->add_flag("--enable", people_set_.enable, "Let it sign in again");

    CLI::App* disable =
        command(people, "disable", "Let an account sign in no more; its sessions and tokens end",
                people_disable_, run_people_disable);
    disable->add_option("name", people_disable_.name, "Name of the account")->required();
    CLI::App* reset = command(people, "reset-password",
                              "Print a new one-time password of an account; its sessions end",
                              people_reset_, run_people_reset_password);
    reset->add_option("name", people_reset_.name, "Name of the account")->required();
  }
  void add_rights(CLI::App* sub, PeopleSetOptions& options) {
    sub->add_option("--role", options.role, "What it may do")
        ->check(CLI::IsMember({"viewer", "analyst", "leader", "admin"}));
    CLI::Option* areas = sub->add_option("--area", options.areas,
                                         "Its rights are for this area; several with commas "
                                         "between [every area]")
                             ->delimiter(',')
                             ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    sub->add_flag("--every-area", options.every_area, "Its rights are for every area")
        ->excludes(areas);
    sub->add_option("--restricted", options.restricted,
                    "Whether it sees figures of its areas that are not public [no]")
        ->check(CLI::IsMember({"yes", "no"}));
    sub->add_option("--recipient", options.recipient,
                    "Role of recipients.toml whose alerts and mails are its own; - for none");
  }

  void add_tokens() {
    CLI::App* tokens = app_.add_subcommand("tokens", "Show and change the tokens of the API");
    tokens->require_subcommand(1);
    CLI::App* list = command(tokens, "list", "List the tokens", tokens_list_, run_tokens_list);
    add_format(list, tokens_list_.format, {"text", "json"});
    CLI::App* create = command(tokens, "create", "Create a token that acts as an account",
                               tokens_create_, run_tokens_create);
    create->add_option("account", tokens_create_.account, "Name of the account")->required();
    create->add_option("--label", tokens_create_.label, "What it is for, one line")->required();
    create->add_option("--scope", tokens_create_.scope, "read, or write: whatever the account may")
        ->check(CLI::IsMember({"read", "write"}))
        ->capture_default_str();
    create
        ->add_option("--expires", tokens_create_.expires,
                     "Its last day, YYYY-MM-DD, at most 366 days from now [90 days from now]")
        ->check(CLI::Validator(date_text, "DATE"));
    CLI::App* revoke =
        command(tokens, "revoke", "End a token at once", tokens_revoke_, run_tokens_revoke);
    revoke->add_option("number", tokens_revoke_.id, "Number of the token")->required();

    CLI::App* trail = command("audit-trail", "Show what was written, by whom and with what result",
                              audit_trail_, run_audit_trail);
    trail->add_option("--limit", audit_trail_.limit, "So many entries, the newest")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    trail->add_option("--account", audit_trail_.account, "What this account did [all]");
    trail->add_option("--since", audit_trail_.since, "From this day on, YYYY-MM-DD [the first]")
        ->check(CLI::Validator(date_text, "DATE"));
    add_format(trail, audit_trail_.format, {"text", "json"});
  }

  void add_operation() {
    CLI::App* plugins =
        command("plugins", "Show the area plugins and their workers", plugins_, run_plugins);
    add_format(plugins, plugins_.format, {"text", "json"});

    command("doctor", "Look for what is wrong and say what to do about it", doctor_, run_doctor);

    CLI::App* serve =
        command("serve", "Serve the pages and the API until Ctrl-C", serve_, run_serve);
    add_as_of(serve, serve_.as_of);

    CLI::App* run =
        command("run", "Import example figures, evaluate, print a summary and serve until Ctrl-C",
                run_, run_run);
    run->add_option("--examples", run_.examples, "Folder of figures: AREA/*.csv")->required();
    add_as_of(run, run_.as_of);
    run->add_flag("--no-serve", run_.no_serve, "Stop after the summary");
  }

  CLI::App app_;
  CommandContext context_;
  CheckOptions check_;
  TestOptions test_;
  ExportOptions export_;
  ImportOptions import_;
  ImportsListOptions imports_list_;
  ImportsUndoOptions imports_undo_;
  EvaluateOptions evaluate_;
  StatusOptions status_options_;
  ExplainOptions explain_;
  AuditOptions audit_;
  PluginsOptions plugins_;
  SimulateOptions simulate_;
  DoctorOptions doctor_;
  NotifyCommandOptions notify_;
  AlertsListOptions alerts_list_;
  AlertsShowOptions alerts_show_;
  AlertsActOptions alerts_acknowledge_;
  AlertsActOptions alerts_close_;
  AlertsSilenceOptions alerts_silence_;
  AlertsSilencesOptions alerts_silences_;
  AlertsUnsilenceOptions alerts_unsilence_;
  AlertsReplayOptions alerts_replay_;
  MailTestOptions mail_test_;
  MailPreviewOptions mail_preview_;
  OutboxListOptions outbox_list_;
  OutboxShowOptions outbox_show_;
  OutboxChangeOptions outbox_retry_;
  OutboxChangeOptions outbox_cancel_;
  OutboxResumeOptions outbox_resume_;
  PeopleListOptions people_list_;
  PeopleSetOptions people_add_;
  PeopleSetOptions people_set_;
  PeopleNameOptions people_disable_;
  PeopleNameOptions people_reset_;
  TokensListOptions tokens_list_;
  TokensCreateOptions tokens_create_;
  TokensRevokeOptions tokens_revoke_;
  AuditTrailOptions audit_trail_;
  RouteTestOptions route_test_;
  ServeOptions serve_;
  RunOptions run_;
  SchedulePreviewOptions schedule_preview_;
  int status_ = 0;
};

}  // namespace

int run_command_line(int argc, const char* const* argv, const std::filesystem::path& self,
                     const Clock& clock) {
  CommandLine command_line(self, clock);
  const int status = command_line.run(argc, argv);
  // A report cut short must not pass for a whole one. A reader that went away (`| head`) is no
  // fault of the command.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    if (reader_is_gone()) return status;
    const Error error{kOutputFailed, "the output could not be written whole", "stdout", 0, 0};
    std::fprintf(stderr, "%s\n", error.to_string().c_str());
    return static_cast<int>(error.code.kind);
  }
  return status;
}

}  // namespace viisari
