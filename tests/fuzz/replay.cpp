// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

[[noreturn]] void give_up(std::string const& what) {
    std::fprintf(stderr, "replay: %s\n", what.c_str());
    std::exit(EXIT_FAILURE);
}

void replay(std::filesystem::path const& file) {
    std::printf("%s\n", file.string().c_str());
    std::fflush(stdout);
    std::ifstream stream{file, std::ios::binary};
    if (!stream) give_up("cannot read " + file.string() + ": name a file that is there.");
    std::string const content{std::istreambuf_iterator<char>{stream}, {}};
    // In memory of just its size, so that a sanitizer sees a read beyond it.
    std::unique_ptr<std::uint8_t[]> const bytes{new std::uint8_t[content.size()]};
    content.copy(reinterpret_cast<char*>(bytes.get()), content.size());
    LLVMFuzzerTestOneInput(bytes.get(), content.size());
}

std::size_t replay_folder(std::filesystem::path const& folder) {
    std::size_t files = 0;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry{folder, failed}, end; !failed && entry != end;
         entry.increment(failed)) {
        if (!entry->is_regular_file()) continue;
        replay(entry->path());
        ++files;
    }
    if (failed) give_up("cannot list " + folder.string() + ": " + failed.message() + ".");
    return files;
}

}  // namespace

// Runs a fuzz target on files and on the files of folders, of which each must hold one. Each is named before
// it is run: the last name before a crash is the culprit's.
int main(int count, char** arguments) {
    if (count < 2) give_up("name the files, or folders of them, to replay.");
    std::size_t files = 0;
    for (int index = 1; index < count; ++index) {
        std::filesystem::path const path = arguments[index];
        bool const is_folder = std::filesystem::is_directory(path);
        std::size_t const found = is_folder ? replay_folder(path) : (replay(path), 1);
        if (found == 0) give_up("there is no file in " + path.string() + ": it must hold at least one.");
        files += found;
    }
    std::printf("%zu files\n", files);
}
