// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// check: judges payloads in files or on standard input. `check --help` prints the manual below.

// So that systems of 32 bits open files beyond 2 GiB, too.
#define _FILE_OFFSET_BITS 64

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr std::string_view manual =
    R"(usage: check [--form=body|input|http] [--profile=strict|service]
             [--format=text|json] [--reply=connect|smithy|envelope] [--explain]
             [--lines] [FILE...]

Judges payloads of Amazon Connect's UpdateParticipantRoleConfig. Each FILE holds
one JSON text or HTTP request; without FILE, or where FILE is -, standard input
does.

  --form=body        the HTTP body, {"ChannelConfiguration":...} (the default)
  --form=input       the operation's whole input: the body's member and both ids
  --form=http        the whole HTTP/1.1 request, as captured (see below)
  --profile=strict   as you should send it: no unknown members, whole numbers
                     without fraction or exponent (the default)
  --profile=service  as the service reads it: unknown members are skipped, 5.0
                     is 5, nothing at all is {} (the default of --form=http)
  --format=text      "FILE: ok" on standard output, what is wrong on standard
                     error, coloured on a terminal unless NO_COLOR is set
                     (the default)
  --format=json      on standard output an object on one line for each payload:
                     {"name","valid":true,"canonical"} or
                     {"name","valid":false,"total","truncated","violations"}
  --reply=connect|smithy|envelope
                     with --format=json: adds what a server answers in that
                     style, "reply":{"status","error_type","body"}; to a valid
                     payload, that it is done
  --explain          with --format=text: below "FILE: ok", what the timers do in
                     a chat that had none
  --lines            each line is a payload named FILE:LINE and gets its answer,
                     in order; an empty line is an empty payload; not with
                     --form=http
  --help, --version  print this, or the version
  --                 what follows are files

Lines end with LF or CR LF; the last one may lack it. Of a payload that is too
large the rest is not looked at. No answer waits for input that is yet to come.

A captured request is a request line, header fields and an empty line, together
at most 65536 bytes, and a body of Content-Length bytes: nothing before, nothing
behind. Lines, columns and offsets count from the beginning of FILE; those of a
missing field are the empty line's, those of a repeated one its last value's.
The canonical text is that of --form=input. What is no such request (cut off,
chunked, without or with two Content-Lengths, two requests in a FILE, ...) is
not judged: it gets "FILE:LINE:COLUMN: error: ..." on standard error or, with
--format=json, {"name","valid":false,"error","line","column"}, without a reply.

Exit status: 0 if all payloads are valid; 1 if some are not; 2 if a capture is
not judged, or if the usage is wrong, a file cannot be read or an answer cannot
be written, which is also said on standard error.
)";

std::string version() {
    std::string text = "check ";
    text += std::to_string(CHAT_TIMERS_VERSION_MAJOR) + '.';
    text += std::to_string(CHAT_TIMERS_VERSION_MINOR) + '.';
    text += std::to_string(CHAT_TIMERS_VERSION_PATCH);
    return text.append(" (Amazon Connect API version ").append(chat_timers::api_version).append(")\n");
}

enum class task { judge, print_manual, print_version };
enum class form { body, input, http };
enum class format { text, json };

struct options {
    ::task task = task::judge;
    ::form form = form::body;
    std::optional<chat_timers::decode_options> asked_profile;
    ::format format = format::text;
    std::optional<chat_timers::reply_style> reply;
    bool explain = false;
    bool lines = false;
    std::vector<char const*> files;

    [[nodiscard]] chat_timers::decode_options profile() const {
        return asked_profile.value_or(form == form::http ? chat_timers::service : chat_timers::strict);
    }
};

struct choice {
    std::string_view spelling;
    void (*take)(options&);
};

