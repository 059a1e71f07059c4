// SPDX-License-Identifier: BSL-1.0

// The library as a WebAssembly module without imports. page.js writes a payload to input(), calls judge() and
// reads a JSON text from output().

#include "../capture/capture.hpp"
#include "../check/document.hpp"
#include "../check/json_pointer.hpp"
#include "../check/payload.hpp"
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

using playground::text_writer;

// The numbers are those of page.js.
using check::form;

// The most bytes of a request that can change the verdict.
char input_bytes[capture::longest_head + limits::payload_bytes + 1];
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

// A text as the source of the reader of captures.
struct whole_text {
    std::string_view text;

    [[nodiscard]] std::string_view held() const { return text; }
    [[nodiscard]] static bool more() { return false; }
};

check::payload_judge judge_of_payloads;
capture::memory fields;

// Writes the JSON text of one verdict.
class answer {
public:
    explicit answer(minutes_in_force const& now) : now_(state_of(now)) {}

    void give(check::payload_verdict const& found, std::string_view source) {
        if (found.whole != nullptr) {
            give_value(*found.whole, encode_input(*found.whole), found.note);
        } else if (found.body == nullptr) {
            give_violations(*found.as_sent, *found.found, source, found.note);
            // For a single one, its violation has a button.
            std::string_view const respelled = judge_of_payloads.respelled(source, found.form);
            if (judge_of_payloads.respelled_count() > 1) to_.text(R"(,"respelled":)").quoted(respelled);
            give_payload(source);
        } else if (found.form == form::configuration) {
            give_value(*found.body, encode_configuration(*found.body), found.note);
        } else {
            give_value(*found.body, encode_body(*found.body), found.note);
        }
        to_.put('}');
    }

    // The violations that decide the reply may differ from those that are shown: in their offsets, and in
    // what is below misspelt names.
    void give_violations(violations const& found, violations const& shown, std::string_view source,
                         check::note const& note) {
        to_.text(R"({"valid":false,"total":)").number(shown.total());
        to_.text(shown.truncated() ? R"(,"truncated":true,"violations":)"
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
        give_note(note);
        give_state("now", now_);
    }

    void give_error(capture::failure const& wrong, std::string_view source) {
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
        check::note note{wrong.hint};
        if (auto const members = check::members_of(source); members.is_object && wrong.hint.empty()) {
            note = {check::notes::json, members.form()};
        }
        give_note(note);
        give_state("now", now_);
        to_.put('}');
    }

    template <class T, class Canonical>
    void give_value(T const& value, Canonical const& text, check::note const& note) {
        to_.text(R"({"valid":true,"canonical":)").quoted(text);
        give_replies([&](reply_style style) {
            auto const reply = make_success_reply(style);
            give_reply(reply.status(), reply.error_type(), reply.content_type(), reply.body());
        });
        give_note(note);
        timer_state const after = apply(now_, timers(value));
        give_state("now", now_);
        give_state("after", after);
    }
    void end() { to_.put('}'); }

    // The number of bytes in output(), 0 if they are not all of the answer.
    [[nodiscard]] std::size_t size() const { return to_.is_full() ? 0 : to_.view().size(); }

private:
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

    void give_note(check::note const& note) {
        if (note.sentence.empty()) return;
        to_.text(R"(,"hint":)").quoted(note.sentence);
        if (note.meant != form::automatic) to_.text(R"(,"meant":)").quoted(to_string(note.meant));
    }

    // Where the payload is in a document around it.
    void give_payload(std::string_view source) {
        check::document const in(source);
        if (!in.payload) return;
        auto const found = check::find(source, in.payload->pointer);
        if (found.outcome != check::pointed::value) return;
        to_.text(R"(,"payload":{"pointer":)").quoted(in.payload->pointer);
        to_.text(R"(,"offset":)").number(found.offset).text(R"(,"length":)").number(found.length);
        to_.text(found.is_base64 ? R"(,"base64":true})" : R"(,"base64":false})");
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

// Of several requests, the first.
void judge_http(answer& to, std::string_view text, decode_options profile) {
    whole_text source{text};
    capture::reader reader(source, fields, limits::payload_bytes);
    if (reader.next() == capture::reader<whole_text>::outcome::failure)
        return to.give_error(reader.error(), text);
    check::note note{reader.note()};
    auto const decoded = decode(reader.request(), profile);
    if (decoded) {
        to.give_value(*decoded, encode_input(*decoded), note);
    } else {
        auto const shown = located_in(decoded.error(), reader.request_in_text(), reader.text());
        auto const to_body = check::note_for_request(reader.request(), decoded.error(), judge_of_payloads);
        to.give_violations(decoded.error(), shown, reader.text(), to_body.sentence.empty() ? note : to_body);
    }
    to.end();
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
    if (given == form::http) {
        judge_http(to, text, profile);
    } else {
        judge_of_payloads.judge({text, given, given, profile},
                                [&](check::payload_verdict const& found) { to.give(found, text); });
    }
    return to.size();
}
}
