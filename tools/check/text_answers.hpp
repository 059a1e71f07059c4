// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_TEXT_ANSWERS_HPP
#define CHAT_TIMERS_CHECK_TEXT_ANSWERS_HPP

#include "answer.hpp"
#include "colour.hpp"
#include "output.hpp"

#include <chat_timers/chat_timers.hpp>

#include <iterator>
#include <string>
#include <string_view>

namespace check {

// "NAME: ok" on standard output; violations with excerpts, and hints, on standard error.
class text_answers final : public reporter {
public:
    text_answers(options const& wanted, output& to)
        : to_(to), explains_(wanted.explain), is_output_text_(wanted.fix && !wanted.in_place),
          names_form_(wanted.form == form::automatic), colour_(wants_colour(wanted.colour)) {}

    void judged(answer const& given) override {
        if (given.is_valid() && is_output_text_) {
        } else if (given.is_valid()) {
            std::string& to = to_.out();
            given.append_name(to, given.file.shown);
            to += names_form_ ? ok_of(given.form) : ": ok\n";
            if (explains_) explain(given);
        } else {
            chat_timers::format_text(std::back_inserter(to_.err()), *given.found, given.text,
                                     {given.file.plain, colour_, given.first_line()});
        }
        hint(given.file, given.named_line(), given.hint());
    }

    void refused(file_name const& file, capture_error const& wrong) override {
        std::string const place = ':' + std::to_string(wrong.line) + ':' + std::to_string(wrong.column);
        append_heading(to_.err(), colour_, file.shown + place, "error");
        to_.err().append(wrong.sentence.view()).append("\n");
        hint(file, {}, wrong.hint);
    }

    void unreadable(file_name const&, std::string_view) override {}

private:
    [[nodiscard]] static std::string_view ok_of(form taken) {
        return taken == form::body            ? ": ok (body)\n"
               : taken == form::input         ? ": ok (input)\n"
               : taken == form::configuration ? ": ok (configuration)\n"
                                              : ": ok (http)\n";
    }

    void explain(answer const& given) {
        auto const& list =
            given.whole != nullptr ? chat_timers::timers(*given.whole) : chat_timers::timers(*given.body);
        auto const words = chat_timers::describe(chat_timers::apply(chat_timers::timer_state{}, list));
        for (std::string_view rest = words; !rest.empty();) {
            std::string_view const line = rest.substr(0, rest.find('\n') + 1);
            to_.out().append("  ").append(line);
            rest.remove_prefix(line.size());
        }
    }

    // Each line of a log may deserve the same hint; once in succession is enough.
    void hint(file_name const& file, std::optional<std::uint64_t> line, std::string_view sentence) {
        if (sentence.empty() || (line && *line != 1 && sentence == last_hint_)) return;
        last_hint_ = sentence;
        append_heading(to_.err(), colour_, line ? file.shown + ':' + std::to_string(*line) : file.shown,
                       "note");
        to_.err().append(sentence).append("\n");
    }

    output& to_;
    bool explains_;
    bool is_output_text_;  // standard output has the text that --fix writes
    bool names_form_;
    bool colour_;
    std::string last_hint_;
};

}  // namespace check

#endif
