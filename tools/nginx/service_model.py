# SPDX-License-Identifier: BSL-1.0
"""boto3 and a service model that has the operation. Debian's boto3 is too old for it; the botocore of its awscli is not, and
lends its model. As a program, prints the operation's name if this Python's boto3 knows it."""
import os
import pathlib

DEBIAN = pathlib.Path("/usr/lib/python3/dist-packages/awscli/botocore/data")


def use():
    if DEBIAN.is_dir():
        os.environ["AWS_DATA_PATH"] = str(DEBIAN)


if __name__ == "__main__":
    use()
    import boto3
    import botocore.auth  # the signer, which the upstream of the tests verifies signatures with

    client = boto3.session.Session().client("connect", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    print(client.meta.method_to_api_mapping["update_participant_role_config"])
