#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""recipes_test.py: the recipes of vcpkg, Conan and Meson, as far as they can be tried without these tools' networks:
Each package holds the headers and what CMake needs, and the versions are the library's. So is that of CITATION.cff, which names
the same address of the repository as the other files."""
import configparser
import hashlib
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import types

here = pathlib.Path(__file__).resolve().parent
project = here.parent.parent
header = (project / "include/chat_timers/version.hpp").read_text(encoding="utf-8")
version = ".".join(re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", header))
some_header = "include/chat_timers/chat_timers.hpp"


def expect(holds, sentence):
    if not holds:
        sys.exit(f"recipes: {sentence}")


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    expect(done.returncode == 0, f"this failed: {' '.join(map(str, command))}\n{done.stdout}")


def vcpkg(folder):
    manifest = json.loads((here / "vcpkg/vcpkg.json").read_text(encoding="utf-8"))
    expect(manifest["version"] == version, f"vcpkg.json has version {manifest['version']}, the library {version}.")
    expect(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", manifest["name"]), "vcpkg.json has an invalid name.")
    known = {"$schema", "name", "version", "description", "homepage", "license", "dependencies", "features"}
    expect(set(manifest) <= known, f"vcpkg.json has unknown members: {set(manifest) - known}.")
    for feature in manifest["features"].values():
        expect(set(feature) == {"description", "dependencies"}, "a feature lacks its description or dependencies.")
    packages = folder / "packages"
    (folder / "script.cmake").write_text(f"""
