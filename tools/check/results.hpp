// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_RESULTS_HPP
#define CHAT_TIMERS_CHECK_RESULTS_HPP

#include "answer.hpp"
#include "github_answers.hpp"
#include "json_answers.hpp"
#include "options.hpp"
#include "output.hpp"
#include "sarif_answers.hpp"
#include "text_answers.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <unistd.h>

namespace check {

// The exit statuses; the worst of all files counts.
enum class verdict { all_valid, some_invalid, trouble };

// Reports the answers in the wanted format, and counts them.
class results {
public:
    results(options const& wanted, output& to)
        : is_keyed_(wanted.keyed), out_(to), report_(reporter_of(wanted, to)) {}

    void begin() { report_->begin(); }

    void judged(answer const& given) {
        ++payloads_;
        if (!given.is_valid()) {
            ++invalid_;
            violations_ += given.found->total();
            if (!is_keyed_) worst_ = (std::max)(worst_, verdict::some_invalid);
        }
        report_->judged(given);
    }

    void refused(file_name const& file, capture_error const& wrong) {
        worst_ = verdict::trouble;
        ++refused_;
        report_->refused(file, wrong);
    }

    void unreadable(file_name const& file, std::string const& reason) {
        out_.err() += "check: " + file.shown + ": " + reason + '\n';
        worst_ = verdict::trouble;
        report_->unreadable(file, reason);
    }

    // Returns the worst verdict.
    [[nodiscard]] verdict end() {
        report_->end(static_cast<int>(worst_));
        if (payloads_ > 1 && is_terminal(STDERR_FILENO)) summarize();
        return worst_;
    }

private:
    [[nodiscard]] static std::unique_ptr<reporter> reporter_of(options const& wanted, output& to) {
        switch (wanted.format()) {
        case format::text: break;
        case format::json: return std::make_unique<json_answers>(wanted, to);
        case format::sarif: return std::make_unique<sarif_answers>(to);
        case format::github: return std::make_unique<github_answers>(to);
        }
        return std::make_unique<text_answers>(wanted, to);
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

    bool is_keyed_;
    output& out_;
    std::unique_ptr<reporter> report_;
    std::uint64_t payloads_ = 0, invalid_ = 0, violations_ = 0, refused_ = 0;
    verdict worst_ = verdict::all_valid;
};

}  // namespace check

#endif
