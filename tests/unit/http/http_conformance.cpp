// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>

#include "../support/files.hpp"
#include "../support/http_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The raw requests of tests/conformance/http, each with its verdict under the profile "service" in
// verdicts.tsv: file, "valid" or the violations as rule@pointer@offset+length, the first 16 of them, and
// "of:17" where there are more; then the replies in the styles connect, smithy and envelope: status, error
// type or "-", body. Offsets of the ids count in the target, of path, method, media_type and not_acceptable
// in the text that breaks the rule, all others in the body.

using namespace chat_timers;

namespace {

std::string const folder = conformance + "http/";

std::string take(std::string& text, std::string_view separator) {
    std::size_t const end = text.find(separator);
    std::string part = text.substr(0, end);
    text.erase(0, end == text.npos ? end : end + separator.size());
    return part;
}

using row = std::vector<std::string>;
std::vector<row> rows() {
    std::vector<row> table;
    std::string text = bytes_of(folder + "verdicts.tsv");
    CHECK(take(text, "\n") == "file\tverdict\tconnect\tsmithy\tenvelope");
    while (!text.empty()) {
        std::string line = take(text, "\n");
        row columns;
        for (int column = 0; column < 5; ++column) columns.push_back(take(line, "\t"));
        CHECK(line.empty());
        table.push_back(columns);
    }
    return table;
}

// A captured request, as a server takes it apart.
struct captured {
    std::string method, target, content_type, accept, body, content_encoding;

    explicit captured(std::string text) {
        method = take(text, " ");
        target = take(text, " ");
        CHECK(take(text, "\r\n") == "HTTP/1.1");
        std::string size;
        for (std::string line = take(text, "\r\n"); !line.empty(); line = take(text, "\r\n")) {
            std::string name = take(line, ": ");
            std::transform(name.begin(), name.end(), name.begin(), [](char byte) {
                return 'A' <= byte && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
            });
            if (name == "content-type") content_type = line;
            if (name == "accept") accept.append(accept.empty() ? "" : ", ").append(line);
            if (name == "content-encoding")
                content_encoding.append(content_encoding.empty() ? "" : ", ").append(line);
            if (name == "content-length") size = line;
        }
        body = text;
        CHECK(size == std::to_string(body.size()));
    }

    http_request request() const { return {method, target, content_type, accept, body, content_encoding}; }
};

std::string verdict(result<request> const& decoded) {
    if (decoded) return "valid";
    std::string text;
    for (violation const& each : decoded.error()) {
        text.append(text.empty() ? "" : " ")
            .append(verbs::text_of(each.rule, each.pointer(), each.offset, each.length));
    }
    if (decoded.error().truncated()) text.append(" of:").append(std::to_string(decoded.error().total()));
    return text;
}

std::string reply(result<request> const& decoded, reply_style style) {
    auto const made = decoded ? make_success_reply(style) : make_reply(decoded.error(), style);
    std::string text = std::to_string(made.status());
    text.append(" ").append(made.error_type().empty() ? "-" : made.error_type());
    return text.append(made.body().empty() ? "" : " ").append(made.body());
}

}  // namespace

TEST_CASE("http conformance: every request gets its verdict and its replies") {
    for (row const& each : rows()) {
        CAPTURE(each[0]);
        captured const sent{bytes_of(folder + each[0])};
        auto const decoded = decode(sent.request(), decode_options::service);
        CHECK(verdict(decoded) == each[1]);
        CHECK(reply(decoded, reply_style::connect) == each[2]);
        CHECK(reply(decoded, reply_style::smithy) == each[3]);
        CHECK(reply(decoded, reply_style::envelope) == each[4]);
        if (!decoded) continue;
        auto const message = encode(*decoded);
        REQUIRE(message.has_value());
        verbs::holds(decode(message->as_request(), decode_options::strict), *decoded);
    }
}

#ifdef __cpp_lib_filesystem
TEST_CASE("http conformance: every file has a verdict, once, and every verdict a file") {
    std::set<std::string> judged{"verdicts.tsv"}, files;
    for (row const& each : rows()) CHECK(judged.insert(each[0]).second);
    for (auto const& entry : std::filesystem::directory_iterator{folder})
        files.insert(entry.path().filename().string());
    CHECK(files == judged);
    CHECK(files.size() > 40);
}
#endif

TEST_CASE("http conformance: every rule of the request around the payload is broken by one") {
    std::string verdicts;
    for (row const& each : rows()) verdicts += each[1] + " ";
    for (char const* const rule :
         {"path@", "method@", "media_type@", "not_acceptable@", "unroutable@", "too_large@",
          "encoding@/InstanceId", "encoding@/ContactId", "length@/InstanceId", "length@/ContactId"}) {
        CAPTURE(rule);
        CHECK(verdicts.find(rule) != verdicts.npos);
    }
}

TEST_CASE("http conformance: what real clients send is one request") {
    std::size_t clients = 0;
    for (row const& each : rows()) {
        if (each[0].find("sdk") == each[0].npos && each[0].find("cli") == each[0].npos &&
            each[0].find("boto3") == each[0].npos)
            continue;
        CAPTURE(each[0]);
        ++clients;
        captured const sent{bytes_of(folder + each[0])};
        auto const decoded = decode(sent.request(), decode_options::service);
        REQUIRE(decoded.has_value());
        auto const message = encode(*decoded);
        REQUIRE(message.has_value());
        CHECK(message->method() == sent.method);
        CHECK(message->target() == sent.target);
        CHECK(message->content_type() == sent.content_type);
        if (each[0].substr(0, 2) == "js") CHECK(message->body() == sent.body);
    }
    CHECK(clients == 7);
}
