// Shell: the document of every page: its script and style, and the first answers of the API that
// the page asks for, so that it is drawn without asking. What stands in it: ui/src/main.tsx.
// Ownership: the router must outlive it, and it must outlive its routes. Thread-safety: the routes
// may be called from any thread, at once.
#pragma once

#include <string>
#include <vector>

#include "web/route.h"

namespace viisari {

class Router;

class Shell {
 public:
  // `router`: whom the first answers are asked from.
  explicit Shell(Router& router) : router_(router) {}

  // The pages and their files.
  Routes routes();

 private:
  struct FirstAnswers;
  AnswerPtr page(Exchange& exchange, const FirstAnswers& first);

  Router& router_;
};

}  // namespace viisari
