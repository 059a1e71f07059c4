// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/files.hpp"
#include "../support/oracle.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

// The payloads of tests/conformance, each with its verdict in verdicts.tsv: file, form (body, configuration
// or input), profile (strict or service), and "valid" or the violations in document order as
// rule@pointer@offset+length, the first 16 of them, and "of:17" where there are more. Other implementations
// may use them as they are.

using namespace chat_timers;

namespace {

struct row {
    std::string file, form, profile, verdict;
};

std::vector<std::string> split(std::string const& text, char at) {
    std::vector<std::string> parts(1);
    for (char const byte : text) {
        if (byte == at) {
            parts.emplace_back();
        } else {
            parts.back() += byte;
        }
    }
    return parts;
}

std::vector<row> rows() {
    std::vector<row> all;
    std::string const table = bytes_of(conformance + "verdicts.tsv");
    CHECK(table.find('\r') == table.npos);
    for (std::string const& line : split(table, '\n')) {
        if (line.empty()) continue;
        std::vector<std::string> const columns = split(line, '\t');
        if (columns.size() == 4) {
            all.push_back({columns[0], columns[1], columns[2], columns[3]});
        } else {
            FAIL_CHECK("Not four columns: " << line);
        }
    }
    if (!all.empty() && all[0].file == "file") all.erase(all.begin());
    return all;
}

// As the table has it.
template <class T>
std::string verdict(result<T> const& decoded) {
    if (decoded) return "valid";
    std::string text;
    for (violation const& each : decoded.error()) {
        text.append(text.empty() ? "" : " ")
            .append(verbs::text_of(each.rule, each.pointer(), each.offset, each.length));
    }
    if (decoded.error().truncated()) text.append(" of:").append(std::to_string(decoded.error().total()));
    return text;
}
std::string verdict(oracle::judgement const& judged) {
    if (judged.findings.empty()) return "valid";
    std::string text;
    for (std::size_t index = 0; index < judged.findings.size() && index < 16; ++index) {
        oracle::finding const& each = judged.findings[index];
        text.append(text.empty() ? "" : " ").append(each.rule).append("@").append(each.pointer);
        text.append("@").append(std::to_string(each.offset)).append("+").append(std::to_string(each.length));
    }
    if (judged.findings.size() > 16) text.append(" of:").append(std::to_string(judged.findings.size()));
    return text;
}

}  // namespace

TEST_CASE("conformance: every payload gets its verdict") {
    std::vector<row> const all = rows();
    CHECK(all.size() > 100);
    for (row const& each : all) {
        CAPTURE(each.file);
        CAPTURE(each.form);
        CAPTURE(each.profile);
        std::string const text = bytes_of(conformance + each.file);
        CHECK((each.profile == "strict" || each.profile == "service"));
        decode_options const options =
            each.profile == "strict" ? decode_options::strict : decode_options::service;
        auto const how = each.profile == "strict" ? oracle::profile::strict : oracle::profile::service;
        if (each.form == "body") {
            auto const decoded = decode_body(text, options);
            CHECK(verdict(decoded) == each.verdict);
            CHECK(verdict(oracle::judge(text, oracle::form::body, how)) == each.verdict);
            if (decoded) CHECK(*decode_body(encode_body(*decoded)) == *decoded);
        } else if (each.form == "configuration") {
            auto const decoded = decode_configuration(text, options);
            CHECK(verdict(decoded) == each.verdict);
            CHECK(verdict(oracle::judge(text, oracle::form::configuration, how)) == each.verdict);
            if (decoded) CHECK(*decode_configuration(encode_configuration(*decoded)) == *decoded);
        } else {
            CHECK(each.form == "input");
            auto const decoded = decode_input(text, options);
            CHECK(verdict(decoded) == each.verdict);
            CHECK(verdict(oracle::judge(text, oracle::form::input, how)) == each.verdict);
            if (decoded) CHECK(*decode_input(encode_input(*decoded)) == *decoded);
        }
    }
}

#ifdef __cpp_lib_filesystem
TEST_CASE("conformance: every file has a verdict under both profiles, once, and every verdict a file") {
    std::map<std::string, std::set<std::string>> judged;
    for (row const& each : rows()) {
        CAPTURE(each.file);
        CHECK(judged[each.file].insert(each.form + " " + each.profile).second);
    }
    std::set<std::string> files;
    std::error_code failed;
    for (auto const& entry : std::filesystem::directory_iterator{conformance, failed}) {
        if (entry.path().extension() == ".json") files.insert(entry.path().filename().string());
    }
    CHECK(!failed);
    CHECK(files.size() > 100);
    for (std::string const& file : files) {
        CAPTURE(file);
        std::set<std::string> const& of_file = judged[file];
        bool const has_both = std::any_of(of_file.begin(), of_file.end(), [&](std::string const& each) {
            std::string const form = each.substr(0, each.find(' '));
            return of_file.count(form + " strict") != 0 && of_file.count(form + " service") != 0;
        });
        CHECK(has_both);
    }
    for (auto const& each : judged) {
        CAPTURE(each.first);
        CHECK(files.count(each.first) == 1);
    }
}
#endif

TEST_CASE("conformance: every rule that a payload can break is broken by one") {
    std::string all;
    for (row const& each : rows()) all += each.verdict + " ";
    for (char const* const rule :
         {"syntax", "encoding", "too_large", "too_deep", "duplicate_member", "unknown_member", "wrong_type",
          "not_an_integer", "null_item", "union_empty", "union_conflict", "required", "length", "range",
          "enumeration", "duplicate_timer"}) {
        CAPTURE(rule);
        CHECK(all.find(std::string{rule} + "@") != all.npos);
    }
}

TEST_CASE("conformance: the bytes are those that were committed") {
    // Line ends, controls and what is ill-formed must survive a checkout.
    CHECK(bytes_of(conformance + "invalid-empty.json").empty());
    CHECK(bytes_of(conformance + "valid-crlf-lines.json").find("\r\n") != std::string::npos);
    CHECK(bytes_of(conformance + "valid-indented-by-two.json").find('\r') == std::string::npos);
    CHECK(bytes_of(conformance + "invalid-byte-order-mark.json").substr(0, 3) == "\xEF\xBB\xBF");
    CHECK(bytes_of(conformance + "invalid-zero-byte.json").find('\0') == 1);
    CHECK(bytes_of(conformance + "valid-16384-bytes.json").size() == 16384);
}

TEST_CASE("conformance: what real clients send is one request, written in two ways") {
    std::string const compact = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                                R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
                                R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5}},)"
                                R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER")"
                                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
    for (char const* const client :
         {"awscli-1.45.11", "awscli-debian-2.9.19", "boto3-1.43.11", "debian-boto3-1.26.27-injected-model",
          "js-sdk-v2-2.1693.0", "js-sdk-v3-3.1136.0", "js-sdk-v3-3.499.0"}) {
        CAPTURE(client);
        std::string const body = bytes_of(conformance + "wire-" + client + ".json");
        auto const decoded = decode_body(body);
        REQUIRE(decoded.has_value());
        if (decoded) CHECK(std::string_view{encode_body(*decoded)} == compact);
        // Python's writer puts spaces, JavaScript's none.
        CHECK((body == compact) == (std::string_view{client}.substr(0, 2) == "js"));
    }
}
