import {ask, at} from './api.js';
import {attempt, button, choice, field, h, renderIfChanged} from './dom.js';

const ERRORS = [
	'GenericError',
	'CommandNotFound',
	'DeviceNotActive',
	'DeviceNotFound',
	'KVMMissingCap',
];

/** Gives commands a reply of one's own. */
export const replyPanel = context => {
	const names = h('datalist', {id: 'commands'});
	const command = h('input', {
		type: 'text',
		list: 'commands',
		required: true,
		autocomplete: 'off',
		value: 'query-block',
	});
	const what = choice([
		['error', 'an error'],
		['return', 'a value'],
	]);
	const errorClass = choice(ERRORS);
	const desc = h('input', {type: 'text', autocomplete: 'off', value: 'it does not work today'});
	const value = h('textarea', {rows: 5, spellcheck: false, value: '{}'});
	const unchecked = h('input', {type: 'checkbox'});
	const times = h('input', {
		type: 'text',
		inputMode: 'numeric',
		autocomplete: 'off',
		placeholder: 'always',
	});
	const delay = h('input', {type: 'text', autocomplete: 'off', placeholder: '0ms'});
	const stubs = h('ul', {class: 'things', 'aria-label': 'Replies in force'});
	const errorPart = h(
		'div',
		{class: 'fields'},
		field('Class', errorClass),
		field('Description', desc),
	);
	const valuePart = h(
		'div',
		{class: 'fields'},
		field('Value, as JSON', value),
		field('QEMU need not be able to say it', unchecked),
	);

	const show = () => {
		errorPart.hidden = what.value !== 'error';
		valuePart.hidden = what.value !== 'return';
	};

	const body = () => ({
		...(what.value === 'error'
			? {error: {class: errorClass.value, desc: desc.value}}
			: {return: JSON.parse(value.value), unchecked: unchecked.checked}),
		...(times.value === '' ? {} : {times: Number(times.value)}),
		...(delay.value === '' ? {} : {delay: delay.value}),
	});

	const stub = async submitted => {
		submitted.preventDefault();
		await attempt(
			() => ask('PUT', at(context.target(), 'replies', command.value), body()),
			`${command.value} is answered so.`,
		);
		context.refresh();
	};

	what.addEventListener('change', show);
	show();
	void attempt(async () => {
		const {commands} = await ask('GET', at('all', 'commands'));
		names.append(...commands.map(name => h('option', {value: name})));
	});
	const form = h(
		'form',
		{onsubmit: stub},
		names,
		field('Command', command),
		field('is answered', what),
		errorPart,
		valuePart,
		h('div', {class: 'pair'}, field('Times', times), field('After', delay)),
		h('div', {class: 'buttons'}, h('button', {type: 'submit', class: 'main'}, 'Answer so')),
	);
	return {
		elements: [form, stubs],
		update(machines) {
			const all = machines.flatMap(machine =>
				machine.stubs.map(name => ({name, index: machine.index, machine: machine.name})),
			);
			renderIfChanged(stubs, all, () =>
				all.map(one =>
					h(
						'li',
						{},
						h('span', {class: 'grow'}, h('code', {}, one.name), ' ', h('small', {}, one.machine)),
						button(
							'Take back',
							() =>
								attempt(
									() => ask('DELETE', at(one.index, 'replies', one.name)),
									'The machine answers again.',
								).then(context.refresh),
							{
								'data-focus': `unstub ${one.index} ${one.name}`,
								'aria-label': `Take the reply to ${one.name} on ${one.machine} back`,
							},
						),
					),
				),
			);
		},
	};
};
