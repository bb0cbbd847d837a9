// The routes of the desk and of alerts and silences. They read the request, call the use cases of
// desk.h, alert_book.h and alert_acts.h, and write the answer. Ownership: the routes borrow the
// source. Thread-safety: as Route.
#pragma once

#include "web/route.h"

namespace viisari {

class LiveSource;

Routes desk_routes(const LiveSource& source);
Routes alert_routes(const LiveSource& source);

}  // namespace viisari
