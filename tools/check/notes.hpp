// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_NOTES_HPP
#define CHAT_TIMERS_CHECK_NOTES_HPP

#include "../capture/sentence.hpp"
#include "characters.hpp"
#include "document.hpp"
#include "form.hpp"
#include "forms.hpp"
#include "recognize.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

// One sentence for a text that is not what it was judged as: what it looks like, and the command or the edit
// that mends it. The manual's page of recognized files lists the kinds.
namespace check {

struct note {
    capture::sentence sentence;
    form meant = form::automatic;  // the form that the text seems to have, if it is another one
};

namespace notes {

inline constexpr std::string_view raw_request = "this looks like an HTTP request: try --form=http";
inline constexpr std::string_view raw_request_in_lines =
    "this looks like an HTTP request: try --form=http without --lines";
inline constexpr std::string_view json = "this looks like JSON, not an HTTP request: try --form=auto";
inline constexpr std::string_view pascal_case = "names are PascalCase here: try check --fix FILE";

// "this looks like the HTTP body: try --form=body"
[[nodiscard]] constexpr note other_form(form meant) {
    std::string_view const what = meant == form::body    ? "the HTTP body alone"
                                  : meant == form::input ? "the operation's whole input"
                                                         : "the value of --channel-configuration";
    note found{"this looks like ", meant};
    found.sentence.add(what).add(": try --form=").add(to_string(meant));
    return found;
}

// The form by the members, where it is not the one that was asked for.
[[nodiscard]] constexpr note of_form(document const& in, form asked) {
    bool const ids = (in.members & member::ids) != 0;
    bool const configuration = (in.members & member::configuration) != 0;
    bool const chat = (in.members & member::chat) != 0;
    if (asked == form::automatic || asked == form::http) return {};
    form const meant = ids ? form::input : configuration ? form::body : chat ? form::configuration : asked;
    return meant == asked ? note{} : other_form(meant);
}

// A space or an invisible character that is not of JSON, which excerpts show as <U+00A0>.
[[nodiscard]] constexpr note of_invisible(std::string_view text, bool is_inside) {
    char shown[16] = {};
    char const* const end = chat_timers::format_visible(shown, text.substr(0, first_character(text).bytes));
    std::string_view const name(shown, static_cast<std::size_t>(end - shown));
    if (!name.starts_with("<U+")) return {};
    std::string_view const words = name == "<U+00A0>"   ? "a no-break space"
                                   : name == "<U+202F>" ? "a narrow no-break space"
                                   : name == "<U+3000>" ? "an ideographic space"
                                   : name == "<U+200B>" ? "a zero-width space"
                                   : name == "<U+FEFF>" ? "a byte order mark"
                                                        : "an invisible character";
    note found{name};
    found.sentence.add(" is ").add(words).add(
        is_inside ? ": remove it from the string"
                  : ": only space, tab, CR and LF may stand between JSON's values");
    return found;
}

// Curly quotes and invisible characters inside of a name or word that was not understood.
[[nodiscard]] constexpr note of_token(std::string_view token) {
    for (std::size_t at = 0; at < token.size();) {
        std::string_view const rest = token.substr(at);
        character const next = first_character(rest);
        if (recognize::is_curly_quote(next.scalar)) return {recognize::curly_quotes};
        if (note const found = of_invisible(rest, true); !found.sentence.empty()) return found;
        at += next.bytes;
    }
    return {};
}

// What follows a whole document.
// Preconditions: in.next_value.
[[nodiscard]] constexpr std::string_view following(std::string_view text, document const& in, bool is_line) {
    std::string_view const rest = text.substr(*in.next_value);
    if (rest.starts_with('{') || rest.starts_with('[')) {
        if (!is_line && is_object_a_line(text)) return "this looks like one payload a line: try --lines";
        return is_line
                   ? "this looks like several payloads in one line: try jq -c . FILE | check --lines"
                   : "this looks like several payloads, one after another: try jq -c . FILE | check --lines";
    }
    if (rest.starts_with(',')) {
        return "this looks like several payloads with commas between them: write [ before and ] after them, "
               "and "
               "try jq -c '.[]' FILE | check --lines";
    }
    if (rest.starts_with('\''))
        return "the shell's quotes are still around the JSON: remove the ' at its end";
    if (rest.starts_with(';')) return "this looks like JavaScript: remove the ; after the value";
    if (rest.starts_with("```")) return "this is in a Markdown code fence: remove the lines of ```";
    if (begins_as_request(rest).value_or(false))
        return "this looks like a payload before an HTTP request: remove one of them";
    if (rest.starts_with("#") || rest.starts_with("//") || rest.starts_with("/*")) return recognize::comment;
    return {};
}

// Where the text breaks the grammar, by the violation that says so.
[[nodiscard]] constexpr note of_break(std::string_view text, chat_timers::violation const& found,
                                      document const& in, bool is_line) {
    using chat_timers::rule;
    std::size_t const at = found.offset;
    if (found.rule == rule::syntax && at >= text.size()) {
        bool const goes_on = is_line && (text.ends_with('{') || text.ends_with('[') || text.ends_with(','));
        return goes_on
                   ? note{"a payload seems to continue on the next line: try jq -c . FILE | check --lines"}
                   : note{};
    }
    if (at >= text.size()) return {};
    std::string_view const rest = text.substr(at);
    if (found.rule == rule::encoding && static_cast<unsigned char>(rest[0]) < 0x80) return {};
    if (note const hidden = of_invisible(rest, false); !hidden.sentence.empty()) return hidden;
    if (in.next_value == at) {
        if (std::string_view const sentence = following(text, in, is_line); !sentence.empty())
            return {sentence};
    }
    return {recognize::broken_at(text, at)};
}

// What a document that holds the payload in it looks like.
[[nodiscard]] constexpr std::string_view wrapper(document const& in) {
    value_place const& place = *in.payload;
    if ((place.name == "Parameters" || place.name == "Arguments") &&
        (in.around & (member::resource | member::states)) != 0) {
        return "a Step Functions state";
    }
    if (place.name == "parameters" && (in.around & member::service) != 0)
        return "an AwsCustomResource of CDK";
    if (place.name == "requestParameters") return "a CloudTrail event";
    if (place.name == "body" && (in.around & member::api_gateway) != 0) return "an API Gateway event";
    if (place.name == "text" && place.outer_name == "postData") return "a HAR file";
    if (place.name == "raw" && place.outer_name == "body") return "a Postman collection";
    return "a document around the payload";
}

// `at`: the pointer to the document in another one.
[[nodiscard]] constexpr note of_wrapper(document const& in, std::string_view at) {
    capture::sentence pointer(at);
    pointer.add(in.payload->pointer);
    note found{"this looks like "};
    found.sentence.add(wrapper(in)).add(": its payload is at ");
    bool const is_plain = std::ranges::all_of(
        pointer.view(), [](char byte) { return ' ' <= byte && byte <= '~' && byte != '\''; });
    if (!is_plain || pointer.view().size() > 120) {
        found.sentence.add("a long or unusual pointer, try --at=POINTER");
        return found;
    }
    bool const needs_quotes = !std::ranges::all_of(
        pointer.view(), [](char byte) { return is_word(byte) || byte == '/' || byte == '.'; });
    std::string_view const quote = needs_quotes ? "'" : "";
    found.sentence.add(pointer.view()).add(", try --at=").add(quote).add(pointer.view()).add(quote);
    return found;
}

// Of a document that holds no payload as far as it was read.
[[nodiscard]] constexpr std::string_view wrapper_by_members(document const& in) {
    if ((in.members & member::har_log) != 0) {
        return "this looks like a HAR file: its payloads are at /log/entries/N/request/postData/text, try "
               "--at=POINTER";
    }
    if ((in.members & member::postman) != 0) {
        return "this looks like a Postman collection: its payloads are at /item/N/request/body/raw, try "
               "--at=POINTER";
    }
    if ((in.members & member::states) != 0) {
        return "this looks like a Step Functions state machine: its payloads are at /States/NAME/Parameters "
               "or Arguments, try --at=POINTER";
    }
    if ((in.members & member::cloud_trail) != 0) {
        return "this looks like a CloudTrail event: its payload is at /requestParameters, "
               "try --at=/requestParameters";
    }
    if ((in.members & member::api_gateway) != 0) {
        return "this looks like an API Gateway event: its payload is at /body, try --at=/body";
    }
    return {};
}

// A value of the payload alone, or several payloads in one array.
[[nodiscard]] constexpr std::string_view part_of_payload(document const& in) {
    if (in.is_array && (in.element_members & (member::configuration | member::ids | member::chat)) != 0) {
        return "this is an array of payloads: try jq -c '.[]' FILE | check --lines";
    }
    if (in.is_array && (in.element_members & member::timer) != 0) {
        return "this is the list of timers alone: wrap it as "
               "{\"ChannelConfiguration\":{\"Chat\":{\"ParticipantTimerConfigList\":[...]}}}";
    }
    if (in.is_object && (in.members & member::list) != 0) {
        return "this is the value of Chat alone: wrap it as {\"ChannelConfiguration\":{\"Chat\":{...}}}";
    }
    if (in.is_object && (in.members & member::timer) != 0) {
        return "this is one timer alone: wrap it as "
               "{\"ChannelConfiguration\":{\"Chat\":{\"ParticipantTimerConfigList\":[{...}]}}}";
    }
    return {};
}

[[nodiscard]] constexpr note of_path(document const& in) {
    note found{"a name that ends in .$ is a path, which Step Functions fills in at run time: "};
    std::string_view const name = in.path;
    bool const is_plain = name.size() < 60 && std::ranges::all_of(name, [](char byte) {
                              return is_word(byte) || byte == '.' || byte == '$';
                          });
    found.sentence.add(is_plain ? name : "it").add(" is not judged");
    return found;
}

// What the text says that the violations do not.
[[nodiscard]] constexpr note of_document(document const& in, std::string_view at) {
    if (in.is_string) {
        std::string_view const start = without_leading_space(in.string);
        if (begins_as_base64_object(start)) {
            return {"this is Base64 in a JSON string: try jq -r . FILE | base64 -d | check"};
        }
        bool const is_json = start.starts_with('{') || start.starts_with('[') || start.starts_with("\\\"") ||
                             start.starts_with("\\n") || start.starts_with("\\r") || start.starts_with("\\t");
        return is_json ? note{"this is JSON in a JSON string: try jq fromjson FILE | check"} : note{};
    }
    if (std::string_view const part = part_of_payload(in); !part.empty()) return {part};
    if (in.payload) return of_wrapper(in, at);
    if (!in.path.empty()) return of_path(in);
    if (std::string_view const sentence = wrapper_by_members(in); !sentence.empty()) return {sentence};
    if (in.empty == (document::empty_id | document::no_minutes)) {
        return {"this looks like the skeleton of --generate-cli-skeleton: fill in its placeholders, "
                "InstanceId, ContactId and "
                "ParticipantTimerDurationInMinutes, and keep one member of each TimerValue"};
    }
    return {};
}

// A text that does not begin as JSON does.
[[nodiscard]] constexpr std::string_view of_other_text(std::string_view text, form asked, bool is_line) {
    if (asked != form::http && begins_as_request(text).value_or(false)) {
        return is_line ? raw_request_in_lines : raw_request;
    }
    for (auto const kind : {recognize::base64, recognize::command, recognize::wrapping, recognize::yaml}) {
        if (std::string_view const sentence = kind(text); !sentence.empty()) return sentence;
    }
    return {};
}

}  // namespace notes

// Returns the note to a text that was judged as JSON. `asked`: --form's value. `found`: its violations, null
// if it is valid. `is_line`: it is one of --lines. `at`: the pointer to it in its document. Complexity:
// linear.
[[nodiscard]] constexpr note note_for(std::string_view text, form asked, chat_timers::violations const* found,
                                      bool is_line, std::string_view at = {}) {
    using chat_timers::rule;
    if (found != nullptr) {
        if (std::string_view const sentence = recognize::encoding(text); !sentence.empty()) return {sentence};
    }
    std::string_view const start = without_leading_space(text);
    bool const begins_as_json = start.starts_with('{') || start.starts_with('[') || start.starts_with('"');
    if (!begins_as_json) {
        if (std::string_view const sentence = notes::of_other_text(text, asked, is_line); !sentence.empty()) {
            note other{sentence};
            if (sentence == notes::raw_request) other.meant = form::http;
            return other;
        }
    }
    document const in(text);
    note other = notes::of_form(in, asked);
    if (found == nullptr) {
        if (other.sentence.empty() && !in.placeholder.empty()) other = {recognize::placeholder};
        return other;
    }
    if (!other.sentence.empty()) return other;
    chat_timers::violation const& last = found->begin()[found->size() - 1];
    if (last.rule == rule::syntax || last.rule == rule::encoding) {
        if (in.is_string && !is_line && in.next_value && text[*in.next_value] == ':') {
            bool const has_objects = text.find('{') != std::string_view::npos;
            return {has_objects ? "these are members without their object: write { before and } after them"
                                : recognize::yaml(text)};
        }
        if (start.starts_with('"') && !in.is_whole) {
            if (std::string_view const sentence = recognize::wrapping(text); !sentence.empty())
                return {sentence};
        }
        if (note broken = notes::of_break(text, last, in, is_line); !broken.sentence.empty()) return broken;
    }
    if (last.rule == rule::too_large && in.next_value) {
        if (std::string_view const sentence = notes::following(text, in, is_line); !sentence.empty())
            return {sentence};
    }
    for (chat_timers::violation const& item : *found) {
        if (item.rule != rule::enumeration && item.rule != rule::unknown_member) continue;
        std::string_view const token =
            text.substr((std::min)(item.offset, text.size())).substr(0, item.length);
        if (note hidden = notes::of_token(token); !hidden.sentence.empty()) return hidden;
    }
    note whole = notes::of_document(in, at);
    if (whole.sentence.empty() && !in.placeholder.empty()) whole = {recognize::placeholder};
    return whole;
}

}  // namespace check

#endif
