// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_CHECKER_HPP
#define CHAT_TIMERS_CHECK_CHECKER_HPP

#include "answer.hpp"
#include "captures.hpp"
#include "forms.hpp"
#include "input.hpp"
#include "json_pointer.hpp"
#include "options.hpp"
#include "output.hpp"
#include "payload.hpp"
#include "recognize.hpp"
#include "replace_file.hpp"
#include "results.hpp"
#include "value_at.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <unistd.h>

namespace check {

class checker {
public:
    checker(options const& wanted, output& to) : wanted_(wanted), out_(to), results_(wanted, to) {}

    [[nodiscard]] verdict run() {
        if (wanted_.in_place && wanted_.files.size() > 1 && !have_one_form()) return verdict::trouble;
        results_.begin();
        for (std::string const& path : wanted_.files) {
            if (out_.error() == 0) judge_file(path);
        }
        return results_.end();
    }

private:
    void judge_file(std::string const& path) {
        file_name const file(path);
        input from(path, max_bytes() + (wanted_.keyed ? longest_key + 1 : 0));
        if (wanted_.fix) {
            fix(file, from);
        } else if (wanted_.at) {
            judge_at(file, from);
        } else if (wanted_.lines) {
            judge_lines(file, from);
        } else if (wanted_.form == form::http ||
                   (wanted_.form == form::automatic && begins_as_request(from))) {
            captures_.judge(file, from);
        } else {
            judge_whole(file, from);
        }
        if (from.error() != 0) results_.unreadable(file, std::strerror(from.error()));
    }

    // Reads no further than the decision needs.
    bool begins_as_request(input& from) {
        for (;;) {
            auto const decided = check::begins_as_request(from.held());
            if (decided) return *decided;
            if (from.held().size() > max_bytes() || !read_on(from, out_)) return false;
        }
    }

    // Reads a payload, and one byte more of one that is too large. Returns false after an error.
    [[nodiscard]] bool read_payload(input& from) {
        bool may_go_on = true;
        while (may_go_on && from.held().size() <= max_bytes()) may_go_on = read_on(from, out_);
        return from.error() == 0 && out_.error() == 0;
    }

    void judge_whole(file_name const& file, input& from) {
        if (!read_payload(from)) return;
        answer given(file);
        given.text = from.held();
        judge(given);
    }

    // Returns false, and says so, if the files to change are of several forms: then some are not what was
    // meant.
    [[nodiscard]] bool have_one_form() {
        std::optional<form> first;
        for (std::string const& path : wanted_.files) {
            input from(path, max_bytes());
            if (wanted_.form != form::automatic || !read_payload(from) ||
                check::begins_as_request(from.held()).value_or(false))
                continue;
            form const found = members_of(from.held().substr(0, max_bytes() + 1)).form();
            if (!first) first = found;
            if (found == *first) continue;
            out_.err() += "check: --in-place cannot be combined with files of several forms, " +
                          std::string(to_string(*first)) + " and " + std::string(to_string(found)) +
                          ": expected one --form\n";
            return false;
        }
        return true;
    }

    // Replaces misspelt names and words, writes the text, and judges what was written.
    void fix(file_name const& file, input& from) {
        if (wanted_.form == form::automatic && begins_as_request(from)) {
            return results_.unreadable(file, "it is an HTTP request, and --fix changes JSON only");
        }
        if (!read_payload(from)) return;
        std::string text(from.held().substr(0, max_bytes() + 1));
        answer given(file);
        given.text = text;
        judge_payload(given, [&](payload_verdict const& verdict) {
            given.form = verdict.form;
            given.note = verdict.note;
        });
        if (auto const reason = why_not_json(text))
            return results_.unreadable(file, *reason + ", and --fix changes JSON only");
        std::string_view const fixed = judge_->respelled(given.text, given.form);
        std::size_t const changes = judge_->respelled_count();
        if (!wanted_.in_place) {
            out_.out() += text = fixed;
        } else if (changes != 0) {
            text = fixed;
            out_.flush();
            if (std::string const reason = replace_file(std::string(file.plain), text); !reason.empty()) {
                return results_.unreadable(file, "the file was not changed: " + reason);
            }
        }
        given.text = text;
        judge(given, changes);
    }

    // Returns why the text is not one JSON document, or nullopt.
    [[nodiscard]] static std::optional<std::string> why_not_json(std::string_view text) {
        auto const whole = find(text, "");
        if (text.size() > chat_timers::limits::payload_bytes) return "it is longer than a payload";
        if (whole.outcome == pointed::value) return std::nullopt;
        return "it is not JSON at " + line_and_column(text, whole.offset);
    }

    void judge_at(file_name const& file, input& from) {
        std::string text;
        do {
            text += from.take_all();
        } while (text.size() <= longest_document && read_on(from, out_));
        if (from.error() != 0 || out_.error() != 0) return;
        if (text.size() > longest_document) {
            return results_.unreadable(file, "it is longer than the " + std::to_string(longest_document) +
                                                 " bytes that --at reads");
        }
        value_at const value(text, *wanted_.at, max_bytes() + 1);
        if (!value.reason.empty()) return results_.unreadable(file, value.reason);
        answer given(file);
        given.text = text;
        judge_value(given, value);
    }

