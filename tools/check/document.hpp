// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_DOCUMENT_HPP
#define CHAT_TIMERS_CHECK_DOCUMENT_HPP

#include "../capture/sentence.hpp"
#include "characters.hpp"
#include "json_walk.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// What a JSON document holds, by its members' names in any spelling, whether it is valid or broken at its
// end.
namespace check {

// Members of an object that tell what it is, as bits of a set.
namespace member {

enum : std::uint64_t {
    ids = 1,  // InstanceId or ContactId
    configuration = 1 << 1,
    chat = 1 << 2,
    list = 1 << 3,
    timer = 1 << 4,  // a member of a timer
    resource = 1 << 5,
    service = 1 << 6,
    api_gateway = 1 << 7,
    har_log = 1 << 8,
    postman = 1 << 9,
    cloud_trail = 1 << 10,
    states = 1 << 11,
};

struct spelling {
    std::string_view letters;
    std::uint64_t bit;
};
inline constexpr spelling spellings[] = {
    {"instanceid", ids},
    {"contactid", ids},
    {"channelconfiguration", configuration},
    {"chat", chat},
    {"participanttimerconfiglist", list},
    {"participantrole", timer},
    {"timertype", timer},
    {"timervalue", timer},
    {"resource", resource},
    {"service", service},
    {"action", service},
    {"isbase64encoded", api_gateway},
    {"httpmethod", api_gateway},
    {"requestcontext", api_gateway},
    {"rawpath", api_gateway},
    {"log", har_log},
    {"info", postman},
    {"eventsource", cloud_trail},
    {"eventversion", cloud_trail},
    {"states", states},
};

// Names may have the suffix of a path of Step Functions.
[[nodiscard]] constexpr std::string_view without_path_suffix(std::string_view inside) {
    return inside.ends_with(".$") ? inside.substr(0, inside.size() - 2) : inside;
}

[[nodiscard]] constexpr std::uint64_t of(std::string_view inside) {
    for (spelling const& known : spellings) {
        if (is_spelling_of(without_path_suffix(inside), known.letters)) return known.bit;
    }
    return 0;
}

}  // namespace member

// Appends a token of a JSON Pointer.
constexpr void append_token(capture::sentence& to, json_walk::level const& level) {
    to.add('/');
    if (!level.is_object) {
        to.add(std::uint64_t{level.index});
        return;
    }
    string_decoder name(level.name);
    while (auto const byte = name.next()) {
        if (*byte == '~') {
            to.add("~0");
        } else if (*byte == '/') {
            to.add("~1");
        } else {
            to.add(*byte);
        }
    }
}

// The place of a value inside of a document: the pointer, and what its last tokens are.
struct value_place {
    capture::sentence pointer;
    std::size_t around = 0;             // the offset of the object or array that holds it
    std::size_t depth = 0;              // the number of objects and arrays around it
    std::string_view name, outer_name;  // the last token and the one before it; of an index empty

    constexpr value_place() = default;
    // The current value of the level `last`.
    constexpr value_place(json_walk const& walk, std::size_t last)
        : around(walk.at(last).first), depth(last + 1), name(walk.at(last).name) {
        for (std::size_t index = 0; index <= last; ++index) append_token(pointer, walk.at(index));
        if (last != 0) outer_name = walk.at(last - 1).name;
    }
};

// Returns true if a string is a placeholder and nothing else: {{x}}, ${x}, {% x %}, <x>, and what AWS's pages
// have.
[[nodiscard]] constexpr bool is_placeholder(std::string_view inside) {
    inside = trimmed(inside);
    return (inside.starts_with("{{") && inside.ends_with("}}")) ||
           (inside.starts_with("${") && inside.ends_with("}")) ||
           (inside.starts_with("{%") && inside.ends_with("%}")) ||
           (inside.size() > 2 && inside.starts_with('<') && inside.ends_with('>')) || inside == "string";
}

// Returns true if a string is likely to hold a payload as JSON.
[[nodiscard]] constexpr bool holds_payload(std::string_view inside) {
    string_decoder from(inside);
    auto byte = from.next();
    while (byte && is_space(*byte)) byte = from.next();
    return byte == '{' && (inside.find("hannelConfiguration") != std::string_view::npos ||
                           inside.find("channel_configuration") != std::string_view::npos);
}

// Returns true if a text begins as an object does in Base64.
[[nodiscard]] constexpr bool begins_as_base64_object(std::string_view text) {
    for (std::string_view const begin : {"eyJ", "eyA", "eyAK", "ewog", "ewoJ", "ew0K", "ewoi"}) {
        if (text.starts_with(begin)) return true;
    }
    return false;
}

struct document {
    bool is_object = false, is_array = false, is_string = false;
    bool is_whole = false;                  // it is JSON, and nothing follows
    std::optional<std::size_t> next_value;  // where something follows a whole document
    std::string_view string;                // of a string its inside
    std::uint64_t members = 0;              // of the outermost object
    std::uint64_t element_members = 0;      // of the first object in the outermost array
    std::optional<value_place> payload;     // inside of something else
    bool payload_is_text = false;           // as a string
    std::uint64_t around = 0;               // the members of the object around the payload
    std::string_view path;                  // the first name that ends in ".$"
    std::string_view placeholder;           // the inside of the first string that is one
    std::uint64_t empty = 0;                // the ids and minutes of a skeleton: see below
    static constexpr std::uint64_t empty_id = 1, no_minutes = 2;