// Every option, with each of its values.
constexpr choice choices[] = {
    {"--form=body", [](options& to) { to.form = form::body; }},
    {"--form=input", [](options& to) { to.form = form::input; }},
    {"--form=http", [](options& to) { to.form = form::http; }},
    {"--profile=strict", [](options& to) { to.asked_profile = chat_timers::strict; }},
    {"--profile=service", [](options& to) { to.asked_profile = chat_timers::service; }},
    {"--format=text", [](options& to) { to.format = format::text; }},
    {"--format=json", [](options& to) { to.format = format::json; }},
    {"--reply=connect", [](options& to) { to.reply = chat_timers::reply_style::connect; }},
    {"--reply=smithy", [](options& to) { to.reply = chat_timers::reply_style::smithy; }},
    {"--reply=envelope", [](options& to) { to.reply = chat_timers::reply_style::envelope; }},
    {"--explain", [](options& to) { to.explain = true; }},
    {"--lines", [](options& to) { to.lines = true; }},
    {"--help", [](options& to) { to.task = task::print_manual; }},
    {"--version", [](options& to) { to.task = task::print_version; }},
};

bool is_standard_input(std::string_view path) { return path == "-"; }

// A text from outside, such that it can neither steer a terminal nor look like more than one line.
std::string shown(std::string_view text) {
    std::string escaped;
    chat_timers::format_visible(std::back_inserter(escaped), text);
    return escaped;
}

// How many characters to insert, delete or replace. Takes time in proportion to both lengths.
std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (char const removed : from) {
        std::size_t diagonal = row[0]++;
        for (std::size_t index = 0; index < to.size(); ++index) {
            std::size_t const replaced = diagonal + (removed == to[index] ? 0 : 1);
            diagonal = row[index + 1];
            row[index + 1] = (std::min)({replaced, row[index] + 1, diagonal + 1});
        }
    }
    return row.back();
}

// The spelling that was meant, where it is closer than all others: empty if that is not sure.
std::string_view meant(std::string_view argument) {
    constexpr std::size_t typos = 2;
    std::string_view closest;
    std::size_t least = typos + 1;
    for (choice const& known : choices) {
        if (argument.size() > known.spelling.size() + typos) continue;
        std::size_t const distance = edit_distance(argument, known.spelling);
        if (distance > least) continue;
        closest = distance < least ? known.spelling : std::string_view();
        least = distance;
    }
    return closest;
}

// The spellings of the option of that name; all spellings where there is none.
std::string spellings(std::string_view name) {
    auto const is_named = [&](choice const& known) {
        return known.spelling.substr(0, known.spelling.find('=')) == name;
    };
    bool const every = std::ranges::none_of(choices, is_named);
    std::string list;
    for (choice const& known : choices) {
        if (every || is_named(known)) list.append(list.empty() ? "" : ", ").append(known.spelling);
    }
    return list;
}

struct usage_error {
    std::string sentence;
};

usage_error unknown_option(std::string_view argument) {
    std::string sentence = "unknown option '" + shown(argument) + "'";
    if (std::string_view const spelling = meant(argument); !spelling.empty()) {
        return {sentence.append(": did you mean '").append(spelling).append("'?")};
    }
    return {sentence + ", expected one of: " + spellings(argument.substr(0, argument.find('=')))};
}

// Empty if the options go together.
std::string contradiction(options const& wanted) {
    if (wanted.task != task::judge) return {};
    if (wanted.form == form::http && wanted.lines) {
        return "--lines does not go with --form=http: a request has several lines, expected one a file";
    }
    if (wanted.reply && wanted.format != format::json) {
        return "--reply needs --format=json, where it adds the reply to each answer";
    }
    if (wanted.explain && wanted.format != format::text) {
        return "--explain needs --format=text, where it adds lines below each ok";
    }
    return {};
}

std::variant<options, usage_error> parse(std::span<char* const> arguments) {
    options wanted;
    bool only_files = false;
    for (char const* const argument : arguments) {
        std::string_view const text = argument;
        if (only_files || is_standard_input(text) || !text.starts_with('-')) {
            wanted.files.push_back(argument);
        } else if (text == "--") {
            only_files = true;
        } else {
            auto const* const known = std::ranges::find(choices, text, &choice::spelling);
            if (known == std::end(choices)) return unknown_option(text);
            known->take(wanted);
        }
    }
    if (wanted.files.empty()) wanted.files.push_back("-");
    if (std::string sentence = contradiction(wanted); !sentence.empty()) {
        return usage_error{std::move(sentence)};
    }
    return wanted;
}

