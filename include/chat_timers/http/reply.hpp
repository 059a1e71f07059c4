// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_REPLY_HPP
#define CHAT_TIMERS_HTTP_REPLY_HPP

#include <chat_timers/http/detail/reply_bodies.hpp>
#include <chat_timers/http/operation.hpp>
#include <chat_timers/http/service_error.hpp>
#include <chat_timers/model/rule.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <charconv>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

/// \file
/// Builds a server's replies. A 405 also needs the field `Allow: PUT`.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Selects the form of the body and the names of the errors.
enum class reply_style : unsigned char {
    connect,   ///< the service's own errors, which its clients have types for
    smithy,    ///< the errors of Smithy's servers, with a list of all violations
    envelope,  ///< the envelope of http/envelope.hpp
};

namespace detail {

template <>
struct vocabulary<reply_style> {
    static constexpr auto first = reply_style::connect, last = reply_style::envelope;
    static constexpr std::string_view words[] = {"connect", "smithy", "envelope"};
};
static_assert(
    enumerator_count<rule> == 21,
    "a rule was added or removed: see that reply_to() gives it the status and the error type that you mean, and count it in this assertion");

}  // namespace detail

/// Returns the style's name, such as "connect", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(reply_style style) noexcept {
    return detail::spelling(style);
}

/// The status and two fields of a reply.
struct reply_head {
    int status;                     ///< of HTTP, such as 400
    std::string_view error_type;    ///< x-amzn-ErrorType; if empty, omit the field
    std::string_view content_type;  ///< Content-Type

    friend constexpr bool operator==(reply_head const&, reply_head const&) noexcept = default;
};

namespace detail {

inline constexpr std::string_view internal_error_body =
    R"({"Message":"The server refused the request and cannot report why."})";

// An error reply needs a violation and a known style.
[[nodiscard]] constexpr bool can_refuse(violations const& found, reply_style style) noexcept {
    return !found.empty() && !to_string(style).empty();
}

// The texts of a style. `before` and `after` enclose the message in the body.
struct style_facts {
    std::string_view malformed, constraint;  // the types of the payload's errors
    std::string_view success;                // the whole body
    std::string_view before, after;
};
// In the order of the enumerators.
inline constexpr style_facts styles[] = {
    {to_string(service_error::invalid_request), to_string(service_error::invalid_parameter), "",
     R"({"Message":")", R"("})"},
    {"SerializationException", "ValidationException", "{}", R"({"message":")", R"(","fieldList":)"},
    {"", "", R"({"success":true,"data":{}})",
     R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":")", R"("}})"},
};
static_assert(std::size(styles) == enumerator_count<reply_style>,
              "reply_style has another enumerator: give it its texts, in the order of the values");

// Returns the facts of a style, or those of `connect` for a value that is not an enumerator.
[[nodiscard]] constexpr style_facts const& facts(reply_style style) noexcept {
    return styles[to_string(style).empty() ? 0 : index_of(style)];
}

// Not inlined: GCC would warn of a write beyond a small array, which write_reply_body() excludes.
template <class Out>
CHAT_TIMERS_NOINLINE constexpr Out write_body(Out out, violations const& found, reply_style style) {
    if (!can_refuse(found, style)) return write_text(out, internal_error_body);
    bool const smithy = style == reply_style::smithy;
    out = write_summary(write_text(out, facts(style).before), found, smithy);
    out = write_text(out, facts(style).after);
    return smithy ? write_text(write_field_list(out, found), "}") : out;
}

}  // namespace detail

/// Returns the status and the fields of the reply that reports these violations. A violation of the HTTP
/// request takes precedence over a malformed payload, and a malformed payload over a constraint. If `found`
/// is empty or `style` is not an enumerator, returns 500 InternalServiceException, never a success.
[[nodiscard]] constexpr reply_head reply_to(violations const& found,
                                            reply_style style = reply_style::connect) noexcept {
    using namespace detail;
    auto const head = [](int status, std::string_view error_type) {
        return reply_head{status, error_type, operation::media_type};
    };
    if (!can_refuse(found, style)) {
        return head(http_status(service_error::internal_service), to_string(service_error::internal_service));
    }
    rule const first = most_decisive(found).rule;
    if (first == rule::path) return head(404, "UnknownOperationException");
    if (first == rule::method) return head(405, "UnknownOperationException");
    if (first == rule::not_acceptable) return head(406, "NotAcceptableException");
    if (first == rule::media_type) return head(415, "UnsupportedMediaTypeException");
    return head(first == rule::too_large ? 413 : 400,
                found.malformed() ? facts(style).malformed : facts(style).constraint);
}

