// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_ENVELOPE_HPP
#define CHAT_TIMERS_ENVELOPE_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/json_object.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/json_writer.hpp>
#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/reply.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

// The generic envelope of JSON replies, made and read: {"success":true,"data":{"id":...,"created_at":...}} or
// {"success":false,"error":{"code":...,"message":...}}.
namespace chat_timers {

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
    2 * envelope_text_bytes * 6;
using envelope_json = fixed_string<longest_envelope>;

using envelope_text = fixed_string<envelope_text_bytes>;

[[nodiscard]] constexpr bool is_envelope_text(std::string_view text) noexcept {
    return text.size() <= envelope_text_bytes && count_scalar_values(text).well_formed;
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

// 200 with this envelope, for a request that was carried out; nothing where encode_envelope gives none.
[[nodiscard]] constexpr std::optional<http_reply> make_success_reply(envelope_data const& data) noexcept {
    auto const json = encode_envelope(data);
    if (json.empty()) return std::nullopt;
    static_assert(detail::longest_envelope <= detail::longest_refusal);
    http_reply reply{200, {}};
    reply.body_.append(json);
    return reply;
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

}  // namespace chat_timers

#endif
