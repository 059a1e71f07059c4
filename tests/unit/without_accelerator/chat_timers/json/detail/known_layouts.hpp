// SPDX-License-Identifier: BSL-1.0
// In the place of the accelerator: knows no layout, so that json_reader reads every text. The unit tests must
// have the same results.
#ifndef CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP
#define CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP

#include <chat_timers/model/timer.hpp>

#include <optional>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] inline std::optional<timer_list> known_layouts(std::string_view) noexcept {
    return std::nullopt;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
