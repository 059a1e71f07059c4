// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_HTTP_HPP
#define CHAT_TIMERS_HTTP_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/http_header.hpp>
#include <chat_timers/detail/http_host.hpp>
#include <chat_timers/detail/http_reply_body.hpp>
#include <chat_timers/detail/http_target.hpp>
#include <chat_timers/detail/json_object.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/json_writer.hpp>
#include <chat_timers/detail/operation.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

// The HTTP request around the payload, and its reply: text in and text out, no socket.
namespace chat_timers {

// ---- The request.

// As a server has it: views of the request line, of two field values, and of the body without its transfer
// encodings. Fields that stand more than once are joined by commas.
struct http_request {
    std::string_view method, target, content_type;
    std::string_view accept;  // empty where there is none
    std::string_view body;
};

namespace detail {

[[gnu::noinline]] constexpr void read_encoded_id(assembler& to, place id, std::string_view label,
                                                 std::size_t offset) noexcept {
    extent const bytes{offset, label.size()};
    text_buffer buffer;
    auto const [text, fault] = decode_label(label, buffer);
    if (!fault.empty()) {
        auto const before = static_cast<std::size_t>(fault.data() - label.data());
        return to.ill_formed_text(id, {offset + before, fault.size()});
    }
    if (is_dot_segment(text.utf8)) return to.stop(broken(rule::unroutable, id, bytes));
    to.text(id, bytes, text.utf8, text.scalar_values);
}

// Tells of the id that a segment of the path holds.
[[gnu::always_inline]] constexpr void read_id(assembler& to, place id, path_label label,
                                              std::size_t offset) noexcept {
    if (!label.plain || is_dot_segment(label.text)) return read_encoded_id(to, id, label.text, offset);
    to.text(id, {offset, label.text.size()}, label.text, label.text.size());
}

}  // namespace detail

// The request, or all that is wrong with it. Of path, method, not_acceptable and media_type, asked in this
// order, the first that is broken is the only violation; its range is the whole text of the member that
// breaks it. Else the ids' violations (encoding, length, unroutable) come first, their ranges in the target,
// and then those of the body as decode_body gives them. Linear, allocates nothing, keeps no view.
[[nodiscard]] constexpr result<request> decode(http_request const& from,
                                               decode_options options = service) noexcept {
    using namespace detail;
    auto const refuse = [](rule which, std::string_view text) {
        violations found;
        found.push_back(broken(which, {node::input, 0}, {0, text.size()}));
        return found;
    };
    auto const labels = split_target(from.target);
    if (!labels) return refuse(rule::path, from.target);
    if (from.method != operation::method) return refuse(rule::method, from.method);
    if (!is_accepted(from.accept)) return refuse(rule::not_acceptable, from.accept);
    if (!is_media_type(from.content_type)) return refuse(rule::media_type, from.content_type);

    auto const offset = [&from](path_label label) {
        return static_cast<std::size_t>(label.text.data() - from.target.data());
    };
    assembler to{options.ignore_unknown_members};
    read_id(to, {node::instance_id, 0}, labels->instance_id, offset(labels->instance_id));
    read_id(to, {node::contact_id, 0}, labels->contact_id, offset(labels->contact_id));
    decode_text<node::body>(from.body, options, to);
    return to.input();
}

// A request as it is sent. Owns its text.
class http_message {
public:
    [[nodiscard]] constexpr std::string_view method() const noexcept { return detail::operation::method; }
    [[nodiscard]] constexpr std::string_view target() const noexcept { return target_; }
    [[nodiscard]] constexpr std::string_view content_type() const noexcept {
        return detail::operation::media_type;
    }
    [[nodiscard]] constexpr std::string_view body() const noexcept { return body_; }

    // Views of this object.
    [[nodiscard]] constexpr http_request as_request() const& noexcept {
        return {method(), target(), content_type(), {}, body()};
    }
    http_request as_request() const&& = delete;

private:
    friend constexpr result<http_message> encode(request const&) noexcept;
    constexpr explicit http_message(request const& routable) noexcept
        : target_(detail::operation::path), body_(encode_body(routable.channel_configuration)) {
        detail::append_label(target_, routable.instance_id.value());
        detail::append_label(target_.append('/'), routable.contact_id.value());
    }

    static constexpr std::size_t longest_target =
        detail::operation::path.size() + 3 * instance_id::capacity + 1 + 3 * contact_id::capacity;

