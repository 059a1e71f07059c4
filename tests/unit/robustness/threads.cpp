// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// Any number of threads may read the same constants and call the same functions: there is no state to share.
// ThreadSanitizer tells of any that there is.

#ifdef __STDCPP_THREADS__
#include <atomic>
#include <thread>

using namespace chat_timers;
using namespace std::chrono_literals;

namespace {

constexpr timer_list timers{
    {participant_role::customer, timer_type::idle, timer_duration{5min}},
    {participant_role::agent, timer_type::disconnect_noncustomer, unset},
};
constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
constexpr std::string_view faulty = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
    {"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":481}},
    {"ParticipantRole":"Agent","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
constexpr timer_draft drafts[] = {{"AGENT", "IDLE", timer_value_draft{"Unset", 5}}};
constexpr request_draft draft{"our chat", {}, drafts};

// One object each for all threads, not a copy.
request const shared_request = *decode_input(encode_input(wanted));
violations const shared_violations = decode_body(faulty).error();

void append_report(std::string& to, violations const& found, std::string_view source) {
    format_text(std::back_inserter(to), found, source, {"threads", true});
    format_json(std::back_inserter(to), found, source);
    for (reply_style const style : {reply_style::connect, reply_style::smithy, reply_style::envelope}) {
        to.append(make_reply(found, style).body());
    }
}

// What every part of the library makes of the constants and of the objects.
std::string work() {
    std::string made;
    made.append(encode_body(shared_request.channel_configuration)).append(encode_input(wanted));
    made.append(encode(shared_request)->target());
    made.append(describe(apply({}, std::get<chat>(shared_request.channel_configuration).timers)));
    made.append(decode_input(encode_input(shared_request)) ? "valid" : "refused");
    append_report(made, shared_violations, faulty);
    append_report(made, decode_body(faulty, decode_options::service).error(), faulty);
    append_report(made, validate(draft).error(), {});
    auto const error = classify({429, "ThrottlingException", {}});
    return made.append(error ? to_string(*error) : "no error").append(*endpoint("eu-central-1"));
}

}  // namespace

TEST_CASE("threads: all make the same of the same, at once") {
    constexpr std::size_t thread_count = 4;
    std::string const alone = work();
    CHECK(alone.find("[range]") != alone.npos);
    CHECK(alone.find("[union_conflict]") != alone.npos);
    CHECK(alone.find("valid") != alone.npos);

    std::atomic<std::size_t> waiting{thread_count}, different{0};
    std::vector<std::thread> threads;
    for (std::size_t index = 0; index < thread_count; ++index) {
        threads.emplace_back([&] {
            for (--waiting; waiting != 0;) std::this_thread::yield();
            for (int repetition = 0; repetition < 200; ++repetition) {
                if (work() != alone) ++different;
            }
        });
    }
    for (std::thread& each : threads) each.join();
    CHECK(different == 0);
}

#else

TEST_CASE("threads: there are none here") { MESSAGE("Skipped: this platform has no threads."); }

#endif
