// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_CHECKER_HPP
#define CHAT_TIMERS_CHECK_CHECKER_HPP

#include "../capture/capture.hpp"
#include "answer.hpp"
#include "forms.hpp"
#include "github_answers.hpp"
#include "input.hpp"
#include "json_answers.hpp"
#include "json_pointer.hpp"
#include "notes.hpp"
#include "options.hpp"
#include "output.hpp"
#include "payload.hpp"
#include "recognize.hpp"
#include "replace_file.hpp"
#include "sarif_answers.hpp"
#include "text_answers.hpp"
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

namespace check {

// The exit statuses; the worst of all files counts.
enum class verdict { all_valid, some_invalid, trouble };

class checker {
public:
    checker(options const& wanted, output& to) : wanted_(wanted), out_(to), report_(make_reporter()) {}

    [[nodiscard]] verdict run() {
        report_->begin();
        if (wanted_.in_place && wanted_.files.size() > 1 && !have_one_form()) return worst_;
        for (std::string const& path : wanted_.files) {
            if (out_.error() == 0) judge_file(path);
        }
        report_->end(static_cast<int>(worst_));
        if (payloads_ > 1 && is_terminal(STDERR_FILENO)) summarize();
        return worst_;
    }

private:
    [[nodiscard]] std::unique_ptr<reporter> make_reporter() {
        switch (wanted_.format()) {
        case format::text: break;
        case format::json: return std::make_unique<json_answers>(wanted_, out_);
        case format::sarif: return std::make_unique<sarif_answers>(out_);
        case format::github: return std::make_unique<github_answers>(out_);
        }
        return std::make_unique<text_answers>(wanted_, out_);
    }

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
            judge_captures(file, from);
        } else {
            judge_whole(file, from);
        }
        if (from.error() != 0) complain(file, std::strerror(from.error()));
    }

    // Reads no further than the decision needs.
    bool begins_as_request(input& from) {
        for (;;) {
            auto const decided = check::begins_as_request(from.held());
            if (decided) return *decided;
            if (from.held().size() > max_bytes() || !read_on(from)) return false;
        }
    }

    // Reads a payload, and one byte more of one that is too large. Returns false after an error.
    [[nodiscard]] bool read_payload(input& from) {
        bool may_go_on = true;
        while (may_go_on && from.held().size() <= max_bytes()) may_go_on = read_on(from);
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
            worst_ = verdict::trouble;
            return false;
        }
        return true;
    }

    // Replaces misspelt names and words, writes the text, and judges what was written.
    void fix(file_name const& file, input& from) {
        if (wanted_.form == form::automatic && begins_as_request(from)) {
            return complain(file, "it is an HTTP request, and --fix changes JSON only");
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
            return complain(file, *reason + ", and --fix changes JSON only");
        std::string_view const fixed = judge_->respelled(given.text, given.form);
        std::size_t const changes = judge_->respelled_count();
        if (!wanted_.in_place) {
            out_.out() += text = fixed;
        } else if (changes != 0) {
            text = fixed;
            out_.flush();
            if (std::string const reason = replace_file(std::string(file.plain), text); !reason.empty()) {
                return complain(file, "the file was not changed: " + reason);
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
        } while (text.size() <= longest_document && read_on(from));
        if (from.error() != 0 || out_.error() != 0) return;
        if (text.size() > longest_document) {
            return complain(file, "it is longer than the " + std::to_string(longest_document) +
                                      " bytes that --at reads");
        }
        value_at const value(text, *wanted_.at, max_bytes() + 1);
        if (!value.reason.empty()) return complain(file, value.reason);
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
            deliver(given);
        });
    }

    // What the reader of captures reads from.
    struct source {
        checker& to;
        input& from;

        [[nodiscard]] std::string_view held() const { return from.held(); }
        [[nodiscard]] bool more() { return !is_full() && to.read_on(from); }
        [[nodiscard]] bool is_full() const { return held().size() == input::capacity; }
    };

    void judge_captures(file_name const& file, input& from) {
        using outcome = capture::reader<source>::outcome;
        source bytes{*this, from};
        capture::reader<source> reader(bytes, *fields_, max_bytes());
        for (;;) {
            auto const read = reader.next();
            if (from.error() != 0 || out_.error() != 0 || read == outcome::end) return;
            bool const is_cut = bytes.is_full() && reader.is_one_of_several() &&
                                (read == outcome::failure || reader.text().size() == from.held().size());
            if (read == outcome::failure || is_cut) {
                capture::failure wrong = reader.error();
                if (is_cut)
                    wrong = {reader.first(), "Requests must be in the first 262144 bytes of a file", {}};
                if (wrong.hint.empty() && members_of(from.held()).is_object) wrong.hint = notes::json;
                return refuse(file, from.held(), wrong);
            }
            judge_request(file, reader);
        }
    }

    void refuse(file_name const& file, std::string_view text, capture::failure const& wrong) {
        worst_ = verdict::trouble;
        ++refused_;
        std::string_view const before = text.substr(0, wrong.offset);
        auto const line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
        report_->refused(
            file, {line, before.size() - (before.rfind('\n') + 1) + 1, before, wrong.sentence, wrong.hint});
    }

    void judge_request(file_name const& file, capture::reader<source> const& read) {
        answer given(file);
        given.text = read.text();
        given.form = form::http;
        if (read.is_one_of_several()) {
            given.request =
                static_cast<std::uint64_t>(std::ranges::count(given.text.substr(0, read.first()), '\n')) + 1;
        }
        given.note.sentence = read.note();
        auto const decoded = chat_timers::decode(read.request(), wanted_.profile(form::http));
        if (decoded) {
            given.whole = &*decoded;
            return deliver(given);
        }
        if (note const to_body = note_for_request(read.request(), decoded.error(), *judge_);
            !to_body.sentence.empty()) {
            given.note = to_body;
        }
        auto const found = chat_timers::located_in(decoded.error(), read.request_in_text(), read.text());
        given.found = &found;
        given.as_sent = &decoded.error();
        deliver(given);
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
        } while (read_on(from));
    }

    // As Hadoop Streaming reads it: a line without a tab is a key without a payload.
    [[nodiscard]] bool take_key(answer& given) {
        std::string_view const line = given.text;
        std::size_t const size = (std::min)(line.find('\t'), line.size());
        if (size > longest_key) {
            complain(given.file, "line " + std::to_string(*given.line) + ": key is longer than " +
                                     std::to_string(longest_key) + " bytes");
            return false;
        }
        given.key = line.substr(0, size);
        given.text = line.substr((std::min)(size + 1, line.size()));
        return true;
    }

    // Answers are not held back while the input may wait.
    bool read_on(input& from) {
        out_.flush();
        return out_.error() == 0 && from.fill();
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
            deliver(given);
        });
    }

    void deliver(answer const& given) {
        ++payloads_;
        if (!given.is_valid()) {
            ++invalid_;
            violations_ += given.found->total();
            if (!wanted_.keyed) worst_ = (std::max)(worst_, verdict::some_invalid);
        }
        report_->judged(given);
    }

    void complain(file_name const& file, std::string const& reason) {
        out_.err() += "check: " + file.shown + ": " + reason + '\n';
        worst_ = verdict::trouble;
        report_->unreadable(file, reason);
    }

    void summarize() {
        auto append = [this, separator = ""](std::uint64_t count, std::string_view what,
                                             std::string_view plural) mutable {
            out_.err().append(separator).append(std::to_string(count)).append(" ").append(what);
            if (count != 1) out_.err() += plural;
            separator = ", ";
        };
        out_.err() += std::to_string(payloads_) + " payloads: ";
        append(payloads_ - invalid_, "valid", "");
        append(invalid_, "invalid", "");
        append(violations_, "violation", "s");
        if (refused_ != 0) append(refused_, "not judged", "");
        out_.err() += '\n';
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
    static_assert(input::capacity > capture::longest_head + chat_timers::limits::payload_bytes + 1);

    options const& wanted_;
    output& out_;
    std::unique_ptr<reporter> report_;
    std::unique_ptr<payload_judge> judge_ = std::make_unique<payload_judge>();
    std::unique_ptr<capture::memory> fields_ = std::make_unique<capture::memory>();
    form last_form_ = form::body;  // of --form=auto: what to try first
    std::uint64_t payloads_ = 0, invalid_ = 0, violations_ = 0, refused_ = 0;
    verdict worst_ = verdict::all_valid;
    bool shows_progress_ = is_terminal(STDERR_FILENO) && !is_terminal(STDOUT_FILENO);
    clock::time_point next_progress_ = clock::now() + progress_interval;
};

}  // namespace check

#endif
