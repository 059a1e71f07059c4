#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds the fuzz targets and runs them, two at a time. What a target learnt and how often it ran stays in build/fuzz
# for the next run.
#   run.sh [--plain] [SECONDS] [TARGET...]      each for so long; 30 seconds of all, where nothing is said
#   run.sh [--plain] --runs N [TARGET...]       each until it has run N times, all earlier runs counted: a run that was
#                                               stopped goes on where it was
#   run.sh --minimise [TARGET...]               puts the fewest learnt inputs that reach all of the code in
#                                               tests/fuzz/corpus/learnt
#   run.sh --speed [TARGET...]                  executions a second, on inputs learnt in 20 s
# --plain: without AddressSanitizer and UndefinedBehaviorSanitizer, which is several times as fast. CXX: the compiler.
#
# The run of a night: tests/fuzz/run.sh --plain --runs 100000000 body configuration input http && tests/fuzz/run.sh 3600
#
# With AFL++ instead of libFuzzer, of the target body:
#   cmake -S . -B build/afl -G Ninja -DCMAKE_CXX_COMPILER=afl-clang-fast++ -DCHAT_TIMERS_TESTS=ON \
#       -DCHAT_TIMERS_FUZZ=ON && cmake --build build/afl --target fuzz &&
#       afl-fuzz -m none -i tests/fuzz/corpus/body -o build/afl/body -x tests/fuzz/chat_timers.dict \
#       build/afl/tests/fuzz/fuzz.body
set -u
cd "$(dirname "$0")/../.." || exit

fail() {
    echo "fuzz: $*" >&2
    exit 1
}

plain=OFF how=seconds amount=30
while [ $# -gt 0 ]; do
    case $1 in
    --help) sed -n '2,/^#$/s/^# \?//p' "$0" && exit ;;
    --plain) plain=ON ;;
    --runs) how=runs amount=${2-} && shift ;;
    --minimise | --speed) how=${1#--} ;;
    [0-9]*) amount=$1 ;;
    -*) fail "there is no option $1; see --help." ;;
    *) break ;;
    esac
    shift
done
[[ $amount =~ ^[1-9][0-9]*$ ]] || fail "expected a number, as 30; got: $amount"
build=build/fuzz
[ $plain = OFF ] || build=build/fuzz_plain
targets_folder=$build/tests/fuzz

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
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER="$compiler" -DCHAT_TIMERS_TESTS=ON \
    -DCHAT_TIMERS_FUZZ=ON -DCHAT_TIMERS_FUZZ_PLAIN=$plain >"$build/cmake.log" 2>&1 ||
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

count_of() { # TARGET: how often it ran so far
    cat "$build/$1.count" 2>/dev/null || echo 0
}

fuzz() { # TARGET LOG OPTION...: runs it once, and counts
    local target=$1 log=$2 longest=4096
    [ "$target" != texts ] || longest=20000 # beyond the limit of a body
    shift 2
    mapfile -t seeds <"$targets_folder/fuzz.$target.seeds"
    "$targets_folder/fuzz.$target" -max_len=$longest -timeout=10 -print_final_stats=1 \
        -dict=tests/fuzz/chat_timers.dict -artifact_prefix="$build/found/$target-" "$@" \
        "$build/corpus/$target" "${seeds[@]}" >"$log" 2>&1
    local status=$? ran
    ran=$(awk '/number_of_executed_units/ { print $2 }' "$log")
    echo $(($(count_of "$target") + ${ran:-0})) >"$build/$target.count"
    return $status
}

run() { # TARGET
    local target=$1 log=$build/$1.log status=0 left input
    mkdir -p "$build/corpus/$target" "$build/found"
    if [ $how = seconds ]; then
        fuzz "$target" "$log" -max_total_time="$amount" || status=$?
    else
        while left=$((amount - $(count_of "$target"))) && [ $left -gt 0 ] && [ $status -eq 0 ]; do
            fuzz "$target" "$log" -runs=$((left < 10000000 ? left : 10000000)) || status=$?
        done
    fi
    if [ $status -eq 0 ]; then
        # One write, since two targets run at a time.
        printf '%-12s clean: %s executions%s\n' "$target" "$(count_of "$target")" "$(
            awk '/ cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") coverage = $(i + 1) }
                /average_exec_per_sec/ { speed = $2 }
                END { printf ", %d edges, %d a second", coverage, speed }' "$log" 2>/dev/null)"
    else
        input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
        sed -n '/^Broken:/,/^==/p; /runtime error/p; /^SUMMARY/p' "$log" | head -40
        echo "$target: BROKEN by ${input:-no input; see $log}."
        [ -z "$input" ] || echo "    To see it again: $targets_folder/fuzz.$target $input
    To make it small: $targets_folder/fuzz.$target -minimize_crash=1 -max_total_time=60 $input
    Then keep it as tests/fuzz/corpus/$target/NAME, which says what it is, and mend the library."
    fi
    return $status
}

# The executions a second of 20 seconds that begin with all that was learnt.
measure() { # TARGET
    local target=$1 log=$build/$1.speed.log
    mkdir -p "$build/corpus/$target" "$build/found"
    fuzz "$target" "$log" -max_total_time=20 || { cat "$log"; return 1; }
    awk -v target="$target" '/average_exec_per_sec/ { printf "%-12s %d executions a second\n", target, $2 }' "$log"
}

minimise() { # TARGET
    local target=$1 to=tests/fuzz/corpus/learnt/$1 folder
    folder=$(mktemp -d) || return
    mkdir -p "$build/corpus/$target" "$to"
    "$targets_folder/fuzz.$target" -set_cover_merge=1 -use_counters=0 -max_len=1024 "$folder" "$build/corpus/$target" "$to" \
        >"$build/$target.log" 2>&1 || { cat "$build/$target.log"; return 1; }
    rm -rf "$to" && mkdir -p "$to" && find "$folder" -type f -exec cp -t "$to" {} +
    rm -r "$folder"
    printf '%-12s %d inputs, %d bytes\n' "$target" "$(ls "$to" | wc -l)" "$(cat "$to"/* | wc -c)"
}

export -f run fuzz count_of minimise measure
export build how amount targets_folder
case $how in
minimise | speed)
    for target; do
        "$([ $how = speed ] && echo measure || echo minimise)" "$target" || exit
    done
    size=$(cat tests/fuzz/corpus/learnt/*/* 2>/dev/null | wc -c)
    [ "$size" -le 500000 ] || fail "tests/fuzz/corpus/learnt holds $size bytes, more than 500,000: leave out what is large."
    ;;
*) printf '%s\n' "$@" | xargs -P 2 -I '{}' bash -c 'run {}' ;;
esac
