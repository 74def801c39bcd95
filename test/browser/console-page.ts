import {existsSync} from 'node:fs';
import {type Browser, chromium, type Page} from 'playwright-core';
import {CHROMIUM} from './page-client.ts';

// A browser that talks to nobody but us.
const ARGS = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--no-first-run',
];

/** How a page is looked at. */
export interface Look {
	readonly width: number;
	readonly height: number;
	readonly scheme: 'light' | 'dark';
}

export const DESKTOP: Look = {width: 1440, height: 900, scheme: 'light'};
export const DARK: Look = {...DESKTOP, scheme: 'dark'};
export const PHONE: Look = {width: 360, height: 740, scheme: 'light'};

/** A page in a browser, with what went wrong in it and whom it asked. */
export interface ConsolePage {
	readonly page: Page;
	readonly problems: readonly string[];
	readonly hosts: ReadonlySet<string>;
}

/** Whether there is a browser to run pages in. */
export const hasBrowser = (): boolean => existsSync(CHROMIUM);

export const startBrowser = (): Promise<Browser> =>
	chromium.launch({executablePath: CHROMIUM, chromiumSandbox: false, args: ARGS});

/** Opens the console at `url`. */
export const openConsole = async (
	browser: Browser,
	url: string,
	{width, height, scheme}: Look,
): Promise<ConsolePage> => {
	const context = await browser.newContext({
		viewport: {width, height},
		colorScheme: scheme,
		reducedMotion: 'reduce',
	});
	const page = await context.newPage();
	const problems: string[] = [];
	const hosts = new Set<string>();
	page.on('pageerror', error => problems.push(error.message));
	page.on('console', message => {
		// What the API refuses, the browser writes down too: that is no fault of the page.
		if (message.type() === 'error' && !/the server responded with a status/.test(message.text())) {
			problems.push(message.text());
		}
	});
	page.on('request', request => hosts.add(new URL(request.url()).host));
	await page.goto(url);
	await page.locator('#link[data-state="on"]').waitFor();
	return {page, problems, hosts};
};
