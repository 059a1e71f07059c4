// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_HTTP_HPP
#define CHAT_TIMERS_HTTP_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/http_header.hpp>
#include <chat_timers/detail/http_host.hpp>
#include <chat_timers/detail/http_target.hpp>
#include <chat_timers/detail/operation.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/envelope.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/reply.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/service_error.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

// The HTTP request around the payload: text in and text out, no socket. Its answers are in the headers
// above: service_error.hpp reads them, reply.hpp and envelope.hpp make them.
namespace chat_timers {

// As a server has it: views of the request line, of two field values, and of the body without its transfer
// encodings. Fields that stand more than once are joined by commas.
struct http_request {
    std::string_view method, target, content_type;
    std::string_view accept;  // empty where there is none
    std::string_view body;
};

namespace detail {

constexpr void read_encoded_id(assembler& to, place id, std::string_view label, std::size_t offset) noexcept {
    extent const bytes{offset, label.size()};
    auto const [text, fault] = decode_label(label, to.buffer(id.node));
    if (!fault.empty()) {
        auto const before = static_cast<std::size_t>(fault.data() - label.data());
        return to.ill_formed_text(id, {offset + before, fault.size()});
    }
    if (is_dot_segment(text.utf8)) return to.unroutable(id, bytes);
    to.text(id, bytes, text.utf8, text.scalar_values);
}

// Tells of the ids that the target's segments hold.
[[gnu::noinline]] constexpr void read_ids(assembler& to, path_labels const& labels,
                                          std::string_view target) noexcept {
    auto const read = [&](node id, path_label label) {
        auto const offset = static_cast<std::size_t>(label.text.data() - target.data());
        if (!label.plain || is_dot_segment(label.text)) {
            return read_encoded_id(to, {id, 0}, label.text, offset);
        }
        to.text({id, 0}, {offset, label.text.size()}, label.text, label.text.size());
    };
    read(node::instance_id, labels.instance_id);
    read(node::contact_id, labels.contact_id);
}

// The same of a target that has_plain_uuids.
[[gnu::always_inline]] constexpr void read_plain_uuids(assembler& to, std::string_view target) noexcept {
    auto const read = [&](node id, std::size_t offset) {
        to.text({id, 0}, {offset, uuid_size}, {target.data() + offset, uuid_size}, uuid_size);
    };
    read(node::instance_id, first_uuid);
    read(node::contact_id, second_uuid);
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
    bool const usual = has_plain_uuids(from.target);
    auto const labels = usual ? std::nullopt : split_target(from.target);
    if (!usual && !labels) return refuse(rule::path, from.target);
    if (from.method != operation::method) return refuse(rule::method, from.method);
    if (!is_accepted(from.accept)) return refuse(rule::not_acceptable, from.accept);
    if (!is_media_type(from.content_type)) return refuse(rule::media_type, from.content_type);

    assembler to{options.ignore_unknown_members};
    if (usual) {
        read_plain_uuids(to, from.target);
    } else {
        read_ids(to, *labels, from.target);
    }
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
    auto const require_routable = [&](node id, std::string_view utf8) {
        if (is_dot_segment(utf8)) found.push_back(broken(rule::unroutable, {id, 0}, {}));
    };
    require_routable(node::instance_id, from.instance_id.value());
    require_routable(node::contact_id, from.contact_id.value());
    if (!found.empty()) return found;
    return http_message{from};
}

// Which of a region's hosts.
struct endpoint_options {
    bool fips = false;        // FIPS 140 validated cryptography
    bool dual_stack = false;  // IPv6 besides IPv4
};

// Returns the name of the host that serves a region, or nullopt if `region` is not a host label (RFC 1123).
// AWS's endpoint rule set decides: the partition is the one whose pattern the region matches,
// case-sensitively, and aws for a region that matches none. The host contains the region as given. See:
// https://docs.aws.amazon.com/general/latest/gr/connect_region.html
[[nodiscard]] constexpr std::optional<detail::host_text> endpoint(std::string_view region,
                                                                  endpoint_options options = {}) noexcept {
    using namespace detail;
    if (!is_host_label(region)) return std::nullopt;
    partition const& home = partition_of(region);
    bool const names_fips = options.fips && (options.dual_stack || home.has_fips_host);
    host_text host{names_fips ? "connect-fips." : "connect."};
    host.append(region).append('.').append(options.dual_stack ? home.dual_stack_suffix : home.suffix);
    return host;
}

}  // namespace chat_timers

#endif
