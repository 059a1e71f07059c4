#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""retries_test.py PROGRAM: compares error_name() and is_retryable() with botocore, its parser of replies and the classes
of its standard retry mode. PROGRAM is built of retries.cpp. Skipped where botocore is not installed."""
import json
import subprocess
import sys

try:
    from botocore.parsers import RestJSONParser
    from botocore.retries import standard
except ImportError:
    print("skipped: botocore is not installed; on Debian, install python3-botocore")
    sys.exit(77)

throttled, transient = standard.ThrottledRetryableChecker(), standard.TransientRetryableChecker()
OF_BOTOCORE = sorted({*throttled._throttled_error_codes, *transient._transient_error_codes})
OF_THE_SERVICE = ["InvalidRequestException", "InvalidParameterException", "ResourceNotFoundException",
                  "AccessDeniedException", "ThrottlingException", "InternalServiceException"]
OTHERS = ["UnrecognizedClientException", "ExpiredTokenException", "throttlingexception", "Slow Down"]
# Beyond botocore: the service's own error, and the 429 of a proxy, which has no name.
ALSO_RETRIED = {"InternalServiceException"}


class Response:
    def __init__(self, status):
        self.status_code = status


def botocore_reads(status, error_type, body):
    """The name, or "" for the status that botocore puts in its place; and whether it tries again."""
    if status < 301:
        return "", False
    headers = {"x-amzn-errortype": error_type} if error_type else {}
    parsed = RestJSONParser().parse({"status_code": status, "headers": headers, "body": body.encode()}, None)
    # Older versions of botocore keep the namespace, or what follows a ':'.
    parsed["Error"]["Code"] = parsed["Error"]["Code"].split(":")[0].rsplit("#")[-1]
    context = standard.RetryContext(1, parsed_response=parsed, http_response=Response(status))
    again = throttled.is_retryable(context) or transient.is_retryable(context)
    name = parsed["Error"]["Code"]
    return "" if name == str(status) else name, again


def replies():
    for status in (200, 204, 301, 400, 403, 404, 408, 413, 429, 499, 500, 501, 502, 503, 504, 505, 599):
        for body in ("", "{}", "<html><body>Service Unavailable</body></html>", '{"message":"x"}', '{"code":""}'):
            yield status, "", body
        for name in (*OF_BOTOCORE, *OF_THE_SERVICE, *OTHERS):
            yield status, name, "{}"  # botocore reads no field of a 5xx without a body
            yield status, f"a.b#{name}:http://c.d/", '{"code":"Other"}'
            for member in ("code", "Code", "__type"):
                yield status, "", json.dumps({"message": "x", member: f"{name}"})
                yield status, "", json.dumps({member: f"a#{name}:b"})
            yield status, "", json.dumps({"__type": "Other", "Code": "Another", "code": name})


def main():
    sent = list(replies())
    lines = "".join(f"{status}\t{error_type}\t{body}\n" for status, error_type, body in sent)
    run = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True, timeout=60)
    read = [line.split("\t") for line in run.stdout.split("\n")[:-1]]
    if len(read) != len(sent):
        sys.exit(f"{sys.argv[1]} answered {len(read)} of {len(sent)} replies")
    failed = 0
    for reply, (name, verdict) in zip(sent, read):
        wanted_name, wanted = botocore_reads(*reply)
        is_error = reply[0] >= 300
        if "__type" in reply[2] and not reply[1] and '"code"' not in reply[2]:
            # botocore's parser of restJson1 leaves out "__type", which other protocols and SDKs read.
            wanted_name = name
            wanted = wanted or (is_error and (name in OF_BOTOCORE))
        wanted = wanted or (is_error and (name in ALSO_RETRIED or (name == "" and reply[0] == 429)))
        if (name, verdict) != (wanted_name, "again" if wanted else "final"):
            failed += 1
            print(f"{reply}: read {name!r}, {verdict}; botocore {wanted_name!r}, {'again' if wanted else 'final'}")
    print(f"{len(sent)} replies, {failed} read differently than by botocore")
    sys.exit(1 if failed else 0)


main()
