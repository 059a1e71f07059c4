// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_ERROR_CODE_HPP
#define CHAT_TIMERS_INTEROP_ERROR_CODE_HPP

#include <chat_timers/model/rule.hpp>

#include <string>
#include <system_error>
#include <type_traits>

/// \file
/// Rules as error codes.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Returns the category whose codes are the values of `rule`. No rule has the value 0, which means success.
[[nodiscard]] inline std::error_category const& rule_category() noexcept {
    struct category_of_rules final : std::error_category {
        [[nodiscard]] char const* name() const noexcept override { return "chat_timers"; }
        [[nodiscard]] std::string message(int code) const override {
            for (detail::rule_facts const& facts : detail::rules) {
                if (static_cast<int>(facts.rule) == code) return std::string{facts.description};
            }
            return "not a rule of chat_timers";
        }
    };
    static category_of_rules const category;
    return category;
}

/// Returns the rule as an error code. Makes `std::error_code code = rule::range` and `code == rule::range`
/// work.
[[nodiscard]] inline std::error_code make_error_code(rule broken) noexcept {
    return {static_cast<int>(broken), rule_category()};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

template <>
struct std::is_error_code_enum<chat_timers::rule> : std::true_type {};

#endif
