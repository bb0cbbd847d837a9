// The plain HTML pages, which need no script: problems, and leaving the digests. Whatever comes
// from figures or the request is escaped. Thread-safety: pure functions.
#pragma once

#include <string>

#include "report/format.h"
#include "web/problem.h"
#include "web/subscriptions.h"

namespace viisari {

struct PageContext {
  Language language = Language::kFinnish;
  std::string path;             // of this page, for the links to it in the other language
  std::string as_of;            // as the request gave it, checked; empty: the default day
  bool language_asked = false;  // by ?lang: links keep it
};

// The page for leaving the digests; its button changes something, looking at it does not.
std::string render_unsubscribe(const Subscription& subscription, const PageContext& page);
std::string render_problem(const Problem& problem, const PageContext& page);

}  // namespace viisari