// Windows changes line ends unless it is told not to, and has no SIGPIPE.
void keep_bytes_and_survive_closed_pipes() {
#ifdef _WIN32
    _fmode = _O_BINARY;
    for (int const descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) _setmode(descriptor, _O_BINARY);
#else
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

// Windows counts bytes in unsigned.
unsigned io_size(std::size_t bytes) { return static_cast<unsigned>((std::min)(bytes, std::size_t{1} << 30)); }

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), io_size(bytes.size()));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) != 0; }

// https://no-color.org
bool wants_colour() {
    char const* const no_colour = std::getenv("NO_COLOR");
    return is_terminal(STDERR_FILENO) && (no_colour == nullptr || *no_colour == '\0');
}

// Standard output and standard error behind one buffer, so that what leads to one place stays in order.
class output {
public:
    [[nodiscard]] std::string& out() { return to(STDOUT_FILENO); }
    [[nodiscard]] std::string& err() { return to(STDERR_FILENO); }

    // Sends on what is in the buffer; nothing any more after an error.
    void flush() {
        if (buffer_.empty()) return;
        if (target_ == STDERR_FILENO) clear_status();
        if (error_ == 0 && !write_all(target_, buffer_)) error_ = errno;
        buffer_.clear();
    }

    // The errno of the first write that failed, or 0.
    [[nodiscard]] int error() const { return error_; }

    // Sends on the rest. False, and said, if not all could be written.
    [[nodiscard]] bool close() {
        flush();
        clear_status();
        if (error_ != 0) {
            write_all(STDERR_FILENO,
                      std::string("check: cannot write the answers: ") + std::strerror(error_) + '\n');
        }
        return error_ == 0;
    }

    // A text on the terminal that gives way to what is written to standard error.
    void show_status(std::string text) {
        flush();
        text.resize((std::max)(text.size(), status_size_), ' ');
        write_all(STDERR_FILENO, '\r' + text);
        status_size_ = text.size();
    }

private:
    static constexpr std::size_t block = std::size_t{1} << 16;

    std::string& to(int target) {
        if (target != target_ || buffer_.size() >= block) flush();
        target_ = target;
        return buffer_;
    }

    void clear_status() {
        if (status_size_ != 0) write_all(STDERR_FILENO, '\r' + std::string(status_size_, ' ') + '\r');
        status_size_ = 0;
    }

    std::string buffer_;
    int target_ = STDOUT_FILENO;
    int error_ = 0;
    std::size_t status_size_ = 0;
};

// A file that is read in blocks, by a reader who asks for no more than the first longest + 1 bytes of each
// line. Whatever its size, the memory is this object's.
class input {
public:
    static constexpr std::size_t capacity = std::size_t{1} << 18;

    input(char const* path, std::size_t longest) : is_own_(!is_standard_input(path)), longest_(longest) {
        descriptor_ = is_own_ ? ::open(path, O_RDONLY) : STDIN_FILENO;
        if (descriptor_ < 0) fail();
    }
    input(input const&) = delete;
    input& operator=(input const&) = delete;
    ~input() {
        if (is_own_ && descriptor_ >= 0) ::close(descriptor_);
    }

    // Reads on, and may wait. False: there is no more, by the file's end or by an error.
    [[nodiscard]] bool fill() {
        if (ended_) return false;
        std::memmove(buffer_, buffer_ + first_, size_);
        first_ = 0;
        auto const count = ::read(descriptor_, buffer_ + size_, io_size(sizeof buffer_ - size_));
        if (count > 0) {
            size_ += static_cast<std::size_t>(count);
            consumed_ += static_cast<std::uint64_t>(count);
        } else if (count == 0) {
            ended_ = true;
        } else if (errno != EINTR) {
            fail();
        }
        return error_ == 0;
    }

