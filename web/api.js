import {byId} from './dom.js';

const TOKEN = 'mock-qmp-token';
const RETRY_MS = [500, 1000, 2000, 5000];

const headers = () => {
	const token = sessionStorage.getItem(TOKEN);
	return token === null ? {} : {Authorization: `Bearer ${token}`};
};

let asking;

/** Asks for the token once, whoever needs it; resolves when there is one. */
const askForToken = () => {
	asking ??= new Promise(resolve => {
		const dialog = byId('token-dialog');
		const use = event => {
			event.preventDefault();
			sessionStorage.setItem(TOKEN, byId('token').value);
			byId('token').value = '';
			byId('token-form').removeEventListener('submit', use);
			dialog.close();
			asking = undefined;
			resolve();
		};

		byId('token-form').addEventListener('submit', use);
		dialog.addEventListener('cancel', event => event.preventDefault());
		dialog.showModal();
	});
	return asking;
};

const send = async (path, options) => {
	for (;;) {
		const response = await fetch(path, {
			...options,
			headers: {...headers(), ...options.headers},
		});
		if (response.status !== 401) {
			return response;
		}

		await askForToken();
	}
};

const problemText = ({detail, remedy, code}) =>
	[detail ?? code ?? 'the request failed', remedy].filter(part => part !== undefined).join(' — ');

/** Asks the control API. Fails with the words of its problem document. */
export const ask = async (method, path, body) => {
	let response;
	try {
		response = await send(path, {
			method,
			...(body === undefined
				? {}
				: {body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}}),
		});
	} catch {
		throw new Error('the mock does not answer');
	}

	const answer = await response.json().catch(() => ({}));
	if (!response.ok) {
		throw new Error(problemText(answer));
	}

	return answer;
};

/** The path of something of a machine. */
export const at = (machine, ...parts) =>
	['/v1/machines', encodeURIComponent(machine), ...parts.map(encodeURIComponent)].join('/');

const readEvents = async (response, onEntry) => {
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	for (;;) {
		const {done, value} = await reader.read();
		if (done) {
			return;
		}

		text += value;
		const blocks = text.split('\n\n');
		text = blocks.pop();
		for (const block of blocks) {
			const data = /^data: (.*)$/m.exec(block)?.[1];
			if (data !== undefined) {
				onEntry(JSON.parse(data), /^event: (.*)$/m.exec(block)?.[1]);
			}
		}
	}
};

/** Follows what happens, from the latest entries on, and again when the stream breaks off. */
export const follow = async ({onEntry, onLink}) => {
	let next = 0;
	for (let failures = 0; ; failures += 1) {
		try {
			const response = await send(`/v1/machines/all/journal/stream?since=${next}`, {});
			if (response.ok) {
				failures = 0;
				onLink(true);
				await readEvents(response, (entry, kind) => {
					next = entry.order === undefined ? next : entry.order + 1;
					onEntry(entry, kind);
				});
			}
		} catch {
			// Whatever it was, the next attempt tells.
		}

		onLink(false);
		const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
		await new Promise(resolve => setTimeout(resolve, wait));
	}
};
