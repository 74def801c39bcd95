// The console page in headless Chromium, on a mock with a client: by mouse, by keyboard, at phone width, in the dark.
import {once} from 'node:events';
import type {Browser} from 'playwright-core';
import {type MockQmp, startMockQmp} from '../../index.ts';
import {type ControlServer, startControl} from '../../server/control/control-server.ts';
import {SocketClient} from '../helpers/socket-client.ts';
import {appearance, storms} from './console-appearance.ts';
import {type ConsolePage, DESKTOP, hasBrowser, openConsole, startBrowser} from './console-page.ts';

const PATIENCE_MS = 20_000;

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

let passed = 0;
let failed = 0;

/** Counts what holds; whatever throws, or takes too long, does not. */
const check = async (title: string, act: () => Promise<boolean | undefined>): Promise<void> => {
	let reason = '';
	const late = AbortSignal.timeout(PATIENCE_MS);
	const over = once(late, 'abort').then(() => Promise.reject(new Error('it takes too long')));
	const isGood = await Promise.race([act(), over]).catch(error => {
		reason = ` (${String(error).split('\n').slice(0, 2).join(' ')})`;
		return false;
	});
	passed += isGood ? 1 : 0;
	failed += isGood ? 0 : 1;
	print(`${isGood ? 'ok' : 'not ok'} ${passed + failed} - ${title}${reason}`);
};

interface Stage {
	readonly browser: Browser;
	readonly qmp: MockQmp;
	readonly control: ControlServer;
	readonly client: SocketClient;
	readonly view: ConsolePage;
}

const serve = (qmp: MockQmp, token?: string): Promise<ControlServer> =>
	startControl(
		{seed: qmp.seed, machines: [{index: 0, qmp}]},
		{address: '127.0.0.1:0', ...(token === undefined ? {} : {token})},
	);

const looks = async ({qmp, client, view: {page}}: Stage): Promise<void> => {
	await check('a client that comes is shown', async () => {
		client.send({execute: 'qmp_capabilities'});
		await page.locator('#machine', {hasText: 'compat_monitor0#0 negotiated'}).waitFor();
		return true;
	});
	await check('what it asks and gets is in the timeline, the latest first', async () => {
		client.send({execute: 'query-name'});
		const rows = page.locator('#log .row');
		await rows.filter({hasText: 'query-name'}).nth(1).waitFor();
		return (await rows.first().getAttribute('class'))?.includes('reply');
	});
	await check('a row opens to the whole entry', async () => {
		const row = page.locator('#log .row.reply').first();
		await row.locator('summary').click();
		return (await row.locator('pre').textContent())?.includes('"kind": "reply"');
	});
	await check('kinds and texts are filtered', async () => {
		await page.locator('.chip[data-kind="reply"]').click();
		const replies = await page.locator('#log .row.reply').count();
		await page.locator('.chip[data-kind="reply"]').click();
		await page.locator('#search').fill('query-name');
		const rows = await page.locator('#log .row').count();
		await page.locator('#search').fill('');
		return replies === 0 && rows === 2;
	});
	await check('a pause holds the timeline and counts what is new', async () => {
		await page.locator('#pause').click();
		const before = await page.locator('#log .row').count();
		qmp.emit('POWERDOWN');
		await page.locator('#pause', {hasText: 'Go on (1 new)'}).waitFor();
		const held = await page.locator('#log .row').count();
		await page.locator('#pause').click();
		await page.locator('#log .row', {hasText: 'POWERDOWN'}).waitFor();
		return held === before;
	});
};

