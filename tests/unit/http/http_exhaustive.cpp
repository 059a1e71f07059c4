// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>

#include "../support/http_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

using namespace chat_timers;
using verbs::ids_or_verdict;
using verbs::target_of;
using verbs::to_target;

namespace {

constexpr std::string_view hex = "0123456789ABCDEF";

// RFC 3986, section 3.3: pchar, but for percent-encoded bytes.
constexpr std::string_view path_characters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@";

bool is_path_character(unsigned byte) {
    return path_characters.find(static_cast<char>(byte)) != path_characters.npos;
}

std::string encoded(unsigned char byte) { return {'%', hex[byte >> 4], hex[byte & 0xF]}; }

// The first violation's rule, or "a value".
std::string_view first_rule(std::string_view target) {
    auto const decoded = decode(to_target(target), decode_options::service);
    return decoded ? "a value" : to_string(decoded.error()[0].rule);
}

bool comes_back(request const& sent) {
    auto const message = encode(sent);
    if (!message) return false;
    auto const received = decode(message->as_request(), decode_options::service);
    return received && *received == sent;
}

}  // namespace

TEST_CASE("http exhaustive: the 256 labels of one byte, raw") {
    for (unsigned byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        std::string const label(1, static_cast<char>(byte));
        std::string_view instance = is_path_character(byte) ? "a value" : "encoding";
        std::string_view contact = instance;
        if (label == "/" || label == "?") {
            instance = "path";
            contact = "length";  // an empty label, and a slash or a query behind it
        }
        if (label == ".") instance = contact = "unroutable";
        CHECK(first_rule(target_of(label, "c")) == instance);
        CHECK(first_rule(target_of("i", label)) == contact);
        if (instance == "a value")
            CHECK(ids_or_verdict(to_target(target_of(label, label))) == label + "/" + label);
    }
}

TEST_CASE("http exhaustive: the 256 labels of one byte, encoded") {
    for (unsigned byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        std::string const raw(1, static_cast<char>(byte));
        std::string const label = encoded(static_cast<unsigned char>(byte));
        std::string_view const wanted = byte >= 0x80 ? "encoding" : raw == "." ? "unroutable" : "a value";
        CHECK(first_rule(target_of(label, "c")) == wanted);
        CHECK(first_rule(target_of("i", label)) == wanted);
        if (wanted == "a value") CHECK(ids_or_verdict(to_target(target_of(label, label))) == raw + "/" + raw);
    }
}

TEST_CASE("http exhaustive: of the 128 ASCII bytes, the unreserved ones stand for themselves when encoded") {
    std::string_view const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    auto const configuration = *decode_body(verbs::http_body);
    for (unsigned char byte = 0; byte < 128; ++byte) {
        CAPTURE(byte);
        std::string const id{'i', static_cast<char>(byte)};
        bool const plain = unreserved.find(static_cast<char>(byte)) != unreserved.npos;
        std::string const label = plain ? id : "i" + encoded(byte);
        auto const message = encode({*instance_id::parse(id), *contact_id::parse(id), configuration});
        REQUIRE(message.has_value());
        CHECK(message->target() == target_of(label, label));
    }
}

TEST_CASE("http exhaustive: any byte in each place of labels as long as a UUID") {
    for (std::size_t place = 0; place < 36; ++place) {
        for (unsigned byte = 0; byte < 256; ++byte) {
            std::string label(36, 'a');
            label[place] = static_cast<char>(byte);
            std::string_view instance = is_path_character(byte) ? "a value" : "encoding";
            std::string_view contact = instance;
            if (byte == '/') instance = "path", contact = place == 35 ? "a value" : "path";
            if (byte == '?') instance = "path", contact = place == 0 ? "length" : "a value";
            CAPTURE(place);
            CAPTURE(byte);
            for (std::string const& other : {std::string{"x"}, std::string(36, 'x')}) {
                REQUIRE(first_rule(target_of(label, other)) == instance);
                REQUIRE(first_rule(target_of(other, label)) == contact);
            }
        }
    }
}

TEST_CASE("http exhaustive: a byte that must be percent-encoded is the fault, wherever it is") {
    auto const fault = [](std::string const& target) {
        auto const decoded = decode(to_target(target), decode_options::service);
        return decoded ? "a value" : verbs::text_of(decoded.error());
    };
    for (std::size_t const size : {1U, 2U, 35U, 36U, 37U, 100U}) {
        for (std::size_t place = 0; place < size; place += place == 1 && size > 40 ? size - 3 : 1) {
            for (unsigned byte = 0; byte < 256; ++byte) {
                if (is_path_character(byte) || byte == '%' || byte == '/' || byte == '?') continue;
                CAPTURE(size);
                CAPTURE(place);
                CAPTURE(byte);
                std::string label(size, 'a');
                label[place] = static_cast<char>(byte);
                std::string const at = std::to_string(verbs::path.size() + place) + "+1";
                std::string const behind = std::to_string(verbs::path.size() + 37 + place) + "+1";
                std::string const other(36, 'x');
                REQUIRE(fault(target_of(label, other)).rfind("encoding@/InstanceId@" + at + ":", 0) == 0);
                REQUIRE(fault(target_of(other, label)).rfind("encoding@/ContactId@" + behind + ":", 0) == 0);
            }
        }
    }
}

