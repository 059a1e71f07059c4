// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_SERVICE_ERROR_HPP
#define CHAT_TIMERS_HTTP_SERVICE_ERROR_HPP

#include <chat_timers/http/detail/fields.hpp>
#include <chat_timers/json/detail/objects.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// The service's replies as a client reads them: errors, their names, retries.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The errors of the service's model.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
enum class service_error : unsigned char {
    invalid_request,     ///< `InvalidRequestException`: the payload could not be read
    invalid_parameter,   ///< `InvalidParameterException`: the payload breaks a constraint
    resource_not_found,  ///< `ResourceNotFoundException`: no such instance or contact
    access_denied,       ///< `AccessDeniedException`: the caller lacks a permission
    throttling,          ///< `ThrottlingException`: too many requests
    internal_service,    ///< `InternalServiceException`: a fault of the service
};

namespace detail {

template <>
struct vocabulary<service_error> {
    static constexpr auto first = service_error::invalid_request, last = service_error::internal_service;
    static constexpr std::string_view words[] = {"InvalidRequestException",   "InvalidParameterException",
                                                 "ResourceNotFoundException", "AccessDeniedException",
                                                 "ThrottlingException",       "InternalServiceException"};
};

}  // namespace detail

/// Returns the exception's name in the service's model, or an empty text for a value that is not an
/// enumerator.
[[nodiscard]] constexpr std::string_view to_string(service_error error) noexcept {
    return detail::spelling(error);
}

/// Returns the model's HTTP status for the error, or 0 for a value that is not an enumerator.
[[nodiscard]] constexpr int http_status(service_error error) noexcept {
    switch (error) {
    case service_error::invalid_request:
    case service_error::invalid_parameter: return 400;
    case service_error::access_denied: return 403;
    case service_error::resource_not_found: return 404;
    case service_error::throttling: return 429;
    case service_error::internal_service: return 500;
    }
    return 0;
}

/// Returns true if the same request may succeed later.
[[nodiscard]] constexpr bool is_retryable(service_error error) noexcept {
    return error == service_error::throttling || error == service_error::internal_service;
}

/// A reply as a client receives it. Owns nothing.
struct service_reply {
    int status;                   ///< the HTTP status, such as 200
    std::string_view error_type;  ///< the field x-amzn-ErrorType; empty if absent
    std::string_view body;        ///< without transfer and content encodings
};

/// Holds the longest text that error_name and reply_message return.
using reply_text = fixed_text<1024>;

/// Returns true for the statuses 200 to 299. The service sends 200.
[[nodiscard]] constexpr bool is_success(service_reply const& reply) noexcept {
    return 200 <= reply.status && reply.status < 300;
}

namespace detail {

// Returns the name without the namespace before '#' and the suffix after ':'.
[[nodiscard]] constexpr std::string_view bare_name(std::string_view name) noexcept {
    name = name.substr(0, name.find(':'));
    return trimmed(name.substr(name.rfind('#') + 1));  // npos + 1 is 0
}

// Returns the first of the members that is a non-empty string; if `is_name`, its bare name. Truncates the
// text before the first character that does not fit.
template <std::size_t Size>
[[nodiscard]] constexpr reply_text member_text(std::string_view json, object_members<Size> members,
                                               bool is_name) noexcept {
    if (!read_members(json, members)) return {};
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        static_assert(buffer.capacity() >= reply_text::capacity() + 4,
                      "text_buffer does not hold the longest message and what is cut off: enlarge it");
        auto const text = text_of(value, buffer);
        if (!text || text->utf8.empty()) continue;
        std::string_view const whole = is_name ? bare_name(text->utf8) : text->utf8;
        return text_builder<reply_text::capacity()>{head(whole, reply_text::capacity())};
    }
    return {};
}

// The errors that the AWS SDKs' standard mode retries, whatever the status.
inline constexpr std::string_view retryable_names[] = {
    // Throttling.
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
    "RequestThrottled", "TooManyRequestsException", "ProvisionedThroughputExceededException",
    "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
    "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    // Transient.
    "RequestTimeout", "RequestTimeoutException",
    // Of this service's model.
    to_string(service_error::internal_service)};

}  // namespace detail

/// Returns the bare name of the reply's error, even if the model lacks it. Returns an empty text if the reply
/// is a success or names no error. The name is x-amzn-ErrorType or, if that is empty, the body's "code",
/// "Code" or "__type"; the first one present decides. Its namespace up to '#' and its suffix from ':' are
/// removed. A member that is null, empty or not a string counts as absent. A body that is not a JSON object,
/// or that repeats one of these members, is ignored. The text comes from the server, so escape it before you
/// show it.
/// Complexity: linear.
[[nodiscard]] constexpr reply_text error_name(service_reply const& reply) noexcept {
    using namespace detail;
    if (is_success(reply)) return {};
    std::string_view const in_header = trimmed(reply.error_type);
    if (in_header.empty()) return member_text<3>(reply.body, {{"code", "Code", type_tag}}, true);
    return text_builder<reply_text::capacity()>{head(bare_name(in_header), reply_text::capacity())};
}

/// Returns the service's error, or nullopt if the reply is a success or error_name() returns a name that the
/// model lacks. The status serves only to recognize a success.
/// Complexity: linear.
[[nodiscard]] constexpr std::optional<service_error> classify(service_reply const& reply) noexcept {
    return from_string<service_error>(error_name(reply));
}

/// Returns true if the same request may succeed later, as the standard retry mode of the AWS SDKs decides: by
/// the statuses 500, 502, 503 and 504, and by the names of throttling and transient errors. A 429 without a
/// name, as proxies send it, and InternalServiceException are retryable, too. A success is not.
/// Complexity: linear.
/// See: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
[[nodiscard]] constexpr bool is_retryable(service_reply const& reply) noexcept {
    for (int const status : {500, 502, 503, 504}) {
        if (reply.status == status) return true;
    }
    reply_text const name = error_name(reply);  // empty for a success
    for (std::string_view const retryable : detail::retryable_names) {
        if (name == retryable) return true;
    }
    return name.empty() && reply.status == 429;
}

/// Returns the service's explanation of the error: the body's "Message" or "message", by the rules of
/// error_name(); an empty text if there is none. The text is truncated to 1024 bytes, before the first
/// character that does not fit. The text comes from the server, so escape it before you show it.
/// Complexity: linear.
[[nodiscard]] constexpr reply_text reply_message(service_reply const& reply) noexcept {
    if (is_success(reply)) return {};
    return detail::member_text<2>(reply.body, {{"Message", "message"}}, false);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
