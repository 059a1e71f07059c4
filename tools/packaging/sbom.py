#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""sbom.py FOLDER VERSION: writes the bill of materials of the release files in FOLDER to FOLDER/chat_timers-VERSION.spdx.json, in
SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/). The time is SOURCE_DATE_EPOCH.
sbom.py --check FILE: checks such a file by the specification, and against the files beside it."""
import datetime
import hashlib
import json
import os
import pathlib
import re
import sys

URL = "https://example.com/chat_timers"  # the URL of this repository
PURPOSES = {".gz": "SOURCE", ".xz": "ARCHIVE", ".hpp": "SOURCE", ".deb": "INSTALL"}
SPDX_ID = re.compile(r"SPDXRef-[A-Za-z0-9.-]+")


def checksum(path):
    return {"algorithm": "SHA256", "checksumValue": hashlib.sha256(path.read_bytes()).hexdigest()}


def package(name, version, licence, **more):
    return {"name": name, "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name), "versionInfo": version,
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": licence, "licenseDeclared": licence,
            "copyrightText": "NOASSERTION"} | more


def release_files(folder):
    return sorted(path for path in folder.iterdir() if path.suffix in PURPOSES)


def cxxopts_version():
    """That of the header which the checker was built with, or nothing."""
    for prefix in ("/usr/include", "/usr/local/include"):
        header = pathlib.Path(prefix, "cxxopts.hpp")
        if header.exists():
            return ".".join(re.findall(r"#define CXXOPTS__VERSION_\w+ (\d+)", header.read_text(encoding="utf-8")))
    return ""


def document(folder, version):
    files = release_files(folder)
    packages = [package(path.name, version, "BSL-1.0", packageFileName=path.name, primaryPackagePurpose=PURPOSES[path.suffix],
                        supplier="Organization: The authors of chat_timers", checksums=[checksum(path)]) for path in files]
    related = [("SPDXRef-DOCUMENT", "DESCRIBES", each["SPDXID"]) for each in packages]
    by_name = {each["name"]: each["SPDXID"] for each in packages}
    source = next(each["SPDXID"] for each in packages if each["name"].endswith(".tar.gz"))
    related += [(spdx_id, "GENERATED_FROM", source) for spdx_id in by_name.values() if spdx_id != source]

    # The library needs the standard library alone. Boost is the user's choice; the checker is compiled with a header of cxxopts.
    packages.append(package("Boost.JSON", "1.81 or newer", "BSL-1.0", primaryPackagePurpose="LIBRARY"))
    related += [("SPDXRef-Boost.JSON", "OPTIONAL_DEPENDENCY_OF", spdx_id)
                for name, spdx_id in by_name.items() if name.startswith("libchat-timers-dev") or spdx_id == source]
    packages.append(package("cxxopts", cxxopts_version(), "MIT", primaryPackagePurpose="LIBRARY"))
    related += [(spdx_id, "STATIC_LINK", "SPDXRef-cxxopts") for name, spdx_id in by_name.items() if name.startswith("chat-timers-check")]

    content = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    created = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"chat_timers-{version}",
        "documentNamespace": f"{URL}/spdx/chat_timers-{version}-{content[:32]}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": ["Organization: The authors of chat_timers", f"Tool: sbom.py-{version}"]},
        "packages": packages,
        "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
                          for one, kind, other in related],
    }


def check(path):
    """Stops with what is wrong. The members and values are those of the specification's clauses 6, 7 and 11."""
    def expect(holds, sentence):
        if not holds:
            sys.exit(f"{path}: {sentence}")

    read = json.loads(path.read_text(encoding="utf-8"))
    expect(set(read) == {"spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo", "packages",
                         "relationships"}, "the document lacks a member, or has an unknown one.")
    expect((read["spdxVersion"], read["dataLicense"], read["SPDXID"]) == ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT"),
           "it is no document of SPDX 2.3.")
    expect(re.fullmatch(r"https?://[^\s#]+", read["documentNamespace"]), "the namespace is no URI without a fragment.")
    expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", read["creationInfo"]["created"]), "the time of creation is not in UTC.")
    expect(all(re.match(r"(Person|Organization|Tool): \S", each) for each in read["creationInfo"]["creators"]), "a creator has no kind.")
    ids = ["SPDXRef-DOCUMENT"] + [each["SPDXID"] for each in read["packages"]]
    expect(len(set(ids)) == len(ids) and all(SPDX_ID.fullmatch(each) for each in ids), "an identifier is repeated or ill-formed.")
    required = {"name", "SPDXID", "versionInfo", "downloadLocation", "filesAnalyzed", "licenseConcluded", "licenseDeclared",
                "copyrightText", "primaryPackagePurpose"}
    for each in read["packages"]:
        expect(required <= set(each) <= required | {"packageFileName", "supplier", "checksums"},
               f"{each['name']} lacks a member, or has an unknown one.")
        expect(each["filesAnalyzed"] is False and each["name"] and each["versionInfo"], f"{each['name']} has no name or version.")
        expect(each["primaryPackagePurpose"] in {"SOURCE", "ARCHIVE", "INSTALL", "LIBRARY"}, f"{each['name']} has an unknown purpose.")
        expect({each["licenseConcluded"], each["licenseDeclared"]} <= {"BSL-1.0", "MIT"}, f"{each['name']} has an unknown licence.")
    kinds = {"DESCRIBES", "GENERATED_FROM", "OPTIONAL_DEPENDENCY_OF", "STATIC_LINK"}
    for each in read["relationships"]:
        expect({each["spdxElementId"], each["relatedSpdxElement"]} <= set(ids) and each["relationshipType"] in kinds,
               f"this relationship is unknown: {each}")
    described = {each["relatedSpdxElement"] for each in read["relationships"] if each["relationshipType"] == "DESCRIBES"}
    made = {each["packageFileName"]: each for each in read["packages"] if "packageFileName" in each}
    expect(described == {each["SPDXID"] for each in made.values()}, "it describes other packages than the release's files.")
    files = release_files(path.parent)
    expect(set(made) == {file.name for file in files}, f"it names {sorted(made)}, and there are {[file.name for file in files]}.")
    for file in files:
        expect(made[file.name]["checksums"] == [checksum(file)], f"{file.name} has another checksum.")
    print(f"{path.name}: {len(files)} files, {len(read['relationships'])} relationships")


if sys.argv[1] == "--check":
    check(pathlib.Path(sys.argv[2]))
else:
    made_in, made_of = pathlib.Path(sys.argv[1]), sys.argv[2]
    bill = json.dumps(document(made_in, made_of), indent=2)
    (made_in / f"chat_timers-{made_of}.spdx.json").write_text(bill + "\n", encoding="utf-8")
