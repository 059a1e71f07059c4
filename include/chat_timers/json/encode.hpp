// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_ENCODE_HPP
#define CHAT_TIMERS_JSON_ENCODE_HPP

#include <chat_timers/json/detail/writer.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <charconv>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

/// \file
/// Encodes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
/// requires them.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Holds the longest text of encode_body.
using body_text = fixed_text<detail::longest_body>;
/// Holds the longest text of encode_configuration.
using configuration_text =
    fixed_text<body_text::capacity() - detail::quoted_name<field::channel_configuration>.size() - 3>;
/// Holds the longest text of encode_input.
using input_text = fixed_text<detail::longest_ids + detail::longest_body>;

/// Returns the body of the HTTP request, in UTF-8.
/// Complexity: linear in the timers. Allocates nothing.
[[nodiscard]] constexpr body_text encode_body(channel_configuration const& configuration) noexcept {
    body_text text;
    char* const first = detail::text_access::data(text);
    char* const last = detail::put_body(first, configuration);
    detail::text_access::resize(text, static_cast<std::size_t>(last - first));
    return text;
}

/// Returns the value of the body's only member, {"Chat":...}: the argument of `--channel-configuration` of
/// `aws connect update-participant-role-config`.
/// Complexity: linear in the timers. Allocates nothing.
[[nodiscard]] constexpr configuration_text
encode_configuration(channel_configuration const& configuration) noexcept {
    constexpr std::size_t around = body_text::capacity() - configuration_text::capacity();  // {"...": and }
    body_text const body = encode_body(configuration);
    std::string_view const inside{body.data() + around - 1, body.size() - around};
    return detail::text_builder<configuration_text::capacity()>{inside};
}

/// Returns the operation's whole input, both ids and the configuration, as one document in UTF-8.
/// Complexity: linear in the ids and timers. Allocates nothing.
[[nodiscard]] constexpr input_text encode_input(request const& from) noexcept {
    input_text text;
    char* const first = detail::text_access::data(text);
    char* const last = detail::put_input(first, from);
    detail::text_access::resize(text, static_cast<std::size_t>(last - first));
    return text;
}

/// Returns the size of the text of encode_body, in bytes.
/// Complexity: that of encode_body.
[[nodiscard]] constexpr std::size_t encoded_size(channel_configuration const& configuration) noexcept {
    return encode_body(configuration).size();
}
/// Returns the size of the text of encode_input, in bytes.
/// Complexity: that of encode_input.
[[nodiscard]] constexpr std::size_t encoded_size(request const& from) noexcept {
    return encode_input(from).size();
}

/// Writes the body of the HTTP request to an output iterator of char or unsigned char, such as a pointer into
/// a buffer of encoded_size() bytes. Returns the iterator after the last byte.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> encode_body(Out&& out, channel_configuration const& configuration) {
    return detail::write_text(std::remove_cvref_t<Out>(std::forward<Out>(out)), encode_body(configuration));
}
/// Writes the text of encode_configuration to an output iterator of char or unsigned char, such as a pointer
/// into a buffer of configuration_text::capacity() bytes. Returns the iterator after the last byte.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> encode_configuration(Out&& out,
                                                        channel_configuration const& configuration) {
    return detail::write_text(std::remove_cvref_t<Out>(std::forward<Out>(out)),
                              encode_configuration(configuration));
}
/// Writes the operation's whole input to an output iterator of char or unsigned char, such as a pointer into
/// a buffer of encoded_size() bytes. Returns the iterator after the last byte.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> encode_input(Out&& out, request const& from) {
    return detail::write_text(std::remove_cvref_t<Out>(std::forward<Out>(out)), encode_input(from));
}

/// Writes the body of the HTTP request to a span, an array or any other buffer that converts to a span.
/// Returns the end of the text. If the buffer is too small, writes nothing and returns the end of the buffer
/// and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result
encode_body(std::span<char> to, channel_configuration const& configuration) noexcept {
    return detail::write_if_it_fits(to, encode_body(configuration));
}
/// Writes the text of encode_configuration to a span, an array or any other buffer that converts to a span.
/// Returns the end of the text. If the buffer is too small, writes nothing and returns the end of the buffer
/// and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result
encode_configuration(std::span<char> to, channel_configuration const& configuration) noexcept {
    return detail::write_if_it_fits(to, encode_configuration(configuration));
}
/// Writes the operation's whole input to a span, an array or any other buffer that converts to a span.
/// Returns the end of the text. If the buffer is too small, writes nothing and returns the end of the buffer
/// and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result encode_input(std::span<char> to, request const& from) noexcept {
    return detail::write_if_it_fits(to, encode_input(from));
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
