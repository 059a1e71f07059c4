// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_OPTIONS_HPP
#define CHAT_TIMERS_CHECK_OPTIONS_HPP

#include "characters.hpp"
#include "form.hpp"
#include "json_pointer.hpp"
#include "text.hpp"

#include <chat_timers/chat_timers.hpp>

#define CXXOPTS_NO_REGEX
#include <cxxopts.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace check {

enum class task { judge, print_manual, print_version, print_schema };
enum class format { text, json, sarif, github };
enum class colour { automatic, always, never };

struct options {
    check::task task = check::task::judge;
    check::form form = check::form::automatic;
    std::optional<chat_timers::decode_options> asked_profile;
    std::optional<check::format> asked_format;
    std::optional<chat_timers::reply_style> reply;
    check::colour colour = check::colour::automatic;
    bool explain = false;
    bool lines = false;
    bool keyed = false;
    bool fix = false;
    bool in_place = false;
    bool has_several_forms = false;  // --form was given with different values
    std::optional<std::string> at;   // a JSON Pointer
    std::vector<std::string> files;

    [[nodiscard]] chat_timers::decode_options profile(check::form of) const {
        return asked_profile.value_or(of == check::form::http ? chat_timers::decode_options::service
                                                              : chat_timers::decode_options::strict);
    }
    [[nodiscard]] check::format format() const {
        return asked_format.value_or(keyed ? check::format::json : check::format::text);
    }
};

[[nodiscard]] inline bool is_standard_input(std::string_view path) { return path == "-"; }

inline void set_form(options& to, form wanted) {
    to.has_several_forms = to.has_several_forms || (to.form != form::automatic && to.form != wanted);
    to.form = wanted;
}

struct usage_error {
    std::string sentence;
};

// An option's name and one of its values; a flag has an empty one.
struct choice {
    std::string_view option, value;
    void (*take)(options&);

    [[nodiscard]] bool is_flag() const { return value.empty(); }
    [[nodiscard]] std::string spelling() const {
        return is_flag() ? std::string(option) : std::string(option).append("=").append(value);
    }
};

inline constexpr choice choices[] = {
    {"--form", "auto", [](options& to) { set_form(to, form::automatic); }},
    {"--form", "body", [](options& to) { set_form(to, form::body); }},
    {"--form", "input", [](options& to) { set_form(to, form::input); }},
    {"--form", "configuration", [](options& to) { set_form(to, form::configuration); }},
    {"--form", "http", [](options& to) { set_form(to, form::http); }},
    {"--profile", "strict", [](options& to) { to.asked_profile = chat_timers::decode_options::strict; }},
    {"--profile", "service", [](options& to) { to.asked_profile = chat_timers::decode_options::service; }},
    {"--format", "text", [](options& to) { to.asked_format = format::text; }},
    {"--format", "json", [](options& to) { to.asked_format = format::json; }},
    {"--format", "sarif", [](options& to) { to.asked_format = format::sarif; }},
    {"--format", "github", [](options& to) { to.asked_format = format::github; }},
    {"--reply", "connect", [](options& to) { to.reply = chat_timers::reply_style::connect; }},
    {"--reply", "smithy", [](options& to) { to.reply = chat_timers::reply_style::smithy; }},
    {"--reply", "envelope", [](options& to) { to.reply = chat_timers::reply_style::envelope; }},
    {"--color", "auto", [](options& to) { to.colour = colour::automatic; }},
    {"--color", "always", [](options& to) { to.colour = colour::always; }},
    {"--color", "never", [](options& to) { to.colour = colour::never; }},
    {"--explain", "", [](options& to) { to.explain = true; }},
    {"--lines", "", [](options& to) { to.lines = true; }},
    {"--key", "tab", [](options& to) { to.keyed = to.lines = true; }},
    {"--fix", "", [](options& to) { to.fix = true; }},
    {"--in-place", "", [](options& to) { to.in_place = true; }},
    {"--print-schema", "", [](options& to) { to.task = task::print_schema; }},
    {"--version", "", [](options& to) { to.task = task::print_version; }},
    {"--help", "", [](options& to) { to.task = task::print_manual; }},
};

// Returns how many characters to insert, delete or replace. Capital letters count as small ones.
// Complexity: proportional to the product of both lengths.
[[nodiscard]] inline std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (char const removed : from) {
        std::size_t diagonal = row[0]++;
        for (std::size_t index = 0; index < to.size(); ++index) {
            std::size_t const replaced = diagonal + (lower(removed) == to[index] ? 0 : 1);
            diagonal = row[index + 1];
            row[index + 1] = (std::min)({replaced, row[index] + 1, diagonal + 1});
        }
    }
    return row.back();
}

// Returns ": did you mean '--form=body'?" if one spelling is closer to the argument than all others.
[[nodiscard]] inline std::string suggestion(std::string_view argument) {
    constexpr std::size_t typos = 2;
    std::string closest;
    std::size_t least = typos + 1;
    auto const consider = [&](std::string spelling) {
        if (argument.size() > spelling.size() + typos || spelling == closest) return;
        std::size_t const distance = edit_distance(argument, spelling);
        if (distance > least) return;
        closest = distance < least ? std::move(spelling) : std::string();
        least = distance;
    };
    for (choice const& known : choices) consider(known.spelling());
    // An option that has a value was written as one: its name alone helps nobody.
    if (argument.find('=') == std::string_view::npos) {
        for (choice const& known : choices) consider(std::string(known.option));
    }
    return closest.empty() ? std::string() : ": did you mean '" + closest + "'?";
}

