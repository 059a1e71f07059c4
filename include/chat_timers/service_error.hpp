// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_SERVICE_ERROR_HPP
#define CHAT_TIMERS_SERVICE_ERROR_HPP

#include <chat_timers/detail/http_header.hpp>
#include <chat_timers/detail/json_object.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/vocabulary.hpp>

#include <optional>
#include <string_view>

namespace chat_timers {

// The errors that the service's model names.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
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
    static constexpr std::string_view words[] = {"InvalidRequestException",   "InvalidParameterException",
                                                 "ResourceNotFoundException", "AccessDeniedException",
                                                 "ThrottlingException",       "InternalServiceException"};
};

}  // namespace detail

// The exception's name in the service's model; empty for a value that is no enumerator.
[[nodiscard]] constexpr std::string_view to_string(service_error error) noexcept {
    return detail::word(error);
}

// The status that the model gives it; 0 for a value that is no enumerator.
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

// Whether the same request may succeed later.
[[nodiscard]] constexpr bool is_retryable(service_error error) noexcept {
    return error == service_error::throttling || error == service_error::internal_service;
}

// As a client has it.
struct service_reply {
    int status;
    std::string_view error_type;  // the field x-amzn-ErrorType; empty where there is none
    std::string_view body;
};

namespace detail {

// The name without the namespace before '#' and what follows ':'.
[[nodiscard]] constexpr std::string_view bare_name(std::string_view name) noexcept {
    name = name.substr(0, name.find(':'));
    return trimmed(name.substr(name.rfind('#') + 1));  // npos + 1 is 0
}

[[nodiscard]] constexpr bool is_success(int status) noexcept { return 200 <= status && status < 300; }

}  // namespace detail

// Which error the service sent; nothing of a success or of a name that the model does not know. The name
// stands in x-amzn-ErrorType or else, in a body that is a JSON object, in "__type" or else in "code". The
// first of them that is there decides; one that is null or no string is not there, and a body that has one of
// its members twice says nothing. The status does not count. Linear.
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

// What the service says about the error, in the body's "Message" or else "message": up to 1024 bytes of it,
// ended before the character that does not fit. Empty where it says nothing, by the same rules as in
// classify. It is the service's text, not the library's: escape it where it is shown. Linear.
[[nodiscard]] constexpr detail::text_buffer reply_message(service_reply const& reply) noexcept {
    using namespace detail;
    text_buffer text;
    if (is_success(reply.status)) return text;
    object_members<2> members{{"Message", "message"}};
    if (!read_members(reply.body, members)) return text;
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        if (auto const message = text_of(value, buffer))
            return text_buffer{head(message->utf8, text.capacity())};
    }
    return text;
}

}  // namespace chat_timers

#endif