/// Returns the violation that decides the reply, for logs and metrics.
/// Preconditions: !found.empty().
[[nodiscard]] constexpr violation const&
deciding(violations const& found CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return detail::most_decisive(found);
}

/// Writes the body of the reply that reports these violations to an output iterator of char or unsigned char,
/// such as a pointer into a buffer of reply_body_size() bytes, and returns the iterator after the last byte.
/// The body is a JSON object in ASCII that contains no text of the request:
///
///     connect   {"Message":"..."}
///     smithy    {"message":"...","fieldList":[{"path":"/...","message":"..."},...]}
///     envelope  {"success":false,"error":{"code":"VALIDATION_ERROR","message":"..."}}
///
/// The message holds the sentence of the deciding violation, and the number of errors if there are several or
/// if it is a constraint. All repeated timers count as one error. "fieldList" has an entry for each
/// violation that `found` holds, but only one for all repeated timers. A last entry, with an empty path,
/// counts the violations that are not held.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> write_reply_body(Out&& out, violations const& found,
                                                    reply_style style = reply_style::connect) {
    return detail::write_body(std::remove_cvref_t<Out>(std::forward<Out>(out)), found, style);
}

/// Returns the number of bytes that write_reply_body writes, for Content-Length.
[[nodiscard]] constexpr std::size_t reply_body_size(violations const& found,
                                                    reply_style style = reply_style::connect) noexcept {
    detail::text_counter counted;
    detail::write_body(detail::appending_output{counted}, found, style);
    return counted.size();
}

/// Writes the body of the reply that reports these violations to a span, an array or any other buffer that
/// converts to a span. Returns the end of the body. If the buffer is too small, writes nothing and returns
/// its end and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result
write_reply_body(std::span<char> to, violations const& found,
                 reply_style style = reply_style::connect) noexcept {
    if (reply_body_size(found, style) > to.size()) {
        return {to.data() + to.size(), std::errc::value_too_large};
    }
    return {detail::write_body(to.data(), found, style), std::errc{}};
}

/// A whole reply. Owns its body; its size is at most 8 KiB.
class http_reply {
public:
    /// Returns the status of HTTP.
    [[nodiscard]] constexpr int status() const noexcept { return head_.status; }
    /// Returns the field x-amzn-ErrorType, valid for the whole program; if empty, omit the field.
    [[nodiscard]] constexpr std::string_view error_type() const noexcept { return head_.error_type; }
    /// Returns the field Content-Type, valid for the whole program.
    [[nodiscard]] constexpr std::string_view content_type() const noexcept { return head_.content_type; }
    /// Returns the body, valid as long as this object.
    [[nodiscard]] constexpr std::string_view body() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return body_; }

private:
    friend constexpr http_reply make_reply(violations const&, reply_style) noexcept;
    friend constexpr http_reply make_success_reply(reply_style) noexcept;
    constexpr explicit http_reply(reply_head const& head) noexcept : head_(head), body_() {}

    reply_head head_;
    detail::text_builder<detail::longest_refusal> body_;
};
static_assert(
    sizeof(http_reply) <= 8192,
    "the longest body has grown: shorten the sentences that longest_refusal counts, or correct the documented size");

/// Returns a reply with the head of reply_to and the body of write_reply_body.
[[nodiscard]] constexpr http_reply make_reply(violations const& found,
                                              reply_style style = reply_style::connect) noexcept {
    http_reply reply{reply_to(found, style)};
    detail::write_body(detail::appending_output{reply.body_}, found, style);
    return reply;
}

/// Returns the reply to a request that was carried out: 200 with an empty body, {}, or
/// {"success":true,"data":{}}, by style.
[[nodiscard]] constexpr http_reply make_success_reply(reply_style style = reply_style::connect) noexcept {
    http_reply reply{{200, {}, operation::media_type}};
    reply.body_.append(detail::facts(style).success);
    return reply;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
