---@meta viisari
-- The definition language of Viisari for the Lua language server. It is never run; a test holds it
-- to the program. docs/lua.md is the reference.

---@class viisari.Document
---@class viisari.Service
---@class viisari.Citation
---@class viisari.Condition
---@class viisari.AlertCondition

---@class viisari.DocumentFields
---@field title viisari.Title
---@field published string Day of publication: "2025-01-20"

---@class viisari.Title
---@field fi string
---@field en? string
---@field sv? string

---@class viisari.Baseline
---@field [1]? string|integer Period
---@field [2]? number|boolean Value
---@field [3]? viisari.Citation
---@field period? string|integer
---@field value? number|boolean
---@field low? number
---@field high? number
---@field source? viisari.Citation

---@class viisari.Stated
---@field [1] string The verdict's words as printed
---@field as_of string Period or day it speaks of
---@field source? viisari.Citation
---@field meaning? "achieved"|"on_track"|"at_risk"|"off_track"|"missed"|"no_data"|"no_target"|"not_started"

---@class viisari.ConditionOptions
---@field from? { [1]: string|integer, [2]: number } What the change is measured from
---@field source? viisari.Citation

---@alias viisari.Unit
---| "count" | "persons" | "percent" | "percentage_points" | "ratio" | "index" | "score_of_n" | "nps"
---| "eur" | "keur" | "bed_days" | "days" | "hours" | "visits" | "yes_no" | "text"

---@class viisari.Reference

---A figure in a rule: a key, an exact number, or a reference.
---@alias viisari.Figure string|number|viisari.Reference

---One form a rule: total, share, within, change, change_percent, percent_of_change, derived, same,
---ratio, average or pace.
---@class viisari.ReconcileFields
---@field total? viisari.Figure
---@field parts? viisari.Figure[]
---@field share? viisari.Figure
---@field part? viisari.Figure
---@field whole? viisari.Figure|viisari.Figure[]
---@field within? viisari.Figure
---@field percent_of_change? viisari.Figure
---@field change? viisari.Figure
---@field change_percent? viisari.Figure
---@field from? viisari.Figure
---@field to? viisari.Figure
---@field derived? viisari.Figure
---@field by? number
---@field by_percent? number
---@field same? viisari.Figure[]
---@field ratio? viisari.Figure
---@field average? viisari.Figure
---@field of? viisari.Figure|viisari.Figure[]
---@field pace? viisari.Figure
---@field so_far? viisari.Figure
---@field periods? (string|integer)[]
---@field note? string|viisari.Title
---@field unless? string|viisari.Title why the figures may differ and all be right

---@class viisari.Sentence in both languages
---@field fi string
---@field en string

---@class viisari.ComparisonFields
---@field title viisari.Sentence
---@field indicators (string|table)[] "area/key" or { "area/key", note = { fi = …, en = … } }
---@field caveat? viisari.Sentence What a reader must know before comparing

---@class viisari.IndicatorFields
---@field title viisari.Title
---@field service viisari.Service
---@field unit viisari.Unit
---@field source viisari.Citation
---@field kind? "stock"|"flow"|"share"|"score"|"flag"|"n_of_m"
---@field better? "up"|"down"|"hold"|"range"|"done"
---@field measure? "value"|"confidence"
---@field decimals? integer
---@field goal? string
---@field subgoal? string
---@field action? string
---@field owner? string
---@field org_code? string
---@field reporting? "monthly"|"quarterly"|"four_monthly"|"half_yearly"|"yearly"
---@field group? string
---@field part? string
---@field visibility? "public"|"restricted"
---@field note? string
---@field baseline? viisari.Baseline
---@field baseline_missing? string
---@field targets? table<string|integer, viisari.Condition|viisari.Condition[]>
---@field stated? viisari.Stated
---@field profile? number[]
---@field of? integer the m of n of m
---@field breaks? table[] { "2026-01-01", fi = "…", en = "…", source = cite(…) }
---@field printed_under? table<string, string> a figure's period, the column it is printed in
---@field inputs? table<string, string>
---@field value? fun(s: table<string, viisari.Series>): viisari.Series|number

---A whole series inside a `value` function.
---@class viisari.Series
---@operator add(viisari.Series|number): viisari.Series
---@operator sub(viisari.Series|number): viisari.Series
---@operator mul(viisari.Series|number): viisari.Series
---@operator div(viisari.Series|number): viisari.Series
---@operator unm: viisari.Series
local Series = {}

