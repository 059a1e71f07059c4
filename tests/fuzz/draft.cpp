// SPDX-License-Identifier: BSL-1.0
#include "texts.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

// validate(draft), of a draft that the bytes describe, and decode_input on the same in JSON.

using namespace chat_timers;
using fuzz::expect_equal;

namespace {

// Any bytes describe a draft: behind their end come zeros.
class description {
public:
    explicit description(std::string_view bytes) : rest_(bytes) {}

    bool at_end() const { return rest_.empty(); }
    unsigned char byte() { return static_cast<unsigned char>(text(1)[0]); }
    std::string_view text(std::size_t size) {
        static constexpr std::string_view zeros{"\0\0\0\0\0\0\0\0", 8};
        if (rest_.empty()) return zeros.substr(0, (std::min)(size, zeros.size()));
        std::string_view const taken = rest_.substr(0, size);
        rest_.remove_prefix(taken.size());
        return taken;
    }

private:
    std::string_view rest_;
};

// 'a': absent; 't', a size and a text; else one of two words.
std::optional<std::string_view> text(description& from, std::string_view first, std::string_view second) {
    switch (unsigned char const kind = from.byte(); kind) {
    case 'a': return std::nullopt;
    case 't': return from.text(from.byte());
    default: return kind % 2 == 0 ? first : second;
    }
}

// 'a': absent; 'n' and two bytes; else one of the edges.
std::optional<std::int64_t> minutes(description& from) {
    static constexpr std::int64_t edges[] = {2,
                                             480,
                                             1,
                                             481,
                                             0,
                                             -1,
                                             2147483647,
                                             2147483648,
                                             -2147483648,
                                             -2147483649,
                                             INT64_C(4294967298),
                                             (std::numeric_limits<std::int64_t>::min)(),
                                             (std::numeric_limits<std::int64_t>::max)()};
    switch (unsigned char const kind = from.byte(); kind) {
    case 'a': return std::nullopt;
    case 'n': {
        int const high = from.byte();
        return high * 256 + from.byte() - 32768;
    }
    default: return edges[kind % std::size(edges)];
    }
}

std::optional<timer_value_draft> value(description& from) {
    switch (from.byte() % 4) {
    case 0: return timer_value_draft{std::nullopt, minutes(from)};
    case 1: return timer_value_draft{text(from, "Unset", "Unset"), std::nullopt};
    case 2: {
        auto const action = text(from, "Unset", "unset");
        return timer_value_draft{action, minutes(from)};
    }
    default: return std::nullopt;
    }
}

std::vector<timer_draft> timers(description& from) {
    static constexpr std::size_t most = 24;  // enough for more violations than are held
    std::vector<timer_draft> all;
    while (!from.at_end() && all.size() < most) {
        timer_draft& timer = all.emplace_back();
        timer.role = text(from, "CUSTOMER", "AGENT");
        timer.type = text(from, "IDLE", "DISCONNECT_NONCUSTOMER");
        timer.value = value(from);
    }
    return all;
}

// ---- The same in JSON.

class json_writer {
public:
    std::string json;
    std::vector<std::string> ill_formed;  // the pointers of texts that JSON cannot hold

    void write(request_draft const& draft) {
        json += '{';
        member("InstanceId", "/InstanceId", draft.instance_id);
        member("ContactId", "/ContactId", draft.contact_id);
        name("ChannelConfiguration");
        json += "{\"Chat\":{";
        if (draft.timers) {
            name("ParticipantTimerConfigList");
            json += '[';
            for (std::size_t index = 0; index < draft.timers->size(); ++index) {
                if (index != 0) json += ',';
                write((*draft.timers)[index], list + "/" + std::to_string(index));
            }
            json += ']';
        }
        json += "}}}";
    }

private:
    inline static std::string const list = "/ChannelConfiguration/Chat/ParticipantTimerConfigList";

    void write(timer_draft const& timer, std::string const& pointer) {
        json += '{';
        member("ParticipantRole", pointer + "/ParticipantRole", timer.role);
        member("TimerType", pointer + "/TimerType", timer.type);
        if (timer.value) {
            name("TimerValue");
            json += '{';
            member("ParticipantTimerAction", pointer + "/TimerValue/ParticipantTimerAction",
                   timer.value->action);
            if (timer.value->duration_in_minutes) {
                name("ParticipantTimerDurationInMinutes");
                json += std::to_string(*timer.value->duration_in_minutes);
            }
            json += '}';
        }
        json += '}';
    }

    void name(std::string_view text) {
        if (json.back() != '{') json += ',';
        json.append("\"").append(text).append("\":");
    }

    void member(std::string_view its_name, std::string const& pointer, std::optional<std::string_view> text) {
        if (!text) return;
        name(its_name);
        json += '"';
        if (!fuzz::is_utf8(*text)) ill_formed.push_back(pointer);
        for (char const byte : *text) {
            static constexpr char hex[] = "0123456789abcdef";
            if (byte >= 0 && byte < 0x20) {
                json.append("\\u00").append(1, hex[byte / 16]).append(1, hex[byte % 16]);
            } else {
                if (byte == '"' || byte == '\\') json += '\\';
                json += byte;
            }
        }
        json += '"';
    }
};

// All but the range in the source.
std::string said(violations const& found) {
    std::string text;
    for (violation const& each : found) {
        text.append(to_string(each.rule)).append("@").append(each.pointer());
        text.append(": ").append(each.message()).append("\n");
    }
    return text + std::to_string(found.total());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    description from{fuzz::bytes(data, size)};
    request_draft draft;
    draft.instance_id = text(from, "i", "");
    draft.contact_id = text(from, "c", "");
    bool const has_list = from.byte() != 'a';
    std::vector<timer_draft> const list = timers(from);
    if (has_list) draft.timers = list;

    auto const validated = validate(draft);
    if (validated) {
        fuzz::check_canonical<fuzz::input>(*validated);
    } else {
        fuzz::check_counts(validated.error());
        fuzz::check_ranges(validated.error().begin(), validated.error().end(), {});
        if (fuzz::is_sampled(fuzz::bytes(data, size))) fuzz::check_texts(validated.error(), {});
    }

    json_writer writer;
    writer.write(draft);
    for (std::string const& pointer : writer.ill_formed) {
        bool told = !validated && validated.error().truncated();
        if (!validated) {
            for (violation const& each : validated.error())
                told |= each.rule == rule::encoding && each.pointer() == std::string_view{pointer};
        }
        fuzz::expect(told, "an ill-formed text is told", pointer);
    }
    if (!writer.ill_formed.empty()) return 0;
    auto const decoded = decode_input(writer.json, {.max_bytes = static_cast<std::size_t>(-1)});
    expect_equal(validated ? "a value" : said(validated.error()), decoded ? "a value" : said(decoded.error()),
                 "a draft is judged as the same in JSON");
    if (validated)
        fuzz::expect(*validated == *decoded, "a draft has the value of the same in JSON", writer.json);
    return 0;
}