const emits = async ({qmp, client, view: {page}}: Stage): Promise<void> => {
	const event = page.locator('#emit-event');
	const emit = page.getByRole('button', {name: 'Emit', exact: true});
	await check('the form of an event has its members, filled believably, and again', async () => {
		await event.selectOption('RTC_CHANGE');
		const offset = page.getByLabel('offset');
		await offset.waitFor();
		const first = await offset.inputValue();
		await page.getByRole('button', {name: 'Believable data'}).click();
		await page.locator('#status', {hasText: 'Fresh data'}).waitFor();
		const second = await offset.inputValue();
		return /^-?\d+$/.test(second) && first !== second;
	});
	await check('words are chosen from a list; the client gets the event', async () => {
		await event.selectOption('BLOCK_IO_ERROR');
		await page.getByLabel('action').selectOption('stop');
		await page.getByLabel('reason').fill('of the console');
		await emit.click();
		await client.has('"of the console"');
		await page.locator('#machine .badge', {hasText: 'io-error'}).waitFor();
		return qmp.status === 'io-error';
	});
	await check('nested members and branches are given', async () => {
		await event.selectOption('GUEST_PANICKED');
		await page.getByLabel('Give info').check();
		await page.getByRole('combobox', {name: 'type', exact: true}).selectOption('hyper-v');
		for (const name of ['arg1', 'arg2', 'arg3', 'arg4', 'arg5']) {
			await page.getByLabel(name).fill('7');
		}

		await emit.click();
		await client.has('"arg5": 7');
		return true;
	});
	await check('what the mock refuses is said', async () => {
		await event.selectOption('BALLOON_CHANGE');
		await page.getByLabel('actual').fill('much');
		await emit.click();
		await page.locator('#status.bad', {hasText: 'actual'}).waitFor();
		return true;
	});
};

const acts = async ({qmp, client, view: {page}}: Stage): Promise<void> => {
	await check('a scenario is played and stopped', async () => {
		await page.getByRole('tab', {name: 'Play'}).click();
		await page.locator('#scenario').selectOption('vm-day');
		await page.locator('#panel-play').getByRole('button', {name: 'Play', exact: true}).click();
		const stop = page.getByRole('button', {name: /^Stop vm-day/});
		await stop.click();
		await page.locator('#panel-play .badge', {hasText: 'stopped'}).waitFor();
		return qmp.plays[0]?.state === 'stopped';
	});
	await check('a reply is stubbed and taken back', async () => {
		await page.getByRole('tab', {name: 'Reply'}).click();
		await page.getByLabel('Command', {exact: true}).fill('query-version');
		await page.getByLabel('Description').fill('said by hand');
		await page.getByRole('button', {name: 'Answer so'}).click();
		await page.locator('#panel-reply .things li', {hasText: 'query-version'}).waitFor();
		client.send({execute: 'query-version'});
		await client.has('said by hand');
		await page.getByRole('button', {name: /^Take the reply/}).click();
		await page.locator('#panel-reply .things li').waitFor({state: 'detached'});
		return qmp.stubs.all.length === 0;
	});
	await check('time is frozen, moved on and let go', async () => {
		await page.getByRole('tab', {name: 'Time'}).click();
		await page.getByRole('button', {name: 'Freeze'}).click();
		await page.getByRole('button', {name: 'Let go'}).waitFor();
		const before = qmp.clock.now();
		await page.getByRole('button', {name: '+1m'}).click();
		await page.locator('#status', {hasText: '1m have passed'}).waitFor();
		const moved = qmp.clock.now() - before;
		await page.getByRole('button', {name: 'Let go'}).click();
		await page.getByRole('button', {name: 'Freeze'}).waitFor();
		return moved === 60_000_000;
	});
	await check('an expectation is added, and met', async () => {
		await page.getByRole('tab', {name: 'Expect'}).click();
		await page.locator('#panel-expect').getByLabel('Name', {exact: true}).fill('query-uuid');
		await page.getByRole('button', {name: 'Expect it'}).click();
		await page.locator('#panel-expect .badge', {hasText: 'open'}).waitFor();
		client.send({execute: 'query-uuid'});
		await page.locator('#panel-expect .badge', {hasText: 'pass'}).waitFor();
		return true;
	});
	await check('the wire is broken: the client is cut off', async () => {
		await page.getByRole('tab', {name: 'Break'}).click();
		await page.locator('#fault-kind').selectOption('reset');
		await page.getByRole('button', {name: 'Break the wire'}).click();
		await client.over;
		await page.locator('#machine', {hasText: 'No client is connected'}).waitFor();
		await page.locator('#log .row.fault', {hasText: 'reset'}).waitFor();
		return true;
	});
};

