#!/usr/bin/env bash
# run.sh [SECONDS] [TARGET...]: builds the fuzz targets and runs each for so long, two at a time; 30 seconds of
# all, where nothing is said. What was learnt stays in build/fuzz for the next run. CXX chooses the compiler.
#
# With AFL++ instead of libFuzzer, of the target body:
#   cmake -S . -B build/afl -G Ninja -DCMAKE_CXX_COMPILER=afl-clang-fast++ -DCHAT_TIMERS_FUZZ=ON &&
#       cmake --build build/afl --target fuzz &&
#       afl-fuzz -m none -i tests/fuzz/corpus/body -o build/afl/body -x tests/fuzz/chat_timers.dict \
#       build/afl/tests/fuzz/fuzz.body
set -u
cd "$(dirname "$0")/../.." || exit
build=build/fuzz
targets_folder=$build/tests/fuzz

fail() {
    echo "fuzz: $*" >&2
    exit 1
}

seconds=${1:-30}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || fail "the first argument is the number of seconds, as 30; got: $seconds"
shift || true

# The C++ compiler with libFuzzer, asked by linking with it.
has_libfuzzer() {
    local program status
    program=$(mktemp) || return
    echo 'extern "C" int LLVMFuzzerTestOneInput(unsigned char const*, unsigned long) { return 0; }' |
        "$1" -fsanitize=fuzzer,address,undefined -x c++ -o "$program" - 2>/dev/null
    status=$?
    rm -f "$program"
    return $status
}
compiler=
for candidate in ${CXX:-clang++-16 clang++-17 clang++-18 clang++-19 clang++-20 clang++-21 clang++}; do
    if has_libfuzzer "$candidate"; then
        compiler=$candidate
        break
    fi
done
[ -n "$compiler" ] || fail "found no Clang with libFuzzer${CXX:+ in CXX=$CXX}: on Debian, install clang-16 and" \
    "libclang-rt-16-dev, or set CXX to one."

mkdir -p "$build"
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="$compiler" \
    -DCHAT_TIMERS_FUZZ=ON >"$build/cmake.log" 2>&1 ||
    { cat "$build/cmake.log"; fail "CMake refuses: see above, and $build/cmake.log."; }

if [ $# -eq 0 ]; then
    for seeds in "$targets_folder"/fuzz.*.seeds; do
        name=${seeds##*/fuzz.}
        set -- "$@" "${name%.seeds}"
    done
fi
for target; do
    [ -e "$targets_folder/fuzz.$target.seeds" ] ||
        fail "there is no target $target: name some of $(cd "$targets_folder" && echo fuzz.*.seeds |
            sed 's/fuzz\.\([^ ]*\)\.seeds/\1/g')."
done

cmake --build "$build" --target "${@/#/fuzz.}" ||
    fail "the fuzz targets do not build: mend what the compiler names."

run() { # TARGET
    local learnt=$build/corpus/$1 log=$build/$1.log
    mkdir -p "$learnt" "$build/found"
    mapfile -t seeds <"$targets_folder/fuzz.$1.seeds"
    "$targets_folder/fuzz.$1" -max_total_time="$seconds" -max_len=20000 -timeout=10 \
        -print_final_stats=1 -dict=tests/fuzz/chat_timers.dict \
        -artifact_prefix="$build/found/$1-" "$learnt" "${seeds[@]}" >"$log" 2>&1
    local status=$?
    if [ $status -eq 0 ]; then
        awk -v target="$1" '/ cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") coverage = $(i + 1) }
            /number_of_executed_units/ { count = $2 }
            END { printf "%-12s clean: %d executions, %d edges\n", target, count, coverage }' "$log"
    else
        local input
        input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
        sed -n '/^Broken:/,/^==/p; /runtime error/p; /^SUMMARY/p' "$log" | head -40
        echo "$1: BROKEN by ${input:-no input; see $log}."
        [ -z "$input" ] || echo "    To see it again: $targets_folder/fuzz.$1 $input
    To make it small: $targets_folder/fuzz.$1 -minimize_crash=1 -max_total_time=60 $input
    Then keep it as tests/fuzz/corpus/$1/NAME, which says what it is, and mend the library."
    fi
    return $status
}

export -f run
export build seconds targets_folder
printf '%s\n' "$@" | xargs -P 2 -I '{}' bash -c 'run {}'
