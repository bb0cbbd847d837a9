// Lists in pages: `limit` and `cursor` of a request, `next` and the Link field of its answer. A
// cursor is where the page before ended, a key of the list. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/exchange.h"

namespace viisari {

struct ListPage {
  std::size_t limit = 200;  // 1–500
  std::string cursor;       // empty: from the beginning
};

// Notes what is wrong in the exchange; after read_parameters(), before wrong().
ListPage read_page(Exchange& exchange);
// The cursor as a number from 1 on; notes when it is none. 0: from the beginning.
std::int64_t cursor_number(Exchange& exchange, const ListPage& page);
// Rows asked for are one more than the limit: that there is one more says that there is a next
// page. `next`: the cursor of it, empty for none.
Fields link_to_next(const Exchange& exchange, std::string_view next);

}  // namespace viisari
