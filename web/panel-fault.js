import {ask, at} from './api.js';
import {attempt, button, choice, field, h} from './dom.js';
import {jsonOrText} from './fields.js';

const NONE = '';

const textOf = value =>
	typeof value === 'object' && value !== null ? `${value.min}-${value.max}` : String(value);

const inputOf = ({type, choices = [], default: given}) =>
	type === 'choice' || type === 'boolean'
		? choice(type === 'boolean' ? ['true', 'false'] : choices, {value: textOf(given)})
		: h('input', {type: 'text', autocomplete: 'off', placeholder: textOf(given)});

const hintOf = ({type, doc}) =>
	type === 'span' || type === 'shift' ? `${doc}; such as 250ms or 2s` : doc;

/** Lets things go wrong on the wire. */
export const faultPanel = context => {
	const kind = choice([], {id: 'fault-kind'});
	const about = h('p', {class: 'hint'});
	const parameters = h('div', {class: 'fields'});
	const nth = h('input', {type: 'text', inputMode: 'numeric', autocomplete: 'off'});
	const lasts = h('input', {type: 'text', autocomplete: 'off', placeholder: '10s'});
	const message = choice([[NONE, 'any'], 'greeting', 'reply', 'event']);
	let kinds = [];
	let inputs = new Map();

	const describe = () => {
		const chosen = kinds.find(({name}) => name === kind.value);
		about.textContent = chosen?.doc ?? '';
		inputs = new Map((chosen?.parameters ?? []).map(one => [one.name, inputOf(one)]));
		parameters.replaceChildren(
			...(chosen?.parameters ?? []).map(one => field(one.name, inputs.get(one.name), hintOf(one))),
		);
	};

	const spec = () => {
		const given = [...inputs].filter(([, {value}]) => value !== NONE);
		const values = given.map(([name, {value}]) => [name, jsonOrText(value)]);
		return {
			[kind.value]: values.length === 0 ? null : Object.fromEntries(values),
			...(nth.value === NONE ? {} : {nth: Number(nth.value)}),
			...(lasts.value === NONE ? {} : {for: lasts.value}),
			...(message.value === NONE ? {} : {scope: message.value}),
		};
	};

	const arm = async submitted => {
		submitted.preventDefault();
		await attempt(
			() => ask('POST', at(context.target(), 'faults'), spec()),
			`${kind.value} is in force.`,
		);
		context.refresh();
	};

	kind.addEventListener('change', describe);
	void attempt(async () => {
		({kinds} = await ask('GET', '/v1/faults'));
		kind.replaceChildren(...kinds.map(({name}) => h('option', {value: name}, name)));
		describe();
	});
	const form = h(
		'form',
		{onsubmit: arm},
		field('What goes wrong', kind),
		about,
		parameters,
		h(
			'details',
			{class: 'more'},
			h('summary', {}, 'When and where'),
			h(
				'div',
				{class: 'fields'},
				field('Messages', message),
				field('Only the nth', nth),
				field('For', lasts, 'a span or forever'),
			),
		),
		h(
			'div',
			{class: 'buttons'},
			h('button', {type: 'submit', class: 'main danger'}, 'Break the wire'),
			button('Mend all', () =>
				attempt(
					() => ask('DELETE', at(context.target(), 'faults')),
					'No fault is in force any more.',
				).then(context.refresh),
			),
		),
	);
	return {elements: [form]};
};