const keyboard = async ({qmp, view: {page}}: Stage): Promise<void> => {
	await check('the keyboard alone: skip link, tabs by arrows, an event by Enter', async () => {
		await page.reload();
		await page.locator('#link[data-state="on"]').waitFor();
		await page.keyboard.press('Tab');
		const first = await page.evaluate('document.activeElement.textContent');
		await page.locator('#tab-emit').focus();
		await page.keyboard.press('ArrowRight');
		const second = await page.evaluate('document.activeElement.id');
		await page.keyboard.press('Home');
		await page.keyboard.press('Tab');
		const third = await page.evaluate('document.activeElement.id');
		await page.locator('#emit-event').selectOption('SUSPEND_DISK');
		await page.getByLabel(/^Make nothing up/).focus();
		await page.keyboard.press('Enter');
		await page.locator('#log .row', {hasText: 'SUSPEND_DISK'}).waitFor();
		return (
			first === 'Skip to the timeline' &&
			second === 'tab-play' &&
			third === 'emit-event' &&
			qmp.events.at(-1)?.event === 'SUSPEND_DISK'
		);
	});
	await check('what has focus shows it', async () => {
		await page.keyboard.press('Tab');
		return page.evaluate<boolean>(
			"getComputedStyle(document.activeElement).outlineStyle !== 'none'",
		);
	});
	await check('a reset is asked for, then everything is new', async () => {
		await page.getByRole('tab', {name: 'Time'}).click();
		await page.getByRole('button', {name: 'Reset…'}).click();
		await page.getByRole('button', {name: 'Reset all machines'}).click();
		await page.locator('#log .row', {hasText: 'begins anew'}).waitFor();
		await page.locator('#machine .badge', {hasText: 'running'}).waitFor();
		return qmp.status === 'running';
	});
};

const tokens = async (browser: Browser, qmp: MockQmp): Promise<void> => {
	await check('where there is a token, the page asks for it', async () => {
		const control = await serve(qmp, 'secret');
		const context = await browser.newContext();
		const page = await context.newPage();
		page.setDefaultTimeout(8000);
		await page.goto(control.url);
		await page.locator('#token-dialog[open]').waitFor();
		await page.locator('#token').fill('secret');
		await page.keyboard.press('Enter');
		await page.locator('#link[data-state="on"]').waitFor();
		await page.locator('#machine .badge').waitFor();
		await context.close();
		await control.close();
		return true;
	});
};

const run = async (): Promise<void> => {
	const qmp = await startMockQmp({seed: 'console', machine: {name: 'web-1'}});
	const control = await serve(qmp);
	const browser = await startBrowser();
	print(`# Chromium ${browser.version()}`);
	try {
		const view = await openConsole(browser, control.url, DESKTOP);
		view.page.setDefaultTimeout(8000);
		const client = await SocketClient.open(qmp.addresses[0] ?? '');
		const stage = {browser, qmp, control, client, view};
		await looks(stage);
		await emits(stage);
		await acts(stage);
		await keyboard(stage);
		await storms(check, stage);
		await appearance(check, stage);
		await tokens(browser, qmp);
		await check('nothing went wrong in the page, and it asked nobody else', async () => {
			print(view.problems.map(problem => `# ${problem}`).join('\n'));
			return view.problems.length === 0 && view.hosts.size === 1;
		});
		await check('when the mock ends, the page says so', async () => {
			await qmp.close();
			await control.close();
			await view.page.locator('#link[data-state="off"]', {hasText: 'does not answer'}).waitFor();
			return true;
		});
	} finally {
		await browser.close();
		await qmp.close();
		await control.close();
	}
};

if (hasBrowser()) {
	await run().catch(error => {
		print(String(error));
		failed += 1;
	});
	print(`${passed} passed, ${failed} failed`);
} else {
	print('0 passed, 0 failed, 1 skipped');
}

process.exitCode = failed === 0 ? 0 : 1;
