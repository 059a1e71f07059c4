// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_PAYLOAD_HPP
#define CHAT_TIMERS_CHECK_PAYLOAD_HPP

#include "form.hpp"
#include "forms.hpp"
#include "notes.hpp"
#include "spelling.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

// Judges one payload, for the checker and the page.
namespace check {

struct payload {
    std::string_view text;  // at most limits::payload_bytes + 1 bytes are read
    form asked = form::automatic;
    form first = form::body;  // of `automatic`: what to try first
    chat_timers::decode_options profile = chat_timers::decode_options::strict;
    bool is_line = false;      // one of --lines
    std::string_view at = {};  // the pointer to it in its document
};

struct payload_verdict {
    check::form form;
    chat_timers::channel_configuration const* body = nullptr;  // of a valid body or configuration
    chat_timers::request const* whole = nullptr;               // of a valid input
    chat_timers::violations const* found = nullptr;            // of an invalid payload: what is shown
    chat_timers::violations const* as_sent = nullptr;          // the same as a server finds them
    check::note note = {};

    void take(chat_timers::channel_configuration const& value) { body = &value; }
    void take(chat_timers::request const& value) { whole = &value; }
};

class payload_judge {
public:
    // Passes the verdict to `deliver`. What it points to is valid until that returns.
    template <class Deliver>
    void judge(payload const& given, Deliver deliver) {
        judge_as(given, given.asked == form::automatic ? given.first : given.asked, deliver);
    }

    // Returns the text of a form with its misspelt names and words replaced: a view of this object or of the
    // text.
    [[nodiscard]] std::string_view respelled(std::string_view text, form as) {
        speller_.run(text, outermost(as), true);
        return speller_.text();
    }
    // Whether names of a body are only written in another case.
    [[nodiscard]] bool has_other_case(std::string_view body) {
        speller_.run(body, chat_timers::field::body);
        return speller_.has_other_case();
    }
    [[nodiscard]] std::size_t respelled_count() const { return speller_.changes(); }

private:
    template <class Deliver>
    void judge_as(payload const& given, form as, Deliver deliver) {
        switch (as) {
        case form::input: return judge_by(given, as, decode_input, deliver);
        case form::configuration: return judge_by(given, as, decode_configuration, deliver);
        default: return judge_by(given, form::body, decode_body, deliver);
        }
    }

    template <class Decode, class Deliver>
    void judge_by(payload const& given, form as, Decode decode, Deliver deliver) {
        auto const decoded = decode(given.text, given.profile);
        // A valid payload has the members of its form, and of no other unless they were skipped.
        bool const is_certain = decoded && (as == form::input || !given.profile.ignore_unknown_members);
        if (given.asked == form::automatic && !is_certain) {
            form const by_members = members_of(given.text).form();
            if (by_members != as) return judge_as(given, by_members, deliver);
        }
        payload_verdict verdict{as};
        if (decoded) {
            verdict.take(*decoded);
            if (!given.is_line || !is_certain)
                verdict.note = note_for(given.text, given.asked, nullptr, given.is_line);
            return deliver(verdict);
        }
        verdict.as_sent = &decoded.error();
        if (std::string_view const text = without_paths(given.text); !text.empty()) {
            auto const again = decode(text, given.profile);
            if (!again) return deliver_invalid(given, verdict, text, again.error(), decode, deliver);
            verdict.as_sent = nullptr;
            verdict.take(*again);
            verdict.note = notes::of_path(document(given.text));
            return deliver(verdict);
        }
        deliver_invalid(given, verdict, given.text, decoded.error(), decode, deliver);
    }

    // `text`: what was found counts in it.
    template <class Decode, class Deliver>
    void deliver_invalid(payload const& given, payload_verdict& verdict, std::string_view text,
                         chat_timers::violations const& found, Decode decode, Deliver deliver) {
        speller_.run(text, outermost(verdict.form));
        // Where unknown members are skipped, their names are no violations.
        bool const is_changed = speller_.changes() != 0 && !given.profile.ignore_unknown_members;
        chat_timers::violations const merged =
            is_changed ? speller_.merged(left_in(given.profile, decode)) : found;
        verdict.found = &merged;
        verdict.note = note_for(given.text, given.asked, &merged, given.is_line, given.at);
        if (verdict.note.sentence.empty() && speller_.has_other_case())
            verdict.note.sentence = notes::pascal_case;
        deliver(verdict);
    }

    // Returns what the changed text violates.
    template <class Decode>
    [[nodiscard]] chat_timers::violations left_in(chat_timers::decode_options profile, Decode decode) const {
        profile.max_bytes += speller::most_changes;
        auto const decoded = decode(speller_.text(), profile);
        return decoded ? chat_timers::violations() : decoded.error();
    }

    [[nodiscard]] static chat_timers::field outermost(form of) {
        return of == form::input           ? chat_timers::field::input
               : of == form::configuration ? chat_timers::field::channel_configuration
                                           : chat_timers::field::body;
    }

    // Returns a copy without the members whose names end in ".$", or an empty text if there are none.
    [[nodiscard]] std::string_view without_paths(std::string_view text) {
        if (text.size() > sizeof copy_ || text.find(".$\"") == std::string_view::npos) return {};
        std::copy(text.begin(), text.end(), copy_);
        return blank_paths(text, copy_) ? std::string_view(copy_, text.size()) : std::string_view();
    }

    static constexpr auto decode_body = [](std::string_view text, chat_timers::decode_options profile) {
        return chat_timers::decode_body(text, profile);
    };
    static constexpr auto decode_input = [](std::string_view text, chat_timers::decode_options profile) {
        return chat_timers::decode_input(text, profile);
    };
    static constexpr auto decode_configuration = [](std::string_view text,
                                                    chat_timers::decode_options profile) {
        return chat_timers::decode_configuration(text, profile);
    };

    speller speller_;
    char copy_[chat_timers::limits::payload_bytes + 1];
};

// Returns the note to a request that is invalid: `found` are decode()'s violations.
[[nodiscard]] inline note note_for_request(chat_timers::http_request const& sent,
                                           chat_timers::violations const& found, payload_judge& judge) {
    chat_timers::violations of_body;
    for (chat_timers::violation const& item : found) {
        if (item.part == chat_timers::source_part::body) of_body.push_back(item);
    }
    if (sent.target.find("{{") != std::string_view::npos) return {recognize::placeholder};
    if (of_body.empty()) return {};
    note to_body = note_for(sent.body, form::http, &of_body, false);
    if (to_body.sentence.empty() && judge.has_other_case(sent.body)) to_body.sentence = notes::pascal_case;
    // What to do with the file is no help: it is a request.
    if (to_body.sentence.view().find("FILE |") != std::string_view::npos) return {};
    return to_body;
}

}  // namespace check

#endif