    // Judges a value of the document given.text. What a string violates has the string's place.
    void judge_value(answer& given, value_at const& value) {
        payload to_judge = payload_of(given);
        to_judge.text = std::string_view(value.text).substr(0, max_bytes() + 1);
        to_judge.at = value.is_string ? std::string_view() : std::string_view(*wanted_.at);
        judge_->judge(to_judge, [&](payload_verdict const& verdict) {
            chat_timers::violations moved;
            if (verdict.found != nullptr) {
                for (std::size_t index = 0; index < verdict.found->total(); ++index) {
                    chat_timers::violation item = (*verdict.found)[index < verdict.found->size() ? index : 0];
                    item.offset = value.is_string ? value.offset : value.offset + item.offset;
                    if (value.is_string) item.length = value.length;
                    moved.push_back(item);
                }
            }
            take(given, verdict);
            if (verdict.found != nullptr) given.found = &moved;
            results_.judged(given);
        });
    }

    void judge_lines(file_name const& file, input& from) {
        if (wanted_.format() == format::sarif) from.count_utf16();
        answer given(file);
        given.line = 0;
        do {
            while (auto const line = from.next_line()) {
                ++*given.line;
                given.text = *line;
                given.utf16_before = from.utf16_before_line();
                if (wanted_.keyed && !take_key(given)) return;
                judge(given);
                // Its other lines are broken, too, since they were cut at bytes.
                if (*given.line == 1 && !wanted_.keyed && recognize::has_no_lines(given.text)) return;
            }
            show_progress(*given.line, from);
        } while (read_on(from, out_));
    }

    // As Hadoop Streaming reads it: a line without a tab is a key without a payload.
    [[nodiscard]] bool take_key(answer& given) {
        std::string_view const line = given.text;
        std::size_t const size = (std::min)(line.find('\t'), line.size());
        if (size > longest_key) {
            results_.unreadable(given.file, "line " + std::to_string(*given.line) + ": key is longer than " +
                                                std::to_string(longest_key) + " bytes");
            return false;
        }
        given.key = line.substr(0, size);
        given.text = line.substr((std::min)(size + 1, line.size()));
        return true;
    }

    [[nodiscard]] payload payload_of(answer const& given) const {
        return {given.text, wanted_.form, last_form_, wanted_.profile(form::body), given.line.has_value()};
    }

    // The members that depend on the verdict are set here; those of an earlier line are forgotten.
    static void take(answer& given, payload_verdict const& verdict) {
        given.form = verdict.form;
        given.note = verdict.note;
        given.found = verdict.found;
        given.as_sent = verdict.as_sent;
        given.body = verdict.body;
        given.whole = verdict.whole;
    }

    template <class Deliver>
    void judge_payload(answer& given, Deliver deliver) {
        // The first byte too many decides; the bytes after it depend on the blocks that were read.
        given.text = given.text.substr(0, max_bytes() + 1);
        judge_->judge(payload_of(given), deliver);
    }

    // `changes`: of --fix, how many names and words were replaced.
    void judge(answer& given, std::size_t changes = 0) {
        judge_payload(given, [&](payload_verdict const& verdict) {
            last_form_ = verdict.form;
            take(given, verdict);
            if (changes != 0 && given.note.sentence.empty()) {
                given.note.sentence.add(std::uint64_t{changes})
                    .add(changes == 1 ? " spelling was corrected" : " spellings were corrected");
            }
            results_.judged(given);
        });
    }

    // At most ten times a second, where no answers fill the terminal.
    void show_progress(std::uint64_t line, input const& from) {
        if (!shows_progress_ || clock::now() < next_progress_) return;
        next_progress_ = clock::now() + progress_interval;
        std::string status = "check: line " + std::to_string(line);
        if (auto const percent = from.percent()) status += ", " + std::to_string(*percent) + " %";
        out_.show_status(status);
    }

    [[nodiscard]] std::size_t max_bytes() const { return wanted_.profile(wanted_.form).max_bytes; }

    using clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds progress_interval{100};
    static constexpr std::size_t longest_key = 65536;
    static constexpr std::size_t longest_document = std::size_t{1} << 26;  // of --at
    static_assert(input::capacity > longest_key + chat_timers::limits::payload_bytes + 3);

    options const& wanted_;
    output& out_;
    results results_;
    std::unique_ptr<payload_judge> judge_ = std::make_unique<payload_judge>();
    captures captures_{wanted_, out_, results_, *judge_};
    form last_form_ = form::body;  // of --form=auto: what to try first
    bool shows_progress_ = is_terminal(STDERR_FILENO) && !is_terminal(STDOUT_FILENO);
    clock::time_point next_progress_ = clock::now() + progress_interval;
};

}  // namespace check

#endif
