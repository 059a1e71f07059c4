// SPDX-License-Identifier: BSL-1.0

// The library as a WebAssembly module without imports. page.js writes a payload to input(), calls judge() and
// reads a JSON text from output().

#include "capture.hpp"
#include "writer.hpp"

#include <chat_timers/chat_timers.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

using namespace chat_timers;

// The C library's functions that the compiler and the standard library call. The module links no C library.
extern "C" {
[[gnu::used]] int memcmp(void const* left, void const* right, std::size_t size) {
    auto const* const one = static_cast<unsigned char const*>(left);
    auto const* const other = static_cast<unsigned char const*>(right);
    for (std::size_t index = 0; index < size; ++index) {
        if (one[index] != other[index]) return one[index] < other[index] ? -1 : 1;
    }
    return 0;
}
[[gnu::used]] void* memchr(void const* from, int byte, std::size_t size) {
    auto const* at = static_cast<unsigned char const*>(from);
    for (; size != 0; --size, ++at) {
        if (*at == static_cast<unsigned char>(byte)) return const_cast<unsigned char*>(at);
    }
    return nullptr;
}
[[gnu::used]] std::size_t strlen(char const* text) {
    std::size_t size = 0;
    while (text[size] != '\0') ++size;
    return size;
}
[[gnu::used]] void abort() { __builtin_trap(); }
}

namespace {

using playground::capture_reader;
using playground::text_writer;

// The numbers are those of page.js.
enum class form { body, input, http };

char input_bytes[capture_reader::longest_text];
// The longest answer repeats a line of the payload for each of 17 violations.
char output_bytes[std::size_t{1} << 21];
char scratch[sizeof input_bytes + 8192];

constexpr auto roles = enumerators<participant_role>();
constexpr auto types = enumerators<timer_type>();
static_assert(roles.size() == 2 && types.size() == 2,
              "judge() takes a number for each role and type: give it one more, and page.js an input");

struct minutes_in_force {
    int of[2][2];  // by role and type; 0: not set
};

// Durations that no timer has count as not set.
timer_state state_of(minutes_in_force const& given) {
    timer_state state;
    for (participant_role const role : roles) {
        for (timer_type const type : types) {
            int const count = given.of[static_cast<int>(role)][static_cast<int>(type)];
            auto const duration = timer_duration::from(std::chrono::minutes{count});
            if (!duration) continue;
            timer const one[] = {{role, type, *duration}};
            state = apply(state, timer_list::from(one).value());
        }
    }
    return state;
}

auto canonical(channel_configuration const& body) { return encode_body(body); }
auto canonical(request const& whole) { return encode_input(whole); }

// Writes the JSON text of one verdict.
class answer {
public:
    explicit answer(minutes_in_force const& now) : now_(state_of(now)) {}

    template <class T>
    void give(result<T> const& decoded, std::string_view source) {
        if (decoded) {
            give_value(*decoded);
        } else {
            give_violations(decoded.error(), decoded.error(), source);
        }
    }

    // Where the violations that decide the reply have other offsets than those that are shown.
    void give_violations(violations const& found, violations const& shown, std::string_view source) {
        to_.text(R"({"valid":false,"total":)").number(found.total());
        to_.text(found.truncated() ? R"(,"truncated":true,"violations":)"
                                   : R"(,"truncated":false,"violations":)");
        format_json(to_.out(), shown, source);
        char const* separator = R"(,"texts":[)";
        for (violation const& item : shown) {
            violations one;
            one.push_back(item);
            text_writer text{scratch};
            format_text(text.out(), one, source, text_options{});
            to_.text(separator).quoted(text.view());
            separator = ",";
        }
        separator = R"(],"suggestions":[)";
        for (violation const& item : shown) {
            to_.text(separator).quoted(suggestion(item, source));
            separator = ",";
        }
        to_.put(']');
        give_replies([&](reply_style style) {
            auto const head = reply_to(found, style);
            text_writer body{scratch};
            write_reply_body(body.out(), found, style);
            give_reply(head.status, head.error_type, head.content_type, body.view());
        });
        give_state("now", now_);
        to_.put('}');
    }

    void give_error(playground::capture_error const& wrong, std::string_view source) {
        std::string_view const before = source.substr(0, wrong.offset);
        std::size_t line = 1;
        std::size_t column = 1;
        for (char const byte : before) {
            ++column;
            if (byte != '\n') continue;
            ++line;
            column = 1;
        }
        to_.text(R"({"valid":false,"error":)").quoted(wrong.sentence);
        to_.text(R"(,"offset":)").number(wrong.offset);
        to_.text(R"(,"line":)").number(line).text(R"(,"column":)").number(column);
        give_state("now", now_);
        to_.put('}');
    }

