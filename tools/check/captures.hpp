// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_CAPTURES_HPP
#define CHAT_TIMERS_CHECK_CAPTURES_HPP

#include "../capture/capture.hpp"
#include "answer.hpp"
#include "forms.hpp"
#include "input.hpp"
#include "notes.hpp"
#include "options.hpp"
#include "output.hpp"
#include "payload.hpp"
#include "results.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace check {

// Judges the captured requests of a file.
class captures {
public:
    captures(options const& wanted, output& answers, results& to, payload_judge& judge)
        : profile_(wanted.profile(form::http)), answers_(answers), results_(to), judge_(judge) {}

    void judge(file_name const& file, input& from) {
        source bytes{from, answers_};
        reader requests(bytes, *fields_, profile_.max_bytes);
        for (;;) {
            auto const read = requests.next();
            if (from.error() != 0 || answers_.error() != 0 || read == reader::outcome::end) return;
            bool const is_cut =
                bytes.is_full() && requests.is_one_of_several() &&
                (read == reader::outcome::failure || requests.text().size() == from.held().size());
            if (read == reader::outcome::failure || is_cut) {
                capture::failure wrong = requests.error();
                if (is_cut)
                    wrong = {requests.first(), "Requests must be in the first 262144 bytes of a file", {}};
                if (wrong.hint.empty() && members_of(from.held()).is_object) wrong.hint = notes::json;
                return refuse(file, from.held(), wrong);
            }
            judge_request(file, requests);
        }
    }

private:
    struct source {
        input& from;
        output& answers;

        [[nodiscard]] std::string_view held() const { return from.held(); }
        [[nodiscard]] bool more() { return !is_full() && read_on(from, answers); }
        [[nodiscard]] bool is_full() const { return held().size() == input::capacity; }
    };
    using reader = capture::reader<source>;
    static_assert(input::capacity > capture::longest_head + chat_timers::limits::payload_bytes + 1);

    void refuse(file_name const& file, std::string_view text, capture::failure const& wrong) {
        std::string_view const before = text.substr(0, wrong.offset);
        auto const line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
        results_.refused(
            file, {line, before.size() - (before.rfind('\n') + 1) + 1, before, wrong.sentence, wrong.hint});
    }

    void judge_request(file_name const& file, reader const& read) {
        answer given(file);
        given.text = read.text();
        given.form = form::http;
        if (read.is_one_of_several()) {
            given.request =
                static_cast<std::uint64_t>(std::ranges::count(given.text.substr(0, read.first()), '\n')) + 1;
        }
        given.note.sentence = read.note();
        auto const decoded = chat_timers::decode(read.request(), profile_);
        if (decoded) {
            given.whole = &*decoded;
            return results_.judged(given);
        }
        if (note const to_body = note_for_request(read.request(), decoded.error(), judge_);
            !to_body.sentence.empty()) {
            given.note = to_body;
        }
        auto const found = chat_timers::located_in(decoded.error(), read.request_in_text(), read.text());
        given.found = &found;
        given.as_sent = &decoded.error();
        results_.judged(given);
    }

    chat_timers::decode_options profile_;
    output& answers_;
    results& results_;
    payload_judge& judge_;
    std::unique_ptr<capture::memory> fields_ = std::make_unique<capture::memory>();
};

}  // namespace check

#endif