---The figure of one period.
---@param period string|integer
---@return number
function Series:at(period) end

---The last figure that is a number.
---@return number
function Series:latest() end

---From the start of the year to each period's end.
---@return viisari.Series
function Series:ytd() end

---Change in per cent from the same period a year earlier.
---@return viisari.Series
function Series:yoy() end

---Mean of n periods.
---@param n integer
---@return viisari.Series
function Series:rolling(n) end

---Sum from the first period on.
---@return viisari.Series
function Series:cumulative() end

---The area's documents, by id.
---@type table<string, viisari.Document>
doc = {}

---Defines a document; in documents.lua only.
---@param id string
---@return fun(fields: viisari.DocumentFields)
function document(id) end

---Where a figure stands.
---@param document viisari.Document
---@param lines integer|string
---@param quote? string
---@return viisari.Citation
function cite(document, lines, quote) end

---@param name string
---@param options? { code?: string, owner?: string }
---@return viisari.Service
function service(name, options) end

---What common/<name>.lua returns.
---@param name string
---@return table
function use(name) end

---@param key string
---@return fun(fields: viisari.IndicatorFields)
function indicator(key) end

---Indicators of several areas that measure the same thing; in comparisons/ only.
---@param name string
---@return fun(fields: viisari.ComparisonFields)
function comparison(name) end

---A relation that printed figures must have.
---@param name string
---@return fun(fields: viisari.ReconcileFields)
function reconcile(name) end

---The figure of one period, whatever the rule's.
---@param key string "key" or "area/key"
---@param period string|integer
---@return viisari.Reference
function figure(key, period) end

---The baseline of an indicator.
---@param key string
---@return viisari.Reference
function baseline_of(key) end

---The number of a target.
---@param key string
---@param time string|integer "2026", "by 2026-12-31", "every_year", "undated"
---@return viisari.Reference
function target_of(key, time) end

---A number that is no indicator's figure.
---@param value number
---@param source viisari.Citation With the number as printed
---@param unit? viisari.Unit
---@return viisari.Reference
function printed(value, source, unit) end

---A given figure: a number, yes or no, why there is none, or a table with more to say.
---@class viisari.GivenFigure
---@field [1] number|boolean|string
---@field status? "A"|"P"|"E"|"F"|"B"|"M"|"Q" Of the observation; F is a forecast
---@field decimals? integer As printed
---@field known_from? string Day; otherwise that of `on`
---@field raw? string As printed

---@alias viisari.Status
---| "achieved" | "on_track" | "at_risk" | "off_track" | "missed" | "no_data" | "no_target" | "not_started"

---@alias viisari.AlertState "on" | "pending" | "off" | "recovering"

---@class viisari.Expectation
---@field status? viisari.Status
---@field reason? string
---@field data_state? "fresh"|"due"|"overdue"|"revised"
---@field value? number|boolean|"none"
---@field period? string|integer
---@field expected? number|"none"
---@field margin? number|"none"
---@field flip_value? number|"none"
---@field projection? number|"none"
---@field threshold? number|"none"
---@field alert? viisari.AlertState|table<string, viisari.AlertState> Of several alerts by their names

---@class viisari.SpecFields
---@field on string Day: "2025-12-01"
---@field given? table<string, table<string|integer, number|boolean|string|viisari.GivenFigure>>
---@field expect? table<string, viisari.Expectation>
---@field findings? viisari.ExpectedFinding[]
---@field no_findings? viisari.ExpectedFinding[]

---@class viisari.ExpectedFinding
---@field rule? string
---@field class? "contradiction"|"rounding"|"unverifiable"
---@field name? string Of a reconcile rule
---@field ids? string[]
---@field period? string|integer

---A test of definitions; in files named …_spec.lua only.
---@param words string What it says
---@return fun(fields: viisari.SpecFields)
function spec(words) end

---When people want to be told of an indicator.
---@class viisari.AlertFields
---@field on? string|string[] Keys or "prefix.*"; otherwise the indicator defined just before
---@field when? viisari.AlertCondition Otherwise off_path()
---@field for_observations? integer 1–24; otherwise 1
---@field back_observations? integer 1–24; otherwise 1
---@field severity? "info"|"warning"|"high" Otherwise "warning"
---@field to? string|string[] Roles told besides those that the routing finds
---@field schedule? string Told in the digests of this schedule only
---@field note? string|viisari.Title What a reader should know

