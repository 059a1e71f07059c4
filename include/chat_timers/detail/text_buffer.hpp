// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_TEXT_BUFFER_HPP
#define CHAT_TIMERS_DETAIL_TEXT_BUFFER_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/schema.hpp>

#include <cstddef>

namespace chat_timers::detail {

// Room for the longest text of the model.
using text_buffer = fixed_string<4 * static_cast<std::size_t>(facts(node::contact_id).allowed.max)>;

}  // namespace chat_timers::detail

#endif