set(CURRENT_PORT_DIR "{here}/vcpkg")
set(CURRENT_PACKAGES_DIR "{packages}")
function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
    execute_process(COMMAND ${{CMAKE_COMMAND}} -S ${{arg_SOURCE_PATH}} -B {folder}/vcpkg_build ${{arg_OPTIONS}}
        -DCMAKE_INSTALL_PREFIX={packages} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
endfunction()
function(vcpkg_cmake_install)
    execute_process(COMMAND ${{CMAKE_COMMAND}} --build {folder}/vcpkg_build --target install
        COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
endfunction()
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "PACKAGE_NAME;CONFIG_PATH" "")
    file(RENAME {packages}/${{arg_CONFIG_PATH}} {packages}/share/${{arg_PACKAGE_NAME}})
endfunction()
function(vcpkg_fixup_pkgconfig)
endfunction()
function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
    file(COPY_FILE ${{arg_FILE_LIST}} {packages}/copyright)
endfunction()
include({here}/vcpkg/portfile.cmake)
""", encoding="utf-8")
    run("cmake", "-P", str(folder / "script.cmake"))
    for each in (some_header, "share/chat_timers/chat_timers-config.cmake", "copyright"):
        expect((packages / each).exists(), f"the vcpkg port installs no {each}.")
    expect(not (packages / "share/licenses").exists(), "the vcpkg port leaves share/licenses.")


def conan(folder):
    class ConanFile:
        pass

    def copy(_, pattern, src, dst):
        for path in pathlib.Path(src).glob(pattern.replace("/*", "/**/*")):
            if path.is_file():
                to = pathlib.Path(dst, path.relative_to(src))
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, to)

    class Component(types.SimpleNamespace):
        def set_property(self, name, value):
            setattr(self, name, value)

    def load(path):
        spec = importlib.util.spec_from_file_location("recipe", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    tools = {"conan": {"ConanFile": ConanFile}, "conan.tools": {}, "conan.tools.files": {"copy": copy},
             "conan.tools.build": {"check_min_cppstd": lambda recipe, least: expect(least == 20, "C++20 it is."),
                                   "can_run": lambda recipe: False},
             "conan.tools.cmake": {"CMake": object, "cmake_layout": lambda recipe: None}}
    for name, members in tools.items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(members)
    recipe = load(here / "conan/conanfile.py").ChatTimers()
    recipe.export_sources_folder = recipe.source_folder = str(folder / "exported")
    recipe.package_folder = str(folder / "conan")
    recipe.options = types.SimpleNamespace(boost_json=True)
    components = {"core": Component(), "boost_json": Component()}
    recipe.cpp_info = Component(components=components, cmake_target_name="chat_timers::chat_timers")  # Conan's default
    required = []
    recipe.requires = required.append
    recipe.set_version()
    recipe.export_sources()
    recipe.requirements()
    recipe.validate()
    recipe.package()
    recipe.package_info()
    expect(recipe.version == version, f"the Conan recipe has version {recipe.version}, the library {version}.")
    expect(required == ["boost/[>=1.81]"], "the Conan recipe with boost_json does not require Boost 1.81.")
    for each in (some_header, "licenses/LICENSE"):
        expect((folder / "conan" / each).exists(), f"the Conan package has no {each}.")
    targets = [each.cmake_target_name for each in (recipe.cpp_info, *components.values())]
    expect(len(set(targets)) == 3, f"with boost_json, two of Conan's targets have one name: {targets}.")
    expect(components["core"].pkg_config_name == "chat_timers", "Conan's .pc file has another name than the installed one.")

    # As Conan's CMakeDeps and CMakeToolchain would.
    (folder / "chat_timers-config.cmake").write_text(f"""
add_library({components["core"].cmake_target_name} INTERFACE IMPORTED)
set_target_properties({components["core"].cmake_target_name} PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES {folder}/conan/include)
""", encoding="utf-8")
    load(here / "conan/test_package/conanfile.py")
    run("cmake", "-S", str(here / "conan/test_package"), "-B", str(folder / "conan_build"), f"-Dchat_timers_DIR={folder}",
        "-DCMAKE_CXX_STANDARD=20")
    run("cmake", "--build", str(folder / "conan_build"))
    run(str(folder / "conan_build/consumer"))


def meson(folder):
    wrap = configparser.ConfigParser()
    wrap.read(here / "meson/chat_timers.wrap")
    section = wrap["wrap-file"]
    name = section["directory"]
    expect(name == f"chat_timers-{version}", f"the wrap file is of {name}, the library of version {version}.")
    if not shutil.which("meson"):
        print("recipes: there is no meson; only the members of the wrap file are checked.")
        return
    cache = folder / "consumer/subprojects/packagecache"
    cache.mkdir(parents=True)
    with tarfile.open(cache / section["source_filename"], "w:gz") as archive:
        for each in ("meson.build", "LICENSE", "include"):
            archive.add(project / each, f"{name}/{each}")
    section["source_hash"] = hashlib.sha256((cache / section["source_filename"]).read_bytes()).hexdigest()
    with open(folder / "consumer/subprojects/chat_timers.wrap", "w", encoding="utf-8") as file:
        wrap.write(file)
    for each in (project / "tests/consume/meson/meson.build", project / "tests/consume/main.cpp"):
        shutil.copy(each, folder / "consumer")
    build = (folder / "consumer/meson.build").read_text(encoding="utf-8")
    (folder / "consumer/meson.build").write_text(re.sub(r", fallback: \[.*?\]", "", build), encoding="utf-8")
    run("meson", "setup", "build", "--wrap-mode=forcefallback", cwd=folder / "consumer")
    run("meson", "compile", "-C", "build", cwd=folder / "consumer")
    run("./build/consumer", cwd=folder / "consumer")


def citation(_):
    """CITATION.cff, by the Citation File Format 1.2.0: the members that it requires, and none that it does not know."""
    try:
        import yaml
    except ImportError:
        print("recipes: there is no python3-yaml; CITATION.cff is not read.")
        return
    cited = yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))
    required = {"cff-version", "message", "title", "authors"}
    known = required | {"abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license",
                        "license-url", "preferred-citation", "references", "repository", "repository-artifact",
                        "repository-code", "type", "url", "version"}
    expect(required <= set(cited) <= known, f"CITATION.cff lacks {required - set(cited)}, or has unknown {set(cited) - known}.")
    expect(cited["cff-version"] == "1.2.0" and cited["type"] == "software", "CITATION.cff is not that of a software, in 1.2.0.")
    expect(all(set(author) == {"name"} for author in cited["authors"]) and cited["authors"], "CITATION.cff names no author.")
    expect(cited["version"] == version, f"CITATION.cff has version {cited['version']}, the library {version}.")
    expect(cited["license"] == "BSL-1.0", f"CITATION.cff has the licence {cited['license']}.")
    for name in ("README.md", "tools/check/README.md", "tools/packaging/meson/chat_timers.wrap", "tools/packaging/sbom.py",
                 "tests/consume/fetch_content/CMakeLists.txt", "tests/consume/export/CMakeLists.txt"):
        expect(cited["repository-code"] in (project / name).read_text(encoding="utf-8"),
               f"{name} has another address of the repository than CITATION.cff, {cited['repository-code']}.")


with tempfile.TemporaryDirectory() as temporary:
    for recipe in (vcpkg, conan, meson, citation):
        recipe(pathlib.Path(temporary))
        print(f"{recipe.__name__}: as far as it can be tried")
