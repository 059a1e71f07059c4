// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_MANUAL_HPP
#define CHAT_TIMERS_CHECK_MANUAL_HPP

#include <chat_timers/chat_timers.hpp>

#include <string>
#include <string_view>

namespace check {

// help2man makes the man page of this text, so its layout follows the GNU coding standards.
inline constexpr std::string_view manual =
    R"(Usage: check [OPTION]... [FILE]...
Check payloads of Amazon Connect's UpdateParticipantRoleConfig. Without FILE, or
where FILE is -, read standard input.

  --form=FORM        body: the HTTP body, {"ChannelConfiguration":...};
                     input: the operation's whole input, the body and both ids;
                     configuration: {"Chat":...}, as --channel-configuration of
                     the AWS CLI takes it;
                     http: a captured HTTP request, or several between ###;
                     auto (the default): by FILE's first bytes and members
  --profile=PROFILE  strict (the default): as payloads should be sent;
                     service (the default of http): as the service reads them,
                     without unknown members, 5.0 as 5, an empty text as {}
  --format=FORMAT    text (the default): "FILE: ok" on standard output,
                     violations on standard error;
                     json: an object for each payload, one a line;
                     sarif: a SARIF 2.1.0 log;
                     github: workflow commands that annotate a pull request
  --reply=STYLE      with --format=json: add the reply of a server, in the style
                     connect, smithy or envelope
  --color=WHEN       auto (the default), always or never
  --explain          with --format=text: say what valid timers do in a chat
  --lines            each line is a payload, named FILE:LINE
  --at=POINTER       judge the value at a JSON Pointer (RFC 6901) of FILE, or
                     the text that it holds if it is a string
  --fix              write FILE to standard output with misspelt names and words
                     corrected, and judge that
  --in-place         with --fix: write to FILE instead
  --key=tab          each line is KEY, tab, payload, and each answer KEY, tab,
                     JSON object; the exit status ignores the verdicts
  --print-schema     print a JSON Schema of the payload
  -h, --help         print this text
  --version          print the version
  --                 the remaining arguments are files

Exit status:
  0  if all payloads are valid
  1  if some are not
  2  if a capture is not judged, --at finds no value, --fix finds no JSON, a
     file cannot be read or written, or the usage is wrong
)";

[[nodiscard]] inline std::string version() {
    std::string text = "check (chat_timers) ";
    text += std::to_string(CHAT_TIMERS_VERSION_MAJOR) + '.';
    text += std::to_string(CHAT_TIMERS_VERSION_MINOR) + '.';
    return text += std::to_string(CHAT_TIMERS_VERSION_PATCH);
}

}  // namespace check

#endif
