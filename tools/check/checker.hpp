// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_CHECKER_HPP
#define CHAT_TIMERS_CHECK_CHECKER_HPP

#include "answer.hpp"
#include "capture.hpp"
#include "forms.hpp"
#include "github_answers.hpp"
#include "hints.hpp"
#include "input.hpp"
#include "json_answers.hpp"
#include "options.hpp"
#include "output.hpp"
#include "sarif_answers.hpp"
#include "text_answers.hpp"

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
#include <variant>

namespace check {

// The exit statuses; the worst of all files counts.
enum class verdict { all_valid, some_invalid, trouble };

class checker {
public:
    checker(options const& wanted, output& to) : wanted_(wanted), out_(to), report_(make_reporter()) {}

    [[nodiscard]] verdict run() {
        report_->begin();
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
        if (wanted_.lines) {
            judge_lines(file, from);
        } else if (wanted_.form == form::http ||
                   (wanted_.form == form::automatic && begins_as_request(from))) {
            judge_capture(file, from);
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

    void judge_whole(file_name const& file, input& from) {
        bool may_go_on = true;
        while (may_go_on && from.held().size() <= max_bytes()) may_go_on = read_on(from);
        if (from.error() != 0 || out_.error() != 0) return;
        answer given(file);
        given.text = from.held();
        judge(given);
    }

    void judge_capture(file_name const& file, input& from) {
        auto read = capture_reader(from, max_bytes(), [&] { return read_on(from); }).read();
        if (from.error() != 0 || out_.error() != 0) return;
        if (auto* const wrong = std::get_if<capture_error>(&read)) {
            if (wrong->hint.empty()) wrong->hint = hints::for_capture(from.held());
            worst_ = verdict::trouble;
            ++refused_;
            return report_->refused(file, *wrong);
        }
        auto const& whole = *std::get_if<capture>(&read);
        answer given(file);
        given.text = whole.text;
        given.form = form::http;
        auto const decoded = chat_timers::decode(whole.request(), wanted_.profile(form::http));
        if (decoded) {
            given.whole = &*decoded;
            return deliver(given);
        }
        auto const found = whole.in_text(decoded.error());
        given.found = &found;
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

    // The members that depend on the verdict are set here; those of an earlier line are forgotten.
    void judge(answer& given) {
        given.hint = {};
        given.found = nullptr;
        given.body = nullptr;
        given.whole = nullptr;
        // The first byte too many decides; the bytes after it depend on the blocks that were read.
        given.text = given.text.substr(0, max_bytes() + 1);
        form const first = wanted_.form == form::automatic ? last_form_ : wanted_.form;
        if (first == form::input) {
            judge_input(given);
        } else {
            judge_body(given);
        }
    }

    void judge_body(answer& given) {
        auto const profile = wanted_.profile(form::body);
        auto const decoded = chat_timers::decode_body(given.text, profile);
        // A valid body has no ids, unless they were skipped.
        bool const is_certain = decoded && !profile.ignore_unknown_members;
        if (wanted_.form == form::automatic && !is_certain && members_of(given.text).ids) {
            last_form_ = form::input;
            return judge_input(given);
        }
        given.form = form::body;
        given.body = decoded ? &*decoded : nullptr;
        if (!is_certain) given.hint = hint_for(given, decoded.has_value());
        deliver(given, decoded);
    }

    void judge_input(answer& given) {
        auto const decoded = chat_timers::decode_input(given.text, wanted_.profile(form::input));
        // A valid input has ids.
        if (wanted_.form == form::automatic && !decoded && !members_of(given.text).ids) {
            last_form_ = form::body;
            return judge_body(given);
        }
        given.form = form::input;
        given.whole = decoded ? &*decoded : nullptr;
        if (!decoded) given.hint = hint_for(given, false);
        deliver(given, decoded);
    }

    [[nodiscard]] std::string_view hint_for(answer const& given, bool is_valid) const {
        std::string_view const hint = hints::for_json(given.text, wanted_.form, given.line.has_value());
        return is_valid && hint != hints::whole_input ? hints::none : hint;
    }

    template <class T>
    void deliver(answer& given, chat_timers::result<T> const& decoded) {
        if (!decoded) given.found = &decoded.error();
        deliver(given);
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
    static_assert(input::capacity > longest_key + chat_timers::limits::payload_bytes + 3);

    options const& wanted_;
    output& out_;
    std::unique_ptr<reporter> report_;
    form last_form_ = form::body;  // of --form=auto: what to try first
    std::uint64_t payloads_ = 0, invalid_ = 0, violations_ = 0, refused_ = 0;
    verdict worst_ = verdict::all_valid;
    bool shows_progress_ = is_terminal(STDERR_FILENO) && !is_terminal(STDOUT_FILENO);
    clock::time_point next_progress_ = clock::now() + progress_interval;
};

}  // namespace check

#endif
