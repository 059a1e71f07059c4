// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

// All that a unit compiles which only decodes: text_size.py measures it.
bool is_valid(std::string_view body) { return chat_timers::decode_body(body).has_value(); }