    detail::fixed_string<longest_target> target_;
    detail::fixed_string<detail::longest_body> body_;
};

// The request in origin form, with everything but RFC 3986's unreserved characters percent-encoded, and the
// canonical body. Errors: unroutable, of an id that is "." or "..".
[[nodiscard]] constexpr result<http_message> encode(request const& from) noexcept {
    using namespace detail;
    violations found;
    auto const check = [&](node id, std::string_view utf8) {
        if (is_dot_segment(utf8)) found.push_back(broken(rule::unroutable, {id, 0}, {}));
    };
    check(node::instance_id, from.instance_id.value());
    check(node::contact_id, from.contact_id.value());
    if (!found.empty()) return found;
    return http_message{from};
}

// Which of a region's hosts.
struct endpoint_options {
    bool fips = false;        // FIPS 140 validated cryptography
    bool dual_stack = false;  // IPv6 besides IPv4
};

// The host that serves a region. The partition follows from the region's name: cn-..., us-gov-..., and aws
// for all others, be they known or not. Nothing for what is no host label by RFC 1123. The region stands in
// it as given. https://docs.aws.amazon.com/general/latest/gr/connect_region.html
[[nodiscard]] constexpr std::optional<detail::host_text> endpoint(std::string_view region,
                                                                  endpoint_options options = {}) noexcept {
    using namespace detail;
    if (!is_host_label(region)) return std::nullopt;
    partition const& home = partition_of(region);
    bool const names_fips = options.fips && (options.dual_stack || home.names_fips);
    host_text host{names_fips ? "connect-fips." : "connect."};
    host.append(region).append('.').append(options.dual_stack ? home.dual_stack_suffix : home.suffix);
    return host;
}

// ---- Errors that the service sends.

// Those that the service's model names.
enum class service_error : unsigned char {
    invalid_request,
    invalid_parameter,
    resource_not_found,
    access_denied,
    throttling,
    internal_service,
};

// What a server answers with: how the body is built and what the errors are called.
enum class reply_style : unsigned char {
    connect,   // the service's own errors, for which its clients have types
    smithy,    // those of Smithy's servers, with each violation in a list
    envelope,  // {"success":...}
};

namespace detail {

template <>
struct vocabulary<service_error> {
    static constexpr std::string_view words[] = {"InvalidRequestException",   "InvalidParameterException",
                                                 "ResourceNotFoundException", "AccessDeniedException",
                                                 "ThrottlingException",       "InternalServiceException"};
};
template <>
struct vocabulary<reply_style> {
    static constexpr std::string_view words[] = {"connect", "smithy", "envelope"};
};

}  // namespace detail

// The exception's name in the service's model; empty for a value that is no enumerator.
[[nodiscard]] constexpr std::string_view to_string(service_error error) noexcept {
    return detail::word(error);
}
// The enumerator's name.
[[nodiscard]] constexpr std::string_view to_string(reply_style style) noexcept { return detail::word(style); }

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

// ---- The envelope, {"success":true,"data":{"id":...,"created_at":...}} or
// {"success":false,"error":{"code":...,"message":...}}.

// An empty text stands for a member that is absent. What the texts say is not judged.
struct envelope_data {
    std::string_view id;
    std::string_view created_at;  // RFC 3339

    friend constexpr bool operator==(envelope_data const&, envelope_data const&) noexcept = default;
};
struct envelope_error {
    std::string_view code, message;

    friend constexpr bool operator==(envelope_error const&, envelope_error const&) noexcept = default;
};
using envelope = std::variant<envelope_data, envelope_error>;

// The longest text of an envelope, in bytes.
inline constexpr std::size_t envelope_text_bytes = 1000;

namespace detail {

// Each byte of a text may need an escape of six.
inline constexpr std::size_t longest_envelope =
    std::string_view{R"({"success":false,"error":{"message":"","code":""}})"}.size() +
    2 * 6 * envelope_text_bytes;
using envelope_json = fixed_string<longest_envelope>;

using envelope_text = fixed_string<envelope_text_bytes>;

[[nodiscard]] constexpr bool is_envelope_text(std::string_view text) noexcept {
    return text.size() <= envelope_text_bytes && count_scalar_values(text).has_value();
}

struct named_text {
    std::string_view name, text;
};

// An object of the members that are not empty.
template <std::size_t Capacity>
constexpr void append_object(fixed_string<Capacity>& to, named_text first, named_text second) noexcept {
    std::string_view separator = "{";
    for (auto const& [name, text] : {first, second}) {
        if (text.empty()) continue;
        to.append(separator).append('"').append(name).append("\":\"");
        append_escaped(to, text).append('"');
        separator = ",";
    }
    to.append(separator == "{" ? "{}" : "}");
}

[[nodiscard]] constexpr envelope_json write_envelope(std::string_view open, named_text first,
                                                     named_text second) noexcept {
    envelope_json json;
    if (!is_envelope_text(first.text) || !is_envelope_text(second.text)) return json;
    append_object(json.append(open), first, second);
    json.append('}');
    return json;
}
[[nodiscard]] constexpr envelope_json write_envelope(envelope_data const& data) noexcept {
    return write_envelope(R"({"success":true,"data":)", {"id", data.id}, {"created_at", data.created_at});
}
[[nodiscard]] constexpr envelope_json write_envelope(envelope_error const& error) noexcept {
    return write_envelope(R"({"success":false,"error":)", {"code", error.code}, {"message", error.message});
}

}  // namespace detail

// The envelope as JSON. Empty if a text is longer than envelope_text_bytes or ill-formed UTF-8.
[[nodiscard]] constexpr detail::envelope_json encode_envelope(envelope const& from) noexcept {
    return std::visit([](auto const& content) { return detail::write_envelope(content); }, from);
}

// An envelope that was read. Owns its text.
class decoded_envelope {
public:
    // Views of this object.
    [[nodiscard]] constexpr envelope value() const& noexcept {
        if (success_) return envelope_data{first_, second_};
        return envelope_error{first_, second_};
    }
    envelope value() const&& = delete;

private:
    friend constexpr std::optional<decoded_envelope> decode_envelope(std::string_view) noexcept;
    constexpr decoded_envelope(bool success, std::string_view first, std::string_view second) noexcept
        : success_(success), first_(first), second_(second) {}

