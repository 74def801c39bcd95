import {ask, at} from './api.js';
import {attempt, button, choice, field, h} from './dom.js';

const STEPS = ['1s', '10s', '1m', '1h'];
const SPEEDS = ['0.1', '0.5', '1', '2', '10', '60'];

const clockText = time => time.replace('T', ' ').replace('Z', '');

/** Stops time, hurries it, moves it on. */
export const timePanel = context => {
	const now = h('output', {class: 'clock'});
	const speed = choice(SPEEDS.map(one => [one, `${one} ×`]));
	const by = h('input', {type: 'text', autocomplete: 'off', placeholder: '2m', required: true});
	const note = h('p', {class: 'hint'});
	let before = 1;
	let isFrozen = false;

	const setSpeed = value =>
		attempt(
			() => ask('PUT', at(context.target(), 'speed'), {speed: value}),
			value === 0 ? 'Time stands still.' : `Time goes at ${value} ×.`,
		).then(context.refresh);
	const freeze = button('Freeze', () => setSpeed(isFrozen ? before : 0), {'aria-pressed': 'false'});
	const advance = span =>
		attempt(
			() => ask('POST', at(context.target(), 'advance'), {by: span}),
			`${span} have passed.`,
		).then(context.refresh);
	const confirm = h(
		'dialog',
		{'aria-labelledby': 'reset-title'},
		h('h2', {id: 'reset-title'}, 'Begin anew?'),
		h(
			'p',
			{},
			'All machines become as they were at the start. Clients are cut off; faults, replies, plays, expectations and journals are forgotten.',
		),
		h(
			'div',
			{class: 'buttons'},
			button(
				'Reset all machines',
				() => {
					confirm.close();
					void attempt(() => ask('POST', '/v1/reset'), 'All machines are new.').then(
						context.refresh,
					);
				},
				{class: 'main danger'},
			),
			button('Leave them', () => confirm.close()),
		),
	);
	speed.addEventListener('change', () => setSpeed(Number(speed.value)));
	const form = h(
		'form',
		{
			onsubmit: submitted => {
				submitted.preventDefault();
				void advance(by.value);
			},
		},
		h(
			'div',
			{class: 'pair'},
			field('Move on by', by),
			h('div', {class: 'buttons end'}, h('button', {type: 'submit'}, 'Move on')),
		),
	);
	return {
		elements: [
			now,
			note,
			h('div', {class: 'pair'}, field('Speed', speed), h('div', {class: 'buttons end'}, freeze)),
			h(
				'div',
				{class: 'buttons', role: 'group', 'aria-label': 'Move time on'},
				STEPS.map(step => button(`+${step}`, () => advance(step))),
			),
			form,
			h('hr'),
			h(
				'div',
				{class: 'buttons'},
				button('Reset…', () => confirm.showModal(), {class: 'danger'}),
			),
			confirm,
		],
		update([machine]) {
			if (machine === undefined) {
				return;
			}

			now.value = clockText(machine.time);
			const isFixed = typeof machine.speed !== 'number';
			isFrozen = machine.speed === 0;
			before = isFixed || isFrozen ? before : machine.speed;
			speed.disabled = isFixed;
			freeze.disabled = isFixed;
			freeze.textContent = isFrozen ? 'Let go' : 'Freeze';
			freeze.setAttribute('aria-pressed', String(isFrozen));
			note.textContent = isFixed
				? 'This clock has no speed; it is moved on.'
				: isFrozen
					? 'Frozen: nothing passes but what you move on.'
					: `Goes at ${machine.speed} ×. Machines of a fleet share it.`;
			const known = String(before);
			if (document.activeElement !== speed) {
				if (![...speed.options].some(({value}) => value === known)) {
					speed.append(h('option', {value: known}, `${known} ×`));
				}

				speed.value = known;
			}
		},
	};
};