    // The errno of what failed, or 0.
    [[nodiscard]] int error() const { return error_; }

    // What was read and not taken yet. Stays where it is until something is taken.
    [[nodiscard]] std::string_view held() const { return {buffer_ + first_, size_}; }

    // The next line, without its end: valid until fill(). Nothing: it is not there yet, or never.
    [[nodiscard]] std::optional<std::string_view> next_line() {
        if (inside_long_line_ && !skip_long_line()) return std::nullopt;
        auto const size = held().find('\n');
        if (size != std::string_view::npos) {
            auto const line = take(size + 1).substr(0, size);
            return line.ends_with('\r') ? line.substr(0, size - 1) : line;
        }
        inside_long_line_ = size_ > longest_ + 1;  // where the last byte may be the CR of its end
        if (inside_long_line_ || (ended_ && size_ != 0)) return take(size_);
        return std::nullopt;
    }

    // How much of it is read, in percent: nothing if its size is not known.
    [[nodiscard]] std::optional<std::uint64_t> percent() const {
        struct stat facts {};
        bool const is_known =
            ::fstat(descriptor_, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0;
        if (!is_known) return std::nullopt;
        return consumed_ * 100 / static_cast<std::uint64_t>(facts.st_size);
    }

private:
    std::string_view take(std::size_t count) {
        std::string_view const taken = held().substr(0, count);
        first_ += count;
        size_ -= count;
        return taken;
    }

    // Whether its end is found.
    bool skip_long_line() {
        auto const size = held().find('\n');
        inside_long_line_ = size == std::string_view::npos;
        take(inside_long_line_ ? size_ : size + 1);
        return !inside_long_line_;
    }

    void fail() {
        error_ = errno;
        ended_ = true;
        size_ = 0;
    }

    bool is_own_;
    int descriptor_;
    int error_ = 0;
    std::size_t longest_;
    bool ended_ = false;
    bool inside_long_line_ = false;
    std::uint64_t consumed_ = 0;
    std::size_t first_ = 0;
    std::size_t size_ = 0;
    char buffer_[capacity];
    static_assert(capacity > 2 * chat_timers::limits::payload_bytes);
};

// One HTTP/1.1 request as it was captured. Views what it was read from.
struct capture {
    struct field {
        std::string value;      // of all fields of that name, joined by commas
        std::string_view last;  // the last one's value; where there is none, the empty line's place
    };

    std::string_view text;  // all of it
    std::string_view method, target, body;
    field content_type, accept;

    [[nodiscard]] chat_timers::http_request request() const {
        return {method, target, content_type.value, accept.value, body};
    }

    // The request's violations, with their ranges in the text.
    [[nodiscard]] chat_timers::violations in_text(chat_timers::violations const& found) const {
        chat_timers::violations moved;
        for (chat_timers::violation item : found) {
            std::string_view const part = concerned(item);
            item.offset += static_cast<std::size_t>(part.data() - text.data());
            item.length = (std::min)(item.length, part.size());
            moved.push_back(item);
        }
        while (moved.total() < found.total()) moved.push_back(found[0]);  // is full: only counts it
        return moved;
    }

private:
    // What the violation's range counts from.
    [[nodiscard]] std::string_view concerned(chat_timers::violation const& item) const {
        switch (item.rule) {
        case chat_timers::rule::method: return method;
        case chat_timers::rule::path: return target;
        case chat_timers::rule::media_type: return content_type.last;
        case chat_timers::rule::not_acceptable: return accept.last;
        default: break;
        }
        auto const pointer = item.pointer();
        return pointer == "/InstanceId" || pointer == "/ContactId" ? target : body;
    }
};

// Why a capture is none, and where: lines, and columns in bytes, from 1.
struct capture_error {
    std::size_t line;
    std::size_t column;
    std::string sentence;
};

// Reads a capture by RFC 9112, stricter where leniency would leave open what was sent: a single space between
// the words of the request line, no white space before a colon, no control characters, one Content-Length.
class capture_reader {
public:
    static constexpr std::size_t longest_head = 65536;  // with the empty line
    static_assert(input::capacity > longest_head + chat_timers::limits::payload_bytes + 1);