    // The number of bytes in output(), 0 if they are not all of the answer.
    [[nodiscard]] std::size_t size() const { return to_.is_full() ? 0 : to_.view().size(); }

private:
    template <class T>
    void give_value(T const& value) {
        to_.text(R"({"valid":true,"canonical":)").quoted(canonical(value));
        give_replies([&](reply_style style) {
            auto const reply = make_success_reply(style);
            give_reply(reply.status(), reply.error_type(), reply.content_type(), reply.body());
        });
        timer_state const after = apply(now_, timers(value));
        give_state("now", now_);
        give_state("after", after);
        to_.put('}');
    }

    template <class Give>
    void give_replies(Give give) {
        char const* separator = R"(,"replies":[)";
        for (reply_style const style : enumerators<reply_style>()) {
            to_.text(separator).text(R"({"style":)").quoted(to_string(style));
            give(style);
            separator = ",";
        }
        to_.put(']');
    }

    void give_reply(int status, std::string_view error_type, std::string_view content_type,
                    std::string_view body) {
        to_.text(R"(,"status":)").number(static_cast<std::uint64_t>(status));
        to_.text(R"(,"error_type":)").quoted(error_type);
        to_.text(R"(,"content_type":)").quoted(content_type);
        to_.text(R"(,"body":)").quoted(body).put('}');
    }

    // What is set, what comes of it, and both in words.
    void give_state(std::string_view name, timer_state const& state) {
        to_.text(",\"").text(name).text(R"(":{"timers":)");
        char separator = '[';
        for (participant_role const role : roles) {
            for (timer_type const type : types) {
                auto const duration = state.find(role, type);
                to_.put(separator);
                give_minutes(duration ? std::optional{duration->minutes()} : std::nullopt);
                separator = ',';
            }
        }
        to_.text(R"(],"schedule":)");
        separator = '[';
        for (participant_role const role : roles) {
            role_schedule const when = schedule(state, role);
            to_.put(separator).text(R"({"idle":)");
            give_minutes(when.idle_after);
            to_.text(R"(,"disconnect":)");
            give_minutes(when.disconnect_after);
            to_.put('}');
            separator = ',';
        }
        to_.text(R"(],"words":)").quoted(describe(state)).put('}');
    }

    void give_minutes(std::optional<std::chrono::minutes> count) {
        if (count) {
            to_.number(static_cast<std::uint64_t>(count->count()));
        } else {
            to_.text("null");
        }
    }

    timer_state now_;
    text_writer to_{output_bytes};
};

void judge_http(answer& to, std::string_view text, decode_options profile) {
    static capture_reader reader;
    if (auto const wrong = reader.read(text)) return to.give_error(*wrong, text);
    auto const decoded = decode(reader.request(), profile);
    if (decoded) return to.give(decoded, reader.text());
    auto const shown = located_in(decoded.error(), reader.request_in_text(), reader.text());
    to.give_violations(decoded.error(), shown, reader.text());
}

}  // namespace

#define EXPORT(name) [[clang::export_name(#name)]]

extern "C" {

EXPORT(input) char* input() { return input_bytes; }
EXPORT(output) char const* output() { return output_bytes; }

// The most bytes of a payload that can change its verdict; the page passes no more.
EXPORT(capacity) std::size_t capacity(form given) {
    return given == form::http ? sizeof input_bytes : limits::payload_bytes + 1;
}

EXPORT(least_minutes) int least_minutes() { return static_cast<int>(limits::timer_minutes.min); }
EXPORT(most_minutes) int most_minutes() { return static_cast<int>(limits::timer_minutes.max); }

// Judges the first `size` bytes of input(), which is not more than capacity(). The four numbers are the
// minutes of the timers in force. Returns the size of the JSON text at output(), or 0 if there is not enough
// room for it.
EXPORT(judge)
std::size_t judge(std::size_t size, form given, bool as_service, int customer_idle, int customer_disconnect,
                  int agent_idle, int agent_disconnect) {
    std::string_view const text{input_bytes, size};
    decode_options const profile = as_service ? decode_options::service : decode_options::strict;
    answer to{{{{customer_idle, customer_disconnect}, {agent_idle, agent_disconnect}}}};
    switch (given) {
    case form::body: to.give(decode_body(text, profile), text); break;
    case form::input: to.give(decode_input(text, profile), text); break;
    case form::http: judge_http(to, text, profile); break;
    }
    return to.size();
}
}
