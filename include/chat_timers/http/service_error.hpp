// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_SERVICE_ERROR_HPP
#define CHAT_TIMERS_HTTP_SERVICE_ERROR_HPP

#include <chat_timers/http/detail/fields.hpp>
#include <chat_timers/json/detail/objects.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <optional>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI {

// The errors of the service's model.
// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
enum class service_error : unsigned char {
    invalid_request,
    invalid_parameter,
    resource_not_found,
    access_denied,
    throttling,
    internal_service,
};

namespace detail {

template <>
struct vocabulary<service_error> {
    static constexpr auto first = service_error::invalid_request;
    static constexpr std::string_view words[] = {"InvalidRequestException",   "InvalidParameterException",
                                                 "ResourceNotFoundException", "AccessDeniedException",
                                                 "ThrottlingException",       "InternalServiceException"};
};

static_assert(
    enumerator_count<service_error> == index_of(service_error::internal_service) + 1,
    "service_error and its words differ in number: give every error its name, in order, and name the last "
    "error in this assertion");

}  // namespace detail

// Returns the exception's name in the service's model, or an empty text for a value that is not an
// enumerator.
[[nodiscard]] constexpr std::string_view to_string(service_error error) noexcept {
    return detail::word(error);
}

// Returns the model's HTTP status for the error, or 0 for a value that is not an enumerator.
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

// Returns true if the same request may succeed later.
[[nodiscard]] constexpr bool is_retryable(service_error error) noexcept {
    return error == service_error::throttling || error == service_error::internal_service;
}

// A reply as a client receives it. Owns nothing.
struct service_reply {
    int status;
    std::string_view error_type;  // the field x-amzn-ErrorType; empty if absent
    std::string_view body;
};

// Holds the longest text that reply_message returns.
using reply_text = fixed_text<1024>;

namespace detail {

// Returns the name without the namespace before '#' and the suffix after ':'.
[[nodiscard]] constexpr std::string_view bare_name(std::string_view name) noexcept {
    name = name.substr(0, name.find(':'));
    return trimmed(name.substr(name.rfind('#') + 1));  // npos + 1 is 0
}

[[nodiscard]] constexpr bool is_success(int status) noexcept { return 200 <= status && status < 300; }

}  // namespace detail

// Returns the service's error, or nullopt if the reply is a success (2xx) or its error is unknown. The
// error's name is x-amzn-ErrorType or, if that is empty, the body's "__type" or "code"; the first one present
// decides. A member that is null or not a string counts as absent. A body that is not a JSON object, or that
// repeats one of its members, is ignored. The status does not distinguish errors.
// Complexity: linear.
[[nodiscard]] constexpr std::optional<service_error> classify(service_reply const& reply) noexcept {
    using namespace detail;
    if (is_success(reply.status)) return std::nullopt;
    std::string_view const in_header = trimmed(reply.error_type);
    if (!in_header.empty()) return from_string<service_error>(bare_name(in_header));
    object_members<2> members{{type_tag, "code"}};
    if (!read_members(reply.body, members)) return std::nullopt;
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        if (auto const name = text_of(value, buffer))
            return from_string<service_error>(bare_name(name->utf8));
    }
    return std::nullopt;
}

// Returns the service's explanation of the error: the body's "Message" or "message", by the rules of
// classify(); an empty text if there is none. Holds at most 1024 bytes, cut before the character that does
// not fit. The text is the service's, so escape it before you show it.
// Complexity: linear.
[[nodiscard]] constexpr reply_text reply_message(service_reply const& reply) noexcept {
    using namespace detail;
    using reply_text_builder = text_builder<reply_text::capacity()>;
    if (is_success(reply.status)) return {};
    object_members<2> members{{"Message", "message"}};
    if (!read_members(reply.body, members)) return {};
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        static_assert(buffer.capacity() >= reply_text::capacity() + 4,
                      "text_buffer does not hold the longest message and what is cut off: enlarge it");
        if (auto const message = text_of(value, buffer)) {
            return reply_text_builder{head(message->utf8, reply_text::capacity())};
        }
    }
    return {};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
