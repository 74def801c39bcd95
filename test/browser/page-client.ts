import {EventEmitter, once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {chromium} from 'playwright-core';

// Debian's place for it.
export const CHROMIUM = '/usr/bin/chromium';

// A browser that talks to nobody but us.
const ARGS = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--no-first-run',
];

export type FrameKind = 'binary' | 'text';

export interface Frame {
	readonly kind: FrameKind;
	readonly text: string;
}

/** A page in a browser with one WebSocket; what it receives and sends passes through here. */
export interface PageClient {
	readonly version: string;
	readonly frames: readonly Frame[];
	send(text: string, kind: FrameKind): Promise<void>;
	/** The first frame whose text matches; undefined when time is over or the socket is closed. */
	waitFor(pattern: RegExp): Promise<Frame | undefined>;
	/** Resolves with the code of the close frame; undefined when time is over. */
	waitForClose(): Promise<number | undefined>;
	close(): Promise<void>;
}

/** Runs in the page. */
const openSocket = (url: string): void => {
	const {onFrame, onClose} = globalThis as unknown as {
		readonly onFrame: (kind: string, text: string) => void;
		readonly onClose: (code: number) => void;
	};
	const socket = new WebSocket(url);
	socket.binaryType = 'arraybuffer';
	socket.onmessage = ({data}) => {
		if (typeof data === 'string') {
			onFrame('text', data);
		} else {
			onFrame('binary', new TextDecoder().decode(data));
		}
	};
	socket.onclose = ({code}) => onClose(code);
	Object.assign(globalThis, {socket});
};

/** Runs in the page. */
const sendFrame = ({text, kind}: Frame): void => {
	const {socket} = globalThis as unknown as {readonly socket: WebSocket};
	socket.send(kind === 'text' ? text : new TextEncoder().encode(text));
};

/** Starts the browser and has a page of ours connect to `url`. */
export const startPageClient = async (url: string, deadline: AbortSignal): Promise<PageClient> => {
	// A page from this machine may speak to a server on it; one without an origin may have to ask first.
	const site = createServer((_, response) => {
		response.setHeader('Content-Type', 'text/html');
		response.end('<!doctype html><title>QMP</title>');
	}).listen(0, '127.0.0.1');
	await once(site, 'listening');
	const {port} = site.address() as AddressInfo;
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		chromiumSandbox: false,
		args: ARGS,
	});
	const page = await browser.newPage();
	await page.goto(`http://127.0.0.1:${port}/`);

	const news = new EventEmitter();
	const frames: Frame[] = [];
	let closeCode: number | undefined;
	await page.exposeFunction('onFrame', (kind: FrameKind, text: string) => {
		frames.push({kind, text});
		news.emit('change');
	});
	await page.exposeFunction('onClose', (code: number) => {
		closeCode = code;
		news.emit('change');
	});
	await page.evaluate(openSocket, url);

	const waitUntil = async (isDone: () => boolean): Promise<void> => {
		while (!isDone() && closeCode === undefined && !deadline.aborted) {
			await once(news, 'change', {signal: deadline}).catch(() => {});
		}
	};

	return {
		version: browser.version(),
		frames,
		async send(text, kind) {
			await page.evaluate(sendFrame, {text, kind});
		},
		async waitFor(pattern) {
			const find = (): Frame | undefined => frames.find(({text}) => pattern.test(text));
			await waitUntil(() => find() !== undefined);
			return find();
		},
		async waitForClose() {
			await waitUntil(() => false);
			return closeCode;
		},
		async close() {
			await browser.close();
			site.close();
		},
	};
};
