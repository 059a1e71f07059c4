// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_FORMAT_HPP
#define CHAT_TIMERS_INTEROP_FORMAT_HPP

#include <chat_timers/http/reply.hpp>
#include <chat_timers/http/service_error.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/identifier.hpp>
#include <chat_timers/model/rule.hpp>
#include <chat_timers/model/timer.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <version>

#if __has_include(<format>)
#include <format>
#endif

/// \file
/// Specializes std::formatter for the `printable` types and for fixed_text, with the options of a string,
/// such as `{:>20}`. Writes enumerators by their spelling, ids and texts unchanged, a duration as "5min", and
/// a violation as its sentence and rule. Specializes nothing if the standard library lacks std::format.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The types, besides fixed_text, that operator<< and format_as accept: those that have a text for people.
template <class T>
concept printable = std::same_as<T, participant_role> || std::same_as<T, timer_type> ||
    std::same_as<T, timer_action> || std::same_as<T, field> || std::same_as<T, rule> ||
    std::same_as<T, source_part> || std::same_as<T, grammar> || std::same_as<T, service_error> ||
    std::same_as<T, reply_style> || std::same_as<T, instance_id> || std::same_as<T, contact_id> ||
    std::same_as<T, timer_duration> || std::same_as<T, violation>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// libc++ 17 and 18 provide std::format without the macro.
#if defined(__cpp_lib_format) || (defined(_LIBCPP_VERSION) && _LIBCPP_VERSION >= 170000)

template <class T>
requires(chat_timers::printable<T>) struct std::formatter<T, char> : std::formatter<std::string_view, char> {
    template <class Context>
    auto format(T const& value, Context& context) const {
        auto const text = format_as(value);
        return std::formatter<std::string_view, char>::format(std::string_view{text}, context);
    }
};

template <std::size_t Capacity>
struct std::formatter<chat_timers::fixed_text<Capacity>, char> : std::formatter<std::string_view, char> {};

#endif
#endif
