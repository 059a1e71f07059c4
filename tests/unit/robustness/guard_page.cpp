// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "../support/guarded.hpp"
#include "../support/hostile_texts.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

// No text is read beyond its ends: each stands right before a page that must not be touched, and right behind
// one; and says the same in both places.

using namespace chat_timers;

namespace {

#ifdef __cpp_lib_filesystem
std::vector<std::string> payloads() {
    std::vector<std::string> all;
    for (auto const& entry : std::filesystem::directory_iterator{"conformance"}) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream stream{entry.path(), std::ios::binary};
        all.emplace_back(std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{});
    }
    return all;
}
#endif

// Every size up to this one, and of what is longer some.
constexpr std::size_t every_size_up_to = 1024;
std::size_t step_behind(std::size_t size) { return size < every_size_up_to ? 1 : 509; }

// Takes what is written without keeping it.
struct counting_iterator {
    using difference_type = std::ptrdiff_t;

    counting_iterator& operator*() { return *this; }
    counting_iterator& operator++() { return *this; }
    counting_iterator operator++(int) { return *this; }
    counting_iterator& operator=(char) {
        ++count;
        return *this;
    }

    std::size_t count = 0;
};

class readers {
public:
    // What all that read a text say of it, as a number; equal for equal texts.
    std::size_t operator()(std::string_view text) {
        std::size_t said = 0;
        for (decode_options options : {decode_options::strict, decode_options::service}) {
            options.max_bytes = static_cast<std::size_t>(-1);
            add(said, decode_body(text, options), text);
            add(said, decode_configuration(text, options), text);
            add(said, decode_input(text, options), text);
        }
        return said;
    }

    std::size_t read = 0;

private:
    template <class T>
    void add(std::size_t& said, result<T> const& decoded, std::string_view text) {
        ++read;
        if (decoded) return;
        said = said * 31 + decoded.error().total();
        for (violation const& each : decoded.error()) said = said * 31 + each.offset * 7 + each.length;
        if (text.size() % 7 != 0) return;  // these take longer; some of each alignment will do
        said += format_text(counting_iterator{}, decoded.error(), text, {text.substr(0, 40), true}).count;
        said += format_json(counting_iterator{}, decoded.error(), text).count;
    }
};

// Calls `read` with the text in both places.
template <class Read>
void in_both_places(guarded& memory, std::string_view text, Read& read) {
    auto const at_the_end = read(memory.at_the_end(text));
    auto const at_the_start = read(memory.at_the_start(text));
    if (at_the_end != at_the_start) FAIL_CHECK("Is not the same in both places: " << text.substr(0, 2000));
}

template <class Read>
void every_prefix_and_suffix(guarded& memory, std::string_view text, Read& read) {
    for (std::size_t size = 0; size <= text.size(); size += step_behind(size)) {
        in_both_places(memory, text.substr(0, size), read);
        in_both_places(memory, text.substr(text.size() - size), read);
    }
    in_both_places(memory, text, read);
}

}  // namespace

TEST_CASE("guard pages: stand around the texts") {
    if (!guarded::guards) MESSAGE("Not here: there is no <sys/mman.h>. Only results are compared.");
    guarded memory;
    CHECK(memory.at_the_end("ab") == "ab");
    CHECK(memory.at_the_start("ab") == "ab");
    std::string const longest(65536, 'x');
    CHECK(memory.at_the_end(longest).data() == memory.at_the_start(longest).data());
}

