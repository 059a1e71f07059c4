// SPDX-License-Identifier: BSL-1.0
'use strict';

// loader.js unpacks this script, and gives it unpack().

const by = id => document.getElementById(id);
const encoder = new TextEncoder();

// ---- Elements. Texts only ever become text nodes, so that no payload is read as HTML.

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') node.addEventListener(name, value);
        else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
}
const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes = {}, ...children) =>
    fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

const codePoint = character => 'U+' + character.codePointAt().toString(16).toUpperCase().padStart(4, '0');

// The text with a visible name in the place of each control and each invisible character. Its textContent is the
// text itself.
function visible(text) {
    return text.split(/((?![\n ])[\p{Cc}\p{Cf}\p{Z}])/u).map((part, index) =>
        index % 2 ? html('span', { class: 'hidden', 'data-name': codePoint(part) }, part) : part);
}

// ---- The library

let library;
const forms = ['', 'body', 'input', 'configuration', 'http'];  // by the library's numbers
const profiles = ['strict', 'service'];

function judge(bytes) {
    const memory = () => library.exports.memory.buffer;
    try {
        new Uint8Array(memory()).set(bytes, library.exports.input());
        const size = library.exports.judge(bytes.length, forms.indexOf(by('form').value),
            profiles.indexOf(by('profile').value), ...minutesNow());
        if (!size) throw Error('the answer is longer than its buffer');
        return JSON.parse(new TextDecoder().decode(new Uint8Array(memory(), library.exports.output(), size)));
    } catch (error) {
        library = new WebAssembly.Instance(library.module);  // a trap leaves the stack as it was
        throw error;
    }
}

const capacity = () => library.exports.capacity(forms.indexOf(by('form').value));

// ---- The payload

// The bytes of a file that the text field cannot hold, until the text is edited.
let raw = null;
let verdict, ranges, chosen;

const bytesNow = () => (raw ?? encoder.encode(by('payload').value)).subarray(0, capacity());

// As the text field holds it: it knows no CR.
const textOf = bytes => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, '\n');

function loadBytes(bytes) {
    const text = textOf(bytes);
    const encoded = encoder.encode(text);
    raw = encoded.length === bytes.length && encoded.every((byte, index) => byte === bytes[index]) ? null : bytes;
    by('payload').value = text;
    update();
}

async function loadFile(file) {
    if (file) loadBytes(new Uint8Array(await file.slice(0, capacity()).arrayBuffer()));
}

// Puts a text in the place of some bytes. The browser's undo takes it back.
function replace(offset, length, text) {
    if (raw) {
        const added = encoder.encode(text);
        const bytes = new Uint8Array(raw.length - length + added.length);
        bytes.set(raw.subarray(0, offset));
        bytes.set(added, offset);
        bytes.set(raw.subarray(offset + length), offset + added.length);
        return loadBytes(bytes);
    }
    const place = rangeOf(bytesNow(), offset, length);
    by('payload').focus({ preventScroll: true });
    by('payload').setSelectionRange(place.first, place.last);
    if (document.execCommand('insertText', false, text)) return;
    by('payload').setRangeText(text, place.first, place.last, 'end');
    update();
}

// A range of bytes as one of the text field's UTF-16 units.
function rangeOf(bytes, offset, length) {
    const first = textOf(bytes.subarray(0, offset)).length;
    return { first, last: first + textOf(bytes.subarray(offset, offset + length)).length };
}

// Selects the range of a violation and brings it into view.
function choose(index) {
    chosen = index;
    drawMarks();
    by('payload').focus({ preventScroll: true });
    by('payload').setSelectionRange(ranges[index].first, ranges[index].last);
    by('marks').querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
}

// ---- Drawing

function update() {
    by('error').hidden = true;
    chosen = null;
    const bytes = bytesNow();
    verdict = judge(bytes);
    const found = verdict.violations ?? (verdict.error ? [{ offset: verdict.offset, length: 0 }] : []);
    ranges = found.map(({ offset, length }) => rangeOf(bytes, offset, length));
    drawMarks();
    drawNote();
    drawVerdict(bytes);
    drawHint(bytes);
    drawReplies();
    drawTimers();
    makeScrollable();
    saveSoon();
}

