// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_LITERALS_HPP
#define CHAT_TIMERS_JSON_LITERALS_HPP

#include <chat_timers/json/decode.hpp>
#include <chat_timers/model/detail/literal_errors.hpp>
#include <chat_timers/model/request.hpp>

#include <cstddef>

/// \file
/// Literals of JSON text.

/// Literals of JSON text: `using namespace chat_timers::literals`.
namespace chat_timers::inline CHAT_TIMERS_ABI::literals {

/// Decodes a body, `R"({...})"_body`, at compile time with decode_options::strict. An invalid text does not
/// compile, and the compiler's message names the rule.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL channel_configuration operator""_body(char const* json,
                                                                          std::size_t size) noexcept {
    auto const decoded = decode_body({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}
/// Decodes a configuration, `R"({"Chat":...})"_configuration`, at compile time with decode_options::strict.
/// An invalid text does not compile, and the compiler's message names the rule.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL channel_configuration
operator""_configuration(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_configuration({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}
/// Decodes the operation's whole input, `R"({...})"_input`, at compile time with decode_options::strict. An
/// invalid text does not compile, and the compiler's message names the rule.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL request operator""_input(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_input({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::literals

#endif
