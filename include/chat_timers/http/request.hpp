// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_REQUEST_HPP
#define CHAT_TIMERS_HTTP_REQUEST_HPP

#include <chat_timers/http/detail/fields.hpp>
#include <chat_timers/http/detail/targets.hpp>
#include <chat_timers/http/operation.hpp>
#include <chat_timers/json/decode.hpp>
#include <chat_timers/json/encode.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// Decodes and encodes the HTTP request around the payload, as text, without sockets.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// A request as a server receives it. Owns nothing: it holds views of the request line, of three field
/// values, and of the body without transfer encodings. `target` is the request target exactly as it was
/// received: not percent-decoded, not normalized, with its query. The values of a repeated field, empty ones
/// too, must be joined by commas.
struct http_request {
    std::string_view method;              ///< case-sensitive
    std::string_view target;              ///< as it was received, with its query
    std::string_view content_type;        ///< the field's value
    std::string_view accept;              ///< the field's value; empty if the field is absent
    std::string_view body;                ///< without transfer encodings
    std::string_view content_encoding{};  ///< the field's value; empty if the field is absent
};

namespace detail {

static_assert(
    has_members(field::body, {field::channel_configuration}) &&
        has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}),
    "the request has another member: if it travels in the path, split it off in split_target(), read it in decode(), and write it in http_message");

// Reports an id that is percent-encoded or invalid. `bytes`: its label in the target.
CHAT_TIMERS_COLD constexpr void read_encoded_id(assembler& to, place id, std::string_view label,
                                                extent bytes) noexcept {
    auto const [text, fault] = decode_label(label, to.buffer_of(id.field));
    if (!fault.empty()) {
        auto const before = static_cast<std::size_t>(fault.data() - label.data());
        return to.ill_formed_text(id, {bytes.offset + before, fault.size()});
    }
    if (is_dot_segment(text.utf8)) return to.unroutable(id, bytes);
    to.text(id, bytes, text.utf8, text.scalar_values);
}
// Reports the id in a label of the target to the assembler.
constexpr void read_id(assembler& to, place id, path_label label, std::string_view target) noexcept {
    extent const bytes{static_cast<std::size_t>(label.text.data() - target.data()), label.text.size()};
    if (!label.plain || is_dot_segment(label.text)) return read_encoded_id(to, id, label.text, bytes);
    to.text(id, bytes, label.text, bytes.length);
}

static_assert(enumerator_count<source_part> == 7,
              "source_part has another enumerator: return its text in text_of()");

// Returns the text that the offsets of a violation in `part` refer to; for a document, a null view.
[[nodiscard]] constexpr std::string_view text_of(source_part part, http_request const& from) noexcept {
    switch (part) {
    case source_part::method: return from.method;
    case source_part::target: return from.target;
    case source_part::accept: return from.accept;
    case source_part::content_type: return from.content_type;
    case source_part::body: return from.body;
    case source_part::content_encoding: return from.content_encoding;
    case source_part::document: break;
    }
    return {};
}

// Returns the first violation of the request around the payload, or nullopt.
[[nodiscard]] constexpr std::optional<violation> request_violation(http_request const& from,
                                                                   bool is_path) noexcept {
    auto const refuse = [](rule which, source_part part, std::string_view text) {
        violation found = broken(which, {field::input, 0}, {0, text.size()});
        found.part = part;
        return std::optional{found};
    };
    if (!is_path) return refuse(rule::path, source_part::target, from.target);
    bool const is_method =
        from.method.size() == operation::method.size() && equal_text(from.method.data(), operation::method);
    if (!is_method) return refuse(rule::method, source_part::method, from.method);
    if (!is_accepted(from.accept)) return refuse(rule::not_acceptable, source_part::accept, from.accept);
    if (!is_media_type(from.content_type))
        return refuse(rule::media_type, source_part::content_type, from.content_type);
    if (!is_identity(from.content_encoding))
        return refuse(rule::media_type, source_part::content_encoding, from.content_encoding);
    return std::nullopt;
}

// Keeps the copy of all violations out of decode()'s frame.
[[nodiscard]] CHAT_TIMERS_COLD constexpr result<request> refused(violation const& found) noexcept {
    return found;
}

}  // namespace detail

