// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_ENVELOPE_HPP
#define CHAT_TIMERS_HTTP_ENVELOPE_HPP

#include <chat_timers/http/reply.hpp>  // before the type `envelope`, for GCC's -Wshadow
#include <chat_timers/json/detail/objects.hpp>
#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/detail/utf8.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

/// \file
/// Encodes and decodes a generic envelope of JSON replies:
///
///     {"success":true,"data":{"id":...,"created_at":...}}
///     {"success":false,"error":{"code":...,"message":...}}
///
/// reply_style::envelope replies with the second.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The content of a successful reply. Owns nothing. An empty text means that the member is absent. The texts
/// are UTF-8; their meaning is not checked.
struct envelope_data {
    std::string_view id;          ///< of the resource; the caller decides which
    std::string_view created_at;  ///< a date and time as in RFC 3339

    friend constexpr bool operator==(envelope_data const&, envelope_data const&) noexcept = default;
};
/// The content of a failed reply. Owns nothing. An empty text means that the member is absent. The texts are
/// UTF-8; their meaning is not checked.
struct envelope_error {
    std::string_view code;     ///< for programs
    std::string_view message;  ///< for people

    friend constexpr bool operator==(envelope_error const&, envelope_error const&) noexcept = default;
};
/// The content of an envelope. Its alternative decides the value of "success".
using envelope = std::variant<envelope_data, envelope_error>;

/// The maximum size of a text of an envelope, in bytes.
inline constexpr std::size_t envelope_text_bytes = 1000;

/// Holds the longest envelope, in which an escape of a byte takes up to six bytes.
using envelope_json =
    fixed_text<std::string_view{R"({"success":false,"error":{"message":"","code":""}})"}.size() +
               2 * envelope_text_bytes * 6>;

class optional_envelope;

namespace detail {

using named_text = std::pair<std::string_view, std::string_view>;

// Returns `open`, an object of the members that are not empty, and the envelope's closing brace, or an empty
// text if one of the texts does not belong in an envelope.
[[nodiscard]] constexpr envelope_json make_envelope(std::string_view open, named_text first,
                                                    named_text second) noexcept {
    text_builder<envelope_json::capacity()> json{open};
    std::string_view separator = "{";
    for (auto const& [name, text] : {first, second}) {
        if (text.size() > envelope_text_bytes || !count_scalar_values(text).well_formed) return {};
        if (text.empty()) continue;
        json.append(separator).append('"').append(name).append("\":\"");
        write_json_escaped(appending_output{json}, text);
        json.append('"');
        separator = ",";
    }
    json.append(separator == "{" ? "{}}" : "}}");
    return json;
}
[[nodiscard]] constexpr envelope_json make_envelope(envelope_data const& data) noexcept {
    return make_envelope(R"({"success":true,"data":)", {"id", data.id}, {"created_at", data.created_at});
}
[[nodiscard]] constexpr envelope_json make_envelope(envelope_error const& error) noexcept {
    return make_envelope(R"({"success":false,"error":)", {"code", error.code}, {"message", error.message});
}

}  // namespace detail

/// Returns the envelope as JSON, or an empty text if a member's text is longer than envelope_text_bytes or
/// ill-formed UTF-8.
/// Complexity: linear.
[[nodiscard]] constexpr envelope_json encode_envelope(envelope const& from) noexcept {
    return std::visit([](auto const& content) { return detail::make_envelope(content); }, from);
}

/// A decoded envelope. Owns its texts.
class decoded_envelope {
public:
    /// Returns views of the texts that this object owns.
    [[nodiscard]] constexpr envelope value() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (success_) return envelope_data{first_, second_};
        return envelope_error{first_, second_};
    }
    /// Views of a temporary's texts would dangle.
    envelope value() const&& = delete;

private:
    friend constexpr optional_envelope decode_envelope(std::string_view) noexcept;
    constexpr decoded_envelope(bool success, std::string_view first, std::string_view second) noexcept
        : success_(success), first_(first), second_(second) {}

    bool success_;
    detail::text_builder<envelope_text_bytes> first_, second_;
};

/// A std::optional whose operator-> lets compilers warn about views of a temporary.
class optional_envelope : public std::optional<decoded_envelope> {
public:
    using std::optional<decoded_envelope>::optional;
    /// Returns a pointer to the envelope, valid as long as this object.
    /// Preconditions: has_value().
    [[nodiscard]] constexpr decoded_envelope const* operator->() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return std::optional<decoded_envelope>::operator->();
    }
};

/// Decodes an envelope from a JSON text in UTF-8. The result holds no view of it. Treats null as absent and
/// skips unknown members. Returns nullopt if
/// - `json` is not an object in which "success" is true or false,
/// - the object "data" of a success or "error" of a failure is absent,
/// - it has "error" although "success" is true, or "data" although "success" is false,
/// - a member of the envelope is repeated or has the wrong type, or
/// - a text is longer than envelope_text_bytes.
/// Complexity: linear.
[[nodiscard]] constexpr optional_envelope decode_envelope(std::string_view json) noexcept {
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

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