    // From the beginning of what is held. `more` reads on; false: there is no more.
    capture_reader(input const& from, std::size_t longest_body, std::function<bool()> more)
        : from_(from), longest_body_(longest_body), more_(std::move(more)) {}

    // Of a body that is too large, the longest that is not and one byte.
    [[nodiscard]] std::variant<capture, capture_error> read() {
        if (!read_request_line() || !read_fields() || !read_body()) return error_;
        return read_;
    }

private:
    [[nodiscard]] bool read_request_line() {
        auto const line = next_line();
        std::string_view const text = line ? *line : from_.held().substr(0, longest_head);
        auto const refuse_at = [this](std::size_t at) {
            return refuse(at, "Request line must be METHOD TARGET HTTP/1.1");
        };
        std::size_t end = span(text, 0, is_token);
        if (end == 0 || text.substr(end, 1) != " ") return refuse_at(end);
        read_.method = text.substr(0, end);
        std::size_t const target = end + 1;
        end = span(text, target, is_visible);
        if (end == target || text.substr(end, 1) != " ") return refuse_at(end);
        read_.target = text.substr(target, end - target);
        if (text.substr(end + 1) != "HTTP/1.1") return refuse_at(end + 1);
        return line.has_value();
    }

    [[nodiscard]] bool read_fields() {
        auto line = next_line();
        for (; line && !line->empty(); line = next_line()) {
            if (!read_field(*line)) return false;
        }
        if (!line) return false;
        for (capture::field* const field : {&read_.content_type, &read_.accept}) {
            if (field->last.data() == nullptr) field->last = *line;
        }
        if (!body_size_) {
            return refuse(place(*line),
                          "Request must have a Content-Length, the number of bytes in its body");
        }
        return true;
    }

    [[nodiscard]] bool read_field(std::string_view line) {
        if (is_blank(line.front())) {
            return refuse(place(line), "Header field must stand on one line, without obsolete line folding");
        }
        std::size_t const end = span(line, 0, is_token);
        if (end == 0 || line.substr(end, 1) != ":") {
            return refuse(place(line) + end,
                          "Header field must be NAME: VALUE, without space before the colon");
        }
        std::string_view const value = trimmed(line.substr(end + 1));
        std::size_t const text = span(value, 0, [](char byte) { return is_visible(byte) || is_blank(byte); });
        if (text != value.size()) {
            return refuse(place(value) + text, "Header field must hold no control characters but tabs");
        }
        return take_field(line.substr(0, end), value);
    }

    [[nodiscard]] bool take_field(std::string_view name, std::string_view value) {
        if (is_same_name(name, "Transfer-Encoding")) {
            return refuse(place(name), "Request must have no Transfer-Encoding: expected the decoded body "
                                       "and its number of bytes as Content-Length");
        }
        if (is_same_name(name, "Content-Length")) return take_body_size(name, value);
        if (is_same_name(name, "Content-Type")) append(read_.content_type, value);
        if (is_same_name(name, "Accept")) append(read_.accept, value);
        return true;
    }

    [[nodiscard]] bool take_body_size(std::string_view name, std::string_view value) {
        if (body_size_) return refuse(place(name), "Request must have only one Content-Length");
        std::uint64_t size = 0;
        auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
        if (error != std::errc() || end != value.data() + value.size() || value.size() > 18) {
            return refuse(place(value), "Content-Length must be a number of 1 to 18 decimal digits");
        }
        body_size_ = size;
        return true;
    }

    [[nodiscard]] bool read_body() {
        auto const size = static_cast<std::size_t>((std::min)(*body_size_, std::uint64_t{longest_body_} + 1));
        while (from_.held().size() < at_ + size) {
            if (more_()) continue;
            std::uint64_t const missing = *body_size_ - (from_.held().size() - at_);
            return refuse_cut_off(std::to_string(missing) + " more bytes of the body");
        }
        read_.text = from_.held().substr(0, at_ + size);
        read_.body = read_.text.substr(at_);
        if (size > longest_body_) return true;
        while (from_.held().size() == read_.text.size()) {
            if (!more_()) return true;
        }
        return refuse(read_.text.size(), "Request must end with the " + std::to_string(size) +
                                             " bytes that Content-Length counts: expected the file's end");
    }

