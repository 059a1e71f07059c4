// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <cstddef>
#include <iterator>
#include <string>

// What is a template warns only where it is used.
int main() {
    namespace ct = chat_timers;
    std::string text;
    auto const refused = ct::decode_body("{}");
    if (!refused) {
        ct::format_text(std::back_inserter(text), refused.error(), "{}");
        ct::format_json(std::back_inserter(text), refused.error(), "{}");
        text += ct::make_reply(refused.error(), ct::reply_style::smithy).body();
    }
    auto const asked =
        ct::decode(ct::http_request{"PUT", "/", "application/json", "", "{}"}, ct::decode_options::strict);
    auto const found = ct::validate({"an instance", "a contact", {}});
    auto const role = ct::from_string<ct::participant_role>("AGENT");
    auto const ids = ct::instance_id::parse("a") && ct::contact_id::parse("b");
    text += ct::describe(ct::timer_state{}).view();
    return asked || found || !role || !ids || text.empty() ? 1 : 0;
}
