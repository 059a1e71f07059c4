// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_GITHUB_ANSWERS_HPP
#define CHAT_TIMERS_CHECK_GITHUB_ANSWERS_HPP

#include "answer.hpp"
#include "output.hpp"
#include "utf16.hpp"

#include <chat_timers/chat_timers.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace check {

// A workflow command for each violation, which GitHub Actions shows at its line of a pull request.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
class github_answers final : public reporter {
public:
    explicit github_answers(output& to) : to_(to) {}

    void judged(answer const& given) override {
        if (given.is_valid()) return note(given.file, given.named_line(), given.hint());
        for (chat_timers::violation const& item : *given.found) {
            region const where = region_of(given, item);
            open_command("error", given.file);
            number(",line=", where.line);
            number(",endLine=", where.end_line);
            number(",col=", utf16_units(where.before) + 1);
            // One line of GitHub's: the column behind the range.
            if (where.line == where.end_line) number(",endColumn=", utf16_units(where.last_line) + 1);
            std::string sentence(item.message());
            std::string_view const meant = chat_timers::suggestion(item, given.text);
            if (!meant.empty()) sentence.append(", did you mean \"").append(meant).append("\"?");
            close_command(to_string(item.rule), sentence);
        }
        if (given.found->truncated()) {
            open_command("error", given.file);
            number(",line=", given.named_line().value_or(1));
            std::size_t const more = given.found->total() - given.found->size();
            close_command("and more", "and " + std::to_string(more) + " more");
        }
        note(given.file, given.named_line(), given.hint());
    }

    void refused(file_name const& file, capture_error const& wrong) override {
        open_command("error", file);
        number(",line=", wrong.line);
        number(",col=", wrong.column);
        close_command("not a request", wrong.sentence);
        note(file, wrong.line, wrong.hint);
    }

    void unreadable(file_name const& file, std::string_view reason) override {
        open_command("error", file);
        close_command("unreadable", reason);
    }

private:
    void open_command(std::string_view kind, file_name const& file) {
        to_.out().append("::").append(kind).append(" file=");
        escape(file.shown, ":,");
    }
    void number(std::string_view name, std::uint64_t value) {
        to_.out().append(name).append(std::to_string(value));
    }
    void close_command(std::string_view title, std::string_view sentence) {
        to_.out().append(",title=").append(title).append("::");
        escape(sentence, "");
        to_.out() += '\n';
    }
    void note(file_name const& file, std::optional<std::uint64_t> line, std::string_view sentence) {
        if (sentence.empty()) return;
        open_command("notice", file);
        number(",line=", line.value_or(1));
        close_command("hint", sentence);
    }

    // Percent-encodes '%', line ends and the separators of properties.
    void escape(std::string_view text, std::string_view separators) {
        constexpr std::string_view hex = "0123456789ABCDEF";
        for (char const byte : text) {
            if (byte == '%' || byte == '\r' || byte == '\n' ||
                separators.find(byte) != std::string_view::npos) {
                auto const code = static_cast<unsigned char>(byte);
                to_.out().append("%").append(1, hex[code / 16]).append(1, hex[code % 16]);
            } else {
                to_.out() += byte;
            }
        }
    }

    output& to_;
};

}  // namespace check

#endif