    // Without its end. Nothing: an error.
    [[nodiscard]] std::optional<std::string_view> next_line() {
        for (;;) {
            std::string_view const rest = from_.held().substr(at_);
            std::size_t const size = rest.find('\n');
            if (at_ + (std::min)(size, rest.size()) >= longest_head) {
                refuse(longest_head, "Request line and header fields must not be longer than " +
                                         std::to_string(longest_head) + " bytes");
                return std::nullopt;
            }
            if (size != std::string_view::npos) {
                at_ += size + 1;
                std::string_view const line = rest.substr(0, size);
                return line.ends_with('\r') ? line.substr(0, size - 1) : line;
            }
            if (more_()) continue;
            refuse_cut_off("an empty line behind the header fields");
            return std::nullopt;
        }
    }

    bool refuse_cut_off(std::string const& missing) {
        return refuse(from_.held().size(), "Request must not be cut off: expected " + missing);
    }

    // False, for the caller to pass on.
    bool refuse(std::size_t offset, std::string sentence) {
        std::string_view const before = from_.held().substr(0, offset);
        auto const line_ends = static_cast<std::size_t>(std::ranges::count(before, '\n'));
        error_ = {line_ends + 1, before.size() - (before.rfind('\n') + 1) + 1, std::move(sentence)};
        return false;
    }

    // The offset of a part of it.
    [[nodiscard]] std::size_t place(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - from_.held().data());
    }

    static void append(capture::field& to, std::string_view value) {
        if (to.last.data() != nullptr) to.value += ", ";
        to.value += value;
        to.last = value;
    }

    // Where the bytes that `is_in` names end.
    template <class Predicate>
    [[nodiscard]] static std::size_t span(std::string_view text, std::size_t first, Predicate is_in) {
        text.remove_prefix((std::min)(first, text.size()));
        return first + static_cast<std::size_t>(std::ranges::find_if_not(text, is_in) - text.begin());
    }

    [[nodiscard]] static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
    [[nodiscard]] static bool is_visible(char byte) {
        return static_cast<unsigned char>(byte) > ' ' && byte != '\x7F';
    }
    [[nodiscard]] static bool is_token(char byte) {
        constexpr std::string_view delimiters = "\"(),/:;<=>?@[\\]{}";
        return is_visible(byte) && static_cast<unsigned char>(byte) < 0x80 &&
               delimiters.find(byte) == std::string_view::npos;
    }
    [[nodiscard]] static std::string_view trimmed(std::string_view text) {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        return text;
    }
    [[nodiscard]] static bool is_same_name(std::string_view name, std::string_view known) {
        return std::ranges::equal(name, known, [](char left, char right) {
            auto const lower = [](char byte) { return 'A' <= byte && byte <= 'Z' ? byte - 'A' + 'a' : byte; };
            return lower(left) == lower(right);
        });
    }

    input const& from_;
    std::size_t longest_body_;
    std::function<bool()> more_;
    std::size_t at_ = 0;
    std::optional<std::uint64_t> body_size_;
    capture read_{};
    capture_error error_{};
};

// What a file is called in answers.
struct file_name {
    explicit file_name(std::string_view path)
        : plain(is_standard_input(path) ? "<stdin>" : path), visible(shown(plain)) {}

    std::string_view plain;
    std::string visible;
};

// A JSON text and where it stands.
struct payload {
    file_name const& file;
    std::optional<std::uint64_t> line;
    std::string_view text;

    // FILE or FILE:LINE.
    [[nodiscard]] std::string name() const { return std::string(file.plain) + suffix(); }
    [[nodiscard]] std::string visible_name() const { return file.visible + suffix(); }
    [[nodiscard]] std::string suffix() const { return line ? ':' + std::to_string(*line) : std::string(); }
};

