// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_JSON_HPP
#define CHAT_TIMERS_JSON_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/json_reader.hpp>
#include <chat_timers/detail/json_writer.hpp>
#include <chat_timers/detail/literal_errors.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat_timers {

// How a JSON text is read. RFC 8259 and the rules of the service hold with all options.
struct decode_options {
    bool ignore_unknown_members = false;  // of objects, and "__type" of unions
    bool accept_integral_floats = false;  // reads 5.0 and 5e0 as 5; 5.5 is refused
    bool empty_is_object = false;         // reads an empty text as {}
    std::size_t max_bytes = limits::payload_bytes;
};

// For a payload that is about to be sent: the default of every decoder of a document.
inline constexpr decode_options strict{};

// What a restJson1 server reads: the default of decode(http_request).
inline constexpr decode_options service{true, true, true};

namespace detail {

template <node Root>
constexpr void decode_text(std::string_view json, decode_options const& options, assembler& to) noexcept {
    if (json.size() > options.max_bytes) {
        interval const allowed{0, static_cast<std::int64_t>(options.max_bytes)};
        to.stop({rule::too_large,
                 {},
                 {Root, 0},
                 options.max_bytes,
                 1,
                 static_cast<std::int64_t>(json.size()),
                 allowed,
                 0});
    } else if (json.empty() && options.empty_is_object) {
        scope nothing = to.open({Root, 0}, 0);
        to.template close<Root>(nothing, 0);
    } else {
        json_reader{json, options.accept_integral_floats, to}.template read<Root>();
    }
}

}  // namespace detail

// The HTTP request's body, UTF-8 without byte order mark: the configuration, or all that is wrong with the
// text. What is broken beyond reading (syntax, encoding, too_deep, too_large) is the last violation;
// everything before it is there. Linear in the text, allocates nothing, keeps no view of it.
[[nodiscard]] constexpr result<channel_configuration> decode_body(std::string_view json,
                                                                  decode_options options = strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::decode_text<detail::node::body>(json, options, to);
    return to.body();
}

// The operation's whole input in one document, as boto3's arguments and `aws connect
// update-participant-role-config
// --cli-input-json` have it. Otherwise as decode_body.
[[nodiscard]] constexpr result<request> decode_input(std::string_view json,
                                                     decode_options options = strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::decode_text<detail::node::input>(json, options, to);
    return to.input();
}

// The canonical text: members in the model's order, no white space. A fixed_string: data(), size(), a
// std::string_view where one is asked for. No error.
[[nodiscard]] constexpr auto encode_body(channel_configuration const& configuration) noexcept {
    detail::fixed_string<detail::longest_body> text;
    char* at = text.data();
    *at++ = '{';
    at = detail::put_configuration(at, configuration);
    text.resize(static_cast<std::size_t>(at - text.data()));
    return text;
}

[[nodiscard]] constexpr auto encode_input(request const& input) noexcept {
    using namespace detail;
    fixed_string<longest_ids + longest_body> text;
    char* at = put<canonical::instance_id_open>(text.data());
    at = put_escaped(at, input.instance_id.value());
    at = put<canonical::contact_id_open>(at);
    at = put_escaped(at, input.contact_id.value());
    at = put<canonical::ids_close>(at);
    at = put_configuration(at, input.channel_configuration);
    text.resize(static_cast<std::size_t>(at - text.data()));
    return text;
}

namespace literals {

// A body or an input that is read while compiling; a wrong one does not compile.
[[nodiscard]] consteval channel_configuration operator""_body(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_body({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}
[[nodiscard]] consteval request operator""_input(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_input({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}

}  // namespace literals
}  // namespace chat_timers

#endif
