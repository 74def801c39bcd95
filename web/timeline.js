import {byId, h} from './dom.js';

// What is shown, and what is kept to be shown when filters change or a pause ends.
const ROWS_MAX = 400;
const KEPT_MAX = 5000;

const KINDS = [
	['event', 'Events', '⚑'],
	['command', 'Commands', '→'],
	['reply', 'Replies', '←'],
	['state', 'State', '◐'],
	['client', 'Clients', '⇄'],
	['fault', 'Faults', '⚡'],
	['scenario', 'Scenarios', '▶'],
];
const CLIENT_KINDS = ['connect', 'negotiated', 'disconnect'];

const groupOf = ({kind}) => (CLIENT_KINDS.includes(kind) ? 'client' : kind);
const glyphOf = entry => KINDS.find(([group]) => group === groupOf(entry))?.[2] ?? '·';

const timeOf = ({at}) => new Date(Math.floor(at / 1000)).toISOString().slice(11, 23);

const titleOf = entry => {
	switch (entry.kind) {
		case 'event':
			return entry.event;
		case 'command':
			return entry.command;
		case 'reply':
			return entry.command ?? 'reply';
		case 'state':
			return `${entry.from} → ${entry.state}`;
		case 'fault':
			return entry.fault;
		case 'scenario':
			return `${entry.scenario} ${entry.phase === 'begin' ? 'begins' : 'ends'}`;
		case 'connect':
			return `${entry.client} connects`;
		case 'negotiated':
			return `${entry.client} negotiates`;
		case 'disconnect':
			return `${entry.client} leaves`;
		case 'reset':
			return 'begins anew';
		case 'lost':
			return `${entry.lost} entries are no longer kept`;
		default:
			return entry.kind;
	}
};

const detailOf = entry => {
	switch (entry.kind) {
		case 'event':
			return entry.data;
		case 'command':
			return entry.arguments;
		case 'reply':
			return entry.reply.error ?? entry.reply.return;
		default:
			return undefined;
	}
};

const shortOf = value => {
	const text = value === undefined ? '' : JSON.stringify(value);
	return text === '{}' ? '' : text;
};

const isBad = entry =>
	(entry.kind === 'reply' && entry.reply.error !== undefined) ||
	entry.kind === 'fault' ||
	entry.kind === 'lost';

/** What happens, the latest first. */
export class Timeline {
	#entries = [];
	#hidden = new Set();
	#search = '';
	#machine = 'all';
	#isMany = false;
	#isPaused = false;
	#missed = 0;
	#pending = [];
	#isScheduled = false;
	#list = byId('log');

	constructor() {
		byId('kinds').append(...KINDS.map(kind => this.#chip(kind)));
		byId('search').addEventListener('input', ({target}) => {
			this.#search = target.value.toLowerCase();
			this.#renderAll();
		});
		byId('pause').addEventListener('click', () => this.#togglePause());
		byId('clear').addEventListener('click', () => {
			this.#entries = [];
			this.#pending = [];
			this.#missed = 0;
			this.#renderAll();
			this.#renderPause();
		});
	}

	/** Takes an entry; it is shown with the next frame. */
	add(entry) {
		this.#entries.push(entry);
		if (this.#entries.length > KEPT_MAX) {
			this.#entries.splice(0, KEPT_MAX / 5);
		}

		if (this.#isPaused) {
			this.#missed += 1;
		} else {
			this.#pending.push(entry);
		}

		if (!this.#isScheduled) {
			this.#isScheduled = true;
			requestAnimationFrame(() => this.#renderPending());
		}
	}

	/** Shows what happens on one machine, or on `all`. */
	show(machine, isMany) {
		if (machine !== this.#machine || isMany !== this.#isMany) {
			this.#machine = machine;
			this.#isMany = isMany;
			this.#renderAll();
		}
	}

	#chip([group, text, glyph]) {
		return h(
			'button',
			{
				type: 'button',
				class: 'chip',
				'aria-pressed': 'true',
				'data-kind': group,
				onclick: ({currentTarget}) => {
					const isShown = this.#hidden.delete(group);
					if (!isShown) {
						this.#hidden.add(group);
					}

					currentTarget.setAttribute('aria-pressed', String(isShown));
					this.#renderAll();
				},
			},
			h('span', {class: 'glyph', 'aria-hidden': 'true'}, glyph),
			text,
		);
	}

	#togglePause() {
		this.#isPaused = !this.#isPaused;
		this.#missed = 0;
		if (!this.#isPaused) {
			this.#renderAll();
		}

		this.#renderPause();
	}

	#renderPause() {
		const pause = byId('pause');
		const more = this.#missed === 0 ? '' : ` (${this.#missed} new)`;
		pause.setAttribute('aria-pressed', String(this.#isPaused));
		pause.textContent = this.#isPaused ? `Go on${more}` : 'Pause';
	}

	#isWanted(entry) {
		return (
			!this.#hidden.has(groupOf(entry)) &&
			(this.#machine === 'all' || String(entry.machine) === this.#machine) &&
			(this.#search === '' || JSON.stringify(entry).toLowerCase().includes(this.#search))
		);
	}

	#renderPending() {
		this.#isScheduled = false;
		if (this.#isPaused) {
			this.#renderPause();
			return;
		}

		// A storm has more entries in a frame than anybody can see.
		const wanted = this.#pending.splice(0).filter(entry => this.#isWanted(entry));
		const rows = wanted.slice(-ROWS_MAX).reverse();
		this.#list.prepend(...rows.map(entry => this.#row(entry)));
		while (this.#list.childElementCount > ROWS_MAX) {
			this.#list.lastElementChild.remove();
		}

		this.#renderEmpty();
	}

	#renderAll() {
		this.#pending = [];
		const wanted = this.#entries.filter(entry => this.#isWanted(entry)).slice(-ROWS_MAX);
		this.#list.replaceChildren(...wanted.reverse().map(entry => this.#row(entry)));
		this.#renderEmpty();
	}

	#renderEmpty() {
		const empty = byId('log-empty');
		empty.hidden = this.#list.childElementCount > 0;
		empty.textContent =
			this.#entries.length === 0
				? 'Nothing has happened yet. Connect a client, or emit an event.'
				: 'Nothing that happened is of these kinds or has this text.';
	}

	#row(entry) {
		const detail = detailOf(entry);
		const short = shortOf(detail);
		const who = entry.client ?? entry.monitor;
		const summary = [
			h('time', {}, entry.at === undefined ? '' : timeOf(entry)),
			h(
				'span',
				{class: 'glyph', title: entry.kind, role: 'img', 'aria-label': entry.kind},
				glyphOf(entry),
			),
			this.#isMany && entry.machine !== undefined
				? h('span', {class: 'vm', title: 'machine'}, String(entry.machine))
				: undefined,
			h('span', {class: 'what'}, titleOf(entry)),
			h('span', {class: 'data'}, short),
		];
		const classes = `row ${groupOf(entry)}${isBad(entry) ? ' bad' : ''}`;
		if (short === '' && who === undefined) {
			return h('li', {class: classes}, h('div', {class: 'summary'}, summary));
		}

		const whole = JSON.stringify(entry, null, 2);
		return h(
			'li',
			{class: classes},
			h('details', {}, h('summary', {class: 'summary'}, summary), h('pre', {}, whole)),
		);
	}
}
