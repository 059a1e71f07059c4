// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/overview.md and docs/compatibility.md, between the lines that begin with //!.
#include <chat_timers/chat_timers.hpp>

#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

using namespace chat_timers;
using namespace std::chrono_literals;

namespace {

bool write_a_literal() {
    //! [literal]
    constexpr timer_list timers{
        {participant_role::customer, timer_type::idle, timer_duration{5min}},
        {participant_role::customer, timer_type::disconnect_noncustomer, timer_duration{10min}},
    };
    constexpr auto body = encode_body(chat{timers});  // a constant: {"ChannelConfiguration":...
    //! [literal]
    return body.view().starts_with(R"({"ChannelConfiguration":{"Chat":)");
}

bool decode_a_body(std::string_view json) {
    //! [decode]
    std::string report;
    std::size_t size = 0;
    if (auto const decoded = decode_body(json)) {
        size = timers(*decoded).size();
    } else {
        format_text(std::back_inserter(report), decoded.error(), json, {.name = "body.json"});
    }
    //! [decode]
    return size == 0 && report.starts_with("body.json:1:1: error: Value at '/ChannelConfiguration'");
}

bool check_a_draft(std::string_view instance, std::string_view role, int minutes) {
    //! [draft]
    timer_draft const timers[]{
        {.role = role, .type = "IDLE", .value = timer_value_draft{.duration_in_minutes = minutes}}};
    result<request> const checked =
        validate({.instance_id = instance, .contact_id = "4711", .timers = timers});
    //! [draft]
    return !checked && checked.error().total() == 2 && checked.error()[0].rule == rule::enumeration &&
           checked.error()[1].rule == rule::range;
}

bool refuse_a_request(http_request const& received) {
    //! [gateway]
    auto const decoded = decode(received, decode_options::service);
    if (decoded) return false;  // forward the bytes as they were received

    http_reply const refusal = make_reply(decoded.error());
    //! [gateway]
    return refusal.status() == 400 && refusal.error_type() == "InvalidParameterException";
}

bool send_a_request(request const& wanted) {
    //! [client]
    auto const message = encode(wanted);      // method(), target(), content_type(), body()
    auto const host = endpoint("eu-west-2");  // connect.eu-west-2.amazonaws.com
    //! [client]
    return message && message->method() == "PUT" && host == "connect.eu-west-2.amazonaws.com";
}

bool predict_the_effect(timer_list const& changes) {
    //! [schedule]
    timer_state const before;  // a new chat has no timers
    timer_state const after = apply(before, changes);
    auto const when = schedule(after, participant_role::customer).disconnect_after;  // 15 minutes
    //! [schedule]
    return when == 15min && diff(before, after) == changes;
}

//! [sizes]
static_assert(sizeof(timer_duration) == 2 && sizeof(timer_list) <= 40);
static_assert(sizeof(request) <= 1536 && sizeof(result<request>) <= 1600);
static_assert(sizeof(violation) <= 96 && sizeof(violations) <= 1600);
static_assert(sizeof(http_message) <= 5120 && sizeof(http_reply) <= 8192);
static_assert(std::is_trivially_copyable_v<result<request>> && std::is_trivially_copyable_v<http_reply>);
//! [sizes]

}  // namespace

int main() {
    constexpr timer_list changes{
        {participant_role::customer, timer_type::idle, timer_duration{5min}},
        {participant_role::customer, timer_type::disconnect_noncustomer, timer_duration{10min}},
    };
    constexpr request wanted{instance_id{"our-chat"}, contact_id{"4711"}, chat{changes}};
    http_request const empty{"PUT", "/contact/participant-role-config/our-chat/4711", "application/json", "",
                             "{}"};
    bool const all = write_a_literal() && decode_a_body("{}") && check_a_draft("our-chat", "agent", 481) &&
                     refuse_a_request(empty) && send_a_request(wanted) && predict_the_effect(changes);
    return all ? 0 : 1;
}
