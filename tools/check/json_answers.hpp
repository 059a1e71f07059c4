// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_JSON_ANSWERS_HPP
#define CHAT_TIMERS_CHECK_JSON_ANSWERS_HPP

#include "answer.hpp"
#include "output.hpp"

#include <chat_timers/chat_timers.hpp>

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace check {

using namespace std::string_view_literals;

// An object for each payload on a line of standard output; answer.schema.json says of which members.
class json_answers final : public reporter {
public:
    json_answers(options const& wanted, output& to) : to_(to), reply_(wanted.reply), keyed_(wanted.keyed) {}

    void judged(answer const& given) override {
        std::string& to = to_.out();
        if (given.key) to.append(*given.key).append("\t");
        given.append_name(to += R"({"name":)"sv, given.file.json);
        to += form_of(given.form);
        if (given.is_valid()) {
            to += R"(,"valid":true,"canonical":)"sv;
            if (given.whole != nullptr) {
                append_canonical(to, chat_timers::encode_input(*given.whole));
            } else if (given.form == form::configuration) {
                append_canonical(to, chat_timers::encode_configuration(*given.body));
            } else {
                append_canonical(to, chat_timers::encode_body(*given.body));
            }
        } else {
            to.append(R"(,"valid":false,"total":)").append(std::to_string(given.found->total()));
            to.append(R"(,"truncated":)").append(given.found->truncated() ? "true" : "false");
            to += R"(,"violations":)";
            chat_timers::format_json(std::back_inserter(to), *given.found, given.text);
        }
        close_object(to, given.hint(), [&] {
            if (!reply_) return;
            add_reply(to, given.is_valid() ? chat_timers::make_success_reply(*reply_)
                                           : chat_timers::make_reply(*given.as_sent, *reply_));
        });
    }

    void refused(file_name const& file, capture_error const& wrong) override {
        std::string& to = to_.out();
        open_object(to, file.plain);
        append_json(to, R"(,"form":"http","valid":false,"error":)", wrong.sentence);
        to.append(R"(,"line":)").append(std::to_string(wrong.line));
        to.append(R"(,"column":)").append(std::to_string(wrong.column));
        close_object(to, wrong.hint, [] {});
    }

    void unreadable(file_name const& file, std::string_view reason) override {
        if (keyed_) return;  // a line without a key
        std::string& to = to_.out();
        open_object(to, file.plain);
        append_json(to, R"(,"valid":false,"error":)", reason);
        close_object(to, {}, [] {});
    }

private:
    [[nodiscard]] static std::string_view form_of(form taken) {
        return taken == form::body            ? R"(","form":"body")"sv
               : taken == form::input         ? R"(","form":"input")"sv
               : taken == form::configuration ? R"(","form":"configuration")"sv
                                              : R"(","form":"http")"sv;
    }

    static void open_object(std::string& to, std::string_view name) { append_json(to, R"({"name":)", name); }

    template <class AddReply>
    static void close_object(std::string& to, std::string_view hint, AddReply add_reply) {
        if (!hint.empty()) append_json(to, R"(,"hint":)", hint);
        add_reply();
        to += "}\n"sv;
    }

    // Most of the output of valid payloads: written into memory of known size.
    void append_canonical(std::string& to, std::string_view text) {
        constexpr std::size_t longest_escape = 6;
        std::size_t const most = longest_escape * text.size() + 2;
        if (room_.size() < most) room_.resize(most);
        to.append(room_.data(), chat_timers::format_json_string(room_.data(), text));
    }

    static void add_reply(std::string& to, chat_timers::http_reply const& reply) {
        to.append(R"(,"reply":{"status":)").append(std::to_string(reply.status()));
        append_json(to, R"(,"error_type":)", reply.error_type());
        append_json(to, R"(,"body":)", reply.body());
        to += '}';
    }

    output& to_;
    std::optional<chat_timers::reply_style> reply_;
    bool keyed_;
    std::vector<char> room_;
};

}  // namespace check

#endif
