#!/usr/bin/env python3
"""run.py WAY[.meson] COMPILER...: builds and runs consume/WAY, with main.cpp where it has none, in a folder of
its own. What WAY needs installed, CMake installs, or Meson. Exits with 77 (skipped) where a tool that it needs is
missing."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

way, *compiler = sys.argv[1:]
way, _, installer = way.partition(".")
here = pathlib.Path(__file__).resolve().parent
project = here.parent.parent
header = (project / "include/chat_timers/version.hpp").read_text(encoding="utf-8")


def need(tool):
    if not shutil.which(tool):
        print(f"{tool} is not installed.")
        sys.exit(77)


def run(*command):
    need(command[0])
    print("+", *command, flush=True)
    if subprocess.run(command).returncode != 0:
        sys.exit(f"{way}: this step failed: {' '.join(map(str, command))}")


def install():
    if installer == "meson":
        run("meson", "setup", "made", project, f"--prefix={os.getcwd()}/installed")
        run("meson", "install", "-C", "made", "--no-rebuild")
    else:
        run("cmake", "-S", project, "-B", "made", "-G", "Ninja", "-DCHAT_TIMERS_TESTS=OFF")
        run("cmake", "--install", "made", "--prefix", "installed")
    if stray := {path.name for path in pathlib.Path("installed").iterdir()} - {"include", "share"}:
        sys.exit(f"Installed outside include/ and share/: {stray}.")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.mkdir("consumer")
    shutil.copy(here / "main.cpp", "consumer")
    shutil.copytree(here / way, "consumer", dirs_exist_ok=True)
    os.environ["CXX"] = " ".join(compiler)
    os.environ["VERSION"] = ".".join(re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", header))
    if way == "pkg_config":
        need("pkg-config")
    if way in ("find_package", "boost_json", "pkg_config"):
        install()
        os.environ["CMAKE_PREFIX_PATH"] = f"{folder}/installed"
        os.environ["PKG_CONFIG_PATH"] = f"{folder}/installed/share/pkgconfig"
    elif way == "add_subdirectory":
        os.symlink(project, "consumer/chat_timers")
    elif way == "meson":
        os.mkdir("consumer/subprojects")
        os.symlink(project, "consumer/subprojects/chat_timers")
    elif way == "single_header":
        shutil.copytree(project / "single_include", "consumer/chat_timers")

    os.chdir("consumer")
    if os.path.exists("CMakeLists.txt"):
        run("cmake", "-S", ".", "-B", "build", "-G", "Ninja")
        run("cmake", "--build", "build")
    elif os.path.exists("meson.build"):
        run("meson", "setup", "build")
        run("meson", "compile", "-C", "build")
    else:
        run("sh", "-e", "build.sh")
    run("./build/consumer")