// "auto, body, input or http"
[[nodiscard]] inline std::string values_of(std::string_view option) {
    std::vector<std::string_view> values;
    for (choice const& known : choices) {
        if (known.option == option) values.push_back(known.value);
    }
    std::string list;
    for (std::size_t index = 0; index < values.size(); ++index) {
        list.append(index == 0 ? "" : index + 1 == values.size() ? " or " : ", ").append(values[index]);
    }
    return list;
}

[[nodiscard]] inline usage_error needs_value(std::string const& option) {
    if (option == "--at") return {"--at needs a value, expected a JSON Pointer such as /Parameters"};
    return {visible(option) + " needs a value, expected " + values_of(option)};
}

// Returns why the options exclude each other, or an empty text.
[[nodiscard]] inline std::string contradiction(options const& wanted) {
    if (wanted.task != task::judge) return {};
    if (wanted.keyed && wanted.format() != format::json) {
        return "--key needs --format=json, whose answers are one line each";
    }
    if (wanted.form == form::http && wanted.lines) {
        return std::string(wanted.keyed ? "--key" : "--lines") +
               " cannot be combined with --form=http: a request has several lines, expected one per file";
    }
    bool const has_standard_input = std::ranges::any_of(wanted.files, is_standard_input);
    if (wanted.in_place && !wanted.fix) return "--in-place needs --fix, whose text it writes";
    if (wanted.in_place && has_standard_input) {
        return "--in-place cannot be combined with standard input: expected a FILE to write to";
    }
    if (wanted.in_place && wanted.has_several_forms) {
        return "--in-place cannot be combined with several forms: expected one --form";
    }
    if (wanted.at && (wanted.lines || wanted.form == form::http)) {
        return "--at cannot be combined with --lines, --key or --form=http: expected one JSON document per "
               "file";
    }
    if (wanted.fix && (wanted.lines || wanted.at || wanted.form == form::http || wanted.explain)) {
        return "--fix cannot be combined with --lines, --key, --at, --explain or --form=http: expected one "
               "payload per file";
    }
    if (wanted.fix && wanted.format() != format::text) {
        return "--fix needs --format=text, since it writes the payload";
    }
    if (wanted.fix && !wanted.in_place && wanted.files.size() > 1) {
        return "--fix writes one FILE to standard output: expected --in-place for several";
    }
    if (wanted.reply && wanted.format() != format::json) {
        return "--reply needs --format=json, where it adds the reply to each answer";
    }
    if (wanted.explain && wanted.format() != format::text) {
        return "--explain needs --format=text, where it adds lines below each ok";
    }
    return {};
}

// Parses the arguments that follow the program's name.
[[nodiscard]] inline std::variant<options, usage_error> parse(std::span<char* const> arguments) {
    auto const end_of_options =
        std::ranges::find_if(arguments, [](std::string_view text) { return text == "--"; });
    std::vector<char const*> before{"check"};
    before.insert(before.end(), arguments.begin(), end_of_options);

    cxxopts::Options known_options("check");
    known_options.allow_unrecognised_options();
    auto add = known_options.add_options();
    std::string_view last;
    for (choice const& known : choices) {
        std::string const name(known.option.substr(2));
        if (known.is_flag()) {
            add(name == "help" ? "h,help" : name, "");
        } else if (known.option != last) {
            add(name, "", cxxopts::value<std::string>());
        }
        last = known.option;
    }
    add("at", "", cxxopts::value<std::string>());
    for (std::string_view const argument : std::span(before).subspan(1)) {
        auto const is_valued_flag = [&](choice const& known) {
            return known.is_flag() && argument.starts_with(std::string(known.option) + '=');
        };
        auto const* const flag = std::ranges::find_if(choices, is_valued_flag);
        if (flag != std::end(choices)) return usage_error{std::string(flag->option) + " takes no value"};
    }

    cxxopts::ParseResult parsed;
    try {
        parsed = known_options.parse(static_cast<int>(before.size()), before.data());
    } catch (cxxopts::exceptions::exception const&) {
        // Only an option that lacks its value is left to refuse, and it is the last argument.
        return needs_value(before.back());
    }

    options wanted;
    if (parsed.count("help") != 0) {
        wanted.task = task::print_manual;
        return wanted;
    }
    for (std::string const& argument : parsed.unmatched()) {
        if (argument.starts_with('-') && !is_standard_input(argument)) {
            std::string const meant = suggestion(argument);
            return usage_error{"unknown option '" + visible(argument) + "'" +
                               (meant.empty() ? ", see check --help" : meant)};
        }
        wanted.files.push_back(argument);
    }
    if (end_of_options != arguments.end()) {
        wanted.files.insert(wanted.files.end(), std::next(end_of_options), arguments.end());
    }
    if (wanted.files.empty()) wanted.files.emplace_back("-");
    for (cxxopts::KeyValue const& given : parsed.arguments()) {
        std::string const option = "--" + given.key();
        if (option == "--at") {
            if (!is_json_pointer(given.value())) {
                return usage_error{"invalid value '" + visible(given.value()) +
                                   "' for --at, expected a JSON Pointer such as /Parameters"};
            }
            wanted.at = given.value();
            continue;
        }
        auto const is_it = [&](choice const& known) {
            return known.option == option && (known.is_flag() || known.value == given.value());
        };
        auto const* const known = std::ranges::find_if(choices, is_it);
        if (known == std::end(choices)) {
            if (given.value().empty()) return needs_value(option);
            return usage_error{"invalid value '" + visible(given.value()) + "' for " + option +
                               ", expected " + values_of(option) + suggestion(option + "=" + given.value())};
        }
        known->take(wanted);
    }
    if (std::string sentence = contradiction(wanted); !sentence.empty()) {
        return usage_error{std::move(sentence)};
    }
    return wanted;
}

}  // namespace check

#endif
