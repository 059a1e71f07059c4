// SPDX-License-Identifier: BSL-1.0
'use strict';

// The bytes that an element of the page holds, packed by gzip and base64.
async function unpack(id) {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), character => character.charCodeAt());
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

// Shows a failure of the page itself. What is wrong with a payload is not one.
function fail(error) {
    const banner = document.getElementById('error');
    banner.textContent = `This page failed: ${error?.message ?? error}`;
    banner.hidden = document.body.hidden = false;
}
addEventListener('error', event => fail(event.error ?? event.message));
addEventListener('unhandledrejection', event => fail(event.reason));

document.body.hidden = true;  // until it has its style
Promise.all(['packed-style', 'packed-script'].map(unpack)).then(parts => {
    const [style, script] = parts.map(bytes => new TextDecoder().decode(bytes));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
    document.body.hidden = false;
    const element = document.createElement('script');
    element.textContent = script;
    document.body.append(element);
});
