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

namespace detail {

class rule_category final : public std::error_category {
public:
    [[nodiscard]] char const* name() const noexcept override { return "chat_timers"; }
    [[nodiscard]] std::string message(int code) const override {
        static_assert(enumerator_count<rule> == 21,
                      "a rule was added or removed: give it a sentence here, and count it in this assertion");
        switch (static_cast<rule>(code)) {
        case rule::syntax: return "the text is not JSON";
        case rule::encoding: return "a text is not well-formed Unicode";
        case rule::too_large: return "the text has more bytes than the reader accepts";
        case rule::too_deep: return "the text is nested too deep";
        case rule::duplicate_member: return "a member is given twice";
        case rule::unknown_member: return "an object has a member that the model does not name";
        case rule::wrong_type: return "a value does not have the model's type";
        case rule::not_an_integer: return "a number is not a 32-bit integer";
        case rule::null_item: return "an item of the list is null";
        case rule::union_empty: return "no member of a union is set";
        case rule::union_conflict: return "more than one member of a union is set";
        case rule::required: return "a required member is absent or null";
        case rule::length: return "a text or a list is too short or too long";
        case rule::range: return "a duration is too short or too long";
        case rule::enumeration: return "a text is not an enumerator of the model";
        case rule::duplicate_timer: return "a role's timer of one type is given twice";
        case rule::unroutable: return "an id does not survive in a path";
        case rule::method: return "the HTTP method is not the operation's";
        case rule::path: return "the path is not the operation's";
        case rule::media_type: return "the content type is not the operation's";
        case rule::not_acceptable: return "the client does not accept the operation's media type";
        }
        return "not a rule of chat_timers";
    }
};

}  // namespace detail

/// Returns the category whose codes are the values of `rule`. No rule has the value 0, which means success.
[[nodiscard]] inline std::error_category const& rule_category() noexcept {
    static detail::rule_category const category;
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
