// SPDX-License-Identifier: BSL-1.0
// Usage: node test.mjs --site=HTML --chromium=BROWSER --modules=node_modules --screenshots=FOLDER
// Looks at the site in a real browser: every kind of page, wide and narrow, light and dark.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const given = Object.fromEntries(process.argv.slice(2).map(argument => argument.replace(/^--/, '').split(/=(.*)/s)));
for (const name of ['site', 'chromium', 'modules', 'screenshots']) {
    if (!given[name]) throw Error(`test.mjs: --${name}=... is missing`);
}
const require = createRequire(resolve(given.modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const pages = readdirSync(given.site).filter(name => name.endsWith('.html'));
const kinds = ['index', 'rules', 'comparison', 'compatibility', 'files', 'annotated', 'namespaces', 'namespacemembers',
    'namespacechat__timers', 'classchat__timers_1_1result', 'structchat__timers_1_1violation', 'diagnostics_8hpp',
    'conceptchat__timers_1_1printable'].map(name => `${name}.html`);
const wide = { width: 1280, height: 900 }, narrow = { width: 390, height: 844 };

let browser;
const faults = [];  // of the pages

async function openWindow(viewport, colorScheme) {
    const page = await browser.newPage({ viewport, colorScheme });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', error => faults.push(`${page.url()}: ${error.message}`));
    page.on('requestfailed', request => {
        const reason = request.failure().errorText;
        if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${reason}`);  // aborted: the window went on
    });
    page.on('request', request => request.url().startsWith('file:') || faults.push(`${request.url()} is loaded`));
    return page;
}

async function go(page, name) {
    await page.goto(pathToFileURL(resolve(given.site, name)).href);
    await page.locator('#MSearchField').waitFor({ state: 'attached' });
}

// The elements that reach beyond the window's right edge and that no scrolling parent clips.
const runsOver = page => page.evaluate(() => {
    const excess = document.documentElement.scrollWidth - innerWidth;
    const content = document.querySelector('#doc-content') ?? document.documentElement;
    return excess > 0 || content.scrollWidth > content.clientWidth + 1 ?
        `${excess} px over the window, ${content.scrollWidth} of ${content.clientWidth} px in the content` : '';
});

before(async () => {
    mkdirSync(given.screenshots, { recursive: true });
    browser = await chromium.launch({ executablePath: given.chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
after(async () => {
    await browser?.close();
});

for (const [size, viewport] of Object.entries({ wide, narrow })) {
    for (const scheme of ['light', 'dark']) {
        test(`kinds of pages, ${size}, ${scheme}`, async () => {
            const found = [];
            const page = await openWindow(viewport, scheme);
            for (const name of kinds) {
                await go(page, name);
                await page.screenshot({ path: join(given.screenshots, `${name.replace('.html', '')}-${size}-${scheme}.png`) });
                const excess = await runsOver(page);
                if (excess) found.push(`${name}: ${excess}`);
                await page.addScriptTag({ content: axe });
                const { violations } = await page.evaluate(rules => axe.run({ preload: false, ...(rules && { runOnly: rules }) }),
                    scheme === 'dark' ? ['color-contrast'] : null);
                for (const { id, impact, nodes } of violations) {
                    if (!['serious', 'critical'].includes(impact)) continue;
                    found.push(...nodes.map(node => `${name}: ${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
                }
            }
            await page.close();
            assert.ok(found.length === 0, `${found.length} faults:\n${found.slice(0, 20).join('\n')}`);
        });
    }
}

test('no page runs over at 390 pixels', async () => {
    const found = [];
    const page = await openWindow(narrow, 'light');
    for (const name of pages.filter(name => !kinds.includes(name) && name !== 'try.html')) {
        await go(page, name);
        const excess = await runsOver(page);
        if (excess) found.push(`${name}: ${excess}`);
    }
    await page.close();
    assert.deepEqual(found, []);
});

for (const [name, target] of Object.entries({
    decode_body: 'namespacechat__timers.html', duplicate_timer: 'namespacechat__timers.html',
    timer_list: 'classchat__timers_1_1timer__list.html',
})) {
    test(`the search finds ${name}`, async () => {
        const page = await openWindow(wide, 'light');
        await go(page, 'index.html');
        await page.click('#MSearchField');
        await page.keyboard.type(name, { delay: 20 });
        const results = page.frameLocator('#MSearchResults');
        await results.locator('a', { hasText: name }).first().waitFor();
        assert.ok(await results.locator(`a[href*="${target}"]`).count() > 0, `a result leads to ${target}`);
        await page.close();
    });
}

test('the pages report no error and load nothing from elsewhere', () => assert.deepEqual(faults, []));