// The payload's lines with what is wrong underlined, below the text field.
function drawMarks() {
    const text = by('payload').value;
    const shown = ranges.map(({ first, last }) => text.slice(first, last).trim() ? { first, last } : { first, last: first });
    const wraps = outer => shown.some(inner => inner !== outer && inner.last > inner.first &&
        outer.first <= inner.first && inner.last <= outer.last);
    const cuts = [...new Set(shown.flatMap(({ first, last }) => [first, last]))].sort((a, b) => a - b);
    const spans = (first, last) => {
        const list = [];
        const inside = cuts.filter(cut => first <= cut && cut <= last);
        for (const [index, at] of [first, ...inside].entries()) {
            const points = index && shown.findIndex(range => range.first === at && range.last === at);
            if (index && points >= 0) list.push(html('span', { class: points === chosen ? 'point chosen' : 'point' }));
            const part = text.slice(at, inside[index] ?? last);
            if (!part) continue;
            const around = shown.filter(range => range.first <= at && at < range.last);
            if (!around.length) { list.push(part); continue; }
            const innermost = around.reduce((one, other) => other.last - other.first < one.last - one.first ? other : one);
            list.push(html('span', {
                class: (wraps(innermost) ? 'around' : 'wrong') + (around.includes(shown[chosen]) ? ' chosen' : ''),
            }, part));
        }
        return list;
    };
    let first = 0;
    by('marks').replaceChildren(...text.split('\n').map(line => {
        const block = html('div', {}, ...spans(first, first + line.length));
        first += line.length + 1;
        return block;
    }));
}

function drawNote() {
    const notes = [];
    if (raw) notes.push('The text above cannot show all bytes (CR, NUL, a byte order mark or ill-formed UTF-8). ' +
        'The original bytes are judged until you edit the text.');
    const text = by('payload').value;
    const invisible = [...text.matchAll(/(?![\n\t ])[\p{Cc}\p{Cf}\p{Z}]/gu)];
    const places = invisible.slice(0, 5).map(({ 0: character, index }) =>
        `${codePoint(character)} in line ${text.slice(0, index).split('\n').length}`);
    if (places.length) notes.push(`Invisible characters: ${places.join(', ')}${invisible.length > 5 ? ', …' : ''}.`);
    by('note').textContent = notes.join(' ');
    by('note').hidden = !notes.length;
}

function drawVerdict(bytes) {
    const { valid, error, total, violations = [], texts, truncated, canonical } = verdict;
    const size = `${bytes.length.toLocaleString('en')} bytes`;
    by('status').className = valid ? 'valid' : 'invalid';
    by('status').textContent = valid ? `Valid, ${size}` : error ? `Not a captured request, ${size}`
        : `${total} violation${total === 1 ? '' : 's'} in ${size}` + (truncated ? `, ${violations.length} of them listed` : '');
    by('valid').hidden = !valid;
    by('canonical').replaceChildren(...valid ? visible(canonical) : []);
    by('violations').replaceChildren(...error ? [captureItem(bytes)] : violations.map((item, index) => violationItem(item, texts[index], index)));
}

// Lets the keyboard scroll what is larger than its place, and scrolls excerpts to their carets. The last to draw,
// since it needs the layout.
function makeScrollable() {
    const large = [...document.querySelectorAll('.excerpt, #reply pre')].map(node => [node, node.clientWidth])
        .filter(([node, width]) => node.scrollWidth > width || node.scrollHeight > node.clientHeight);
    for (const [node, width] of large) {
        const isExcerpt = node.className === 'excerpt';
        fill(node, { tabindex: 0, role: 'group', 'aria-label': isExcerpt ? 'Excerpt' : 'Reply' }, []);
        if (isExcerpt) node.scrollLeft = node.lastElementChild.textContent.search(/\S/) * 7.2 - width / 2;
    }
}

function jump(index, name, line, column) {
    return html('button', { class: 'jump', type: 'button', click: () => choose(index) },
        html('span', { class: 'rule' }, name), html('span', { class: 'at' }, `line ${line}, column ${column}`));
}

const mend = (label, action) => html('button', { class: 'mend', type: 'button', click: action }, label);

function violationItem({ rule, pointer, offset, length, line, column, message }, text, index) {
    const [, excerpt, caret] = text.split('\n');
    const meant = verdict.suggestions[index];
    const item = html('li', { 'data-offset': offset, 'data-length': length }, jump(index, rule, line, column),
        html('code', { class: 'pointer' }, pointer), html('p', { class: 'sentence' }, message),
        html('pre', { class: 'excerpt' }, `${excerpt}\n`, html('span', { class: 'caret' }, caret)));
    if (meant) item.append(mend(`Did you mean "${meant}"?`, () => replace(offset, length, `"${meant}"`)));
    return item;
}

