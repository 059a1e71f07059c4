// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "../support/allocations.hpp"
#include "../support/hostile_texts.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Nothing is allocated, whatever the input. Every form of `new` ends in one of these.

namespace {

std::atomic<std::size_t> allocations{0};

void* allocate(std::size_t size) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
    ++allocations;
    auto const align = static_cast<std::size_t>(alignment);
#ifdef _WIN32
    return _aligned_malloc(size, align);
#else
    return std::aligned_alloc(align, (size + align - 1) / align * align);
#endif
}
// Not inlined: GCC 11 would take it for the fellow of another `new`.
[[gnu::noinline]] void release(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void release(void* memory, std::align_val_t) noexcept {
#ifdef _WIN32
    _aligned_free(memory);
#else
    std::free(memory);
#endif
}
void* or_abort(void* memory) noexcept {
    if (memory == nullptr) std::abort();
    return memory;
}

}  // namespace

std::size_t allocations_so_far() { return allocations; }

void* operator new(std::size_t size) { return or_abort(allocate(size)); }
void* operator new[](std::size_t size) { return or_abort(allocate(size)); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return or_abort(allocate(size, alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return or_abort(allocate(size, alignment));
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t alignment) noexcept { release(memory, alignment); }
void operator delete[](void* memory, std::align_val_t alignment) noexcept { release(memory, alignment); }
void operator delete(void* memory, std::size_t, std::align_val_t alignment) noexcept {
    release(memory, alignment);
}
void operator delete[](void* memory, std::size_t, std::align_val_t alignment) noexcept {
    release(memory, alignment);
}

namespace {

using namespace chat_timers;

// Decodes with both forms and profiles, encodes what is right, tells what is wrong.
std::size_t allocations_of_decoding(std::string_view text) {
    return allocations_of([text] {
        for (decode_options options : {decode_options::strict, decode_options::service}) {
            options.max_bytes = static_cast<std::size_t>(-1);
            std::array<char, 65536> room;
            if (auto const body = decode_body(text, options)) {
                auto const encoded = encode_body(*body);
                if (encoded.size() == 0) std::abort();
            } else {
                char* const end = format_text(room.data(), body.error(), text, {"name", true});
                if (format_json(end, body.error(), text) == room.data()) std::abort();
            }
            if (auto const input = decode_input(text, options)) {
                auto const encoded = encode_input(*input);
                if (encoded.size() == 0) std::abort();
            } else if (input.error()[0].message().empty()) {
                std::abort();
            }
        }
    });
}

std::string const one_timer = R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
                              R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5}})";

std::string with_items(std::string const& items) {
    return R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + items + "]}}}";
}

std::string times(std::size_t count, std::string const& one) {
    std::string text;
    for (std::size_t index = 0; index < count; ++index) text += one;
    return text;
}

}  // namespace

TEST_CASE("allocations: are counted here") {
    CHECK(allocations_of([] { ::operator delete(::operator new(1)); }) == 1);
    CHECK(allocations_of([] { ::operator delete[](::operator new[](100)); }) == 1);
    CHECK(allocations_of([] {
              ::operator delete (::operator new (64, std::align_val_t{64}), std::align_val_t{64});
          }) == 1);
    CHECK(allocations_of([] { ::operator delete(::operator new(1, std::nothrow)); }) == 1);
    CHECK(allocations_of([] {
              std::string text(1000, 'x');
              if (text[999] != 'x') std::abort();
          }) == 1);
    CHECK(allocations_of([] {}) == 0);
}

TEST_CASE("allocations: none in decoding and encoding what is right") {
    CHECK(allocations_of_decoding(with_items(one_timer)) == 0);
    CHECK(allocations_of_decoding("  " + with_items(" " + one_timer + " ") + "\n") == 0);
    std::string const four =
        one_timer +
        R"(,{"TimerType":"DISCONNECT_NONCUSTOMER","ParticipantRole":"CUSTOMER")"
        R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"
        R"(,{"ParticipantRole":"AGENT","TimerType":"IDL\u0045")"
        R"(,"TimerValue":{"ParticipantTimerAction":null,"ParticipantTimerDurationInMinutes":480}})"
        R"(,{"TimerValue":{"ParticipantTimerAction":"Unset"},"ParticipantRole":"AGENT")"
        R"(,"TimerType":"DISCONNECT_NONCUSTOMER"})";
    CHECK(allocations_of_decoding(with_items(four)) == 0);
    CHECK(allocations_of_decoding(R"({"InstanceId":"i","ContactId":"c",)" + with_items(four).substr(1)) == 0);
    CHECK(allocations_of_decoding("{\"InstanceId\":\"" + times(100, "\\u0001") + "\",\"ContactId\":\"" +
                                  times(256, "\U0001F44D") + "\"," + with_items(four).substr(1)) == 0);
}

