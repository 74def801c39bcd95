import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import type {MockQmp} from '../../index.ts';
import type {ControlServer} from '../../server/control/control-server.ts';
import {type ConsolePage, DARK, DESKTOP, openConsole, PHONE} from './console-page.ts';

type Check = (title: string, act: () => Promise<boolean | undefined>) => Promise<void>;

interface Stage {
	readonly browser: Browser;
	readonly qmp: MockQmp;
	readonly control: ControlServer;
	readonly view: ConsolePage;
}

const TABS = ['emit', 'play', 'break', 'reply', 'time', 'expect'];
// WCAG 2, 1.4.3: text on its ground.
const CONTRAST_MIN = 4.5;

// Read as it is: it runs in the page.
const LOWEST_CONTRAST = readFileSync(
	new URL('../../../test/browser/lowest-contrast.js', import.meta.url),
	'utf8',
);

interface Contrast {
	readonly ratio: number;
	readonly text: string;
}

const eachTab = async (page: Page, look: () => Promise<void>): Promise<void> => {
	for (const tab of TABS) {
		await page.locator(`#tab-${tab}`).click();
		await look();
	}
};

/** Light, dark and at phone width. */
export const appearance = async (check: Check, {browser, control}: Stage): Promise<void> => {
	for (const look of [DESKTOP, DARK]) {
		await check(`texts stand out from their ground, ${look.scheme}`, async () => {
			const {page} = await openConsole(browser, control.url, look);
			let worst: Contrast = {ratio: 21, text: ''};
			await eachTab(page, async () => {
				const lowest = await page.evaluate<Contrast>(LOWEST_CONTRAST);
				worst = lowest.ratio < worst.ratio ? lowest : worst;
			});
			process.stdout.write(`# lowest contrast ${worst.ratio.toFixed(2)}: ${worst.text}\n`);
			await page.context().close();
			return worst.ratio >= CONTRAST_MIN;
		});
	}

	await check('at 360 pixels nothing scrolls sideways, and buttons are large enough', async () => {
		const {page} = await openConsole(browser, control.url, PHONE);
		let isWide = false;
		let lowest = Number.POSITIVE_INFINITY;
		await eachTab(page, async () => {
			const scrolls = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
			isWide ||= await page.evaluate<boolean>(scrolls);
			const heights = await page
				.locator('button:visible')
				.evaluateAll(buttons => buttons.map(button => button.getBoundingClientRect().height));
			lowest = Math.min(lowest, ...heights);
		});
		await page.context().close();
		return !isWide && lowest >= 32;
	});
	await check('every control has a name', async () => {
		const {page} = await openConsole(browser, control.url, DESKTOP);
		let nameless = 0;
		await eachTab(page, async () => {
			nameless += await page
				.locator('button:visible, input:visible, select:visible, textarea:visible')
				.evaluateAll(
					controls =>
						controls.filter(one => {
							const labels = (Object(one).labels ?? []).length;
							const named = one.getAttribute('aria-label') ?? one.textContent?.trim() ?? '';
							return labels === 0 && named === '';
						}).length,
				);
		});
		await page.context().close();
		return nameless === 0;
	});
};

/** Many events at once. */
export const storms = async (check: Check, {qmp, view: {page}}: Stage): Promise<void> => {
	await check('a storm of events leaves a bounded page that still answers', async () => {
		for (let count = 0; count < 6000; count++) {
			qmp.machine.events.emit('POWERDOWN');
		}

		qmp.emit('SUSPEND');
		await page.locator('#log .row', {hasText: 'SUSPEND'}).first().waitFor();
		const rows = await page.locator('#log .row').count();
		await page.locator('#clear').click();
		const cleared = await page.locator('#log .row').count();
		return rows <= 400 && cleared === 0;
	});
};
