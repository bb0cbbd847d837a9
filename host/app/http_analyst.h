// The analyst's part of the API: imports, definition files, figures due. The handlers read the
// request, call the use cases and print what they gave.
// Ownership: the routes borrow the source. Thread-safety: as LiveSource.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/guarded.h"
#include "web/exchange.h"
#include "web/public_view.h"
#include "web/route.h"

namespace viisari {

class LiveSource;

Routes import_routes(LiveSource& source);
Routes script_routes(LiveSource& source);
Routes due_routes(LiveSource& source);

// What the asker may see of the service's current day, or of `as_of` where the request names one.
Result<PublicView> view_for(const LiveSource& source, const Exchange& exchange);
// Whether the request's body has one of these types, whatever their parameters.
bool has_type(const Exchange& exchange, std::initializer_list<std::string_view> types);

// Things of which one of a name is done at a time, so that slow ones cannot take every thread.
class Turns {
 public:
  // While it lives and says true, the name is taken.
  class Turn {
   public:
    Turn(Turns& turns, std::string name);
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn();
    explicit operator bool() const { return taken_; }

   private:
    Turns& turns_;
    const std::string name_;
    bool taken_ = false;
  };

 private:
  Guarded<std::set<std::string>> names_;
};

}  // namespace viisari
