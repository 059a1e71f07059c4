#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""run.py WAY[.VARIANT] COMPILER...: builds and runs consume/WAY, with main.cpp where it has none, in a folder of its
own, after an installation where WAY needs one. Variants:
meson       Meson installs, not CMake.
dirs        Other folders than include/ and share/.
absolute    The include, lib and data directories are absolute, and outside the prefix.
alone       (of export) The library is installed without chat_timers, which is installed elsewhere.
cmake       CMake builds the module.
nonsense    A component that does not exist is an error.
boost_json  The component boost_json.
The way `commands` runs the commands that README.md documents for an installation, where PATH has nothing but CMake and
the Ninja or make that they need. The way `options` gives options of earlier releases, which name their successors, and
options that lack what they need, which say how to install it."""
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
for tool in "meson", "pkg-config":
    if tool.replace("-", "_") in way and not shutil.which(tool):
        print(f"not run: there is no {tool}, which tests/setup.sh --ci installs")
        sys.exit(77)
header = (project / "include/chat_timers/version.hpp").read_text(encoding="utf-8")


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
    if variant == "absolute":
        wanted = set()
    else:
        wanted = {"headers", "data"} if variant == "dirs" else {"include", "share"}
    os.makedirs("installed", exist_ok=True)
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
    shell = shutil.which("sh")
    for number, command in enumerate(documented):
        for tool in ("ninja",) if "--preset" in command else ("make",):
            if not shutil.which(tool):
                print(f"not run, since there is no {tool}: {command}", flush=True)
                continue
            copy = pathlib.Path(folder, f"{tool}{number}")
            path = copy / "path"
            path.mkdir(parents=True)
            for each in ("cmake", tool):
                (path / each).symlink_to(shutil.which(each))
            for each in ("CMakeLists.txt", "CMakePresets.json", "LICENSE", "tests/quality/platforms.json"):
                (copy / each).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(project / each, copy / each)
            for each in ("include", "tools/packaging"):
                shutil.copytree(project / each, copy / each)
            command = re.sub(r" --prefix \S+|$", f" --prefix {copy}/installed", command, count=1)
            environment = {**os.environ, "PATH": str(path)}
            for variable in ("CXX", "CMAKE_GENERATOR"):
                environment.pop(variable, None)
            run(shell, "-c", command, cwd=copy, env=environment)
            if not (copy / "installed/include/chat_timers/chat_timers.hpp").exists():
                sys.exit(f"consume.{way}: `{command}` installs no chat_timers/chat_timers.hpp.")


def options():
    """An option of an earlier release stops the configuration and names its successor; one that lacks what it needs, the set-up."""
    for old, new in ("GATEWAY", "NGINX"), ("PACKAGES", "TOOLS"):
        done = subprocess.run(["cmake", "-S", project, "-B", old, f"-DCHAT_TIMERS_{old}=ON"], capture_output=True, text=True)
        if done.returncode == 0 or f"CHAT_TIMERS_{old} is now CHAT_TIMERS_{new}" not in " ".join(done.stderr.split()):
            sys.exit(f"consume.{way}: CHAT_TIMERS_{old} does not name CHAT_TIMERS_{new}.\n{done.stderr}")
    for option, group, absence in (("BENCH", "--bench", "CMAKE_DISABLE_FIND_PACKAGE_benchmark=ON"),
                                   ("DOCS", "--docs", "CMAKE_DISABLE_FIND_PACKAGE_Doxygen=ON"),
                                   ("NGINX", "--gateway", "CHAT_TIMERS_NGINX_SOURCE=/nowhere")):
        done = subprocess.run(["cmake", "-S", project, "-B", option, f"-DCHAT_TIMERS_{option}=ON", f"-D{absence}"],
                              capture_output=True, text=True)
        if done.returncode == 0 or f"tests/setup.sh {group}" not in " ".join(done.stderr.split()):
            sys.exit(f"consume.{way}: CHAT_TIMERS_{option} does not say how to install what it needs.\n{done.stderr}")


def export(folder):
    """A library that fetches chat_timers and exports what it links, installed with it or, `alone`, without it."""
    prefix = f"{folder}/installed"
    if variant == "alone":
        install()
        os.environ["CMAKE_PREFIX_PATH"] = os.pathsep.join((prefix, f"{folder}/elsewhere"))
        os.rename("installed", "elsewhere")
    run("cmake", "-S", here / "export", "-B", "library", f"-DFETCHCONTENT_SOURCE_DIR_CHAT_TIMERS={project}",
        f"-DCHAT_TIMERS_INSTALL={'OFF' if variant else 'ON'}")
    run("cmake", "--build", "library")
    run("cmake", "--install", "library", "--prefix", prefix)
    if pathlib.Path(prefix, "include/chat_timers").exists() == (variant == "alone"):
        sys.exit(f"consume.{way}: CHAT_TIMERS_INSTALL does not decide whether chat_timers is installed, too.")
    run("cmake", "-S", here / "export/consumer", "-B", "build")
    run("cmake", "--build", "build")
    run("./build/consumer")


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
    if name == "options":
        sys.exit(options())
    os.environ["CMAKE_PREFIX_PATH"] = f"{folder}/installed"
    if name == "export":
        sys.exit(export(folder))

    os.mkdir("consumer")
    shutil.copy(here / ("boost_json.cpp" if variant == "boost_json" else "main.cpp"), "consumer/main.cpp")
    shutil.copytree(here / name, "consumer", dirs_exist_ok=True)
    if way == "module":
        os.remove("consumer/CMakeLists.txt")
    include, share = ("headers", "data") if variant == "dirs" else ("include", "share")
    if variant == "absolute":
        include, share = f"{folder}/dev/include", f"{folder}/data/share"
    os.environ["PKG_CONFIG_PATH"] = f"{folder}/installed/{share}/pkgconfig:{share}/pkgconfig"
    os.environ["chat_timers_DIR"] = os.path.join(f"{folder}/installed", share, "cmake/chat_timers")
    if name in ("find_package", "pkg_config"):
        install(f"-DCMAKE_INSTALL_INCLUDEDIR={include}", f"-DCMAKE_INSTALL_DATADIR={share}",
                f"-DCMAKE_INSTALL_LIBDIR={folder + '/elsewhere/lib' if variant == 'absolute' else 'lib'}")
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
    elif name == "add_subdirectory":
        build(f"-DCHAT_TIMERS_BOOST_JSON={'ON' if variant else 'OFF'}")
        cache = pathlib.Path("build/CMakeCache.txt").read_text(encoding="utf-8")
        if foreign := [] if variant else re.findall(r"(?i)^\w*(?:boost|doctest|python)\w*_DIR.*", cache, re.MULTILINE):
            sys.exit(f"consume.{way}: fills the parent's cache: {foreign}")
    elif name == "fetch_content":
        build(f"-DFETCHCONTENT_SOURCE_DIR_CHAT_TIMERS={project}")  # instead of the network
    else:
        build()
