// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_SARIF_ANSWERS_HPP
#define CHAT_TIMERS_CHECK_SARIF_ANSWERS_HPP

#include "answer.hpp"
#include "manual.hpp"
#include "output.hpp"
#include "rule_help.hpp"
#include "text.hpp"
#include "utf16.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace check {

// A SARIF 2.1.0 log of one run on standard output, written as the payloads are judged: only the names of the
// files are kept. Columns and offsets count UTF-16 code units.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
class sarif_answers final : public reporter {
public:
    explicit sarif_answers(output& to) : to_(to) {}

    void begin() override {
        std::string& to = to_.out();
        to +=
            R"({"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",)"
            R"("version":"2.1.0","runs":[{"tool":{"driver":{"name":"check",)";
        std::string const number = version().substr(version().rfind(' ') + 1);
        append_json(to, R"("fullName":)", version());
        append_json(to, R"(,"semanticVersion":)", number);
        append_json(to, R"(,"informationUri":)", page);
        to += R"(,"rules":[)";
        std::string_view separator;
        for (chat_timers::rule const rule : chat_timers::enumerators<chat_timers::rule>()) {
            to += separator;
            append_rule(to, to_string(rule), help_of(rule));
            separator = ",\n";
        }
        to += separator;
        append_rule(to, not_a_request,
                    {"A capture is one whole HTTP request, or several between lines of ###.",
                     "Capture the request again, or correct the file at the marked place."});
        to += R"(]}},"columnKind":"utf16CodeUnits","results":[)";
    }

    void judged(answer const& given) override {
        std::size_t const file = index_of(given.file);
        if (given.is_valid() && !given.hint().empty()) notify(given.file, "note", given.hint());
        if (given.is_valid()) return;
        for (chat_timers::violation const& item : *given.found) {
            region const where = region_of(given, item);
            begin_result(to_string(item.rule), item.message());
            std::string place;
            append_region(place, given, where);
            append_location(file, place, item.pointer());
            append_fingerprint(given, item, where);
            std::string_view const meant = chat_timers::suggestion(item, given.text);
            if (!meant.empty()) append_fix(file, place, meant);
            end_result(given.hint(), &item == given.found->begin(), given.found->total(),
                       given.found->truncated());
        }
    }

    void refused(file_name const& file, capture_error const& wrong) override {
        begin_result(not_a_request, wrong.sentence);
        std::string place = "{";
        append_number(place, R"("startLine":)", wrong.line);
        std::string_view const line = wrong.before.substr(wrong.before.rfind('\n') + 1);
        append_number(place, R"(,"startColumn":)", utf16_units(line) + 1);
        append_number(place, R"(,"charOffset":)", utf16_units(wrong.before));
        place += R"(,"charLength":0)";
        append_location(index_of(file), place += '}', {});
        end_result(wrong.hint, true, 1, false);
    }

    void unreadable(file_name const& file, std::string_view reason) override {
        notify(file, "error", "The file is not judged: " + std::string(reason) + ".");
        is_successful_ = false;
    }

    void end(int exit_status) override {
        std::string& to = to_.out();
        to += R"(],"artifacts":[)";
        std::string_view separator;
        for (std::string const& uri : uris_) {
            to.append(separator)
                .append(R"({"location":{)")
                .append(uri)
                .append(R"(},"roles":["analysisTarget"]})");
            separator = ",\n";
        }
        to.append(R"(],"invocations":[{"executionSuccessful":)").append(is_successful_ ? "true" : "false");
        append_number(to, R"(,"exitCode":)", static_cast<std::uint64_t>(exit_status));
        if (!notifications_.empty()) {
            to.append(R"(,"toolExecutionNotifications":[)").append(notifications_).append("]");
        }
        to += "}]}]}\n";
    }

private:
    static constexpr std::string_view page =
        "https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html";
    static constexpr std::string_view not_a_request = "not_a_request";

    void notify(file_name const& file, std::string_view level, std::string_view sentence) {
        std::string& to = notifications_;
        append_json(to += to.empty() ? "" : ",", R"({"level":)", level);
        append_json(to, R"(,"message":{"text":)", sentence);
        to += R"(},"locations":[{"physicalLocation":{"artifactLocation":{)";
        append_uri(to, file);
        to += "}}}]}";
    }

    static void append_number(std::string& to, std::string_view prefix, std::uint64_t number) {
        to.append(prefix).append(std::to_string(number));
    }

    // "union_empty" as "UnionEmpty".
    static std::string pascal_case(std::string_view id) {
        std::string name;
        bool starts_word = true;
        for (char const letter : id) {
            if (letter != '_') name += starts_word ? static_cast<char>(letter - 'a' + 'A') : letter;
            starts_word = letter == '_';
        }
        return name;
    }

    static void append_rule(std::string& to, std::string_view id, rule_help const& help) {
        append_json(to, R"({"id":)", id);
        std::string const name = pascal_case(id);
        // A name that is only the id in another case is to be omitted (rule SARIF1001 of Microsoft's
        // validator).
        if (name.size() != id.size()) append_json(to, R"(,"name":)", name);
        append_json(to, R"(,"shortDescription":{"text":)", help.demand);
        append_json(to, R"(},"fullDescription":{"text":)", help.demand);
        std::string const remedy(help.remedy);
        append_json(to, R"(},"help":{"text":)", remedy + " See README.md#rules.");
        append_json(to, R"(,"markdown":)", remedy + " See [README.md](README.md#rules).");
        append_json(to, R"(},"helpUri":)", page);
        to += R"(,"defaultConfiguration":{"level":"error"}})";
    }

