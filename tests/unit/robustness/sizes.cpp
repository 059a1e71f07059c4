// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "../support/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

// The sizes of the public types: the table of docs/compatibility.md, for 64 bits and GCC's standard library.

using namespace chat_timers;

namespace {

using result_of_duration = result<timer_duration, violation>;
using result_of_instance_id = result<instance_id, violation>;
using result_of_contact_id = result<contact_id, violation>;

struct sized {
    std::string_view name;
    std::size_t size, documented;
};

#define SIZE(type, documented)                                                                               \
    sized { #type, sizeof(type), documented }
constexpr sized all[] = {
    SIZE(interval, 16),
    SIZE(timer_duration, 2),
    SIZE(timer_value, 4),
    SIZE(timer, 6),
    SIZE(timer_list, 32),
    SIZE(chat, 32),
    SIZE(channel_configuration, 40),
    SIZE(instance_id, 408),
    SIZE(contact_id, 1032),
    SIZE(request, 1480),
    SIZE(timer_state, 32),
    SIZE(role_schedule, 32),
    SIZE(violation, 88),
    SIZE(violations, 1528),
    SIZE(result_of_duration, 96),
    SIZE(result_of_instance_id, 416),
    SIZE(result_of_contact_id, 1040),
    SIZE(result<timer_list>, 1536),
    SIZE(result<channel_configuration>, 1536),
    SIZE(result<request>, 1536),
    SIZE(result<http_message>, 4912),
    SIZE(pointer_text, 128),
    SIZE(message_text, 296),
    SIZE(violation_text, 312),
    SIZE(duration_text, 16),
    SIZE(description_text, 432),
    SIZE(body_text, 584),
    SIZE(configuration_text, 560),
    SIZE(input_text, 2752),
    SIZE(host_text, 120),
    SIZE(reply_text, 1032),
    SIZE(envelope_json, 12064),
    SIZE(http_request, 96),
    SIZE(http_message, 4904),
    SIZE(http_reply, 8040),
    SIZE(decoded_envelope, 2024),
    SIZE(request_draft, 72),
    SIZE(timer_draft, 96),
};

static_assert(sizeof(result_of_duration) <= 160 && sizeof(http_reply) <= 8192);
static_assert(sizeof(result<request>) <= std::max(sizeof(request), sizeof(violations)) + alignof(violations));

}  // namespace

#if defined(__GLIBCXX__) && defined(__LP64__)
TEST_CASE("sizes: of the public types, as documented") {
    for (sized const& each : all) {
        CAPTURE(each.name);
        CHECK(each.size == each.documented);
    }
}

TEST_CASE("sizes: the page on compatibility lists them") {
    std::string const page = bytes_of("../docs/compatibility.md");
    std::string rows;
    for (sized const& each : all) {
        std::string name{each.name};
        if (name.starts_with("result_of_")) {
            name = name.substr(name.find("of_") + 3);
            name = "result<" + (name == "duration" ? "timer_" + name : name) + ", violation>";
        }
        std::string size = std::to_string(each.documented);
        if (size.size() > 3) size.insert(size.size() - 3, ",");
        rows += "| `" + name + "` | " + size + " |\n";
    }
    INFO(rows);
    CHECK(page.find("| type | bytes |\n|---|---|\n" + rows + "\n") != page.npos);
}
#else
TEST_CASE("sizes: of the public types, not much more than documented") {
    for (sized const& each : all) {
        CAPTURE(each.name);
        CHECK(each.size <= each.documented + 32);
    }
}
#endif
