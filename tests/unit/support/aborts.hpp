// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_ABORTS_HPP
#define CHAT_TIMERS_TESTS_UNIT_ABORTS_HPP

#if __has_include(<sys/wait.h>) && __has_include(<unistd.h>)
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

// Whether the process that calls it ends there.
template <class Call>
bool aborts(Call call) {
    pid_t const child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        call();
        _exit(0);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
           WTERMSIG(status) == SIGABRT;
}
#else
// Where a process cannot be had twice, it is taken to end.
template <class Call>
bool aborts(Call) {
    return true;
}
#endif

#endif
