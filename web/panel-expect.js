import {ask, at} from './api.js';
import {attempt, choice, field, h, renderIfChanged} from './dom.js';

/** Says what is expected of the client, and shows how it stands. */
export const expectPanel = context => {
	const what = choice([
		['command', 'a command'],
		['event', 'an event'],
		['state', 'a run state'],
	]);
	const name = h('input', {
		type: 'text',
		list: 'commands',
		required: true,
		autocomplete: 'off',
		value: 'query-status',
	});
	const never = h('input', {type: 'checkbox'});
	const within = h('input', {type: 'text', autocomplete: 'off', placeholder: '5s'});
	const verdicts = h('ul', {class: 'things', 'aria-label': 'What is expected'});
	const none = h('p', {class: 'hint'}, 'Nothing is expected yet.');
	let isShown = false;

	const load = async () => {
		const {expectations} = await ask('GET', at(context.target(), 'verification'));
		none.hidden = expectations.length > 0;
		const shown = expectations.map(({machine, id, text, state, reason}) => ({
			machine,
			id,
			text,
			state,
			reason,
		}));
		renderIfChanged(verdicts, shown, () =>
			shown.map(({id, text, state, reason}) =>
				h(
					'li',
					{},
					h('span', {class: 'grow'}, h('strong', {}, id), ' ', text, h('small', {}, reason)),
					h('span', {class: 'badge', 'data-state': state}, state),
				),
			),
		);
	};

	const expect = async submitted => {
		submitted.preventDefault();
		const pattern = {[what.value]: name.value};
		await attempt(
			() =>
				ask('POST', at(context.target(), 'expectations'), {
					...(never.checked ? {never: pattern} : pattern),
					...(within.value === '' ? {} : {within: within.value}),
				}),
			'It is expected from now on.',
		);
		await attempt(load);
	};

	const form = h(
		'form',
		{onsubmit: expect},
		h('div', {class: 'pair'}, field('Expect', what), field('Name', name)),
		field('Within', within, 'a span of the machine’s time; for good when left out'),
		field('It must never happen', never),
		h('div', {class: 'buttons'}, h('button', {type: 'submit', class: 'main'}, 'Expect it')),
	);
	return {
		elements: [form, none, verdicts],
		shown() {
			isShown = true;
			void load().catch(() => {});
		},
		update() {
			if (isShown) {
				void load().catch(() => {});
			}
		},
	};
};