TEST_CASE("allocations: none in refusing what is wrong") {
    for (char const* const text :
         {"", " ", "{", "{}", "[]", "null", "\"", "\xFF", "\xEF\xBB\xBF{}", "5.5", "-",
          R"({"ChannelConfiguration":{"Chat":null}})", R"({"a":1,"a":2,"b":{"c":[1,2,{"d":null}]}})",
          R"({"\ud83d":1})", R"({"ChannelConfiguration":{"chat":{}}})"}) {
        CAPTURE(text);
        CHECK(allocations_of_decoding(text) == 0);
    }
    CHECK(allocations_of_decoding(with_items("{},{},{},{},{},{},{}")) == 0);
    CHECK(allocations_of_decoding(with_items(one_timer + "," + one_timer + ",null,5," + one_timer)) == 0);
}

TEST_CASE("allocations: none for hostile texts") {
    for (hostile::family const& each : hostile::families) {
        CAPTURE(each.name);
        for (std::size_t const size : {1U, 100U, 1000U, 65536U})
            CHECK(allocations_of_decoding(each.text(size)) == 0);
    }
}

TEST_CASE("allocations: none, however large the text") {
    CHECK(allocations_of_decoding(with_items(one_timer + times(99'999, "," + one_timer))) == 0);
    CHECK(allocations_of_decoding(with_items("null" + times(99'999, ",null"))) == 0);
    CHECK(allocations_of_decoding(with_items("{}" + times(99'999, ",{}"))) == 0);
    CHECK(allocations_of_decoding(with_items("5" + times(99'999, ",5"))) == 0);
    CHECK(allocations_of_decoding("{\"x\":[" + times(100'000, "{\"a\":[]},") + "0]," +
                                  with_items(one_timer).substr(1)) == 0);
    CHECK(allocations_of_decoding("{" + times(100'000, "\"x\":1,") + with_items(one_timer).substr(1)) == 0);
    CHECK(allocations_of_decoding("{\"InstanceId\":\"" + times(1'000'000, "x") + "\",\"ContactId\":\"" +
                                  times(100'000, "\\u00e9") + "\"}") == 0);
    CHECK(allocations_of_decoding("{\"" + times(1'000'000, "x") + "\":1}") == 0);
    CHECK(allocations_of_decoding(times(1'000'000, " ") + "{}") == 0);
    CHECK(allocations_of_decoding(with_items(R"({"TimerValue":{"ParticipantTimerDurationInMinutes":5)" +
                                             times(1'000'000, "0") + "e-1000000}}")) == 0);
}

TEST_CASE("allocations: none in validating a draft") {
    std::string const long_text = times(100'000, "\u00E9");
    std::vector<timer_draft> timers = {{"CUSTOMER", "IDLE", timer_value_draft{"Unset", std::nullopt}},
                                       {"AGENT", "IDLE", timer_value_draft{std::nullopt, 480}}};
    CHECK(allocations_of([&] {
              if (!validate({"i", "c", timers})) std::abort();
          }) == 0);
    CHECK(allocations_of([&] {
              if (validate({}) || validate({long_text, long_text, timers})) std::abort();
          }) == 0);
    std::vector<timer_draft> const many(100'000, timers[0]);
    std::vector<timer_draft> const empty(100'000);
    CHECK(allocations_of([&] {
              if (validate({"i", "c", many}) || validate({long_text, "\xFF", empty})) std::abort();
          }) == 0);
}

TEST_CASE("allocations: none in parsing ids and making lists and durations") {
    std::string const long_text = times(100'000, "x");
    std::vector<chat_timers::timer> const many(
        100'000, chat_timers::timer{participant_role::agent, timer_type::idle, unset});
    CHECK(allocations_of([&] {
              if (!instance_id::parse("i") || instance_id::parse(long_text) || contact_id::parse(long_text) ||
                  contact_id::parse("\xFF") || timer_list::from(many) ||
                  !timer_list::from(std::span{many}.first(1)) ||
                  timer_duration::from(std::chrono::minutes{1})) {
                  std::abort();
              }
          }) == 0);
}

TEST_CASE("allocations: none in applying timers and describing them") {
    auto const decoded = decode_body(with_items(one_timer));
    REQUIRE(decoded.has_value());
    timer_list const& timers = std::get<chat>(*decoded).timers;
    CHECK(allocations_of([&] {
              timer_state const after = apply({}, timers);
              if (!diff({}, after) || describe(after).size() == 0) std::abort();
              if (!schedule(after, participant_role::customer).idle_after) std::abort();
          }) == 0);
}
