#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""run.py WAY[.VARIANT] COMPILER...: builds and runs consume/WAY, with main.cpp where it has none, in a folder of its
own, after an installation where WAY needs one. Variants:
meson       Meson installs, not CMake.
old         CMake pretends to be 3.20, which knows no FILE_SET: when it builds, and when it installs and builds.
dirs        Other folders than include/ and share/.
cmake       CMake builds the module.
nonsense    A component that does not exist is an error.
boost_json  The component boost_json.
The way `commands` runs the commands that README.md documents for an installation, where PATH has nothing but CMake,
and with Ninja or make beside it."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

way, *compiler = sys.argv[1:]
name, _, variant = way.partition(".")
here = pathlib.Path(__file__).resolve().parent
project = here.parent.parent
header = (project / "include/chat_timers/version.hpp").read_text(encoding="utf-8")
pretend = ["-DCMAKE_PROJECT_INCLUDE=" + str(here / "pretend_3.20.cmake")]


def run(*command, **options):
    print("+", *command, flush=True)
    if subprocess.run(command, **options).returncode != 0:
        sys.exit(f"consume.{way}: this step failed: {' '.join(map(str, command))}")


def install(*options):
    for folder in ("made", "installed"):
        shutil.rmtree(folder, ignore_errors=True)
    if variant == "meson":
        run("meson", "setup", "made", project, f"--prefix={os.getcwd()}/installed")
        run("meson", "test", "-C", "made", "--print-errorlogs")
        run("meson", "install", "-C", "made", "--no-rebuild")
    else:
        run("cmake", "-S", project, "-B", "made", *options)
        run("cmake", "--install", "made", "--prefix", "installed")
    wanted = {"headers", "data"} if variant == "dirs" else {"include", "share"}
    if stray := {path.name for path in pathlib.Path("installed").iterdir()} - wanted:
        sys.exit(f"consume.{way}: installed outside {' and '.join(sorted(wanted))}: {stray}.")


def build(*options):
    shutil.rmtree("build", ignore_errors=True)
    if os.path.exists("CMakeLists.txt"):
        run("cmake", "-S", ".", "-B", "build", *options)
        run("cmake", "--build", "build")
    elif os.path.exists("meson.build"):
        run("meson", "setup", "build")
        run("meson", "compile", "-C", "build")
    else:
        run("sh", "-e", "build.sh")
    run("./build/consumer")


def commands(folder):
    """Each documented way to install, by itself."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    documented = re.findall(r"cmake (?:-B|--preset) .*cmake --install \S+(?: --prefix \S+)?", readme)
    if not documented:
        sys.exit("README.md: documents no installation (cmake -B build && cmake --install build --prefix FOLDER).")
    documented.append("cmake --preset install && cmake --install build/install")
    shell = shutil.which("sh")
    for tools in ("cmake",), ("cmake", "ninja"), ("cmake", "make"):
        for number, command in enumerate(documented):
            copy = pathlib.Path(folder, "-".join(tools) + str(number))
            path = copy / "path"
            path.mkdir(parents=True)
            for tool in tools:
                if shutil.which(tool):
                    (path / tool).symlink_to(shutil.which(tool))
            for each in ("CMakeLists.txt", "CMakePresets.json", "LICENSE", "tests/quality/platforms.json"):
                (copy / each).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(project / each, copy / each)
            shutil.copytree(project / "include", copy / "include")
            command = re.sub(r" --prefix \S+|$", f" --prefix {copy}/installed", command, count=1)
            environment = {**os.environ, "PATH": str(path)}
            for variable in ("CXX", "CMAKE_GENERATOR"):
                environment.pop(variable, None)
            run(shell, "-c", command, cwd=copy, env=environment)
            if not (copy / "installed/include/chat_timers/chat_timers.hpp").exists():
                sys.exit(f"consume.{way}: `{command}` installs no chat_timers/chat_timers.hpp.")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.environ["CXX"] = " ".join(compiler)
    os.environ["VERSION"] = ".".join(re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", header))
    os.environ["PROJECT"] = str(project)
    os.environ["LINKED"] = "boost_json" if variant == "boost_json" else "chat_timers"
    os.environ["COMPONENT"] = variant if variant in ("boost_json", "nonsense") else ""
    if shutil.which("ninja"):
        os.environ["CMAKE_GENERATOR"] = "Ninja"
    if name == "commands":
        sys.exit(commands(folder))

    os.mkdir("consumer")
    shutil.copy(here / ("boost_json.cpp" if variant == "boost_json" else "main.cpp"), "consumer/main.cpp")
    shutil.copytree(here / name, "consumer", dirs_exist_ok=True)
    if way == "module":
        os.remove("consumer/CMakeLists.txt")
    include, share = ("headers", "data") if variant == "dirs" else ("include", "share")
    os.environ["CMAKE_PREFIX_PATH"] = f"{folder}/installed"
    os.environ["PKG_CONFIG_PATH"] = f"{folder}/installed/{share}/pkgconfig"
    os.environ["chat_timers_DIR"] = f"{folder}/installed/{share}/cmake/chat_timers"
    if name in ("find_package", "pkg_config"):
        install(f"-DCMAKE_INSTALL_INCLUDEDIR={include}", f"-DCMAKE_INSTALL_DATADIR={share}")
    elif name == "add_subdirectory":
        os.symlink(project, "consumer/chat_timers")
    elif name == "meson":
        os.mkdir("consumer/subprojects")
        os.symlink(project, "consumer/subprojects/chat_timers")
    elif name == "single_header":
        shutil.copytree(project / "single_include", "consumer/chat_timers")
    os.chdir("consumer")

    if variant == "nonsense":
        refused = subprocess.run(["cmake", "-S", ".", "-B", "build"], capture_output=True, text=True)
        said = " ".join(refused.stderr.split())
        if refused.returncode == 0 or 'chat_timers has no component "nonsense"' not in said:
            sys.exit(f"consume.{way}: a component that does not exist is not named in the error.\n{refused.stderr}")
    elif variant == "old":
        build(*pretend)
        os.chdir(folder)
        install(*pretend)
        os.chdir("consumer")
        build(*pretend)
    elif name == "add_subdirectory":
        build(f"-DCHAT_TIMERS_BOOST_JSON={'ON' if variant else 'OFF'}")
        cache = pathlib.Path("build/CMakeCache.txt").read_text(encoding="utf-8")
        if foreign := [] if variant else re.findall(r"(?i)^\w*(?:boost|doctest|python)\w*_DIR.*", cache, re.MULTILINE):
            sys.exit(f"consume.{way}: fills the parent's cache: {foreign}")
    elif name == "fetch_content":
        build(f"-DFETCHCONTENT_SOURCE_DIR_CHAT_TIMERS={project}")  # instead of the network
    else:
        build()
