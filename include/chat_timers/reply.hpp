// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_REPLY_HPP
#define CHAT_TIMERS_REPLY_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/http_reply_body.hpp>
#include <chat_timers/detail/operation.hpp>
#include <chat_timers/service_error.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace chat_timers {

// What a server answers with: how the body is built and what the errors are called.
enum class reply_style : unsigned char {
    connect,   // the service's own errors, for which its clients have types
    smithy,    // those of Smithy's servers, with each violation in a list
    envelope,  // {"success":...}
};

namespace detail {

template <>
struct vocabulary<reply_style> {
    static constexpr std::string_view words[] = {"connect", "smithy", "envelope"};
};

}  // namespace detail

// The enumerator's name.
[[nodiscard]] constexpr std::string_view to_string(reply_style style) noexcept { return detail::word(style); }

struct envelope_data;

// As a server sends it. Owns its text. A 405 needs the field `Allow: PUT` besides.
class http_reply {
public:
    [[nodiscard]] constexpr int status() const noexcept { return status_; }
    // For the field x-amzn-ErrorType; empty where it is to be left out.
    [[nodiscard]] constexpr std::string_view error_type() const noexcept { return error_type_; }
    [[nodiscard]] constexpr std::string_view content_type() const noexcept {
        return detail::operation::media_type;
    }
    [[nodiscard]] constexpr std::string_view body() const noexcept { return body_; }

private:
    friend constexpr http_reply make_success_reply(reply_style) noexcept;
    friend constexpr std::optional<http_reply> make_success_reply(envelope_data const&) noexcept;
    friend constexpr http_reply make_reply(violations const&, reply_style) noexcept;
    constexpr http_reply(int status, std::string_view error_type) noexcept
        : status_(status), error_type_(error_type) {}

    int status_;
    std::string_view error_type_;
    detail::fixed_string<detail::longest_refusal> body_;
};

namespace detail {

[[nodiscard]] constexpr std::string_view success_body(reply_style style) noexcept {
    switch (style) {
    case reply_style::smithy: return "{}";
    case reply_style::envelope: return R"({"success":true,"data":{}})";
    case reply_style::connect: break;
    }
    return {};
}

inline constexpr std::string_view body_without_reason =
    R"({"Message":"The server refused the request and cannot report why."})";

struct status_line {
    int status;
    std::string_view error_type;
};

[[nodiscard]] constexpr status_line refusal_for(rule deciding, bool malformed, reply_style style) noexcept {
    switch (deciding) {
    case rule::path: return {404, "UnknownOperationException"};
    case rule::method: return {405, "UnknownOperationException"};
    case rule::not_acceptable: return {406, "NotAcceptableException"};
    case rule::media_type: return {415, "UnsupportedMediaTypeException"};
    default: break;
    }
    int const status = deciding == rule::too_large ? 413 : 400;
    switch (style) {
    case reply_style::smithy: return {status, malformed ? "SerializationException" : "ValidationException"};
    case reply_style::envelope: return {status, {}};
    case reply_style::connect: break;
    }
    return {status, to_string(malformed ? service_error::invalid_request : service_error::invalid_parameter)};
}

}  // namespace detail

// 200, for a request that was carried out: an empty body, {}, or {"success":true,"data":{}}.
[[nodiscard]] constexpr http_reply make_success_reply(reply_style style = reply_style::connect) noexcept {
    http_reply reply{200, {}};
    reply.body_.append(detail::success_body(style));
    return reply;
}

// Returns the refusal of a request. A violation of the request around the payload takes precedence over one
// of a payload that could not be read, and that over a constraint. The body is a JSON object in ASCII:
//
//     connect   {"Message":"..."}
//     smithy    {"message":"...","fieldList":[{"path":"/...","message":"..."},...]}
//     envelope  {"success":false,"error":{"code":"VALIDATION_ERROR","message":"..."}}
//
// The message is that of the violation that decides, and says how many there are; the list holds all of them
// that `found` holds, the repeated timers as one with the list's path and, without a path, the number of the
// others. The reply contains no text of the request. If `found` is empty or `style` is not an enumerator,
// returns 500 InternalServiceException: make_reply never returns a success.
[[nodiscard]] constexpr http_reply make_reply(violations const& found,
                                              reply_style style = reply_style::connect) noexcept {
    using namespace detail;
    if (found.empty() || to_string(style).empty()) {
        http_reply reply{http_status(service_error::internal_service),
                         to_string(service_error::internal_service)};
        reply.body_.append(body_without_reason);
        return reply;
    }
    auto const [status, error_type] = refusal_for(deciding(found).rule, found.malformed(), style);
    http_reply reply{status, error_type};
    summary_text const message = summary(found, style == reply_style::smithy);
    switch (style) {
    case reply_style::smithy:
        append_escaped(reply.body_.append(R"({"message":")"), message).append(R"(","fieldList":)");
        append_field_list(reply.body_, found);
        reply.body_.append('}');
        break;
    case reply_style::envelope:
        reply.body_.append(R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":")");
        append_escaped(reply.body_, message).append("\"}}");
        break;
    case reply_style::connect:
        append_escaped(reply.body_.append(R"({"Message":")"), message).append("\"}");
        break;
    }
    return reply;
}

}  // namespace chat_timers

#endif