TEST_CASE("http exhaustive: labels that are together as long as two UUIDs") {
    for (std::size_t size = 0; size <= 72; ++size) {
        CAPTURE(size);
        bool const is_id = size != 0 && size != 72;
        CHECK(first_rule(target_of(std::string(size, 'i'), std::string(72 - size, 'c'))) ==
              (is_id ? "a value" : "length"));
    }
}

TEST_CASE("http exhaustive: '%' and any two bytes") {
    for (unsigned first = 0; first < 256; ++first) {
        for (unsigned second = 0; second < 256; ++second) {
            std::string const label{'%', static_cast<char>(first), static_cast<char>(second), 'x'};
            auto const digit = [](unsigned byte) {
                return ('0' <= byte && byte <= '9') || ('a' <= byte && byte <= 'f') ||
                       ('A' <= byte && byte <= 'F');
            };
            bool const ends = first == '/' || first == '?' || second == '/' || second == '?';
            bool const ascii = digit(first) && digit(second) && first < '8';
            std::string_view const wanted = ends ? "" : ascii ? "a value" : "encoding";
            if (!wanted.empty() && first_rule(target_of("i", label)) != wanted) {
                FAIL_CHECK("%" << first << " " << second << " is not " << wanted);
            }
        }
    }
}

TEST_CASE("http exhaustive: every prefix of a target, and nothing is read beyond it") {
    for (std::string const& target : {target_of(verbs::instance, verbs::contact),
                                      "http://host" + target_of("%F0%9F%91%8D", "a%2Fb/?q=1")}) {
        std::size_t const start = target.find(verbs::path) + verbs::path.size();
        std::size_t const contact = target.find('/', start) + 1;
        for (std::size_t size = 0; size <= target.size(); ++size) {
            CAPTURE(target.substr(0, size));
            std::unique_ptr<char[]> const exact{
                new char[size == 0 ? 1 : size]};  // for the sanitizer to guard
            std::string_view const prefix{exact.get(), target.copy(exact.get(), size)};
            std::string_view const rule = first_rule(prefix);
            if (size < contact) CHECK(rule == "path");
            if (size == contact) CHECK(rule == "length");
            if (size > contact) {
                std::string_view const label = prefix.substr(contact);
                std::size_t const percent = label.rfind('%');
                CHECK(rule == (percent != label.npos && percent + 3 > label.size() ? "encoding" : "a value"));
            }
        }
    }
}

TEST_CASE("http exhaustive: every prefix of the body") {
    for (std::size_t size = 0; size < verbs::http_body.size(); ++size) {
        http_request from = to_target("/contact/participant-role-config/i/c");
        from.body = verbs::http_body.substr(0, size);
        CHECK(!decode(from, decode_options::service).has_value());
    }
}

TEST_CASE("http exhaustive: every byte of a target replaced by each of the 256") {
    std::string const original = target_of("1234%2F56", "a%C3%A9");
    std::size_t values = 0;
    for (std::size_t at = 0; at < original.size(); ++at) {
        std::string target = original;
        for (unsigned byte = 0; byte < 256; ++byte) {
            target[at] = static_cast<char>(byte);
            auto const decoded = decode(to_target(target), decode_options::service);
            if (!decoded) {
                for (violation const& found : decoded.error())
                    CHECK(found.offset + found.length <= target.size());
                continue;
            }
            ++values;
            if (!comes_back(*decoded)) FAIL_CHECK("does not come back: " << target);
        }
    }
    CHECK(values > 700);
}

TEST_CASE("http exhaustive: every id of one and of two bytes comes back") {
    auto const configuration = *decode_body(verbs::http_body);
    std::size_t ids = 0;
    for (unsigned first = 0; first < 256; ++first) {
        for (unsigned second = 0; second <= 256; ++second) {
            std::string text(1, static_cast<char>(first));
            if (second != 256) text += static_cast<char>(second);
            auto const instance = instance_id::parse(text);
            auto const contact = contact_id::parse(text);
            if (!instance || !contact) continue;
            ++ids;
            bool const routable = text != "." && text != "..";
            if (comes_back({*instance, *contact, configuration}) != routable)
                FAIL_CHECK("does not come back: " << text);
        }
    }
    CHECK(ids == 128 + 128 * 128 + 1920);
}

TEST_CASE("http exhaustive: every scalar value comes back") {
    auto const configuration = *decode_body(verbs::http_body);
    std::size_t scalars = 0;
    for (char32_t scalar = 0; scalar <= 0x10FFFF; scalar += scalar < 0x3000 ? 1 : 17) {
        detail::text_builder<4> utf8;
        detail::append_utf8(utf8, scalar);
        auto const instance = instance_id::parse(utf8);
        auto const contact = contact_id::parse(utf8);
        if (!instance || !contact || utf8 == ".") continue;
        ++scalars;
        if (!comes_back({*instance, *contact, configuration})) FAIL_CHECK("does not come back: " << scalar);
    }
    CHECK(scalars > 70'000);
}