/// Decodes the request. Takes a target in origin form or absolute form; ignores its query. Keeps no view of
/// `from`.
/// Errors: only the first broken rule of path, method, not_acceptable and media_type, in this order; its
/// range is the whole text of its part. media_type applies to Content-Type, and then to Content-Encoding,
/// which may name only `identity`. If none of these is broken: encoding, length and unroutable for the ids,
/// with ranges in the target, followed by the errors of decode_body, with ranges in the body.
/// Complexity: linear. Allocates nothing.
[[nodiscard]] constexpr result<request> decode(http_request const& from, decode_options options) noexcept {
    using namespace detail;
    auto const labels = split_target(from.target);
    if (auto const found = request_violation(from, labels.has_value())) return refused(*found);

    auto const& [instance, contact] = *labels;  // NOLINT: without labels, the path is the violation
    assembler to{options.ignore_unknown_members};
    read_id(to, {field::instance_id, 0}, instance, from.target);
    read_id(to, {field::contact_id, 0}, contact, from.target);
    read_body(from.body, options, to);
    if (to.total() != 0) to.locate_in_request();
    return to.input();
}
/// The former name of decode(from, decode_options::service).
[[deprecated("write decode(request, decode_options::service)")]] [[nodiscard]] constexpr result<request>
decode(http_request const& from) noexcept {
    return decode(from, decode_options::service);
}

/// Returns a copy of `found` whose offsets refer to `capture`, such as the bytes of the whole HTTP message.
/// Each `part` becomes `document`, except `content_encoding`, because message() needs it. A range is
/// clipped to its part of `from`, so `from` may hold only the first value of a repeated field. A violation in
/// a part whose data() is null remains unchanged.
/// Preconditions: decode() returned `found`; each view of `from` points into `capture` or has a null data().
[[nodiscard]] constexpr violations located_in(violations const& found, http_request const& from,
                                              std::string_view capture) noexcept {
    violations located = found;
    for (std::size_t index = 0; index < found.size(); ++index) {
        violation moved = found[index];
        std::string_view const part = detail::text_of(moved.part, from);
        if (part.data() == nullptr) continue;
        if (moved.offset > part.size()) moved.offset = part.size();
        if (moved.length > part.size() - moved.offset) moved.length = part.size() - moved.offset;
        moved.offset += static_cast<std::size_t>(part.data() - capture.data());
        if (moved.part != source_part::content_encoding) moved.part = source_part::document;
        detail::violation_access::replace(located, index, moved);
    }
    return located;
}

/// A request to send. Owns its text.
class http_message {
public:
    /// Returns the method, `PUT`.
    [[nodiscard]] constexpr std::string_view method() const noexcept { return operation::method; }
    /// Returns the target in origin form, valid as long as this object.
    [[nodiscard]] constexpr std::string_view target() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return target_;
    }
    /// Returns the value of the field Content-Type.
    [[nodiscard]] constexpr std::string_view content_type() const noexcept { return operation::media_type; }
    /// Returns the body, valid as long as this object.
    [[nodiscard]] constexpr std::string_view body() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return body_; }

    /// Returns views of the texts that this object owns.
    [[nodiscard]] constexpr http_request as_request() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return {method(), target(), content_type(), {}, body()};
    }
    /// Views of a temporary's texts would dangle.
    http_request as_request() const&& = delete;

private:
    friend constexpr result<http_message> encode(request const&) noexcept;
    constexpr explicit http_message(request const& routable) noexcept
        : target_(operation::path), body_(encode_body(routable.channel_configuration)) {
        detail::append_percent_encoded(target_, routable.instance_id.value());
        detail::append_percent_encoded(target_.append('/'), routable.contact_id.value());
    }

    static constexpr std::size_t longest_target =
        operation::path.size() + 3 * instance_id::capacity + 1 + 3 * contact_id::capacity;

    detail::text_builder<longest_target> target_;
    body_text body_;
};

/// Encodes the request: the target in origin form, with all characters percent-encoded except RFC 3986's
/// unreserved ones, and the canonical body.
/// Errors: unroutable, for an id that is "." or "..".
/// Complexity: linear.
[[nodiscard]] constexpr result<http_message> encode(request const& from) noexcept {
    using namespace detail;
    violations found;
    auto const require_routable = [&](field id, std::string_view utf8) {
        if (is_dot_segment(utf8)) found.push_back(broken(rule::unroutable, {id, 0}, {}));
    };
    require_routable(field::instance_id, from.instance_id.value());
    require_routable(field::contact_id, from.contact_id.value());
    if (!found.empty()) return found;
    return http_message{from};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
