// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DECODE_HPP
#define CHAT_TIMERS_JSON_DECODE_HPP

#include <chat_timers/json/detail/known_layouts.hpp>
#include <chat_timers/json/detail/reader.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

/// \file
/// Decodes JSON text.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Options of the decoders. RFC 8259 and the rules of the service apply in any case.
struct decode_options {
    bool ignore_unknown_members = false;            ///< skips them in objects, and "__type" in unions
    bool accept_integral_floats = false;            ///< reads 5.0 and 5e0 as 5; still rejects 5.5
    bool empty_is_object = false;                   ///< reads an empty text as {}
    std::size_t max_bytes = limits::payload_bytes;  ///< rejects longer texts

    /// The options for a payload that is about to be sent, the default of every decoder of a document.
    static decode_options const strict;

    /// The options for a request that was received: skip unknown members, and read 5.0 as 5 and an empty text
    /// as {}, as a restJson1 server does. The decoders still reject repeated members and texts of more than
    /// max_bytes.
    static decode_options const service;
};
inline constexpr decode_options decode_options::strict{};
inline constexpr decode_options decode_options::service{true, true, true};

/// The former name of decode_options::strict.
[[deprecated("write decode_options::strict")]] inline constexpr decode_options strict{};
/// The former name of decode_options::service.
[[deprecated("write decode_options::service")]] inline constexpr decode_options service{true, true, true};

namespace detail {

// Returns the timers of a body that known_layouts() knows, or nullopt.
CHAT_TIMERS_ALWAYS_INLINE constexpr std::optional<timer_list>
known_body(std::string_view json, decode_options const& options) noexcept {
    if (std::is_constant_evaluated() || json.size() > options.max_bytes) return std::nullopt;
    return known_layouts(json);
}

// Reads a text that known_body() does not know.
template <field Root>
CHAT_TIMERS_NOINLINE constexpr void read_text(std::string_view json, decode_options const& options,
                                              assembler& to) noexcept {
    if (json.size() > options.max_bytes) {
        violation found = broken(rule::too_large, {Root, 0}, {options.max_bytes, 1});
        found.actual = static_cast<std::int64_t>(json.size());
        found.allowed = {0, static_cast<std::int64_t>(options.max_bytes)};
        to.stop(found);
    } else if (json.empty() && options.empty_is_object) {
        to.template close<Root>(to.open({Root, 0}));
    } else {
        json_reader{json, Root, options.accept_integral_floats, to}.template read<Root>();
    }
}

template <field Root>
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr result<channel_configuration>
read_configuration(std::string_view json, decode_options const& options) noexcept {
    assembler to{options.ignore_unknown_members};
    read_text<Root>(json, options, to);
    return to.body();
}

constexpr void read_body(std::string_view json, decode_options const& options, assembler& to) noexcept {
    if (std::optional<timer_list> const timers = known_body(json, options)) {
        to.body_timers(*timers);
    } else {
        read_text<field::body>(json, options, to);
    }
}

}  // namespace detail

/// Decodes the body of the HTTP request. `json` is UTF-8; the result holds no view of it.
/// Errors: all broken rules of the payload, in document order (`violations` says which are held). syntax,
/// encoding, too_deep and too_large end the reading, so a violation of one of them is the last one.
/// Complexity: linear in the text. Allocates nothing.
[[nodiscard]] constexpr result<channel_configuration>
decode_body(std::string_view json, decode_options options = decode_options::strict) noexcept {
    if (std::optional<timer_list> const timers = detail::known_body(json, options))
        return {std::in_place, [&timers] { return channel_configuration{chat{*timers}}; }};
    return detail::read_configuration<field::body>(json, options);
}

/// Decodes the value of the body's only member, {"Chat":...}: the argument of `--channel-configuration` of
/// `aws connect update-participant-role-config`. `json` is UTF-8; the result holds no view of it.
/// Errors: as for decode_body; pointers also begin with /ChannelConfiguration.
/// Complexity: linear in the text. Allocates nothing.
[[nodiscard]] constexpr result<channel_configuration>
decode_configuration(std::string_view json, decode_options options = decode_options::strict) noexcept {
    return detail::read_configuration<field::channel_configuration>(json, options);
}

/// Decodes the operation's whole input, both ids and the configuration, from one document: the form of
/// boto3's arguments and of `aws connect update-participant-role-config --cli-input-json`. `json` is UTF-8;
/// the result holds no view of it.
/// Errors: as for decode_body.
/// Complexity: linear in the text. Allocates nothing.
[[nodiscard]] constexpr result<request>
decode_input(std::string_view json, decode_options options = decode_options::strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::read_text<field::input>(json, options, to);
    return to.input();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
