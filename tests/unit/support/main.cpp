// SPDX-License-Identifier: BSL-1.0
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

namespace {

// doctest calls a run of no test a success: a filter that matches nothing would pass for ever.
struct fail_without_tests : doctest::IReporter {
    explicit fail_without_tests(doctest::ContextOptions const&) {}

    void test_run_end(doctest::TestRunStats const& run) override {
        if (run.numTestCasesPassingFilters != 0) return;
        std::fputs("No test case passes the filters given.\n", stderr);
        std::_Exit(EXIT_FAILURE);
    }

    void report_query(doctest::QueryData const&) override {}
    void test_run_start() override {}
    void test_case_start(doctest::TestCaseData const&) override {}
    void test_case_reenter(doctest::TestCaseData const&) override {}
    void test_case_end(doctest::CurrentTestCaseStats const&) override {}
    void test_case_exception(doctest::TestCaseException const&) override {}
    void subcase_start(doctest::SubcaseSignature const&) override {}
    void subcase_end() override {}
    void log_assert(doctest::AssertData const&) override {}
    void log_message(doctest::MessageData const&) override {}
    void test_case_skipped(doctest::TestCaseData const&) override {}
};

REGISTER_LISTENER("fail_without_tests", 0, fail_without_tests);

}  // namespace
