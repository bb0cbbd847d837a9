// The routes of administration: plugins, schedules and the outbox; and of feedback, which anyone
// gives. They read the request, call the use cases and write the answer. Ownership: the routes
// borrow what they are given. Thread-safety: as Route.
#pragma once

#include "web/route.h"

namespace viisari {

class FeedbackDesk;
class LiveSource;
class Store;

Routes admin_routes(const LiveSource& source);
Routes feedback_routes(FeedbackDesk& desk, Store& store);

}  // namespace viisari