auto canonical(chat_timers::channel_configuration const& body) { return chat_timers::encode_body(body); }
auto canonical(chat_timers::request const& whole) { return chat_timers::encode_input(whole); }

chat_timers::timer_list const& timers(chat_timers::channel_configuration const& body) {
    return std::get<chat_timers::chat>(body).timers;
}
chat_timers::timer_list const& timers(chat_timers::request const& whole) {
    return timers(whole.channel_configuration);
}

// The exit statuses: of several the last one here counts.
enum class verdict { all_valid, some_invalid, trouble };

class checker {
public:
    checker(options const& wanted, output& to) : wanted_(wanted), out_(to) {}

    [[nodiscard]] verdict run() {
        for (char const* const path : wanted_.files) {
            if (out_.error() == 0) judge_file(path);
        }
        return worst_;
    }

private:
    void judge_file(char const* path) {
        file_name const file(path);
        input from(path, profile_.max_bytes);
        if (wanted_.lines) {
            judge_lines(file, from);
        } else if (wanted_.form == form::http) {
            judge_capture(file, from);
        } else {
            judge_whole(file, from);
        }
        if (from.error() != 0) complain(file, from.error());
    }

    void judge_whole(file_name const& file, input& from) {
        bool may_go_on = true;
        while (may_go_on && from.held().size() <= profile_.max_bytes) may_go_on = read_on(from);
        if (from.error() == 0 && out_.error() == 0) judge(file, std::nullopt, from.held());
    }

    void judge_capture(file_name const& file, input& from) {
        auto const read = capture_reader(from, profile_.max_bytes, [&] { return read_on(from); }).read();
        if (from.error() != 0 || out_.error() != 0) return;
        if (auto const* const wrong = std::get_if<capture_error>(&read)) return refuse(file, *wrong);
        auto const& whole = *std::get_if<capture>(&read);
        payload const given{file, std::nullopt, whole.text};
        auto const decoded = chat_timers::decode(whole.request(), profile_);
        if (decoded) return answer(given, decoded);
        answer(given, chat_timers::result<chat_timers::request>(whole.in_text(decoded.error())));
    }

    void judge_lines(file_name const& file, input& from) {
        std::uint64_t number = 0;
        do {
            while (auto const line = from.next_line()) judge(file, ++number, *line);
            show_progress(number, from);
        } while (read_on(from));
    }

    // What is known is not held back while the input may wait.
    bool read_on(input& from) {
        out_.flush();
        return out_.error() == 0 && from.fill();
    }

    void judge(file_name const& file, std::optional<std::uint64_t> line, std::string_view text) {
        // One byte too many decides; how much stands behind it would only depend on the blocks that were
        // read.
        payload const given{file, line, text.substr(0, profile_.max_bytes + 1)};
        if (wanted_.form == form::input)
            return answer(given, chat_timers::decode_input(given.text, profile_));
        answer(given, chat_timers::decode_body(given.text, profile_));
    }

    template <class T>
    void answer(payload const& given, chat_timers::result<T> const& decoded) {
        if (!decoded) worst_ = (std::max)(worst_, verdict::some_invalid);
        if (wanted_.format == format::json) {
            answer_json(given, decoded);
        } else if (decoded) {
            out_.out().append(given.visible_name()).append(": ok\n");
            if (wanted_.explain) explain(timers(*decoded));
        } else {
            chat_timers::format_text(std::back_inserter(out_.err()), decoded.error(), given.text,
                                     {given.file.plain, colour_, given.line.value_or(1)});
        }
    }