    constexpr explicit document(std::string_view text) {
        look_through(text);
        if (payload) look_around(text);
    }

private:
    constexpr void look_through(std::string_view text) {
        json_walk walk(text);
        std::optional<value_place> configuration;  // {"Chat": ...} without ChannelConfiguration around it
        for (;;) {
            auto const seen = walk.next();
            std::size_t const depth = walk.depth();
            if (seen == json_walk::event::done || seen == json_walk::event::broken) {
                is_whole = seen == json_walk::event::done;
                if (!is_whole && walk.complete()) next_value = walk.first();
                break;
            }
            if (seen == json_walk::event::begin && depth == 1) {
                is_object = walk.innermost().is_object;
                is_array = !is_object;
            } else if (seen == json_walk::event::name) {
                take_name(walk, configuration);
            } else if (seen == json_walk::event::scalar) {
                take_scalar(walk);
            }
        }
        bool const is_payload = (members & (member::configuration | member::chat | member::ids)) != 0;
        if (!payload && !is_payload) payload = configuration;
        if (is_payload && (members & member::configuration) != 0) payload.reset();
        if (is_payload && (members & member::ids) != 0) payload.reset();
    }

    constexpr void take_name(json_walk const& walk, std::optional<value_place>& configuration) {
        std::size_t const depth = walk.depth();
        std::string_view const name = walk.innermost().name;
        std::uint64_t const bit = member::of(name);
        if (path.empty() && name.ends_with(".$")) path = name;
        if (depth == 1) members |= bit;
        if (depth == 2 && is_array && walk.at(0).index == 0) element_members |= bit;
        if (depth == 1) return;
        if (bit == member::configuration && !payload) payload = value_place(walk, depth - 2);
        if (bit == member::chat && !payload && !configuration) configuration = value_place(walk, depth - 2);
    }

    constexpr void take_scalar(json_walk const& walk) {
        std::string_view const token = walk.token_text();
        bool const is_member = walk.depth() != 0 && walk.innermost().is_object;
        std::string_view const name = is_member ? walk.innermost().name : std::string_view();
        if (token == "0" && is_spelling_of(name, "participanttimerdurationinminutes")) empty |= no_minutes;
        if (!token.starts_with('"')) return;
        std::string_view const inside = token.substr(1, token.size() - 2);
        if (walk.depth() == 0) {
            is_string = true;
            string = inside;
            return;
        }
        bool const is_id = walk.depth() == 1 && member::of(name) == member::ids;
        if (inside.empty() && (is_id || member::of(name) == member::timer)) empty |= empty_id;
        if (placeholder.empty() && is_placeholder(inside)) placeholder = inside;
        bool const is_body = name == "body" && begins_as_base64_object(inside);
        if (!payload && (is_body || holds_payload(inside))) {
            payload = value_place(walk, walk.depth() - 1);
            payload_is_text = true;
        }
    }

    // Collects the members of the object that holds the payload.
    constexpr void look_around(std::string_view text) {
        json_walk walk(text);
        for (;;) {
            auto const seen = walk.next();
            if (seen == json_walk::event::done || seen == json_walk::event::broken) return;
            if (seen != json_walk::event::name || walk.depth() != payload->depth) continue;
            if (walk.innermost().first == payload->around) around |= member::of(walk.innermost().name);
        }
    }
};

}  // namespace check

#endif
