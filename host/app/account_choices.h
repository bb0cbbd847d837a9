// Which areas and recipients' roles an account may be given: those of the definitions that hold and
// of recipients.toml as it is now. Thread-safety: pure function of what it is given and the file.
#pragma once

#include "app/accounts.h"

namespace viisari {

struct Config;
class Definitions;

AccountChoices account_choices(const Definitions& definitions, const Config& config);

}  // namespace viisari