    template <class T>
    void answer_json(payload const& given, chat_timers::result<T> const& decoded) {
        std::string& to = out_.out();
        to += R"({"name":)";
        chat_timers::format_json_string(std::back_inserter(to), given.name());
        if (decoded) {
            to += R"(,"valid":true,"canonical":)";
            chat_timers::format_json_string(std::back_inserter(to), canonical(*decoded));
        } else {
            chat_timers::violations const& found = decoded.error();
            to.append(R"(,"valid":false,"total":)").append(std::to_string(found.total()));
            to.append(R"(,"truncated":)").append(found.truncated() ? "true" : "false");
            to += R"(,"violations":)";
            chat_timers::format_json(std::back_inserter(to), found, given.text);
        }
        if (wanted_.reply) {
            add_reply(to, decoded ? chat_timers::make_success_reply(*wanted_.reply)
                                  : chat_timers::make_reply(decoded.error(), *wanted_.reply));
        }
        to += "}\n";
    }

    static void add_reply(std::string& to, chat_timers::http_reply const& reply) {
        to.append(R"(,"reply":{"status":)").append(std::to_string(reply.status()));
        chat_timers::format_json_string(std::back_inserter(to += R"(,"error_type":)"), reply.error_type());
        chat_timers::format_json_string(std::back_inserter(to += R"(,"body":)"), reply.body());
        to += '}';
    }

    void explain(chat_timers::timer_list const& list) {
        auto const told = chat_timers::describe(chat_timers::apply(chat_timers::timer_state{}, list));
        for (std::string_view rest = told; !rest.empty();) {
            std::string_view const line = rest.substr(0, rest.find('\n') + 1);
            out_.out().append("  ").append(line);
            rest.remove_prefix(line.size());
        }
    }

    void refuse(file_name const& file, capture_error const& wrong) {
        worst_ = verdict::trouble;
        std::string const line = std::to_string(wrong.line);
        std::string const column = std::to_string(wrong.column);
        if (wanted_.format == format::json) {
            std::string& to = out_.out();
            chat_timers::format_json_string(std::back_inserter(to += R"({"name":)"), file.plain);
            chat_timers::format_json_string(std::back_inserter(to += R"(,"valid":false,"error":)"),
                                            wrong.sentence);
            to.append(R"(,"line":)").append(line).append(R"(,"column":)").append(column).append("}\n");
        } else {
            std::string& to = out_.err();
            to.append(colour_ ? "\x1b[1m" : "").append(file.visible).append(":" + line + ":" + column + ": ");
            to.append(colour_ ? "\x1b[1;31m" : "").append("error: ").append(colour_ ? "\x1b[0m" : "");
            to.append(wrong.sentence).append("\n");
        }
    }

    void complain(file_name const& file, int error) {
        out_.err() += "check: " + file.visible + ": " + std::strerror(error) + '\n';
        worst_ = verdict::trouble;
    }

    // At most ten times a second, where nothing else fills the terminal.
    void show_progress(std::uint64_t line, input const& from) {
        if (!shows_progress_ || clock::now() < next_progress_) return;
        next_progress_ = clock::now() + progress_interval;
        std::string status = "check: line " + std::to_string(line);
        if (auto const percent = from.percent()) status += ", " + std::to_string(*percent) + " %";
        out_.show_status(status);
    }

    using clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds progress_interval{100};

    options const& wanted_;
    chat_timers::decode_options profile_ = wanted_.profile();
    output& out_;
    verdict worst_ = verdict::all_valid;
    bool colour_ = wants_colour();
    bool shows_progress_ = is_terminal(STDERR_FILENO) && !is_terminal(STDOUT_FILENO);
    clock::time_point next_progress_ = clock::now() + progress_interval;
};

verdict run(usage_error const& found, output& to) {
    to.err() += "check: " + found.sentence + '\n';
    return verdict::trouble;
}

verdict run(options const& wanted, output& to) {
    switch (wanted.task) {
    case task::judge: return checker(wanted, to).run();
    case task::print_manual: to.out() += manual; break;
    case task::print_version: to.out() += version(); break;
    }
    return verdict::all_valid;
}

}  // namespace

int main(int count, char** arguments) {
    keep_bytes_and_survive_closed_pipes();
    output to;
    auto const asked = parse({arguments + (std::min)(count, 1), arguments + count});
    verdict const found = std::visit([&](auto const& what) { return run(what, to); }, asked);
    return static_cast<int>(to.close() ? found : verdict::trouble);
}