    static std::size_t rule_index(std::string_view id) {
        std::size_t index = 0;
        for (chat_timers::rule const rule : chat_timers::enumerators<chat_timers::rule>()) {
            if (to_string(rule) == id) break;
            ++index;
        }
        return index;
    }

    void begin_result(std::string_view id, std::string_view sentence) {
        std::string& to = to_.out();
        to += separator_;
        separator_ = ",\n";
        append_json(to, R"({"ruleId":)", id);
        append_number(to, R"(,"ruleIndex":)", rule_index(id));
        append_json(to, R"(,"level":"error","message":{"text":)", std::string(sentence) + ".");
    }

    static void append_region(std::string& to, answer const& given, region const& where) {
        std::uint64_t const before = utf16_units(given.text.substr(0, where.offset));
        append_number(to, R"({"startLine":)", where.line);
        append_number(to, R"(,"startColumn":)", utf16_units(where.before) + 1);
        append_number(to, R"(,"endLine":)", where.end_line);
        append_number(to, R"(,"endColumn":)", utf16_units(where.last_line) + 1);
        append_number(to, R"(,"charOffset":)", given.utf16_before + before);
        append_number(to, R"(,"charLength":)",
                      utf16_units(given.text.substr(0, where.offset + where.length)) - before);
        to += '}';
    }

    void append_location(std::size_t file, std::string_view place, std::string_view pointer) {
        std::string& to = to_.out();
        to.append(R"(},"locations":[{"physicalLocation":{"artifactLocation":{)").append(uris_[file]);
        append_number(to, R"(,"index":)", file);
        to.append(R"(},"region":)").append(place).append("}");
        if (!pointer.empty()) {
            append_json(to, R"(,"logicalLocations":[{"fullyQualifiedName":)", pointer);
            to += R"(,"kind":"member"}])";
        }
        to += "}]";
    }

    // Stays the same when other lines of the file change: the rule, the place in the payload and the marked
    // bytes; of a line of a log the whole line, since others may have the same fault.
    void append_fingerprint(answer const& given, chat_timers::violation const& item, region const& where) {
        std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
        auto const add = [&hash](std::string_view text) {
            for (char const byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
            hash = (hash ^ 0xFF) * 0x100000001b3;
        };
        add(to_string(item.rule));
        add(item.pointer());
        add(given.line ? given.text : given.text.substr(where.offset, where.length));
        std::string digits;
        for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[hash >> shift & 0xF];
        append_json(to_.out(), R"(,"partialFingerprints":{"ruleAndPlace/v1":)", digits);
        to_.out() += '}';
    }

    void append_fix(std::size_t file, std::string_view place, std::string_view meant) {
        std::string& to = to_.out();
        std::string quoted;
        append_json(quoted, meant);
        append_json(to, R"(,"fixes":[{"description":{"text":)", "Replace with " + quoted + ".");
        to.append(R"(},"artifactChanges":[{"artifactLocation":{)").append(uris_[file]);
        append_number(to, R"(,"index":)", file);
        to.append(R"(},"replacements":[{"deletedRegion":)").append(place);
        append_json(to, R"(,"insertedContent":{"text":)", quoted);
        to += "}}]}]}]";
    }

    void end_result(std::string_view hint, bool is_first, std::size_t total, bool truncated) {
        std::string& to = to_.out();
        if (is_first && (!hint.empty() || truncated)) {
            append_number(to, R"(,"properties":{"violationsOfPayload":)", total);
            if (!hint.empty()) append_json(to, R"(,"hint":)", hint);
            to += '}';
        }
        to += '}';
    }

    // A URI reference by RFC 3986, without "./" at its beginning.
    static void append_uri(std::string& to, file_name const& file) {
        std::string_view path = file.is_standard_input ? "/dev/stdin" : file.plain;
        while (path.starts_with("./")) path.remove_prefix(2);
        constexpr std::string_view unreserved = "-._~/";
        std::string uri = path.starts_with('/') ? "file://" : "";
        for (char const byte : path) {
            bool const is_plain = ('a' <= byte && byte <= 'z') || ('A' <= byte && byte <= 'Z') ||
                                  ('0' <= byte && byte <= '9') ||
                                  unreserved.find(byte) != std::string_view::npos;
            auto const code = static_cast<unsigned char>(byte);
            if (is_plain) {
                uri += byte;
            } else {
                uri.append("%")
                    .append(1, "0123456789ABCDEF"[code / 16])
                    .append(1, "0123456789ABCDEF"[code % 16]);
            }
        }
        append_json(to, R"("uri":)", uri);
    }

    // Returns the file's place in `artifacts`.
    std::size_t index_of(file_name const& file) {
        std::string uri;
        append_uri(uri, file);
        if (uris_.empty() || uris_.back() != uri) {
            auto const known = std::ranges::find(uris_, uri);
            if (known != uris_.end()) return static_cast<std::size_t>(known - uris_.begin());
            uris_.push_back(uri);
        }
        return uris_.size() - 1;
    }

    output& to_;
    std::string_view separator_;
    std::vector<std::string> uris_;
    std::string notifications_;
    bool is_successful_ = true;
};

}  // namespace check

#endif
