// SPDX-License-Identifier: BSL-1.0
// Usage: node test.mjs --page=index.html --check=CHECKER --chromium=BROWSER --modules=node_modules --screenshots=FOLDER [--write]
// Tests the playground in a real browser, against the answers of the command-line checker. With --write, also
// renews timeline.svg.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const conformance = join(here, '../../tests/conformance');
const given = Object.fromEntries(process.argv.slice(2).map(argument => argument.replace(/^--/, '').split(/=(.*)/s)));
for (const name of ['page', 'check', 'chromium', 'modules', 'screenshots']) {
    if (!given[name]) throw Error(`test.mjs: --${name}=... is missing`);
}
const require = createRequire(resolve(given.modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const address = pathToFileURL(resolve(given.page)).href;
const file = (name = '') => join(conformance, name);

let browser, page;
const failures = [];  // of the page: it shows them, and no test expects one without saying so
const requests = new Set();

async function open(url = address, options = {}) {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    opened.setDefaultTimeout(20_000);
    opened.on('pageerror', error => failures.push(error.message));
    opened.on('console', message => message.type() === 'error' && failures.push(message.text()));
    opened.on('request', request => requests.add(request.url().replace(/#.*/, '')));
    await opened.goto(url);
    await opened.waitForSelector('#status:not(:empty), #error:not([hidden])');
    return opened;
}

before(async () => {
    mkdirSync(given.screenshots, { recursive: true });
    browser = await chromium.launch({ executablePath: given.chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    page = await open();
});
after(async () => {
    await browser?.close();
});

function check(...options) {
    const { stdout, stderr, error } = spawnSync(given.check, options, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (error || stderr.startsWith('check: ')) throw error ?? Error(stderr);
    return { stdout, stderr };
}

const holdsInField = bytes => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return !/[\0\r\uFEFF]/.test(text) && Buffer.from(text).equals(bytes);
};

// At once, as a paste does. fill() makes an input event for each line.
const paste = (view, text) => view.evaluate(text => {
    by('payload').value = text;
    by('payload').dispatchEvent(new Event('input'));
}, text);

async function settings(form, profile) {
    await page.selectOption('#form', form);
    await page.selectOption('#profile', profile);
}

async function give(bytes) {
    if (holdsInField(bytes)) {
        await page.fill('#payload', bytes.toString());
        return 'typed';
    }
    await page.setInputFiles('#file', { name: 'payload', mimeType: 'application/octet-stream', buffer: bytes });
    await page.waitForFunction(size => bytesNow().length === Math.min(size, capacity()), bytes.length);
    await page.setInputFiles('#file', []);
    return 'as a file';
}

// What the page shows, in the shape of the checker's answers.
const shown = () => page.evaluate(() => {
    const items = [...document.querySelectorAll('#violations li')].map(item => ({
        rule: item.querySelector('.rule').textContent,
        pointer: item.querySelector('.pointer')?.textContent,
        offset: Number(item.dataset.offset),
        length: Number(item.dataset.length),
        place: item.querySelector('.at').textContent,
        message: item.querySelector('.sentence').textContent,
        excerpt: item.querySelector('.excerpt')?.textContent,
    }));
    // The text field's characters that are underlined, and the points.
    const marked = [];
    const points = [];
    let at = 0;
    for (const line of document.querySelectorAll('#marks > div')) {
        for (const part of line.childNodes) {
            if (part.className?.includes('point')) points.push(at);
            else if (/wrong|around/.test(part.className)) for (let i = 0; i < part.textContent.length; ++i) marked.push(at + i);
            at += part.textContent.length;
        }
        ++at;
    }
    return {
        items, marked, points,
        isValid: document.querySelector('#status').className === 'valid',
        status: document.querySelector('#status').textContent,
        canonical: document.querySelector('#canonical').textContent,
        explain: document.querySelector('#explain').textContent,
        hint: document.querySelector('#hint').firstChild?.data || undefined,
        field: document.querySelector('#payload').value,
        lines: [...document.querySelectorAll('#marks > div')].map(line => line.textContent).join('\n'),
        replies: Object.fromEntries([...document.querySelectorAll('#reply > div')].map(reply => {
            const head = reply.querySelector('pre').firstChild.data;
            return [reply.dataset.style, {
                status: Number(/^HTTP\/1.1 (\d+) \S/.exec(head)[1]),
                error_type: /^x-amzn-ErrorType: (.*)$/m.exec(head)?.[1] ?? '',
                body: reply.querySelector('.body').textContent,
            }];
        })),
    };
});

// The text field's indices that ranges of bytes underline, by another way than the page's.
function expectedMarks(bytes, violations) {
    const indexOf = offset => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset)).replace(/\r\n?/g, '\n').length;
    const field = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, '\n');
    const marked = new Set();
    const points = new Set();
    for (const { offset, length } of violations) {
        const [first, last] = [indexOf(offset), indexOf(offset + length)];
        if (!field.slice(first, last).trim()) points.add(first);
        else for (let at = first; at < last; ++at) if (field[at] !== '\n') marked.add(at);
    }
    const sorted = set => [...set].sort((a, b) => a - b);
    return { marked: sorted(marked), points: sorted(points) };
}

// A note of the checker as the page shows it: buttons are in the place of its options.
const shownHint = hint => hint?.replace(/(: |, )try --(form|at)=.*$/, '').replace(/^./, letter => letter.toUpperCase()).concat('. ');

const styles = ['connect', 'smithy', 'envelope'];

// Gives files to the page and to the checker, and compares all that both say.
async function compare(form, profile, names, folder = conformance) {
    const paths = names.map(name => join(folder, name));
    const options = [`--form=${form}`, `--profile=${profile}`];
    const answers = styles.map(style => check(...options, '--format=json', `--reply=${style}`, ...paths).stdout.trim().split('\n').map(JSON.parse));
    const texts = check(...options, '--format=text', ...paths).stderr.split('\n');
    await settings(form, profile);
    const count = { typed: 0, 'as a file': 0 };
    for (const [index, name] of names.entries()) {
        const [answer] = answers.map(of => of[index]);
        const bytes = readFileSync(paths[index]);
        ++count[await give(bytes)];
        const page = await shown();
        const where = `${name}, ${form}, ${profile}`;
        assert.equal(page.isValid, answer.valid, where);
        assert.equal(page.lines, page.field, `${where}: the marks lie below another text`);
        assert.equal(page.hint, shownHint(answer.hint), where);
        if (answer.error) {  // not a captured request
            const [item] = page.items;
            assert.deepEqual([item.rule, item.place, item.message, page.items.length], ['capture', `line ${answer.line}, column ${answer.column}`, `${answer.error}.`, 1], where);
            continue;
        }
        if (answer.valid) {
            assert.equal(page.canonical, answer.canonical, where);
            assert.deepEqual(page.items, [], where);
        } else {
            assert.deepEqual(page.items.map(({ rule, pointer, offset, length, place, message }) => ({ rule, pointer, offset, length, place, message })),
                answer.violations.map(({ rule, pointer, offset, length, line, column, message }) =>
                    ({ rule, pointer, offset, length, place: `line ${line}, column ${column}`, message })), where);
            for (const [at, { line, column }] of answer.violations.entries()) {
                const head = `${paths[index]}:${line}:${column}: error: `;
                texts.splice(0, texts.findIndex(text => text.startsWith(head)) + 1);
                assert.equal(page.items[at].excerpt, texts.splice(0, 2).join('\n'), where);
            }
            assert.match(page.status, new RegExp(`^${answer.total} violation`), where);
            const judged = bytes.subarray(0, form === 'http' ? 81921 : 16385);
            const { marked, points } = expectedMarks(judged, answer.violations);
            assert.deepEqual(page.marked, marked, where);
            assert.deepEqual(page.points, points, where);
        }
        for (const [at, style] of styles.entries()) assert.deepEqual(page.replies[style], answers[at][index].reply, `${where}, ${style}`);
    }
    // What the timers do, in the checker's words.
    const valid = names.filter((name, index) => answers[0][index].valid);
    if (valid.length) {
        const told = check(...options, '--format=text', '--explain', ...valid.map(name => join(folder, name))).stdout.split(/^.*: ok\n/m).slice(1);
        for (const [index, name] of valid.entries()) {
            await give(readFileSync(join(folder, name)));
            assert.equal((await shown()).explain, told[index].replace(/^ {2}/gm, ''), name);
        }
    }
    return count;
}

const table = name => readFileSync(file(name), 'utf8').trim().split('\n').slice(1).map(row => row.split('\t'));

test('the page is one file of at most 80 kB whose module imports nothing', () => {
    const text = readFileSync(given.page, 'utf8');
    assert.ok(Buffer.byteLength(text) <= 80_000, `${Buffer.byteLength(text)} bytes`);
    assert.match(text, /Content-Security-Policy" content="default-src 'none';/);
    assert.doesNotMatch(text, /<(link|img|iframe|style)\b|\ssrc=|@import|url\((?!#)/);
    const packed = /id="packed-module"[^>]*>([^<]*)</.exec(text)[1];
    const module = new WebAssembly.Module(gunzipSync(Buffer.from(packed, 'base64')));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
});

for (const [form, profile] of [['body', 'strict'], ['body', 'service'], ['input', 'strict'], ['input', 'service']]) {
    test(`payloads of tests/conformance: ${form}, ${profile}`, async context => {
        const names = table('verdicts.tsv').filter(row => row[1] === form && row[2] === profile).map(row => row[0]);
        assert.ok(names.length >= 18);
        const count = await compare(form, profile, names);
        context.diagnostic(JSON.stringify(count));
        if (form === 'body') assert.ok(count.typed >= 100 && count['as a file'] >= 5);
    });
}

for (const profile of ['service', 'strict']) {
    test(`requests of tests/conformance/http: ${profile}`, async context => {
        const names = table('http/verdicts.tsv').map(row => `http/${row[0]}`);
        assert.ok(names.length >= 70);
        context.diagnostic(JSON.stringify(await compare('http', profile, names)));
    });
}

test('texts that are not one request stop at the checker\'s places', async () => {
    const head = 'PUT /contact/participant-role-config/a/b HTTP/1.1\n';
    const length = 'Content-Length: 2\n';
    const texts = [
        '', ' ', 'PUT', 'PUT ', 'PUT /x', 'PUT /x HTTP/1.0\n\n', 'PUT  /x HTTP/1.1\n\n', 'P\x7FT /x HTTP/1.1\n\n', head, head + '\n',
        head + ' Folded: x\n\n', head + 'Name : x\n\n', head + 'no colon\n\n', head + ': x\n\n', head + 'X: a\x01b\n\n', head + 'X: a\tb\n\n',
        head + 'Transfer-Encoding: chunked\n\n', head + 'transfer-encoding:\n\n', head + length + length + '\n{}', head + 'Content-Length: \n\n{}',
        head + 'Content-Length: -1\n\n{}', head + 'Content-Length: 0x2\n\n{}', head + 'content-LENGTH: 0000000000000000002\n\n{}',
        head + 'Content-Length: 000000000000000002\n\n{}', head + length + '\n{', head + length + '\n{}\n', head + length + '\n{}PUT', head + length + '{}',
        head + 'Content-Length: 999999999999999999\n\n{}', head.replace('\n', '\r\n') + length + '\r\n{}', head + length + 'Content-Type: a\nContent-Type: b\n\n{}',
        head + length + 'Accept: text/html\nContent-Type: application/json\nAccept: text/plain\n\n{}',
        head + `X: ${'x'.repeat(65536)}`, head + `X: ${'x'.repeat(65536)}\n${length}\n{}`, head + `Content-Length: 16385\n\n${' '.repeat(16385)}`,
        head + `Content-Length: 90000\n\n${' '.repeat(90000)}`, head + `Content-Length: 16384\n\n${' '.repeat(16385)}`, 'x'.repeat(100_000),
    ];
    const folder = mkdtempSync(join(tmpdir(), 'playground-'));
    try {
        const names = texts.map((text, index) => {
            writeFileSync(join(folder, `${index}.http`), text);
            return `${index}.http`;
        });
        await compare('http', 'service', names, folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
});

test('the examples are what they are called', async () => {
    const rules = ['syntax', 'encoding', 'too_large', 'too_deep', 'duplicate_member', 'unknown_member', 'wrong_type', 'not_an_integer',
        'null_item', 'union_empty', 'union_conflict', 'required', 'length', 'range', 'enumeration', 'duplicate_timer', 'unroutable', 'method',
        'path', 'media_type', 'not_acceptable'];
    const groups = await page.$$eval('#example optgroup', list => list.map(group => [group.label, [...group.children].map(option => option.value)]));
    assert.deepEqual(groups.map(([, values]) => values.length), [5, 1, rules.length]);
    const found = {};
    for (const [name, values] of groups) {
        for (const value of values) {
            await page.selectOption('#example', value);
            (found[name] ??= []).push((await shown()).items.map(item => item.rule).join(' '));
            assert.equal(await page.inputValue('#example'), value);
        }
    }
    assert.deepEqual(Object.values(found), [
        ['enumeration', 'wrong_type', 'range', 'union_conflict', 'unknown_member unknown_member'], [''], rules,
    ]);
    await page.fill('#payload', '{');
    assert.equal(await page.inputValue('#example'), '');
});

const mistake = 'Beginner’s mistakes/Role in mixed case';
const good = 'Valid/Idle after 5 minutes, disconnect 10 later';

test('a click puts the cursor on the violation', async () => {
    await page.selectOption('#example', mistake);
    await page.click('#violations .jump');
    const chosen = await page.evaluate(() => {
        const field = document.querySelector('#payload');
        return [document.activeElement.id, field.value.slice(field.selectionStart, field.selectionEnd), document.querySelector('#marks .chosen').textContent];
    });
    assert.deepEqual(chosen, ['payload', '"Customer"', '"Customer"']);

    // In a long text, it comes into view.
    await settings('body', 'strict');
    await paste(page, '\n'.repeat(400) + '{"ChannelConfiguration": 1}');
    await page.click('#violations .jump');
    const [frame, mark] = await page.$$eval('#editor, #marks .chosen', nodes => nodes.map(node => node.getBoundingClientRect().toJSON()));
    assert.ok(mark.top >= frame.top && mark.bottom <= frame.bottom, JSON.stringify([frame, mark]));
});

test('"did you mean" mends the text, and undo takes it back', async () => {
    await page.selectOption('#example', mistake);
    const text = await page.inputValue('#payload');
    assert.equal(await page.innerText('.mend'), 'Did you mean "CUSTOMER"?');
    await page.click('.mend');
    assert.ok((await shown()).isValid);
    assert.equal(await page.inputValue('#payload'), text.replace('Customer', 'CUSTOMER'));
    await page.focus('#payload');
    await page.keyboard.press('Control+z');
    assert.equal(await page.inputValue('#payload'), text);
    assert.equal((await shown()).items.length, 1);

    // In bytes that the text field cannot hold, too; the rest of them stays.
    const bytes = Buffer.from(text.replaceAll('\n', '\r\n'));
    assert.equal(await give(bytes), 'as a file');
    assert.ok(await page.isVisible('#note'));
    await page.click('.mend');
    assert.ok((await shown()).isValid);
    assert.deepEqual(Buffer.from(await page.evaluate(() => [...bytesNow()])), Buffer.from(bytes.toString().replace('Customer', 'CUSTOMER')));

    // A character outside the BMP before it.
    await page.selectOption('#form', 'input');
    await page.fill('#payload', text.replace('{', '{"InstanceId": "👍é", "ContactId": "c", '));
    await page.click('.mend');
    assert.ok((await shown()).isValid);

    // The length of an edited request.
    await page.selectOption('#example', 'One of each rule/method');
    const request = (await page.inputValue('#payload')).replace('POST', 'PUT').replace('": 5}', '": 15}');
    await page.fill('#payload', request);
    assert.equal((await shown()).items[0].rule, 'capture');
    await page.click('.mend');
    assert.ok((await shown()).isValid);
});

test('the form that a text seems to have is set by a button', async () => {
    const body = JSON.stringify({ ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [
        { ParticipantRole: 'AGENT', TimerType: 'IDLE', TimerValue: { ParticipantTimerAction: 'Unset' } }] } } });
    const input = body.replace('{', '{"InstanceId": "i", "contact_id": "c", ');
    const request = `PUT /contact/participant-role-config/i/c HTTP/1.1\nContent-Type: application/json\nContent-Length: ${body.length}\n\n${body}`;
    const configuration = body.slice('{"ChannelConfiguration":'.length, -1);
    for (const [form, text, what, meant] of [
        ['body', input, 'the operation\'s whole input', 'input'], ['input', body, 'the HTTP body alone', 'body'],
        ['body', configuration, 'the value of --channel-configuration', 'configuration'], ['configuration', body, 'the HTTP body alone', 'body'],
        ['http', body, 'JSON, not an HTTP request', 'body'], ['http', input, 'JSON, not an HTTP request', 'input'],
        ['body', request, 'an HTTP request', 'http'], ['input', request, 'an HTTP request', 'http'],
        ['body', '{"x": {"InstanceId": 1}}'], ['body', '{"x": "\\"", "\\u0049nstanceId": 1', 'the operation\'s whole input', 'input'],
        ['body', '{'], ['input', '"'], ['http', ''],
    ]) {
        await settings(form, 'strict');
        await page.fill('#payload', text);
        const answer = JSON.parse(spawnSync(given.check, [`--form=${form}`, '--profile=strict', '--format=json'], { input: text, encoding: 'utf8' }).stdout);
        assert.equal(/^this looks like (.*?)(: try .*)?$/.exec(answer.hint)?.[1], what, text);
        assert.equal((await shown()).hint, what && `This looks like ${what}. `, text);
        assert.equal(await page.isVisible('#hint button'), meant !== undefined, text);
        if (!meant) continue;
        await page.click('#hint button');
        assert.equal(await page.inputValue('#form'), meant);
        assert.doesNotMatch((await shown()).hint ?? '', /^This looks like/, text);
    }
});

const goodBody = JSON.stringify({ ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [
    { ParticipantRole: 'AGENT', TimerType: 'IDLE', TimerValue: { ParticipantTimerAction: 'Unset' } }] } } });

test('texts of other tools get the checker\'s notes', async () => {
    const pretty = JSON.stringify(JSON.parse(goodBody), null, 2);
    const camel = goodBody.replace(/"(\w)(\w+)":/g, (_, first, rest) => `"${first.toLowerCase()}${rest}":`);
    const head = 'PUT /contact/participant-role-config/i/c HTTP/2\nContent-Type: application/json\n\n';
    const texts = {
        body: ['\uFEFF' + goodBody, Buffer.from(goodBody, 'utf16le'), Buffer.from('\uFEFF' + goodBody, 'utf16le'), Buffer.from([0x1F, 0x8B, 8, 0, 1, 2]),
            Buffer.from(goodBody).toString('base64'), JSON.stringify(goodBody), 'Chat:\n  x: 1\n', "{'Chat': None}", '// x\n{}', '{\u201CChat\u201D: 1}',
            '{\u00A0"Chat": 1}', `'${goodBody}'`, 'aws connect update-participant-role-config --x', 'Chat={x=1}', `${pretty}\n${pretty}`, `${goodBody}\n${goodBody}`,
            `[${goodBody}]`, '{"x": ${y}}', '{"ParticipantTimerConfigList": []}', '[{"TimerType": 1}]', camel, camel.replace('AGENT', 'agent'),
            JSON.stringify({ Resource: 'x', Parameters: JSON.parse(goodBody) }), JSON.stringify({ httpMethod: 'PUT', body: goodBody }),
            '{"InstanceId.$": "$.i", ' + goodBody.slice(1), goodBody, '{}', camel + '!', camel.replaceAll('Unset', 'unset')],
        configuration: [goodBody.slice('{"ChannelConfiguration":'.length, -1), '{"chat": {"participant_timer_config_list": []}}'],
        http: [head + goodBody, head + camel, head.replace(' HTTP/2', '') + goodBody, `### one\n${head}${goodBody}`, `${head}\u201C`],
    };
    const folder = mkdtempSync(join(tmpdir(), 'playground-'));
    try {
        for (const [form, list] of Object.entries(texts)) {
            const names = list.map((text, index) => {
                writeFileSync(join(folder, `${form}-${index}`), text);
                return `${form}-${index}`;
            });
            for (const profile of ['strict', 'service']) await compare(form, profile, names, folder);
        }
    } finally {
        rmSync(folder, { recursive: true });
    }
});

test('a payload is taken out of its document, and all spellings are corrected, by a button', async () => {
    await settings('body', 'strict');
    const packed = Buffer.from(goodBody).toString('base64');
    for (const [document, label] of [
        [{ Resource: 'x', Parameters: JSON.parse(goodBody) }, '/Parameters'], [{ httpMethod: 'PUT', body: goodBody }, '/body'],
        [{ body: packed, isBase64Encoded: true }, '/body'], [[{ 'a/b': { detail: goodBody } }], '/0/a~1b/detail'],
    ]) {
        await page.fill('#payload', JSON.stringify(document, null, 1));
        assert.equal(await page.innerText('#hint button'), `Load the payload at ${label}`);
        await page.click('#hint button');
        assert.ok((await shown()).isValid, label);
        assert.deepEqual(JSON.parse(await page.inputValue('#payload')), JSON.parse(goodBody));
    }
    await page.fill('#payload', goodBody.replace('Chat', 'chat').replace('ChannelC', 'channel_C').replace('AGENT', 'Agent'));
    assert.equal((await shown()).items.length, 3);
    await page.click('#hint button');
    assert.equal(await page.inputValue('#payload'), goodBody);
    assert.ok((await shown()).isValid);
});

test('an address holds all of the page', async () => {
    const states = [
        { form: 'body', profile: 'service', now: ['5', '', '480', '7'], bytes: Buffer.from('{"x": "ä👍 +&#%=\t"}\n') },
        { form: 'http', profile: 'strict', now: ['', '', '', ''], bytes: Buffer.from('PUT / HTTP/1.1\r\n\r\n\0\xFF\xEF\xBB\xBF', 'latin1') },
        { form: 'input', profile: 'strict', now: ['2', '3', '4', '5'], bytes: Buffer.alloc(0) },
    ];
    for (const { form, profile, now, bytes } of states) {
        await settings(form, profile);
        for (const [index, minutes] of now.entries()) await page.fill(`#now label:nth-of-type(${index + 1}) input`, minutes);
        await give(bytes);
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await page.click('#share');
        await page.waitForFunction(async () => await navigator.clipboard.readText() === location.href);
        const link = page.url();
        const other = await open(link);
        assert.deepEqual(await other.evaluate(() => [by('form').value, by('profile').value, inputs.map(input => input.value), [...bytesNow()]]),
            [form, profile, now, [...bytes]]);
        assert.equal(await other.innerText('#status'), await page.innerText('#status'));
        assert.equal(await other.isVisible('#error'), false);
        await other.close();
    }
    await page.click('#clear');
    await page.selectOption('#example', good);
    await page.click('#copy');
    await page.waitForFunction(async () => await navigator.clipboard.readText() === verdict.canonical);
    assert.equal(await page.$eval('#copy', button => button.dataset.label), 'Copy');
    // Editing renews the address by itself, and going back to one shows its state.
    await page.selectOption('#example', good);
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('text')?.includes('DISCONNECT_NONCUSTOMER'));
    await page.evaluate(() => { location.hash = '#form=body&text={}'; });
    await page.waitForFunction(() => by('payload').value === '{}');
    assert.match((await shown()).items[0].message, /ChannelConfiguration/);
});

test('errors of the page are shown', async () => {
    for (const fragment of ['form=xml', 'profile=lax', 'now=1,2', 'base64=%25%25']) {
        const broken = await open(`${address}#${fragment}`);
        assert.match(await broken.innerText('#error'), /^This page failed: \S/);
        await broken.close();
        assert.equal(failures.splice(0).length, 1, fragment);
    }
    await page.selectOption('#example', good);
    await page.evaluate(() => {
        const { exports } = library;
        library.exports = { ...exports, judge() { throw new WebAssembly.RuntimeError('unreachable'); } };
    });
    await page.fill('#payload', '{}');
    assert.match(await page.innerText('#error'), /^This page failed: unreachable/);
    assert.equal(failures.splice(0).length, 1);
    await page.fill('#payload', '{} ');  // a fresh module goes on
    assert.equal(await page.isVisible('#error'), false);
    assert.equal((await shown()).items[0].rule, 'required');

    const old = await browser.newPage();
    await old.addInitScript(() => { delete globalThis.DecompressionStream; });
    await old.goto(address);
    await old.waitForSelector('#error:not([hidden])');
    assert.match(await old.innerText('#error'), /DecompressionStream/);
    await old.close();
});

test('a dropped file is judged', async () => {
    await settings('body', 'strict');
    const bytes = [...readFileSync(file('invalid-byte-order-mark.json'))];
    await page.evaluate(bytes => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'dropped.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, bytes);
    await page.waitForFunction(size => bytesNow().length === size, bytes.length);
    assert.deepEqual((await shown()).items.map(item => [item.rule, item.offset]), [['encoding', 0]]);
});

test('what SDKs raise for each reply is said', async () => {
    const cases = {
        'One of each rule/range': {
            connect: ['client.exceptions.InvalidParameterException', 'InvalidParameterException', 'ConnectErrors::INVALID_PARAMETER'],
            smithy: ["ClientError, code 'ValidationException'", "ConnectServiceException, name 'ValidationException', with fieldList", 'ConnectErrors::VALIDATION'],
            envelope: ["ClientError, code '400', without the message", "ConnectServiceException, name 'Unknown', the message in error.error.message",
                'ConnectErrors::UNKNOWN, without the message'],
        },
        'One of each rule/too_large': {
            connect: ['client.exceptions.InvalidRequestException', 'InvalidRequestException', 'ConnectErrors::INVALID_REQUEST'],
            smithy: ["ClientError, code 'SerializationException'", "ConnectServiceException, name 'SerializationException', with fieldList", 'ConnectErrors::UNKNOWN'],
            envelope: ["ClientError, code '413', without the message", "ConnectServiceException, name 'Unknown', the message in error.error.message",
                'ConnectErrors::UNKNOWN, without the message'],
        },
        'One of each rule/path': {
            connect: ["ClientError, code 'UnknownOperationException'", "ConnectServiceException, name 'UnknownOperationException'", 'ConnectErrors::UNKNOWN'],
        },
        [good]: { connect: ['returns', 'resolves', 'outcome.IsSuccess()'] },
    };
    for (const [example, expected] of Object.entries(cases)) {
        await page.selectOption('#example', example);
        const said = await page.$$eval('#reply > div', replies => replies.map(reply =>
            [reply.dataset.style, [...reply.querySelectorAll('dd')].map(node => node.textContent)]));
        assert.deepEqual(said.map(([style]) => style), styles);
        for (const [style, callers] of Object.entries(expected)) assert.deepEqual(Object.fromEntries(said)[style], callers, `${example}, ${style}`);
    }
    assert.match(await page.innerText('#reply [data-style=connect] pre'), /^HTTP\/1.1 200 OK\nContent-Type: application\/json\nContent-Length: 0/);
    await page.selectOption('#example', 'One of each rule/method');
    assert.match(await page.innerText('#reply [data-style=connect] pre'), /^HTTP\/1.1 405 Method Not Allowed\nx-amzn-ErrorType: UnknownOperationException\nAllow: PUT\n/);
});

test('the timeline shows the numbers of the schedule', async () => {
    const texts = () => page.$$eval('#timeline g', panels => panels.map(panel => [...panel.querySelectorAll('text')]
        .map(text => text.textContent).filter(text => /idle|disconnected/.test(text))));
    await page.click('#clear');
    await page.selectOption('#example', good);
    const never = ['never idle', 'agent never disconnected'];
    assert.deepEqual(await texts(), [[...never, ...never],
        ['idle at 5 min ◆ was never', 'agent disconnected at 15 min ◆ was never', ...never]]);
    await page.click('#apply');
    const set = ['idle at 5 min', 'agent disconnected at 15 min', ...never];
    assert.deepEqual(await texts(), [set, set]);
    assert.deepEqual(await page.$$eval('#now input', list => list.map(input => input.value)), ['5', '10', '', '']);
    await page.fill('#now label:nth-of-type(4) input', '20');
    await page.fill('#payload', (await page.inputValue('#payload')).replace('InMinutes": 5}', 'InMinutes": 8}'));
    assert.deepEqual(await texts(), [['idle at 5 min', 'agent disconnected at 15 min', 'never idle', 'agent disconnected at 20 min'],
        ['idle at 8 min ◆ was 5', 'agent disconnected at 18 min ◆ was 15', 'never idle', 'agent disconnected at 20 min']]);
    const [name, words] = await page.$$eval('#timeline svg > title, #timeline svg > desc', nodes => nodes.map(node => node.textContent));
    assert.equal(name, 'What the timers do: In force now; After this request');
    assert.match(words, /In force now: The customer counts as idle 5 minutes .*After this request: The customer counts as idle 8 minutes/s);
    const labels = await page.getAttribute('#timeline svg', 'aria-labelledby');
    assert.deepEqual(await page.$$eval('#timeline svg > title, #timeline svg > desc', nodes => nodes.map(node => node.id).join(' ')), labels);

    // The marks are where the axis says.
    const places = await page.$$eval('#timeline g', ([, panel]) => {
        const x = node => node.getBoundingClientRect().x + node.getBoundingClientRect().width / 2;
        const tick = text => x([...panel.querySelectorAll('text')].find(node => node.textContent === text));
        return [tick('10'), tick('20'), x(panel.querySelector('path.mark[d*="l6 8l-6 8"]')), x(panel.querySelector('.cross'))];
    });
    const minute = (places[1] - places[0]) / 10;
    assert.ok(Math.abs((places[2] - places[0]) / minute + 2) < 0.3, `idle: ${places}`);
    assert.ok(Math.abs((places[3] - places[0]) / minute - 8) < 0.3, `disconnected: ${places}`);

    await page.selectOption('#example', mistake);  // refused: nothing changes
    const [now, afterwards] = await texts();
    assert.deepEqual(afterwards, now);
    await page.fill('#now label:nth-of-type(1) input', '1');  // is no duration
    assert.equal((await texts())[0][0], 'never idle');
    assert.equal(await page.$$eval('#now input:invalid', list => list.length), 1);
    await page.click('#clear');
});

test('timeline.svg is the page\'s drawing of four states', async () => {
    const panels = await page.evaluate(() => {
        const states = [
            ['No timers', []], ['Idle timer alone', [5]], ['Disconnect timer alone', ['', 10]],
            ['Idle timer, then disconnect timer', [5, 10, '', 20]],
        ];
        const drawn = states.map(([title, minutes]) => {
            inputs.forEach((input, index) => { input.value = minutes[index] ?? ''; });
            return { title, ...judge(new Uint8Array()).now };
        });
        by('clear').click();
        return new XMLSerializer().serializeToString(timeline(drawn, 880, 24));
    });
    const style = readFileSync(join(here, 'style.css'), 'utf8').replaceAll('\r\n', '\n');
    const rules = style.slice(style.indexOf(':root'), style.indexOf('* {')) + style.slice(style.indexOf('.timeline {'));
    const drawing = panels.replace('<defs>', `<style>\n${rules}</style><defs>`).replaceAll('><', '>\n<') + '\n';
    const committed = join(here, 'timeline.svg');
    if ('write' in given) writeFileSync(committed, drawing);
    assert.ok(existsSync(committed) && readFileSync(committed, 'utf8') === drawing,
        'timeline.svg is not what the page draws: run this test with --write and look at it');
});

test('committed pictures are legible in light and in dark', async () => {
    for (const picture of ['timeline.svg', 'flow.svg']) {
        for (const colorScheme of ['light', 'dark']) {
            const view = await browser.newPage({ colorScheme, viewport: { width: 900, height: 620 } });
            await view.goto(pathToFileURL(join(here, picture)).href);
            const found = await view.evaluate(() => {
                const luminance = colour => {
                    const [r, g, b] = colour.match(/[\d.]+/g).map(part => part / 255).map(part =>
                        part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const card = document.querySelector('.card');
                const paper = luminance(getComputedStyle(card).fill);
                const frame = card.getBoundingClientRect();
                return {
                    kind: document.documentElement.namespaceURI,
                    named: ['title', 'desc'].map(name => document.querySelector(`svg > ${name}`).textContent.length > 10),
                    paper,
                    texts: [...document.querySelectorAll('text')].map(node => {
                        const ink = luminance(getComputedStyle(node).fill);
                        const place = node.getBoundingClientRect();
                        return {
                            text: node.textContent,
                            contrast: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05),
                            size: parseFloat(getComputedStyle(node).fontSize),
                            inside: place.left >= frame.left && place.right <= frame.right && place.top >= frame.top && place.bottom <= frame.bottom,
                        };
                    }),
                };
            });
            assert.equal(found.kind, 'http://www.w3.org/2000/svg');
            assert.deepEqual(found.named, [true, true], picture);
            assert.equal(found.paper > 0.5, colorScheme === 'light', picture);
            assert.ok(found.texts.length > 8);
            for (const text of found.texts) assert.ok(text.contrast >= 4.5 && text.size >= 12 && text.inside, `${picture}, ${colorScheme}: ${JSON.stringify(text)}`);
            await view.screenshot({ path: join(given.screenshots, `${picture}-${colorScheme}.png`) });
            await view.close();
        }
    }
});

const sixteen = size => {
    const timers = Array.from({ length: 8 }, () => '{"ParticipantRole": "Customer", "TimerType": "Idle", "TimerValue": {"ParticipantTimerAction": "Unset"}}');
    const text = `{"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [\n${timers.slice(0, 7).join(',\n')}, {"ParticipantRole": "Customer"}\n]}}}`;
    return text.slice(0, -1) + ('\n' + ' '.repeat(79)).repeat(size).slice(0, size - text.length) + '}';
};

test('the keyboard reaches and does everything, and its focus is seen', async () => {
    const view = await open();
    const order = [];
    for (let count = 0; count < 40; ++count) {
        await view.keyboard.press('Tab');
        const at = await view.evaluate(() => {
            const node = document.activeElement;
            if (node === document.body) return null;
            const { outlineStyle, outlineWidth } = getComputedStyle(node);
            const box = node.getBoundingClientRect();
            return {
                name: node.ariaLabel || node.id || node.className || node.closest('label')?.textContent.trim() || node.textContent,
                seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && box.bottom > 0 && box.top < innerHeight,
            };
        });
        if (!at) break;
        assert.ok(at.seen, `the focus on ${at.name} is not seen`);
        order.push(at.name);
    }
    assert.deepEqual(order.filter(name => name !== 'Excerpt' && name !== 'Reply'), ['UpdateParticipantRoleConfig', 'example', 'form', 'profile', 'file', 'share', 'payload', 'jump', 'mend',
        'Customer, idle', 'Customer, disconnect', 'Agent, idle', 'Agent, disconnect', 'clear']);

    const press = async (name, key) => {
        await view.focus(name);
        await view.keyboard.press(key);
    };
    await press('#violations .jump', 'Enter');
    assert.equal(await view.evaluate(() => getSelection().toString()), '"Customer"');
    await press('#violations .mend', 'Space');
    assert.match(await view.innerText('#status'), /Valid/);
    await press('#apply', 'Enter');
    assert.equal(await view.inputValue('#now input'), '5');
    await press('#example', 'ArrowDown');
    await view.waitForFunction(() => document.querySelector('#violations .rule')?.textContent === 'enumeration');
    await view.focus('#payload');
    await view.keyboard.press('Control+a');
    await view.keyboard.type('{"a": 1');
    assert.match(await view.innerText('#status'), /2 violations/);
    await view.keyboard.press('Tab');  // leaves the text field
    assert.notEqual(await view.evaluate(() => document.activeElement.id), 'payload');
    await view.close();
});

test('axe finds nothing, in light and dark, wide and 360 pixels narrow, which scrolls in one direction only', async () => {
    for (const colorScheme of ['light', 'dark']) {
        for (const width of [1280, 360]) {
            const view = await open(address, { colorScheme, viewport: { width, height: 900 } });
            await view.evaluate(`${axe}; 0`);  // by the debugger: the page's policy forbids scripts that are not its own
            const states = {
                mistake: () => view.selectOption('#example', mistake),
                valid: () => view.selectOption('#example', good),
                sixteen: () => paste(view, sixteen(4000)),
                long: () => view.fill('#payload', `{"${'x'.repeat(500)}": 1}`),
                request: () => view.selectOption('#example', 'One of each rule/method'),
                failed: () => view.evaluate(() => fail('for the test')),
                capture: () => view.selectOption('#form', 'http').then(() => view.fill('#payload', 'PUT')),
            };
            for (const [state, enter] of Object.entries(states)) {
                await enter();
                const where = `${state}, ${colorScheme}, ${width}`;
                const { violations } = await view.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
                assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html.slice(0, 200))]), [], where);
                const layout = await view.evaluate(() => ({
                    page: document.documentElement.scrollWidth,
                    marks: by('marks').scrollHeight, field: by('payload').scrollHeight,
                    texts: [...document.querySelectorAll('#timeline text')].map(node => {
                        const [box, frame] = [node, by('timeline')].map(of => of.getBoundingClientRect());
                        return box.left >= frame.left - 1 && box.right <= frame.right + 1 && parseFloat(getComputedStyle(node).fontSize) >= 12;
                    }),
                    scale: by('timeline').firstElementChild.getBoundingClientRect().width / by('timeline').firstElementChild.viewBox.baseVal.width,
                }));
                assert.ok(layout.page <= width, `${where}: ${layout.page} pixels wide`);
                assert.equal(layout.marks, layout.field, `${where}: the marks are laid out differently from the text`);
                assert.ok(layout.texts.every(Boolean), `${where}: ${layout.texts}`);
                assert.ok(layout.scale > 0.99, where);
                if (state === 'mistake' || state === 'valid' || state === 'sixteen') {
                    await view.screenshot({ path: join(given.screenshots, `${state}-${colorScheme}-${width}.png`), fullPage: true });
                }
            }
            await view.close();
        }
    }
});

test('16,000 bytes with 16 violations are judged and drawn in under 50 ms', async context => {
    await settings('body', 'strict');
    const text = sixteen(16_000);
    assert.equal(Buffer.byteLength(text), 16_000);
    await paste(page, text);
    const { items } = await shown();
    assert.equal(items.length, 16);
    const times = await page.evaluate(() => Array.from({ length: 15 }, () => {
        by('payload').value += '';
        const start = performance.now();
        by('payload').dispatchEvent(new Event('input'));
        document.body.getBoundingClientRect();  // lays the page out
        return performance.now() - start;
    }).sort((a, b) => a - b));
    context.diagnostic(`median ${times[7].toFixed(1)} ms, ${times[0].toFixed(1)} to ${times[14].toFixed(1)}`);
    // Other programs on the machine only ever add to a time.
    assert.ok(times[0] < 50, `${times}`);
});

test('HTML and invisible characters of a payload are shown as text', async () => {
    const texts = [
        '<img src=x onerror=pwned()>', '<script>pwned()</script>', '<svg onload=pwned()>', '"><b>bold</b>', '</textarea><img src=x onerror=pwned()>',
        '</pre><iframe src="javascript:pwned()">', '<a href="javascript:pwned()">x</a>', '<style>*{display:none}</style>', '<!-- comment', '&lt;img&gt;&amp;',
        '\u202Egnirts\u202C', '\u2066isolate\u2069', 'zero\u200Bwidth', '\u2028\u2029', '\u00AD\u061C', '\u0085\u009B31m', '{{constructor.constructor("pwned()")()}}',
        '${pwned()}', 'javascript:pwned()', '\u{E0041}\u{E0042}',
    ];
    assert.equal(texts.length, 20);
    await page.evaluate(() => { globalThis.pwned = () => { globalThis.isPwned = true; }; });
    const count = () => page.evaluate(() => document.querySelectorAll('img, iframe, style, script, b, svg, a, textarea, pre').length);
    for (const text of texts) {
        const quoted = JSON.stringify(text);
        // As an id, whose canonical text is shown.
        await settings('input', 'strict');
        const input = { InstanceId: text, ContactId: 'c', ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [
            { ParticipantRole: 'AGENT', TimerType: 'IDLE', TimerValue: { ParticipantTimerAction: 'Unset' } }] } } };
        await page.fill('#payload', JSON.stringify(input));
        const valid = await shown();
        assert.equal(JSON.parse(valid.canonical).InstanceId, text);
        const elements = await count();
        // As a role, and as an unknown member, whose lines are shown.
        await settings('body', 'strict');
        await page.fill('#payload', `{"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": ${quoted}, ${quoted}: 1}]}}}`);
        const { items, lines, field } = await shown();
        assert.equal(lines, field);
        const { excerpt } = items.find(item => item.rule === 'enumeration');
        assert.ok(excerpt.includes(quoted.slice(0, 25).replace(/(?! )[\p{Cc}\p{Cf}\p{Z}]/gu, character =>
            `<U+${character.codePointAt().toString(16).toUpperCase().padStart(4, '0')}>`)), excerpt);
        assert.equal(await count() - items.length, elements, text);  // an excerpt for each
        assert.equal(await page.evaluate(() => globalThis.isPwned), undefined, text);
        if (/(?! )[\p{Cf}\p{Z}]/u.test(text)) assert.match(await page.innerText('#note'), /^Invisible characters: U\+/);
    }
    // In the canonical text, an override ends where it stands, and its name is seen.
    await settings('input', 'strict');
    await page.fill('#payload', '{"InstanceId": "a\u202Eb", "ContactId": "c", "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "AGENT", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerAction": "Unset"}}]}}}');
    const seen = await page.$eval('#canonical .hidden', node => [getComputedStyle(node).unicodeBidi, getComputedStyle(node, '::before').content]);
    assert.deepEqual(seen, ['isolate', '"<U+202E>"']);
});