---A rule of its own name, or that of the one indicator it watches.
---@overload fun(fields: viisari.AlertFields)
---@param name string
---@return fun(fields: viisari.AlertFields)
function alert(name) end

---Leaves at off_track or missed, is back at on_track or achieved.
---@return viisari.AlertCondition
function off_path() end

---Leaves at at_risk or worse, is back at on_track or achieved.
---@return viisari.AlertCondition
function at_risk() end

---@param limit number
---@param options? { back?: number } `back`: is back from here on; not below the limit
---@return viisari.AlertCondition
function below(limit, options) end

---@param limit number
---@param options? { back?: number } `back`: is back up to here; not above the limit
---@return viisari.AlertCondition
function above(limit, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function at_least(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function at_most(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function more_than(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function less_than(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function equal(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function increase_by(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function decrease_by(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function increase_by_percent(n, options) end

---@param n number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function decrease_by_percent(n, options) end

---@param low number
---@param high number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function between(low, high, options) end

---Each sub-area has a level of its own within these: met from `high` on, not met below `low`.
---@param low number
---@param high number
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function at_least_by_sub_area(low, high, options) end

---At least `share` of a group is within the limits: for_share(90, between(2, 4)).
---@param share number
---@param band viisari.Condition
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function for_share(share, band, options) end

---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function done(options) end

---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function increase(options) end

---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function decrease(options) end

---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function not_decrease(options) end

---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function not_increase(options) end

---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function stays_same(options) end

---@param condition viisari.Condition
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function from_previous_year(condition, options) end

---@param condition viisari.Condition
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function share_of_group(condition, options) end

---@param condition viisari.Condition|"at_least"|"at_most"|"more_than"|"less_than"|"equal"
---@param options? viisari.Citation|viisari.ConditionOptions
---@return viisari.Condition
function national_average(condition, options) end

-- Mail templates (config/templates/): docs/mail.md tells what each field is.

---An indicator as a mail shows it.
---@class viisari.MailItem
---@field id string
---@field title string
---@field area string
---@field service? string
---@field status string
---@field status_text string
---@field before? string
---@field before_text? string
---@field reason? string
---@field figure? string
---@field target? string
---@field note? string
---@field url string
---@field chart? string
---@field chart_alt? string
---@field simulated boolean

---@class viisari.MailNotice
---@field transition "opened"|"repeated"|"escalated"|"corrected"|"resolved"
---@field kind "path"|"data"|"area_data"
---@field severity "info"|"warning"|"high"
---@field episode integer 0 where there is none yet
---@field opened string
---@field opened_text string
---@field item viisari.MailItem

---@class viisari.MailCount
---@field status string
---@field status_text string
---@field count integer

---@class viisari.BuiltinMail
---@field subject string
---@field text string
---@field html string

---The content of a mail: what every kind has, then what an alert, a digest and a watchdog have.
---@class viisari.MailContent
---@field language "fi"|"en"
---@field as_of string
---@field as_of_text string
---@field pages_url string
---@field simulated boolean
---@field builtin viisari.BuiltinMail
---@field area string Of an alert
---@field service? string
---@field role string
---@field why string
---@field notices viisari.MailNotice[]
---@field title string Of a digest
---@field areas string[]
---@field since? string
---@field since_text? string
---@field delayed? string
---@field changed viisari.MailItem[]
---@field off_track viisari.MailItem[]
---@field achieved viisari.MailItem[]
---@field overdue viisari.MailItem[]
---@field changed_total integer
---@field off_track_total integer
---@field achieved_total integer
---@field overdue_total integer
---@field counts viisari.MailCount[]
---@field indicators integer
---@field latest_figure? string
---@field latest_figure_text? string
---@field unsubscribe_url? string
---@field figures_since integer Of a watchdog
---@field episodes_open integer
---@field mails_sent integer
---@field mails_waiting integer
---@field mails_failed integer
---@field remarks string[]

---@class viisari.MailTemplate
---@field subject? fun(mail: viisari.MailContent): string
---@field text? fun(mail: viisari.MailContent): string
---@field html? fun(mail: viisari.MailContent): string

---What a template file calls, once.
---@param parts viisari.MailTemplate
function template(parts) end

---The text as it stands in HTML.
---@param text string|number
---@return string
function html(text) end
