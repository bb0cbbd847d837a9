// The routes of signing in, people, API tokens and the audit trail. They read the request, call
// Accounts and write the answer. Ownership: the routes borrow what they are given.
// Thread-safety: as Route.
#pragma once

#include <functional>

#include "app/accounts.h"
#include "web/route.h"

namespace viisari {

Routes session_routes(Accounts& accounts);
// `choices`: what accounts may be given now; called from any thread.
Routes people_routes(Accounts& accounts, std::function<AccountChoices()> choices);
Routes access_routes(Accounts& accounts);  // tokens and the audit trail

}  // namespace viisari