test('10,000 fuzz inputs neither throw nor trap', async context => {
    const seeds = [...table('verdicts.tsv').map(row => row[0]), ...table('http/verdicts.tsv').map(row => `http/${row[0]}`)]
        .map(name => [...readFileSync(file(name)).subarray(0, 4096)]);
    const view = await open();
    await view.evaluate(seeds => { globalThis.seeds = seeds; }, seeds);
    const start = Date.now();
    let inputs = 0;
    for (let batch = 0; batch < 20; ++batch) {
        inputs += await view.evaluate(batch => {
            let state = batch * 7919 + 1;
            const random = below => {  // xorshift32
                state ^= state << 13;
                state ^= state >>> 17;
                state ^= state << 5;
                return (state >>> 0) % below;
            };
            const words = ['"ParticipantRole"', '"CUSTOMER"', '{', '}', '[', ']', ',', ':', 'null', '"Unset"', '\\u', '\\uD83D', '1e9', '-0', '481', 'Content-Length: 5\r\n', '\r\n\r\n', 'PUT ', '%2', '/', ' HTTP/1.1']
                .map(word => [...new TextEncoder().encode(word)]);
            document.body.style.display = batch ? 'none' : '';  // laying out takes most of the time
            for (let count = 0; count < 500; ++count) {
                const bytes = [...seeds[random(seeds.length)]];
                for (let edits = 1 + random(4); edits > 0; --edits) {
                    const at = random(bytes.length + 1);
                    const kind = random(5);
                    if (kind === 0) bytes.splice(at, 0, random(256));
                    else if (kind === 1) bytes.splice(at, 1 + random(8));
                    else if (kind === 2) bytes.splice(at, 0, ...words[random(words.length)]);
                    else if (kind === 3 && bytes.length) bytes[at % bytes.length] ^= 1 << random(8);
                    else bytes.splice(at, 0, ...bytes.slice(random(bytes.length + 1)).slice(0, 1 + random(200)));
                }
                by('form').value = forms[1 + random(4)];
                by('profile').value = profiles[random(2)];
                for (const input of document.querySelectorAll('#now input')) input.value = random(3) ? '' : random(600);
                loadBytes(new Uint8Array(bytes));
                const isJudged = verdict.valid || verdict.error || verdict.violations.length;
                if (!isJudged || !document.querySelector('#error').hidden) throw Error(`input ${count}: ${JSON.stringify(verdict)}`);
            }
            return 500;
        }, batch);
    }
    context.diagnostic(`${inputs} inputs in ${((Date.now() - start) / 1000).toFixed(1)} s`);
    assert.equal(inputs, 10_000);
    await view.close();
});

test('nothing failed unseen, and nothing was asked of the network', () => {
    assert.deepEqual(failures, []);
    const pictures = ['timeline.svg', 'flow.svg'].map(name => pathToFileURL(join(here, name)).href);
    assert.deepEqual([...requests].filter(url => url !== address && !pictures.includes(url)), []);
});