// Why a text is not one captured request.
function captureItem(bytes) {
    const { error, line, column, offset } = verdict;
    const item = html('li', { 'data-offset': offset, 'data-length': 0 }, jump(0, 'capture', line, column),
        html('p', { class: 'sentence' }, error + '.'));
    const text = new TextDecoder('latin1').decode(bytes);  // a character a byte
    const [head] = /^[^]*?\r?\n\r?\n/.exec(text) ?? [];
    const field = /^content-length:[ \t]*(.*?)[ \t]*\r?$/im.exec(head ?? '');
    const size = head && String(bytes.length - head.length);
    if (field && field[1] !== size) {
        const at = field.index + field[0].indexOf(field[1], 'content-length:'.length);
        item.append(mend(`Set Content-Length to ${size}`, () => replace(at, field[1].length, size)));
    }
    return item;
}

// The note of check: what the text looks like, and a button that mends it, where one can.
function drawHint(bytes) {
    const { hint, meant, payload, respelled } = verdict;
    const button = (label, click) => html('button', { type: 'button', click }, label);
    const sentence = (hint ?? '').replace(/(: |, )try --(form|at)=.*$/, '');
    const buttons = [];
    if (meant) buttons.push(button(`Set the form to ${by('form').querySelector(`[value=${meant}]`).text}`, () => {
        by('form').value = meant;
        by('form').dispatchEvent(new Event('change'));
    }));
    if (payload) buttons.push(button(`Load the payload at ${payload.pointer}`, () => loadBytes(payloadIn(bytes, payload))));
    if (respelled) buttons.push(button('Correct all spellings', () => replace(0, bytes.length, respelled)));
    by('hint').hidden = !sentence && !buttons.length;
    by('hint').replaceChildren(...sentence ? [`${sentence[0].toUpperCase()}${sentence.slice(1)}. `] : [], ...buttons);
}

// The value of a document; of a string, its text, decoded from Base64 where the document says so.
function payloadIn(bytes, { offset, length, base64 }) {
    const value = bytes.slice(offset, offset + length);
    if (value[0] !== 0x22) return value;
    const text = JSON.parse(new TextDecoder().decode(value));
    return base64 ? Uint8Array.from(atob(text), character => character.charCodeAt()) : encoder.encode(text);
}

const reasons = {
    200: 'OK', 400: 'Bad Request', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
    413: 'Content Too Large', 415: 'Unsupported Media Type', 500: 'Internal Server Error',
};

// What the AWS SDKs make of a reply.
function callersOf({ style, status, error_type: name }) {
    if (status === 200) {
        return [['boto3', 'returns'], ['JavaScript', 'resolves'], ['C++', 'outcome.IsSuccess()']];
    }
    const isModelled = /^Invalid(Request|Parameter)Exception$/.test(name);
    const without = style === 'envelope' ? ', without the message' : '';
    const cpp = isModelled ? 'ConnectErrors::' + name.replace(/Exception$/, '').replace(/(?<=.)[A-Z]/, '_$&').toUpperCase()
        : name === 'ValidationException' ? 'ConnectErrors::VALIDATION' : 'ConnectErrors::UNKNOWN';
    return [
        ['boto3', isModelled ? `client.exceptions.${name}` : `ClientError, code '${name || status}'${without}`],
        ['JavaScript', (isModelled ? name : `ConnectServiceException, name '${name || 'Unknown'}'`) +
            (style === 'smithy' ? ', with fieldList' : style === 'envelope' ? ', the message in error.error.message' : '')],
        ['C++', cpp + without],
    ];
}

function drawReplies() {
    by('reply').replaceChildren(...(verdict.replies ?? []).map(reply => html('div', { 'data-style': reply.style },
        html('h3', {}, reply.style),
        html('pre', {}, [
            `HTTP/1.1 ${reply.status} ${reasons[reply.status]}`,
            ...reply.error_type ? [`x-amzn-ErrorType: ${reply.error_type}`] : [],
            ...reply.status === 405 ? ['Allow: PUT'] : [],
            `Content-Type: ${reply.content_type}`,
            `Content-Length: ${encoder.encode(reply.body).length}`,
        ].join('\n') + '\n\n', html('span', { class: 'body' }, reply.body)),
        html('dl', {}, ...callersOf(reply).flatMap(([who, what]) => [html('dt', {}, who), html('dd', {}, what)])))));
    if (verdict.error) by('reply').append(html('p', { class: 'quiet' }, 'A text that is not a captured request has no reply.'));
}

// ---- The timeline