    bool success_;
    detail::envelope_text first_, second_;
};

// Nothing if the text is no JSON object with a "success" that is true or false and, of "data" and "error",
// the one that belongs to it and not the other; if a member of the envelope stands twice or holds another
// type; or if a text is longer than envelope_text_bytes. Null is as absent; unknown members are skipped.
// Linear.
[[nodiscard]] constexpr std::optional<decoded_envelope> decode_envelope(std::string_view json) noexcept {
    using namespace detail;
    object_members<3> outer{{"success", "data", "error"}};
    if (!read_members(json, outer)) return std::nullopt;
    auto const& [success, data, error] = outer.values;
    bool const is_data = success == "true";
    if (!is_data && success != "false") return std::nullopt;
    if (!(is_data ? error : data).empty()) return std::nullopt;

    object_members<2> inner{{is_data ? "id" : "code", is_data ? "created_at" : "message"}};
    if (!read_members(is_data ? data : error, inner)) return std::nullopt;
    text_buffer buffers[2];
    std::string_view texts[2];
    for (std::size_t index = 0; index < 2; ++index) {
        if (inner.values[index].empty()) continue;
        auto const text = text_of(inner.values[index], buffers[index]);
        if (!text || text->utf8.size() > envelope_text_bytes) return std::nullopt;
        texts[index] = text->utf8;
    }
    return decoded_envelope{is_data, texts[0], texts[1]};
}

// ---- The reply.

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

    static constexpr std::size_t capacity = detail::longest_refusal < detail::longest_envelope
                                                ? detail::longest_envelope
                                                : detail::longest_refusal;

    int status_;
    std::string_view error_type_;
    detail::fixed_string<capacity> body_;
};

// 200, for a request that was carried out: an empty body, {}, or {"success":true,"data":{}}.
[[nodiscard]] constexpr http_reply make_success_reply(reply_style style = reply_style::connect) noexcept {
    http_reply reply{200, {}};
    if (style == reply_style::smithy) reply.body_.append("{}");
    if (style == reply_style::envelope) reply.body_.append(encode_envelope(envelope_data{}));
    return reply;
}

// The envelope's, with its data; nothing where encode_envelope gives none.
[[nodiscard]] constexpr std::optional<http_reply> make_success_reply(envelope_data const& data) noexcept {
    auto const json = encode_envelope(data);
    if (json.empty()) return std::nullopt;
    http_reply reply{200, {}};
    reply.body_.append(json);
    return reply;
}

namespace detail {

struct refusal {
    int status;
    std::string_view error_type;
};

[[nodiscard]] constexpr refusal refusal_for(rule deciding, reply_style style) noexcept {
    switch (deciding) {
    case rule::path: return {404, "UnknownOperationException"};
    case rule::method: return {405, "UnknownOperationException"};
    case rule::not_acceptable: return {406, "NotAcceptableException"};
    case rule::media_type: return {415, "UnsupportedMediaTypeException"};
    default: break;
    }
    bool const malformed = is_malformed(deciding);
    int const status = deciding == rule::too_large ? 413 : 400;
    switch (style) {
    case reply_style::smithy: return {status, malformed ? "SerializationException" : "ValidationException"};
    case reply_style::envelope: return {status, {}};
    case reply_style::connect: break;
    }
    return {status, to_string(malformed ? service_error::invalid_request : service_error::invalid_parameter)};
}

}  // namespace detail

// The refusal of a request for what is wrong with it; the success reply where nothing is. What is wrong with
// the request around the payload decides over what could not be read, and that over the constraints. The body
// is a JSON object in ASCII:
//
//     connect   {"Message":"..."}
//     smithy    {"message":"...","fieldList":[{"path":"/...","message":"..."},...]}
//     envelope  {"success":false,"error":{"code":"VALIDATION_ERROR","message":"..."}}
//
// The message is that of the violation that decides, and says how many there are; the list holds all of them
// that `found` holds and, without a path, the number of the others. Nothing of the request stands in it.
[[nodiscard]] constexpr http_reply make_reply(violations const& found,
                                              reply_style style = reply_style::connect) noexcept {
    using namespace detail;
    if (found.empty()) return make_success_reply(style);
    auto const [status, error_type] = refusal_for(deciding(found).rule, style);
    http_reply reply{status, error_type};
    summary_text const message = summary(found);
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