#ifdef __cpp_lib_filesystem
TEST_CASE("guard pages: every prefix and suffix of every payload of the conformance suite") {
    guarded memory;
    readers read;
    std::vector<std::string> const all = payloads();
    CHECK(all.size() > 100);
    for (std::string const& text : all) every_prefix_and_suffix(memory, text, read);
    CHECK(read.read > 100'000);
}
#endif

TEST_CASE("guard pages: hostile texts") {
    guarded memory;
    readers read;
    for (hostile::family const& each : hostile::families) {
        std::string const text = each.text(65536);
        for (std::size_t size = 0; size <= 128; ++size)
            in_both_places(memory, std::string_view{text}.substr(0, size), read);
        for (std::size_t const size : {511U, 1024U, 4095U, 16385U, 65535U, 65536U})
            in_both_places(memory, std::string_view{text}.substr(0, size), read);
    }
}

// Writes by `write(span)` to rooms of every size up to the text's, each with a guard page at one of its ends.
template <class Write>
void every_room(guarded& memory, std::string_view wanted, Write const& write) {
    for (std::size_t size = 0; size <= wanted.size() + 1; ++size) {
        for (std::span<char> const room : {memory.room_at_the_end(size), memory.room_at_the_start(size)}) {
            for (char& byte : room) byte = '?';
            auto const [end, error] = write(room);
            std::string_view const written{room.data(), static_cast<std::size_t>(end - room.data())};
            bool const is_right = size < wanted.size() ? error == std::errc::value_too_large &&
                                                             written == std::string(size, '?')
                                                       : error == std::errc{} && written == wanted;
            if (!is_right) FAIL_CHECK("Room for " << size << " bytes of " << wanted);
        }
    }
}

TEST_CASE("guard pages: texts are written whole, or not at all, to rooms of every size") {
    guarded memory;
    using namespace literals;
    constexpr request sent = R"({"InstanceId":"i\n","ContactId":"c","ChannelConfiguration":{"Chat":{
        "ParticipantTimerConfigList":[{"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER",
        "TimerValue":{"ParticipantTimerDurationInMinutes":480}},{"ParticipantRole":"CUSTOMER","TimerType":"IDLE",
        "TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})"_input;
    channel_configuration const& configuration = sent.channel_configuration;
    every_room(memory, encode_body(configuration),
               [&](std::span<char> to) { return encode_body(to, configuration); });
    every_room(memory, encode_configuration(configuration),
               [&](std::span<char> to) { return encode_configuration(to, configuration); });
    every_room(memory, encode_input(sent), [&](std::span<char> to) { return encode_input(to, sent); });
    auto const refused = decode_input(R"({"InstanceId":"","ContactId":1,"ChannelConfiguration":{}})");
    for (reply_style const style : enumerators<reply_style>()) {
        every_room(memory, make_reply(refused.error(), style).body(),
                   [&](std::span<char> to) { return write_reply_body(to, refused.error(), style); });
        every_room(memory, make_reply({}, style).body(),
                   [&](std::span<char> to) { return write_reply_body(to, {}, style); });
    }
}

TEST_CASE("guard pages: ids, words and names") {
    guarded memory;
    auto const read = [](std::string_view text) {
        std::size_t said = is_instance_id(text) ? 1 : 0;
        said = said * 2 + (is_contact_id(text) ? 1 : 0);
        said = said * 2 + (instance_id::parse(text) ? 1 : 0);
        said = said * 2 + (contact_id::parse(text) ? 1 : 0);
        said = said * 2 + (from_string<participant_role>(text) ? 1 : 0);
        said = said * 2 + (from_string<timer_type>(text) ? 1 : 0);
        said = said * 2 + (from_string<timer_action>(text) ? 1 : 0);
        timer_draft const timer{text, text, timer_value_draft{text, std::nullopt}};
        said = said * 100 + validate({text, text, std::span{&timer, 1}}).error().total();
        said += format_visible(counting_iterator{}, text).count;
        return said + format_json_string(counting_iterator{}, text).count;
    };
    for (char const* const text :
         {"CUSTOMER", "AGENT", "IDLE", "DISCONNECT_NONCUSTOMER", "Unset",
          "12345678-1234-1234-1234-123456789012", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x91\x8D",
          "\xED\x9F\xBF\xF4\x8F\xBF\xBF", "a\x1B\xE2\x80\xAE\xFF\xC3", "\"\\\n\x7F"}) {
        every_prefix_and_suffix(memory, text, read);
    }
    std::string thumbs;
    while (thumbs.size() != 4 * 257) thumbs += "\xF0\x9F\x91\x8D";
    every_prefix_and_suffix(memory, thumbs, read);
}
