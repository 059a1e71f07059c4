// SPDX-License-Identifier: BSL-1.0
// Sends the cases with an AWS SDK for JavaScript and prints what came of each, one JSON object a line.
// Usage: client.mjs PACKAGE_FOLDER KEY SECRET CASES.json, where the cases are [{"endpoint", "input"}, ...]
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, accessKeyId, secretAccessKey, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/package.json`));
const sdk = require(folder);
const clients = {};

for (const { endpoint, input } of JSON.parse(readFileSync(file, "utf-8"))) {
    clients[endpoint] ??= new sdk.ConnectClient({
        endpoint, region: "us-east-1", credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1,
    });
    let outcome;
    try {
        const output = await clients[endpoint].send(new sdk.UpdateParticipantRoleConfigCommand(input));
        outcome = { status: output.$metadata.httpStatusCode };
    } catch (error) {
        const typed = sdk[error.name];
        outcome = {
            status: error.$metadata?.httpStatusCode ?? null, name: error.name, class: error.constructor.name,
            isTyped: typed !== undefined && error instanceof typed, isService: error instanceof sdk.ConnectServiceException,
            message: error.message, fieldList: error.fieldList ?? null, inner: error.error?.message ?? null,
        };
    }
    console.log(JSON.stringify(outcome));
}
for (const client of Object.values(clients)) client.destroy();