const minutesNow = () => inputs.map(input => input.validity.valid ? Number(input.value) : 0);

function drawTimers() {
    const { now, after } = verdict;
    by('explain').textContent = after ? after.words : `The request is refused, and nothing changes. ${now.words}`;
    by('apply').disabled = !after;
    by('timeline').replaceChildren(timeline([
        { title: 'In force now', ...now },
        { title: after ? 'After this request' : 'After this request: refused', ...after ?? now, before: now },
    ], timelineWidth));
}

// Kept, since asking for it lays the page out.
let timelineWidth;
const measure = () => { timelineWidth = Math.max(by('timeline').clientWidth, 280); };

// Panels side by side, or below each other where the width does not do. Each has a lane for each role, along which
// the minutes of its silence run. Colours never say anything alone.
function timeline(panels, width, padding = 0) {
    const columns = width < 600 ? 1 : 2;
    const gap = 40;
    const panelWidth = (width - 2 * padding - gap * (columns - 1)) / columns;
    const panelHeight = 264;
    const height = Math.ceil(panels.length / columns) * panelHeight - 20 + 2 * padding;
    const longest = Math.max(0, ...panels.flatMap(panel =>
        [panel, panel.before].flatMap(state => state?.schedule.flatMap(when => [when.idle, when.disconnect]) ?? [])));
    const step = [1, 2, 5, 10, 15, 30, 60, 120, 240].find(minutes => (longest || 20) / minutes < 5);
    const end = (Math.floor((longest || 20) / step) + 1) * step;

    const drawing = svg('svg', {
        class: 'timeline', role: 'img', 'aria-labelledby': 'timeline-name timeline-words',
        viewBox: `0 0 ${width} ${height}`, width, height,
    },
    svg('title', { id: 'timeline-name' }, `What the timers do: ${panels.map(panel => panel.title).join('; ')}`),
    svg('desc', { id: 'timeline-words' }, panels.map(panel => `${panel.title}: ${panel.words}`).join('')),
    svg('defs', {}, svg('pattern', { id: 'hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        svg('path', { class: 'hatch', d: 'M0 0V5' }))),
    svg('rect', { class: 'card', width, height, rx: padding / 2 }));
    for (const [index, panel] of panels.entries()) {
        const left = padding + index % columns * (panelWidth + gap);
        const top = padding + Math.floor(index / columns) * panelHeight;
        drawing.append(svg('g', { transform: `translate(${left} ${top})` }, ...panelParts(panel, panelWidth, step, end)));
    }
    return drawing;
}

function panelParts(panel, width, step, end) {
    const x = minutes => Math.round(6 + minutes / end * (width - 22));
    const text = (content, at, y, name, anchor = 'start') => svg('text', { x: at, y, class: name, 'text-anchor': anchor }, content);
    const parts = [text(panel.title, 0, 14, 'title')];
    for (const [role, name] of ['customer', 'agent'].entries()) {
        const top = 26 + 86 * role;
        const middle = top + 45;
        const { idle, disconnect } = panel.schedule[role];
        const before = (panel.before ?? panel).schedule[role];
        const bar = (from, to, phase) => svg('rect', { class: phase, x: x(from), y: middle - 5, width: x(to) - x(from), height: 10 });
        const label = (minutes, was, event, never, y) => {
            const change = minutes === was ? '' : ` ◆ was ${was ?? 'never'}`;
            const words = minutes === null ? never : `${event} ${minutes} min`;
            // Fonts differ: a label that may not fit beside its mark begins or ends where the panel does.
            const half = (words + change).length * 3.6;
            const at = x(minutes ?? end);
            const [place, anchor] = at < half ? [0, 'start'] : at > width - half ? [width, 'end'] : [at, 'middle'];
            const node = text(words, place, y, minutes === null ? 'soft' : 'event', anchor);
            if (change) node.append(svg('tspan', { class: 'change' }, change));
            return node;
        };
        parts.push(text(`When the ${name} is silent`, 0, top + 14, 'soft'),
            svg('path', { class: 'rail', d: `M${x(0)} ${middle}H${x(end)}` }),
            bar(0, idle ?? disconnect ?? end, 'active'));
        if (idle !== null) parts.push(bar(idle, disconnect ?? end, 'idle'));
        if (disconnect === null) parts.push(svg('path', { class: 'mark', d: `M${x(end) - 4} ${middle - 8}l9 8l-9 8z` }));
        parts.push(svg('circle', { class: 'mark', cx: x(0), cy: middle, r: 5 }));
        for (const [now, was] of [[idle, before.idle], [disconnect, before.disconnect]]) {
            if (now !== was && was !== null) parts.push(svg('circle', { class: 'was', cx: x(was), cy: middle, r: 9 }));
        }
        if (idle !== null) parts.push(svg('path', { class: 'mark', d: `M${x(idle)} ${middle - 8}l6 8l-6 8l-6 -8z` }));
        if (disconnect !== null) parts.push(svg('path', { class: 'cross', d: `M${x(disconnect) - 6} ${middle - 6}l12 12m0 -12l-12 12` }));
        parts.push(label(idle, before.idle, 'idle at', 'never idle', top + 32),
            label(disconnect, before.disconnect, 'agent disconnected at', 'agent never disconnected', top + 67));
    }
    const axis = 204;
    parts.push(svg('path', { class: 'rail', d: `M${x(0)} ${axis}H${x(end)}` }));
    for (let minutes = 0; minutes <= end; minutes += step) {
        parts.push(svg('path', { class: 'rail', d: `M${x(minutes)} ${axis}v5` }),
            text(minutes, x(minutes), axis + 18, 'soft', 'middle'));
    }
    parts.push(text('minutes since the last message of that role', 0, axis + 36, 'soft'));
    return parts;
}

// ---- The address, which holds all of it

let saving;

function save() {
    clearTimeout(saving);
    const state = new URLSearchParams({ form: by('form').value, profile: by('profile').value, now: inputs.map(input => input.value) });
    if (raw) state.set('base64', btoa(Array.from(raw, byte => String.fromCharCode(byte)).join('')));
    else state.set('text', by('payload').value);
    history.replaceState(null, '', `#${state}`);
}

// Browsers allow only so many changes of the address in a time.
function saveSoon() {
    clearTimeout(saving);
    saving = setTimeout(save, 300);
}

function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const numbers = (state.get('now') ?? ',,,').split(',');
    const bytes = state.has('base64') ? Uint8Array.from(atob(state.get('base64')), character => character.charCodeAt())
        : encoder.encode(state.get('text') ?? '');
    const [form, profile] = [state.get('form') ?? 'body', state.get('profile') ?? 'strict'];
    if (!form || !forms.includes(form) || !profiles.includes(profile) || numbers.length !== inputs.length) {
        throw Error('the part of the address after # is no state of this page');
    }
    by('form').value = form;
    by('profile').value = profile;
    inputs.forEach((input, index) => { input.value = numbers[index]; });
    by('example').value = '';
    loadBytes(bytes);
}

async function copy(button, text) {
    const label = button.dataset.label ??= button.textContent;
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1500);
}

// ---- Examples

const role = name => `"ParticipantRole": "${name}"`;
const type = name => `"TimerType": "${name}"`;
const value = members => `"TimerValue": {${members}}`;
const minutes = count => `"ParticipantTimerDurationInMinutes": ${count}`;
const unset = '"ParticipantTimerAction": "Unset"';
const timer = (...members) => `{${members.join(', ')}}`;
const idle = count => timer(role('CUSTOMER'), type('IDLE'), value(minutes(count)));
const hangUp = timer(role('CUSTOMER'), type('DISCONNECT_NONCUSTOMER'), value(minutes(10)));
const list = (...timers) => `"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [\n  ${timers.join(',\n  ')}\n]}}`;
const body = (...timers) => `{${list(...timers)}}`;
const input = (instance, ...timers) => `{"InstanceId": "${instance}", "ContactId": "contact-4711", ${list(...timers)}}`;
const http = ({ method = 'PUT', path = '/contact/participant-role-config/', instance = 'our-chat', sends = 'application/json', accepts = '*/*' }) =>
    `${method} ${path}${instance}/4711 HTTP/1.1\nHost: connect.eu-central-1.amazonaws.com\nContent-Type: ${sends}\nAccept: ${accepts}\n` +
    `Content-Length: ${body(idle(5)).length}\n\n${body(idle(5))}`;

// By group: name, text, and the form and profile where they are not body and strict.
const examples = {
    'Beginner’s mistakes': [
        ['Role in mixed case', body(timer(role('Customer'), type('IDLE'), value(minutes(5))), hangUp)],
        ['Minutes in quotes', body(idle('"5"'))],
        ['Seconds for minutes', body(idle(900))],
        ['Unset and minutes at once', body(timer(role('AGENT'), type('IDLE'), value(`${unset}, ${minutes(5)}`)))],
        ['Ids in the body', input('our-chat', idle(5))],
    ],
    'Valid': [
        ['Idle after 5 minutes, disconnect 10 later', body(idle(5), hangUp, timer(role('AGENT'), type('IDLE'), value(unset)))],
    ],
    'One of each rule': [
        ['syntax', body(idle(5) + ',')],
        ['encoding', body(timer(role('\\uD83D'), type('IDLE'), value(unset)))],
        ['too_large', body(idle(5)) + ' '.repeat(16384)],
        ['too_deep', `{"Note": ${'['.repeat(32)}${']'.repeat(32)}, ${body(idle(5)).slice(1)}`, 'body', 'service'],
        ['duplicate_member', body(timer(role('AGENT'), role('CUSTOMER'), type('IDLE'), value(unset)))],
        ['unknown_member', body(timer(role('AGENT'), type('IDLE'), value(unset), '"Note": "lunch"'))],
        ['wrong_type', '{"ChannelConfiguration": {"Chat": []}}'],
        ['not_an_integer', body(idle(7.5))],
        ['null_item', body(idle(5), 'null')],
        ['union_empty', body(timer(role('AGENT'), type('IDLE'), value('')))],
        ['union_conflict', body(timer(role('AGENT'), type('IDLE'), value(`${unset}, ${minutes(5)}`)))],
        ['required', body(timer(role('AGENT'), value(unset)))],
        ['length', body()],
        ['range', body(idle(481))],
        ['enumeration', body(timer(role('SUPERVISOR'), type('IDLE'), value(unset)))],
        ['duplicate_timer', body(idle(5), hangUp, idle(7))],
        ['unroutable', http({ instance: '..' }), 'http', 'service'],
        ['method', http({ method: 'POST' }), 'http', 'service'],
        ['path', http({ path: '/contact/' }), 'http', 'service'],
        ['media_type', http({ sends: 'text/plain' }), 'http', 'service'],
        ['not_acceptable', http({ accepts: 'text/html' }), 'http', 'service'],
    ],
};

function show([, text, form = 'body', profile = 'strict']) {
    by('form').value = form;
    by('profile').value = profile;
    loadBytes(encoder.encode(text));
}

// ---- Start

const inputs = [...by('now').querySelectorAll('input')];

async function start() {
    const module = await WebAssembly.compile(await unpack('packed-module'));
    library = { module, exports: (await WebAssembly.instantiate(module)).exports };

    by('example').append(html('option', { value: '' }, 'Choose one'), ...Object.entries(examples).map(([group, list]) =>
        html('optgroup', { label: group }, ...list.map(([name]) => html('option', { value: `${group}/${name}` }, name)))));
    for (const input of inputs) {
        fill(input, { min: library.exports.least_minutes(), max: library.exports.most_minutes(), input: update }, []);
    }
    measure();
    by('now').firstElementChild.append(` (${inputs[0].min} to ${inputs[0].max}; empty: not set)`);

    by('payload').addEventListener('input', () => {
        raw = null;
        by('example').value = '';
        update();
    });
    by('example').addEventListener('change', ({ target }) => {
        const [group, name] = target.value.split('/');
        if (name) show(examples[group].find(([other]) => other === name));
    });
    by('form').addEventListener('change', ({ target }) => {
        by('profile').value = target.value === 'http' ? 'service' : 'strict';
        update();
    });
    by('profile').addEventListener('change', update);
    by('file').addEventListener('change', ({ target }) => loadFile(target.files[0]));
    by('share').addEventListener('click', ({ target }) => {
        save();
        return copy(target, location.href);
    });
    by('copy').addEventListener('click', ({ target }) => copy(target, verdict.canonical));
    by('apply').addEventListener('click', () => {
        inputs.forEach((input, index) => { input.value = verdict.after.timers[index] ?? ''; });
        update();
    });
    by('clear').addEventListener('click', () => {
        for (const input of inputs) input.value = '';
        update();
    });
    addEventListener('dragover', event => {
        event.preventDefault();
        by('editor').classList.add('over');
    });
    addEventListener('dragleave', () => by('editor').classList.remove('over'));
    addEventListener('drop', event => {
        event.preventDefault();
        by('editor').classList.remove('over');
        return loadFile(event.dataTransfer.files[0]);
    });
    addEventListener('hashchange', restore);
    addEventListener('resize', () => {
        measure();
        drawTimers();
    });

    if (location.hash.length > 1) return restore();
    const [group, [first]] = Object.entries(examples)[0];
    show(first);
    by('example').value = `${group}/${first[0]}`;
}

start();
