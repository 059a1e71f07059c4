// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_TEXT_BUFFER_HPP
#define CHAT_TIMERS_MODEL_DETAIL_TEXT_BUFFER_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <cstddef>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Holds the longest text of the model and one more scalar value.
using text_buffer = text_builder<4 * static_cast<std::size_t>(facts(field::contact_id).allowed.max) + 4>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
