import {ask, at} from './api.js';
import {attempt, button, choice, field, h, say} from './dom.js';
import {objectFields} from './fields.js';

const FIRST = 'GUEST_PANICKED';

/** Emits any event, with a form made of the schema. */
export const emitPanel = context => {
	const event = choice([], {id: 'emit-event'});
	const about = h('p', {class: 'hint'});
	const body = h('div', {class: 'fields'});
	const strict = h('input', {type: 'checkbox'});
	let fields;

	const load = async isKept => {
		const described = await attempt(() => ask('GET', at(context.target(), 'events', event.value)));
		if (described === undefined) {
			return;
		}

		if (!isKept || fields === undefined) {
			fields = objectFields(described.event);
			const {elements} = fields;
			const isBare = (described.event.members ?? []).length === 0;
			body.replaceChildren(...(isBare ? [h('p', {class: 'hint'}, 'It has no data.')] : elements));
			about.textContent = described.event.rateLimit ? 'QEMU lets one a second out.' : '';
		}

		fields.write(described.example);
	};

	const emit = async submitted => {
		submitted.preventDefault();
		await attempt(
			() =>
				ask('POST', at(context.target(), 'events'), {
					event: event.value,
					data: fields.read(),
					strict: strict.checked,
				}),
			({results}) =>
				`${event.value} was told of on ${results.length === 1 ? 'one machine' : `${results.length} machines`}.`,
		);
	};

	event.addEventListener('change', () => load(false));
	const form = h(
		'form',
		{onsubmit: emit},
		field('Event', event),
		about,
		body,
		field('Make nothing up: these data are all', strict),
		h(
			'div',
			{class: 'buttons'},
			h('button', {type: 'submit', class: 'main'}, 'Emit'),
			button('Believable data', () =>
				load(true).then(() => say('Fresh data that fit the machine.')),
			),
		),
	);
	const open = async () => {
		const {events} = await ask('GET', at('all', 'events'));
		event.replaceChildren(...events.map(name => h('option', {value: name}, name)));
		event.value = events.includes(FIRST) ? FIRST : events[0];
		await load(false);
	};

	void attempt(open);
	return {elements: [form]};
};
